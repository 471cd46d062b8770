package main

func one() int           { return 1, 2 }
func two() (int, string) { return 1 }
func nothing()           { return 1 }
func some() int          { return }
func named() (n int)     { return }
func kind() string       { return 1 }
func both() (int, error) { return two() }
func lit() func() int    { return func() string { return "" } }

func main() {}
