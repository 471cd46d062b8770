// Package runtime: what a program can ask and tell the scheduler.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
)

func where() (string, int) {
	_, file, line, ok := runtime.Caller(1)
	if !ok {
		return "?", 0
	}
	return file[strings.LastIndex(file, "/")+1:], line
}

func main() {
	fmt.Println(runtime.GOMAXPROCS(0))
	fmt.Println(runtime.GOMAXPROCS(2), runtime.GOMAXPROCS(-1), runtime.GOMAXPROCS(1))
	fmt.Println(runtime.NumCPU() >= 1, runtime.NumGoroutine(), strings.HasPrefix(runtime.Version(), "go1."))
	file, line := where()
	fmt.Println(file, line)
	pc, _, _, _ := runtime.Caller(0)
	fmt.Println(runtime.FuncForPC(pc).Name())

	var wg sync.WaitGroup
	wg.Add(2)
	for i := range 2 {
		go func() {
			defer wg.Done()
			for j := range 3 {
				fmt.Println("goroutine", i, "step", j)
				runtime.Gosched()
			}
		}()
	}
	wg.Wait()

	locked := make(chan bool)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		locked <- true
	}()
	fmt.Println(<-locked)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.Alloc > 0, m.HeapAlloc > 0)
	old := debug.SetGCPercent(50)
	fmt.Println(old, debug.SetGCPercent(old))
	runtime.KeepAlive(&m)
	fmt.Println(strings.HasPrefix(string(debug.Stack()), "goroutine 1 [running]:\n"))
}
