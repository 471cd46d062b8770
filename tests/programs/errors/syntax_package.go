// A file must begin with its package.
import "fmt"

func main() {
	fmt.Println("x")
}
