#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How long one look-up takes as a whole process, against a program that does nothing but is linked
# with the same libraries: the ratio is what taiyaku itself costs.   oneshot.sh [BUILD_DIR]
# Needs hyperfine (Debian). By hand, on a quiet machine; never a timed test.
set -eu
build=$(cd "${1:-build}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

libraries=$(ldd "$build/taiyaku" | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p' | grep -vE '/lib(c|m)\.so')
echo 'int main(void) { return 0; }' >"$work/nothing.c"
# shellcheck disable=SC2086
cc -O2 -o "$work/nothing" "$work/nothing.c" -Wl,--no-as-needed $libraries
export TAIYAKU_STORE="$work/bench.tyk"
"$build/taiyaku" import --quiet "$here"/../samples/* 2>/dev/null

hyperfine --shell=none --warmup 20 --runs "${RUNS:-300}" --style basic \
	--command-name 'nothing, same libraries' "$work/nothing" \
	--command-name 'taiyaku lookup' "$build/taiyaku lookup 海の国道" \
	--export-json "$work/result.json" 2>/dev/null
python3 - "$work/result.json" <<'PY'
import json, sys
nothing, lookup = (r["median"] for r in json.load(open(sys.argv[1]))["results"])
print("medians: nothing %.2f ms, lookup %.2f ms, ratio %.2f" % (nothing * 1e3, lookup * 1e3, lookup / nothing))
PY
