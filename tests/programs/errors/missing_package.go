// Packages that do not exist.
package main

import "nosuchpackage"

func main() {
	nosuchpackage.Do()
}
