package main

type pt struct{ x, y int }

func main() {
	_ = []pt{{1, 2}, {3}, {x: 1, z: 2}}
	_ = []*pt{{1, 2}, nil, pt{}}
	_ = []int{{1}}
	_ = map[pt]string{{1, 2}: "a", {1}: "b"}
	_ = []any{{1}}
	_ = [][]int{{1}, {"a"}, 3}
	_ = []**pt{{1, 2}}
}
