// Package sha256 has the hash function SHA-256.
package sha256

import (
	"hash"
	"internal/blocks"
)

// Size is the number of bytes of a sum, BlockSize that of a block.
const (
	Size      = 32
	BlockSize = blocks.Size
)

var initial = [8]uint32{
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}

var constants = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

// Sum256 is the sum of data.
func Sum256(data []byte) [Size]byte {
	d := start()
	d.Write(data)
	return d.finish()
}

type digest struct{ blocks.Digest[[8]uint32] }

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

func rotate(x uint32, n int) uint32 { return x>>n | x<<(32-n) }

func block(state *[8]uint32, p []byte) {
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 64; i++ {
		a, b := w[i-15], w[i-2]
		s0 := rotate(a, 7) ^ rotate(a, 18) ^ a>>3
		s1 := rotate(b, 17) ^ rotate(b, 19) ^ b>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	s := *state
	for i := 0; i < 64; i++ {
		s1 := rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)
		t1 := s[7] + s1 + (s[4]&s[5] ^ ^s[4]&s[6]) + constants[i] + w[i]
		s0 := rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)
		t2 := s0 + (s[0]&s[1] ^ s[0]&s[2] ^ s[1]&s[2])
		s = [8]uint32{t1 + t2, s[0], s[1], s[2], s[3] + t1, s[4], s[5], s[6]}
	}
	for i := range s {
		state[i] += s[i]
	}
}
