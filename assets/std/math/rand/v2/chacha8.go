package rand

// ChaCha8 is the stream cipher of that name, with its key renewed from its own
// output.
type ChaCha8 struct {
	key     [4]uint64
	buf     [32]uint64
	at, end int
	counter uint32

	left   uint64 // what Read has left of a number
	unread int
}

const (
	counterStep = 4  // four blocks of the cipher at once
	counterMax  = 16 // then the key is renewed
	keyWords    = 4
)

// NewChaCha8 begins with a seed.
func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := &ChaCha8{}
	c.Seed(seed)
	return c
}

// Seed begins anew with a seed.
func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.key {
		c.key[i] = 0
		for j := 7; j >= 0; j-- {
			c.key[i] = c.key[i]<<8 | uint64(seed[8*i+j])
		}
	}
	c.counter, c.unread = 0, 0
	c.fill()
}

// Uint64 is the next number.
func (c *ChaCha8) Uint64() uint64 {
	if c.at == c.end {
		c.counter += counterStep
		if c.counter == counterMax {
			copy(c.key[:], c.buf[len(c.buf)-keyWords:])
			c.counter = 0
		}
		c.fill()
	}
	x := c.buf[c.at]
	c.at++
	return x
}

// Read fills p with random bytes.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	for i := range p {
		if c.unread == 0 {
			c.left, c.unread = c.Uint64(), 8
		}
		p[i] = byte(c.left)
		c.left >>= 8
		c.unread--
	}
	return len(p), nil
}

// fill computes four blocks, whose words are interleaved. The last words
// before the key is renewed are the new key, and not given out.
func (c *ChaCha8) fill() {
	for lane := uint32(0); lane < 4; lane++ {
		block := cipher(&c.key, c.counter+lane)
		for i, word := range block {
			at := 2*i + int(lane/2)
			if lane%2 == 0 {
				c.buf[at] = uint64(word)
			} else {
				c.buf[at] |= uint64(word) << 32
			}
		}
	}
	c.at, c.end = 0, len(c.buf)
	if c.counter == counterMax-counterStep {
		c.end -= keyWords
	}
}

// cipher is a block: eight rounds, after which only the key is added.
func cipher(key *[4]uint64, counter uint32) [16]uint32 {
	x := [16]uint32{0: 0x61707865, 1: 0x3320646e, 2: 0x79622d32, 3: 0x6b206574, 12: counter}
	for i, k := range key {
		x[4+2*i], x[5+2*i] = uint32(k), uint32(k>>32)
	}
	for round := 0; round < 4; round++ {
		for i := 0; i < 4; i++ {
			quarter(&x, i, 4+i, 8+i, 12+i)
		}
		for i := 0; i < 4; i++ {
			quarter(&x, i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4)
		}
	}
	for i, k := range key {
		x[4+2*i] += uint32(k)
		x[5+2*i] += uint32(k >> 32)
	}
	return x
}

func quarter(x *[16]uint32, i, j, k, l int) {
	a, b, c, d := x[i], x[j], x[k], x[l]
	a += b
	d ^= a
	d = d<<16 | d>>16
	c += d
	b ^= c
	b = b<<12 | b>>20
	a += b
	d ^= a
	d = d<<8 | d>>24
	c += d
	b ^= c
	b = b<<7 | b>>25
	x[i], x[j], x[k], x[l] = a, b, c, d
}
