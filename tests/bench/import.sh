#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What importing a TMX costs: in process on a file system in memory, then as a whole program on the
# disk, and that in 512 MB of memory where this may make a control group.
#   import.sh TMX [BUILD_DIR]     By hand, on a quiet machine; never a timed test.
set -eu
tmx=$1
build=$(cd "${2:-build}" && pwd)
work=$(mktemp -d)
memory=$(mktemp -d -p /dev/shm)
here=$(cd "$(dirname "$0")" && pwd)
trap 'rm -rf "$work" "$memory"' EXIT

cmake --build "$build" --target bench_import program >/dev/null
"$build/tests/bench_import" "$tmx" "$memory/store.tyk"
rm -rf "${memory:?}"/*
TIMEFORMAT='whole program: user %U s, system %S s, wall %R s'
time "$build/taiyaku" --store "$work/store.tyk" import "$tmx"
rm -f "$work"/*
if "$here/limited.sh" 512 true; then
	TIMEFORMAT='in 512 MB: user %U s, system %S s, wall %R s'
	time "$here/limited.sh" 512 "$build/taiyaku" --store "$work/store.tyk" import "$tmx"
fi
