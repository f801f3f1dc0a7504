#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every question a large store is asked, and what looks after it, in 512 MB of memory: the same
# answers as without a limit.   memory.sh STORE JAPANESE_QUERIES ENGLISH_QUERIES NEEDLES [BUILD_DIR]
# Of each file a line is a query.  By hand; 77 where no control group can be made.
set -eu
store=$(realpath "$1") japanese=$(realpath "$2") english=$(realpath "$3") needles=$(realpath "$4")
taiyaku=$(realpath "${5:-build}")/taiyaku
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$store" "$work/store.tyk"
export TAIYAKU_STORE=$work/store.tyk

limited() {
	"$here/limited.sh" 512 "$@"
}
same() { # NAME FILE ARGUMENT...: with the file on standard input
	local name=$1 from=$2 begin end
	shift 2
	"$taiyaku" "$@" <"$from" >"$work/free" || [ $? = 1 ] || exit 1
	# What the system keeps of the store in memory is not counted as this command's.
	dd if="$TAIYAKU_STORE" iflag=nocache count=0 status=none
	begin=$(date +%s%N)
	limited "$taiyaku" "$@" <"$from" >"$work/limited" || [ $? = 1 ] || exit
	end=$(date +%s%N)
	cmp "$work/free" "$work/limited"
	printf '%-22s %7d ms, %s lines\n' "$name" $(((end - begin) / 1000000)) "$(wc -l <"$work/free")"
}
limited true || exit
same 'match ja 60 %' "$japanese" match --ids --threshold 60 -
same 'match en 60 %' "$english" match --ids --threshold 60 -
same 'search' "$needles" search --ids --count -
same 'lookup ja' "$japanese" lookup --tsv -
same 'lookup en' "$english" lookup --tsv -
same 'export' /dev/null export --to tsv
same 'info' /dev/null info --count
same 'verify' /dev/null verify
for command in 'add 新しい new' 'remove 新しい' "backup $work/copy.tyk" compact verify; do
	# shellcheck disable=SC2086
	limited "$taiyaku" $command >"$work/free"
	echo "${command%% *}"
done
