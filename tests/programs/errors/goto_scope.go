// Jumps over declarations and into blocks.
package main

func main() {
	goto end
	x := 1
	_ = x
end:
	goto in
	if true {
	in:
		_ = 2
	}
	for {
	back:
		break
	}
	goto back
}
