#!/usr/bin/env bash
# Records what real Go says to the programs of this folder: NAME.out (standard output), NAME.err (first line of
# standard error, where there is one) and NAME.code (exit status, where it is not 0); with GOMAXPROCS=1.
#
#   record.sh [NAME...]      GO names the go command, else the one of PATH is used: it must be Go 1.27.
#
# NAME.go is a program, NAME_test.go is run by `go test -v`, NAME/ is a program of several files. NAME.in is standard
# input. A line `// args: ...` gives arguments, `// env: K=V` the environment; a program with a line
# `// nondeterministic: why` is not recorded. errors/NAME.go does not compile; errors/NAME.out is what the compiler
# says. golang.org/x/sync comes from the vendored packages of Go's own tools, gopark/work from assets/work.
set -euo pipefail
go=${GO:-go}
here=$(cd "$(dirname "$0")" && pwd)
root=$("$go" env GOROOT)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export GOFLAGS=-mod=mod GOPROXY=off GOWORK=off TZ=UTC GOTRACEBACK=single GOTOOLCHAIN=local

mkdir "$tmp/sync" "$tmp/main"
cp -r "$root/src/cmd/vendor/golang.org/x/sync/." "$tmp/sync"
printf 'module golang.org/x/sync\n\ngo 1.27\n' >"$tmp/sync/go.mod"
cat >"$tmp/main/go.mod" <<END
module programs

go 1.27

require (
	golang.org/x/sync v0.0.0
	gopark v0.0.0
)

replace golang.org/x/sync => $tmp/sync

replace gopark => $here/../../assets/work
END

# header KEY FILE: the text after `// KEY: ` in the file.
header() { sed -n "s|^// $1: ||p" "$2" | head -n 1; }

# keep NAME CODE: puts what was recorded in its place; empty files and a code of 0 are not kept.
keep() {
  cp "$tmp/out" "$here/$1.out"
  head -n 1 "$tmp/err" >"$here/$1.err"
  [ -s "$here/$1.err" ] || rm "$here/$1.err"
  rm -f "$here/$1.code"
  [ "$2" = 0 ] || echo "$2" >"$here/$1.code"
}

record_program() { # NAME FIRST_FILE FILES...
  local name=$1 first=$2 code=0 input=/dev/null
  shift 2
  [ -z "$(header nondeterministic "$first")" ] || return 0
  [ ! -f "$here/$name.in" ] || input=$here/$name.in
  rm -rf "$tmp/main/"*.go
  cp "$@" "$tmp/main"
  (cd "$tmp/main" && "$go" build -o "$tmp/program" ./*.go)
  # shellcheck disable=SC2046 # words are meant
  env GOMAXPROCS=1 $(header env "$first") "$tmp/program" $(header args "$first") \
    <"$input" >"$tmp/out" 2>"$tmp/err" || code=$?
  keep "$name" "$code"
}

# Times, which differ from run to run, are recorded as 0.00s.
record_test() { # NAME
  local code=0
  rm -rf "$tmp/main/"*.go
  cp "$here/$1.go" "$tmp/main"
  (cd "$tmp/main" && GOMAXPROCS=1 "$go" test -v -vet=off "$1.go") >"$tmp/all" 2>"$tmp/err" || code=$?
  sed -E 's/\(?[0-9]+\.[0-9]+s\)?$/(0.00s)/' "$tmp/all" >"$tmp/out"
  keep "$1" "$code"
}

record_error() { # NAME
  rm -rf "$tmp/main/"*.go
  cp "$here/errors/$1.go" "$tmp/main"
  if (cd "$tmp/main" && "$go" build -gcflags=-e -o /dev/null "./$1.go") >"$tmp/all" 2>&1; then
    echo "errors/$1.go compiles" >&2
    exit 1
  fi
  grep -v '^#' "$tmp/all" | sed "s| ($root/.*)\$||" >"$here/errors/$1.out"
}

wanted() { [ ${#names[@]} = 0 ] || [[ " ${names[*]} " == *" $1 "* ]]; }

names=("$@")
for path in "$here"/*; do
  name=$(basename "$path" .go)
  wanted "$name" || continue
  case $path in
    */errors) ;;
    *_test.go) record_test "$name" ;;
    *.go) record_program "$name" "$path" "$path" ;;
    *) if [ -d "$path" ]; then record_program "$name" "$path/main.go" "$path"/*.go; fi ;;
  esac
done
for path in "$here"/errors/*.go; do
  name=$(basename "$path" .go)
  if wanted "errors/$name" || wanted errors; then record_error "$name"; fi
done
