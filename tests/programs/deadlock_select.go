// Deadlock: a select without cases never goes on.
package main

func main() {
	select {}
}
