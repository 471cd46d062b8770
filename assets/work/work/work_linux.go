package work

import (
	"os"
	"syscall"
	"time"
	"unsafe"
)

const (
	clockMonotonic     = 1
	clockThreadCPUTime = 3
)

// clock is the thread and the CPU time that it has used. Neither call tells the scheduler of a system call.
func clock() (thread int, used time.Duration) {
	var ts syscall.Timespec
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, clockThreadCPUTime, uintptr(unsafe.Pointer(&ts)), 0)
	id, _, _ := syscall.RawSyscall(syscall.SYS_GETTID, 0, 0, 0)
	return int(id), time.Duration(ts.Nano())
}

// Net waits for the network for d: the kernel makes a timer's descriptor readable, and the goroutine reads from it as
// from a connection.
func Net(d time.Duration) {
	if d <= 0 {
		return
	}
	fd, _, errno := syscall.Syscall(syscall.SYS_TIMERFD_CREATE, clockMonotonic, syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if errno != 0 {
		panic("gopark/work: timerfd_create: " + errno.Error())
	}
	f := os.NewFile(fd, "network")
	defer f.Close()
	when := [2]syscall.Timespec{{}, syscall.NsecToTimespec(int64(d))}
	_, _, errno = syscall.Syscall6(syscall.SYS_TIMERFD_SETTIME, fd, 0, uintptr(unsafe.Pointer(&when)), 0, 0, 0)
	if errno != 0 {
		panic("gopark/work: timerfd_settime: " + errno.Error())
	}
	var expirations [8]byte
	if _, err := f.Read(expirations[:]); err != nil {
		panic("gopark/work: " + err.Error())
	}
}

// Disk is a system call that blocks its thread for d.
func Disk(d time.Duration) {
	left := syscall.NsecToTimespec(int64(max(d, 0)))
	for {
		now := left
		if err := syscall.Nanosleep(&now, &left); err != syscall.EINTR {
			return
		}
	}
}
