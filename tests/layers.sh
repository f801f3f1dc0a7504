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

# The row of a file or of an include, into $row; neighbours on a row do not know each other.
row_of() {
	case $1 in
	src/taiyaku.h | taiyaku.h) row=contract ;;
	src/base/* | base/*) row=0 ;;
	src/store/* | store/* | src/text/* | text/* | src/markup/* | markup/*) row=1 ;;
	src/format.[ch] | format.h) row=2 ;;
	tmx/* | glossary/* | src/extract/* | extract/* | src/align/* | align/*) row=3 ;;
	src/document/* | document/*) row=4 ;;
	src/formats.[ch] | formats.h | src/check/* | check/*) row=5 ;;
	src/server/* | server/*) row=6 ;;
	src/command/* | command/*) row=7 ;;
	src/main.c) row=8 ;;
	*) row=unknown ;;
	esac
}

folder_of() { # into $folder
	folder=${1#src/}
	case $folder in
	*/*) folder=${folder%%/*} ;;
	*) folder=${folder%.*} ;;
	esac
}

allowed() { # FILE INCLUDE: may FILE include it?
	local own other home
	row_of "$1"
	own=$row
	row_of "$2"
	other=$row
	[ "$other" = contract ] && return 0
	[ "$own" = contract ] && return 1
	[ "$own" = unknown ] || [ "$other" = unknown ] && return 1
	folder_of "$1"
	home=$folder
	folder_of "$2"
	[ "$home" = "$folder" ] && return 0
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

mapfile -t sources < <(find src tmx glossary -name '*.[ch]' | sort)
mapfile -t tests < <(find tests -name '*.[ch]' -o -name '*.sh' -o -name '*.bats')
for file in "${sources[@]}"; do
	row_of "$file"
	[ "$row" = unknown ] && fail "$file: stands in no row of the layers"
done
while IFS=: read -r file include; do
	allowed "$file" "$include" || fail "$file: may not include $include"
done < <(sed -ns 's/^#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/; T; F; p' "${sources[@]}" |
	paste -d : - -)
while read -r lines file; do
	[ "$file" = total ] || [ "$lines" -le 600 ] || fail "$file: $lines lines, 600 at most"
done < <(wc -l "${sources[@]}" "${tests[@]}")
while read -r file; do
	fail "$file: no SPDX line"
done < <(awk 'FNR == 1 && !/SPDX-License-Identifier/ { print FILENAME }' "${sources[@]}")

if [ $# -gt 1 ]; then
	globals=$(objdump -t "$2" 2>/dev/null |
		awk '$2 ~ /^[lg]/ && ($4 == ".data" || $4 == ".bss" || $3 == ".data" || $3 == ".bss") &&
			/ O / { print $NF }' | grep -vE '^(__asan|__ubsan|__tsan|\.L|__odr)' | sort -u)
	for name in $globals; do
		fail "$2: writable global $name"
	done
fi
[ "$failures" -eq 0 ] && echo "layers: ${#sources[@]} files, every rule holds"
exit $((failures > 0))
