package main

func main() {
	break
	continue
	if true {
		break
	}
	for {
		func() { break }()
		func() { continue }()
	}
	switch {
	case true:
		continue
		fallthrough
	}
	switch 1 {
	case 1:
		fallthrough
	case 2:
		if true {
			fallthrough
		}
	}
L:
	x := 1
	for {
		break L
		continue L
		break M
		goto N
	}
unused:
	for {
	}
	goto skip
	y := 1
skip:
	_ = y
	goto inner
	{
	inner:
	}
	var i any
	switch i.(type) {
	case int:
		fallthrough
	case string:
	}
	select {
	case <-make(chan int):
		fallthrough
	}
	fallthrough
	return
	_ = x
K:
	switch {
	case true:
		continue K
		break K
	}
}
