#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

chapters() { # FROM TO
	printf 'ja\ten\n'
	seq "$1" "$2" | sed 's/.*/第&章の港の灯り\tchapter & of the harbour lights/'
}

@test "the file is smaller, its content the same, and it is sound" {
	chapters 1 3000 >many.tsv
	run -0 taiyaku import -q --memory acme many.tsv
	run -0 taiyaku import -q many.tsv
	run -0 taiyaku remove --tsv --memory acme --all
	run -0 taiyaku export -o before.tmx
	before=$(stat -c %s store.tyk)
	run -0 --separate-stderr taiyaku compact --json
	[ "$output" = "{\"before\":$before,\"after\":$(stat -c %s store.tyk)}" ]
	[ "$(stat -c %s store.tyk)" -lt "$before" ]
	run -0 taiyaku verify
	run -0 taiyaku export -o after.tmx
	cmp before.tmx after.tmx
	run -0 taiyaku add 新しい new
	run -0 taiyaku verify
	[ "$(find . -name '*-compact')" = '' ]
	run -0 --separate-stderr taiyaku compact
	[[ $output == *' bytes before, '*' bytes after' ]]
	run -2 taiyaku --store missing.tyk compact
	[ ! -e missing.tyk ]
}

@test "who reads goes on and sees later changes, who waits to write writes to the new file" {
	chapters 1 3000 >many.tsv
	run -0 taiyaku import -q many.tsv
	run -0 taiyaku remove --tsv --all --kind segment
	run -0 taiyaku add 港 harbour
	mkfifo questions rows
	"$TAIYAKU" lookup --tsv - <questions >answers &
	reader=$!
	exec 8>questions
	echo 港 >&8
	await grep -q harbour answers
	"$TAIYAKU" import -q --from tsv - <rows &
	writer=$!
	exec 9>rows
	printf 'ja\ten\n舟\tboat\n' >&9
	exec 9>&-
	run -0 taiyaku compact
	wait "$writer"
	run -0 taiyaku add 灯台 lighthouse
	printf '灯台\n舟\n' >&8
	await grep -q lighthouse answers
	await grep -q boat answers
	exec 8>&-
	wait "$reader"
	run -0 taiyaku verify
	[[ $(taiyaku info --json) == *'"pairs":3,'* ]]
}

@test "what a killed compact left is cleared away" {
	chapters 1 3000 >many.tsv
	run -0 taiyaku import -q many.tsv
	run -0 taiyaku remove --tsv --all --kind segment
	echo rest >store.tyk-compact
	run -0 taiyaku compact
	[ ! -e store.tyk-compact ]
	run -0 taiyaku verify
}
