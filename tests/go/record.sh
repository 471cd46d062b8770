#!/bin/sh
# Records what the programs here print on real Go with one P: NAME.go -> NAME.out. Each is run several times, and what it
# prints most often is kept, if that is most of the time: on a busy machine a thread can be kept from its core for so long
# that a mutex starves or a slice ends.
#
#   tests/go/record.sh [NAME...]      (uses $GO, or go from PATH)
set -eu
cd "$(dirname "$0")"
go=${GO:-go}
runs=${RUNS:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ $# -gt 0 ] || set -- $(ls *.go | sed 's/\.go$//')
for name in "$@"; do
	"$go" build -o "$work/program" "$name.go"
	i=0
	while [ $i -lt "$runs" ]; do
		GOMAXPROCS=1 "$work/program" >"$work/run"
		mv "$work/run" "$work/$(cksum <"$work/run" | tr ' ' '-').$i"
		i=$((i + 1))
	done
	most=$(cd "$work" && ls *.* | cut -d. -f1 | sort | uniq -c | sort -rn | head -n 1)
	count=$(echo $most | cut -d' ' -f1)
	echo "$name: $count of $runs runs alike"
	if [ $((count * 3)) -ge $((runs * 2)) ]; then
		cat "$(ls "$work/$(echo $most | cut -d' ' -f2)".* | head -n 1)" >"$name.out"
	else
		echo "$name: not recorded" >&2
	fi
	rm "$work"/*
done
