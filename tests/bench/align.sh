#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast align reads: 100 MB of English without Japanese, and 100 MB of citations (the samples, or
# the files named, repeated).   align.sh [BUILD_DIR] [FILE...]     By hand; never a timed test.
set -eu
build=$(cd "${1:-build}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
shift $(($# > 0 ? 1 : 0))
[ $# -gt 0 ] || set -- "$here/../samples/harbour.txt"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
size=$((100 * 1000 * 1000))

repeat() { # FILE...: to stdout until SIZE bytes are out
	while cat "$@"; do :; done 2>/dev/null | head -c "$size"
}
repeat "$here/../../LICENSE" >"$work/english.txt" || true
repeat "$@" >"$work/citations.txt" || true

for file in english citations; do
	for run in 1 2 3; do
		start=$(date +%s%N)
		"$build/taiyaku" align --quiet --json "$work/$file.txt" >"$work/out" || [ $? = 1 ]
		end=$(date +%s%N)
		echo "$file $run: $((size / 1000 * 1000 / ((end - start) / 1000))) MB/s," \
			"$(wc -l <"$work/out") pairs"
	done
	cat "$work/$file.txt" >/dev/null
done
