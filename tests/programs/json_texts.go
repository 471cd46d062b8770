// JSON: what it says of wrong texts, values that write and read themselves, tags, streams of values.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"time"
)

type person struct {
	Name string `json:"name"`
	Age  int    `json:"age"`
}

type team struct {
	person
	Members []person          `json:"members,omitempty"`
	Tags    map[string]string `json:",omitempty"`
	Boss    *person
	Score   float64 `json:"score,string"`
	Raw     json.RawMessage
	Since   time.Time
	secret  int
	Skipped bool `json:"-"`
}

type celsius float64

func (c celsius) MarshalJSON() ([]byte, error) {
	if c < -273 {
		return nil, errors.New("too cold")
	}
	return []byte(fmt.Sprintf(`"%.1fC"`, float64(c))), nil
}

func (c *celsius) UnmarshalJSON(b []byte) error {
	_, err := fmt.Sscanf(string(b), `"%f`, (*float64)(c))
	return err
}

type color int

func (c color) MarshalText() ([]byte, error) { return []byte([]string{"red", "green"}[c]), nil }

func (c *color) UnmarshalText(b []byte) error {
	switch string(b) {
	case "red":
		*c = 0
	case "green":
		*c = 1
	default:
		return fmt.Errorf("no color %q", b)
	}
	return nil
}

func read(s string, v any) {
	err := json.Unmarshal([]byte(s), v)
	fmt.Printf("%-30q %T | %v\n", s, err, err)
}

func write(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s | %v\n", b, err)
}

func main() {
	for _, s := range []string{`{"name":5}`, `{"age":1.5}`, `{`, `{"a":1,}`, `[1,]`, `[1 2]`, ``, `tru`, `trux`, `{"a" 1}`, `{a:1}`,
		`1 2`, `"a`, "\"a\nb\"", `"\x"`, `01`, `-`, `1.`, `.5`, `nul`, `{"a":1 "b":2}`, `[]`, `5`, `{"name":[1]}`, `{"age":99999999999999999999}`} {
		read(s, &person{})
	}
	read("{}", nil)
	read("{}", person{})
	read(`[{"name":1}]`, &[]person{})
	read(`{"k":"x"}`, &map[string]int{})
	read(`[1,"a"]`, &[]int{})
	t := team{person: person{"ann", 3}, Score: 1.5, Raw: json.RawMessage(`{"x": [1, 2]}`), Since: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)}
	write(t)
	t.Members = []person{{"bob", 1}}
	t.Tags = map[string]string{"z": "<&>", "a": "\u2028\x01\"\\"}
	t.Boss = &t.Members[0]
	b, err := json.MarshalIndent(t, "", "  ")
	fmt.Println(string(b), err)
	var back team
	fmt.Println(json.Unmarshal(b, &back), back.Name, back.Members, back.Tags, *back.Boss, back.Score, back.Since)
	write([]celsius{1.5, -20})
	write(celsius(-300))
	write(map[color]color{0: 1, 1: 0})
	var cs []celsius
	fmt.Println(json.Unmarshal([]byte(`["2.5C"]`), &cs), cs)
	var mc map[color]int
	fmt.Println(json.Unmarshal([]byte(`{"green":1,"red":2}`), &mc), mc)
	fmt.Println(json.Unmarshal([]byte(`{"blue":1}`), &mc))
	write([]float64{1, 1.5, 1e-7, 1e20, 1e21, 123456789})
	write([]any{nil, true, int8(-3), "é☺", []byte("hi"), [2]int{1, 2}, struct{}{}, map[int]string{10: "a", 2: "b"}})
	write(math.NaN())
	write(make(chan int))
	write(func() {})
	var x any
	fmt.Println(json.Unmarshal([]byte(`{"a":[1,2,{"b":null}],"c":"\ud83d\ude00"}`), &x), x)
	dec := json.NewDecoder(strings.NewReader(`{"name":"a"} {"name":"b","more":1} [1] {`))
	for {
		var p person
		err := dec.Decode(&p)
		fmt.Println(p, err)
		var wrong *json.UnmarshalTypeError
		if err != nil && !errors.As(err, &wrong) {
			break
		}
	}
	dec = json.NewDecoder(strings.NewReader(`{"a":1,"b":[true,null,"x"]}`))
	for {
		token, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v\n", token, token)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent(">", "\t")
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]any{"a<b": []int{1}, "e": []int{}, "m": map[string]int{}})
	fmt.Println(json.Valid([]byte(`{"a":}`)), json.Valid([]byte(`[1]`)))
}
