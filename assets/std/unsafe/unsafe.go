// Package unsafe tells how large values are. Sizeof, Alignof and Offsetof are builtin; there is no Pointer.
package unsafe
