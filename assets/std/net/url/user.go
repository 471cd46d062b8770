package url

import (
	"errors"
	"strings"
)

// Userinfo is the name, and perhaps the password, in a URL.
type Userinfo struct {
	username    string
	password    string
	hasPassword bool
}

// User is a name without password.
func User(username string) *Userinfo { return &Userinfo{username, "", false} }

// UserPassword is a name and a password.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

// Username is the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

// Password is the password, and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.hasPassword
}

// String is how it stands in a URL.
func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	const plain = "-_.~$&+,;="
	text := escape(u.username, plain, false)
	if u.hasPassword {
		text += ":" + escape(u.password, plain, false)
	}
	return text
}

// cutUser parts user@host.
func cutUser(authority string) (user *Userinfo, host string, err error) {
	at := strings.LastIndexByte(authority, '@')
	if at < 0 {
		return nil, authority, nil
	}
	info, host := authority[:at], authority[at+1:]
	if strings.ContainsAny(info, " <>\"/@[]^`{|}") {
		return nil, "", errors.New("net/url: invalid userinfo")
	}
	name, password, has := strings.Cut(info, ":")
	if name, err = PathUnescape(name); err != nil {
		return nil, "", err
	}
	if !has {
		return User(name), host, nil
	}
	if password, err = PathUnescape(password); err != nil {
		return nil, "", err
	}
	return UserPassword(name, password), host, nil
}
