package time

// MarshalJSON is t as RFC 3339 in quotes.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.AppendText([]byte{'"'})
	if err != nil {
		return nil, errorText("Time.MarshalJSON: " + err.Error())
	}
	return append(b, '"'), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errorText("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : len(data)-1])
}

// AppendText appends t as RFC 3339.
func (t Time) AppendText(b []byte) ([]byte, error) {
	if y := t.Year(); y < 0 || y > 9999 {
		return nil, errorText("year outside of range [0,9999]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

// MarshalText is t as RFC 3339.
func (t Time) MarshalText() ([]byte, error) {
	b, err := t.AppendText(nil)
	if err != nil {
		return nil, errorText("Time.MarshalText: " + err.Error())
	}
	return b, nil
}

// UnmarshalText reads RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	parsed, err := Parse(RFC3339, string(data))
	if err == nil {
		*t = parsed
	}
	return err
}
