// Numbers and text: strconv both ways, with the errors it gives.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	i, err := strconv.Atoi("-42")
	fmt.Println(i, err)
	for _, s := range []string{"", "12a", "99999999999999999999", "+5", "1_000", " 1"} {
		_, err := strconv.Atoi(s)
		fmt.Println(err)
	}
	var ne *strconv.NumError
	_, err = strconv.ParseInt("300", 10, 8)
	fmt.Println(err, errors.As(err, &ne), ne.Func, ne.Num, errors.Is(err, strconv.ErrRange))
	for _, s := range []string{"0x1f", "0b101", "0o17", "017", "1_000", "-0x8"} {
		n, err := strconv.ParseInt(s, 0, 64)
		fmt.Println(n, err)
	}
	u, err := strconv.ParseUint("18446744073709551615", 10, 64)
	fmt.Println(u, err)
	_, err = strconv.ParseUint("-1", 10, 64)
	fmt.Println(err)
	for _, s := range []string{"3.14", "1e10", "-0", "inf", "NaN", ".5", "1e400", "0x1p-2", "abc", "1_0.5"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	for _, s := range []string{"true", "T", "0", "FALSE", "yes"} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.Itoa(-7)+"!", strconv.FormatInt(255, 2), strconv.FormatInt(-255, 16), strconv.FormatUint(35, 36))
	fmt.Println(strconv.FormatFloat(3.14159, 'f', 2, 64), strconv.FormatFloat(1e21, 'g', -1, 64), strconv.FormatFloat(2.5, 'e', 3, 32), strconv.FormatFloat(0.1, 'f', -1, 32))
	fmt.Println(strconv.Quote("hi\n\"there\"\x00世"), strconv.QuoteToASCII("世"), strconv.QuoteRune('☺'), strconv.FormatBool(true))
	q, err := strconv.Unquote(`"a\tb"`)
	fmt.Println(q, err)
	_, err = strconv.Unquote("'ab'")
	fmt.Println(err)
	fmt.Println(string(strconv.AppendInt([]byte("n="), 5, 10)), string(strconv.AppendQuote(nil, "x")))
	for _, f := range []float64{0, 1, -1.5, 1e-5, 123456789, 1e20, 1e21, math.MaxFloat64, math.SmallestNonzeroFloat64, 1.0 / 3, 100, 5e-324, 0.1 + 0.2} {
		fmt.Println(f, float32(f), strconv.FormatFloat(f, 'g', 5, 64))
	}
}
