// Break, continue and labels out of place.
package main

func main() {
	break
	continue
	if true {
		break
	}
L:
	for {
		func() {
			break
			continue L
		}()
		break M
	}
	switch {
	case true:
		continue
	}
unused:
	for {
		break
	}
	goto nowhere
	goto inside
	{
	inside:
	}
	goto over
	x := 1
	_ = x
over:
	for {
		select {}
		continue over
	}
}
