// Package blocks is what hashes have in common that take 64 bytes at a time: keeping what is less than a block, and the
// padding at the end.
package blocks

// Size is that of a block.
const Size = 64

// Digest is a sum in the making; block takes its state further.
type Digest[S any] struct {
	State S
	block func(state *S, p []byte)
	rest  []byte // less than a block
	size  uint64
}

// New is the sum of nothing.
func New[S any](initial S, block func(state *S, p []byte)) Digest[S] {
	return Digest[S]{State: initial, block: block}
}

func (d *Digest[S]) BlockSize() int { return Size }

func (d *Digest[S]) Write(p []byte) (n int, err error) {
	d.size += uint64(len(p))
	d.rest = append(d.rest, p...)
	for len(d.rest) >= Size {
		d.block(&d.State, d.rest[:Size])
		d.rest = d.rest[Size:]
	}
	return len(p), nil
}

// Clone is the same sum, to be continued apart.
func (d *Digest[S]) Clone() Digest[S] {
	copied := *d
	copied.rest = append([]byte(nil), d.rest...)
	return copied
}

// Pad ends what was written: a bit, zeros, and how many bits it was, the most significant byte first if big is set.
func (d *Digest[S]) Pad(big bool) {
	bits := d.size * 8
	d.Write([]byte{0x80})
	for len(d.rest) != Size-8 {
		d.Write([]byte{0})
	}
	for i := range 8 {
		if big {
			i = 7 - i
		}
		d.rest = append(d.rest, byte(bits>>(8*i)))
	}
	d.block(&d.State, d.rest)
}
