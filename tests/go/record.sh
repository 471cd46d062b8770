#!/bin/sh
# Records what the programs here print on real Go with one P: NAME.go -> NAME.out. Each is run several times; one whose
# output varies is reported and its recording is left as it was.
#
#   tests/go/record.sh [NAME...]      (uses $GO, or go from PATH)
set -eu
cd "$(dirname "$0")"
go=${GO:-go}
runs=${RUNS:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ $# -gt 0 ] || set -- $(ls *.go | sed 's/\.go$//')
for name in "$@"; do
	"$go" build -o "$work/program" "$name.go"
	i=0
	while [ $i -lt "$runs" ]; do
		GOMAXPROCS=1 "$work/program" >"$work/$i.out"
		i=$((i + 1))
	done
	if [ "$(cat "$work"/*.out | wc -c)" -eq 0 ]; then
		echo "$name: no output" >&2
	elif [ "$(md5sum "$work"/*.out | cut -d' ' -f1 | sort -u | wc -l)" -eq 1 ]; then
		cp "$work/0.out" "$name.out"
		echo "$name: recorded"
	else
		echo "$name: $(md5sum "$work"/*.out | cut -d' ' -f1 | sort | uniq -c | awk '{print $1}' | xargs) of $runs alike" >&2
	fi
	rm "$work"/*
done
