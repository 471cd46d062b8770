// Times and durations: arithmetic, comparison, formatting, parsing.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2009, time.November, 10, 23, 4, 5, 678901234, time.UTC)
	fmt.Println(t)
	for _, layout := range []string{time.ANSIC, time.UnixDate, time.RFC822, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339,
		time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.DateTime, time.DateOnly, time.TimeOnly,
		"2006-01-02 15:04:05.000", "Jan _2 06 03:04PM", "Monday, 2 January", "02/01/06", "15h04m05s.999", "2006.002"} {
		fmt.Println(t.Format(layout))
	}
	fmt.Println(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Weekday(), t.YearDay())
	year, week := t.ISOWeek()
	fmt.Println(year, week, t.Unix(), t.UnixMilli(), t.Location())
	u := t.Add(36 * time.Hour)
	fmt.Println(u.After(t), u.Before(t), u.Equal(t), u.Sub(t), t.Sub(u), t.Compare(u), u.Weekday())
	fmt.Println(t.AddDate(0, 3, 25), time.Date(2024, 2, 30, 25, 61, 0, 0, time.UTC))
	fmt.Println(t.Truncate(time.Hour), t.Round(24*time.Hour), t.Truncate(time.Second).Equal(t))
	var zero time.Time
	fmt.Println(zero, zero.IsZero(), zero.Unix())
	fmt.Println(time.Unix(1e9, 5).UTC(), time.UnixMilli(1500).UTC())
	p, err := time.Parse(time.RFC3339, "2012-11-01T22:08:41+00:00")
	fmt.Println(p.Unix(), err)
	p, err = time.Parse("3 04 PM", "8 41 PM")
	fmt.Println(p, err)
	_, err = time.Parse(time.ANSIC, "8:41PM")
	fmt.Println(err)
	_, err = time.Parse(time.DateOnly, "2023-02-30")
	fmt.Println(err)
	est := time.FixedZone("EST", -5*3600)
	fmt.Println(t.In(est), t.In(est).Equal(t), t.In(est).Day())
	fmt.Printf("%v %s %d %T\n", 90*time.Minute, 1500*time.Microsecond, 2*time.Second, time.Second)
	for _, d := range []time.Duration{0, 1, 999, 1500, 2 * time.Millisecond, 1234567890, -90 * time.Second, 100 * time.Hour, 1<<63 - 1} {
		fmt.Println(d, d.Seconds(), d.Round(time.Millisecond), d.Truncate(time.Second))
	}
	d, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(d, err, d.Hours(), d.Minutes(), d.Milliseconds())
	_, err = time.ParseDuration("5 minutes")
	fmt.Println(err)
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	e := time.Since(start)
	fmt.Println(e >= 2*time.Millisecond, e < time.Second, time.Until(start) < 0, time.Now().After(start))
	timeout := 2
	fmt.Println(time.Duration(timeout)*time.Second, time.Duration(2.5*float64(time.Second)))
	fmt.Printf("%v|%8v|%+v|%#v\n", time.March, time.Friday, struct{ D time.Duration }{time.Minute}, time.Second)
}
