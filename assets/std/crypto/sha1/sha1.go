// Package sha1 has the hash function SHA-1.
package sha1

import (
	"hash"
	"internal/blocks"
)

// Size is the number of bytes of a sum, BlockSize that of a block.
const (
	Size      = 20
	BlockSize = blocks.Size
)

var initial = [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}

// Sum is the sum of data.
func Sum(data []byte) [Size]byte {
	d := start()
	d.Write(data)
	return d.finish()
}

type digest struct{ blocks.Digest[[5]uint32] }

func start() digest { return digest{blocks.New(initial, block)} }

// New sums up what is written to it.
func New() hash.Hash {
	d := start()
	return &d
}

func (d *digest) Reset()    { *d = start() }
func (d *digest) Size() int { return Size }

func (d *digest) Sum(in []byte) []byte {
	copied := digest{d.Clone()}
	sum := copied.finish()
	return append(in, sum[:]...)
}

// finish pads what was written and gives the sum.
func (d *digest) finish() (sum [Size]byte) {
	d.Pad(true)
	for i, s := range d.State {
		for j := 0; j < 4; j++ {
			sum[4*i+j] = byte(s >> (24 - 8*j))
		}
	}
	return sum
}

func rotate(x uint32, n int) uint32 { return x<<n | x>>(32-n) }

func block(state *[5]uint32, p []byte) {
	var w [80]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 80; i++ {
		w[i] = rotate(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, e, f := state[0], state[1], state[2], state[3], state[4]
	for i := 0; i < 80; i++ {
		var mix, constant uint32
		switch i / 20 {
		case 0:
			mix, constant = b&c|^b&e, 0x5a827999
		case 1:
			mix, constant = b^c^e, 0x6ed9eba1
		case 2:
			mix, constant = b&c|b&e|c&e, 0x8f1bbcdc
		case 3:
			mix, constant = b^c^e, 0xca62c1d6
		}
		next := rotate(a, 5) + mix + f + constant + w[i]
		a, b, c, e, f = next, a, rotate(b, 30), c, e
	}
	state[0] += a
	state[1] += b
	state[2] += c
	state[3] += e
	state[4] += f
}
