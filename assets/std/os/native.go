package os

// write is the system call; it gives the number of bytes written, or -1.
func write(fd int, b []byte) int

// read is the system call; it gives the number of bytes read, 0 at the end of
// the input, or -1.
func read(fd int, b []byte) int

// exit ends the program.
func exit(code int)

// arguments is the command line.
func arguments() []string

// environment is the variables that the program begins with, as NAME=value.
func environment() []string
