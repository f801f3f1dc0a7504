#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The rules of the house, held: a file includes its own folder, lower rows and taiyaku.h; no source
# is over 600 lines; the library has no writable global.   layers.sh SOURCE_DIR [LIBRARY]
set -u
cd "$1" || exit 2
failures=0
fail() {
	echo "$1"
	failures=$((failures + 1))
}

# The row of a file or of an include; neighbours on a row do not know each other.
row() {
	case $1 in
	src/taiyaku.h | taiyaku.h) echo contract ;;
	src/base/* | base/*) echo 0 ;;
	src/store/* | store/* | src/text/* | text/* | src/markup/* | markup/*) echo 1 ;;
	src/format.[ch] | format.h) echo 2 ;;
	tmx/* | glossary/* | src/extract/* | extract/* | src/align/* | align/*) echo 3 ;;
	src/document/* | document/*) echo 4 ;;
	src/formats.[ch] | formats.h | src/check/* | check/*) echo 5 ;;
	src/server/* | server/*) echo 6 ;;
	src/command/* | command/*) echo 7 ;;
	src/main.c) echo 8 ;;
	*) echo unknown ;;
	esac
}

folder() {
	local path=${1#src/}
	case $path in
	*/*) echo "${path%%/*}" ;;
	*) echo "${path%.*}" ;;
	esac
}

allowed() { # FILE INCLUDE: may FILE include it?
	local own other
	own=$(row "$1")
	other=$(row "$2")
	[ "$other" = contract ] && return 0
	[ "$own" = contract ] && return 1
	[ "$own" = unknown ] || [ "$other" = unknown ] && return 1
	[ "$(folder "$1")" = "$(folder "$2")" ] && return 0
	[ "$own" -ge 6 ] && {
		case $2 in
		base/* | markup/json.h) return 0 ;;
		server/*) [ "$1" = src/command/serve.c ] && return 0 || return 1 ;;
		command/*) [ "$own" = 8 ] && return 0 || return 1 ;;
		*) return 1 ;;
		esac
	}
	[ "$other" -lt "$own" ]
}

sources=$(find src tmx glossary -name '*.[ch]' | sort)
for file in $sources; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 600 ] || fail "$file: $lines lines, 600 at most"
	[ "$(row "$file")" = unknown ] && fail "$file: stands in no row of the layers"
	while read -r include; do
		allowed "$file" "$include" || fail "$file: may not include $include"
	done < <(sed -n 's/^#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$file")
	head -n 1 "$file" | grep -q SPDX-License-Identifier || fail "$file: no SPDX line"
done
while read -r file; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 600 ] || fail "$file: $lines lines, 600 at most"
done < <(find tests -name '*.[ch]' -o -name '*.sh' -o -name '*.bats')

if [ $# -gt 1 ]; then
	globals=$(objdump -t "$2" 2>/dev/null |
		awk '$2 ~ /^[lg]/ && ($4 == ".data" || $4 == ".bss" || $3 == ".data" || $3 == ".bss") &&
			/ O / { print $NF }' | grep -vE '^(__asan|__ubsan|__tsan|\.L|__odr)' | sort -u)
	for name in $globals; do
		fail "$2: writable global $name"
	done
fi
[ "$failures" -eq 0 ] && echo "layers: $(echo "$sources" | wc -l) files, every rule holds"
exit $((failures > 0))
