// Package md5 has the hash function MD5.
package md5

import (
	"hash"
	"internal/blocks"
	"math"
)

// Size is the number of bytes of a sum, BlockSize that of a block.
const (
	Size      = 16
	BlockSize = blocks.Size
)

var initial = [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}

// shifts is how far each round rotates, in turn.
var shifts = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

// constants is the digits of the sines of 1, 2, ...
var constants = func() (t [64]uint32) {
	for i := range t {
		t[i] = uint32(math.Abs(math.Sin(float64(i+1))) * (1 << 32))
	}
	return t
}()

// Sum is the sum of data.
func Sum(data []byte) [Size]byte {
	d := start()
	d.Write(data)
	return d.finish()
}

type digest struct{ blocks.Digest[[4]uint32] }

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
	d.Pad(false)
	for i, s := range d.State {
		for j := 0; j < 4; j++ {
			sum[4*i+j] = byte(s >> (8 * j))
		}
	}
	return sum
}

func block(state *[4]uint32, p []byte) {
	var w [16]uint32
	for i := range w {
		w[i] = uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24
	}
	a, b, c, e := state[0], state[1], state[2], state[3]
	for i := 0; i < 64; i++ {
		var f uint32
		word := i
		switch i / 16 {
		case 0:
			f = b&c | ^b&e
		case 1:
			f, word = e&b|^e&c, 5*i+1
		case 2:
			f, word = b^c^e, 3*i+5
		case 3:
			f, word = c^(b|^e), 7*i
		}
		f += a + constants[i] + w[word%16]
		n := shifts[i/16][i%4]
		a, b, c, e = e, b+(f<<n|f>>(32-n)), b, c
	}
	state[0] += a
	state[1] += b
	state[2] += c
	state[3] += e
}
