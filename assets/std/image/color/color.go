// Package color implements a basic color library.
package color

// Color can convert itself to alpha-premultiplied 16-bits per channel RGBA.
type Color interface {
	// RGBA returns red, green, blue and alpha, each in [0, 0xffff]; the first three are at most alpha.
	RGBA() (r, g, b, a uint32)
}

// wide stretches 8 bits to 16.
func wide(x uint8) uint32 { return uint32(x) * 0x101 }

// RGBA is an alpha-premultiplied color with 8 bits for each of red, green, blue and alpha.
type RGBA struct {
	R, G, B, A uint8
}

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

// RGBA64 is an alpha-premultiplied color with 16 bits for each channel.
type RGBA64 struct {
	R, G, B, A uint16
}

func (c RGBA64) RGBA() (r, g, b, a uint32) { return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A) }

// NRGBA is a color with 8 bits for each channel that is not alpha-premultiplied.
type NRGBA struct {
	R, G, B, A uint8
}

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	a = wide(c.A)
	scaled := func(x uint8) uint32 { return wide(x) * uint32(c.A) / 0xff }
	return scaled(c.R), scaled(c.G), scaled(c.B), a
}

// Alpha is an 8-bit alpha color.
type Alpha struct {
	A uint8
}

func (c Alpha) RGBA() (r, g, b, a uint32) {
	a = wide(c.A)
	return a, a, a, a
}

// Alpha16 is a 16-bit alpha color.
type Alpha16 struct {
	A uint16
}

func (c Alpha16) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return a, a, a, a
}

// Gray is an 8-bit grayscale color.
type Gray struct {
	Y uint8
}

func (c Gray) RGBA() (r, g, b, a uint32) {
	y := wide(c.Y)
	return y, y, y, 0xffff
}

// Gray16 is a 16-bit grayscale color.
type Gray16 struct {
	Y uint16
}

func (c Gray16) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y)
	return y, y, y, 0xffff
}

// Standard colors.
var (
	Black       = Gray16{0}
	White       = Gray16{0xffff}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xffff}
)

// Model can convert any Color to one from its own color model, perhaps with loss.
type Model interface {
	Convert(c Color) Color
}

// ModelFunc returns a Model that invokes f to convert.
func ModelFunc(f func(Color) Color) Model { return &modelFunc{f} }

type modelFunc struct {
	f func(Color) Color
}

func (m *modelFunc) Convert(c Color) Color { return m.f(c) }

// Models for the standard color types.
var (
	RGBAModel    = ModelFunc(toRGBA)
	RGBA64Model  = ModelFunc(toRGBA64)
	NRGBAModel   = ModelFunc(toNRGBA)
	AlphaModel   = ModelFunc(toAlpha)
	Alpha16Model = ModelFunc(toAlpha16)
	GrayModel    = ModelFunc(toGray)
	Gray16Model  = ModelFunc(toGray16)
)

func toRGBA(c Color) Color {
	if same, ok := c.(RGBA); ok {
		return same
	}
	r, g, b, a := c.RGBA()
	return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toRGBA64(c Color) Color {
	if same, ok := c.(RGBA64); ok {
		return same
	}
	r, g, b, a := c.RGBA()
	return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func toNRGBA(c Color) Color {
	if same, ok := c.(NRGBA); ok {
		return same
	}
	r, g, b, a := c.RGBA()
	if a == 0 {
		return NRGBA{}
	}
	part := func(x uint32) uint8 { return uint8(x * 0xffff / a >> 8) }
	return NRGBA{part(r), part(g), part(b), uint8(a >> 8)}
}

func toAlpha(c Color) Color {
	if same, ok := c.(Alpha); ok {
		return same
	}
	_, _, _, a := c.RGBA()
	return Alpha{uint8(a >> 8)}
}

func toAlpha16(c Color) Color {
	if same, ok := c.(Alpha16); ok {
		return same
	}
	_, _, _, a := c.RGBA()
	return Alpha16{uint16(a)}
}

// luminance weighs the channels as JFIF does: 0.299 R + 0.587 G + 0.114 B, in 16ths of a bit, rounded.
func luminance(c Color) uint32 {
	r, g, b, _ := c.RGBA()
	return 19595*r + 38470*g + 7471*b + 1<<15
}

func toGray(c Color) Color {
	if same, ok := c.(Gray); ok {
		return same
	}
	return Gray{uint8(luminance(c) >> 24)}
}

func toGray16(c Color) Color {
	if same, ok := c.(Gray16); ok {
		return same
	}
	return Gray16{uint16(luminance(c) >> 16)}
}

// Palette is a list of colors.
type Palette []Color

// Convert returns the palette color closest to c.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index returns the index of the palette color closest to c.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	best, least := 0, uint32(1<<32-1)
	for i, v := range p {
		vr, vg, vb, va := v.RGBA()
		sum := square(r, vr) + square(g, vg) + square(b, vb) + square(a, va)
		if sum < least {
			if sum == 0 {
				return i
			}
			best, least = i, sum
		}
	}
	return best
}

// square is the square of a difference, a quarter of it so that four fit.
func square(x, y uint32) uint32 {
	d := x - y
	return d * d >> 2
}
