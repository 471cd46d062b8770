// Package unsafe tells how large values are. Its functions Sizeof, Alignof and Offsetof are built into the checker;
// pointers of any type there are not.
package unsafe
