package os

// write is the system call; it writes all of b.
func write(fd int, b []byte)

// enterRead is the system call that input belongs to.
func enterRead()

// input is the next piece of the standard input, empty at its end.
func input() []byte

// exit ends the program.
func exit(code int)

// arguments is the command line.
func arguments() []string

// environment is the variables that the program begins with, as NAME=value.
func environment() []string
