package main

func none()               { return 1 }
func one() int            { return }
func two() (int, error)   { return 1 }
func three() (a, b int)   { return 1, 2, 3 }
func four() (int, string) { return "a", 1 }
func five() (int, error)  { return two2() }
func six() int            { return two() }

func two2() (int, string) { return 1, "a" }

func main() { return main() }
