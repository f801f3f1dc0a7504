#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Whatever is killed at any moment leaves all of what it was doing or none, a store that 'verify'
# finds sound, and no lock in the way of the next: import, add, remove and compact in turn, on a
# store that goes through it all.   kill_changes.sh TAIYAKU [ROUNDS]
set -u
taiyaku=$1
rounds=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export TAIYAKU_STORE=$work/store.tyk

fail() {
	echo "kill_changes.sh: round $round, $what after $delay s: $1"
	cat "$work/problems" 2>/dev/null
	exit 1
}
rows() { # FROM TO
	printf 'ja\ten\n'
	seq "$1" "$2" | sed 's/.*/用語第&号ノ件\tmatter of Term No. &/'
}
pairs() {
	"$taiyaku" info --json | sed 's/.*"pairs":\([0-9]*\).*/\1/'
}

round=0 delay=0 what=import
# Enough that each remove has 500 to remove.
first=$(((rounds / 4 + 1) * 500))
rows 1 $first >"$work/first.tsv"
"$taiyaku" import -q "$work/first.tsv" || fail 'a small import fails'
next=$((first + 1)) removed=0 whole=0 none=0
for round in $(seq "$rounds"); do
	before=$(pairs) changes=0
	case $((round % 4)) in
	0)
		what=import changes=2000
		rows $next $((next + changes - 1)) >"$work/rows.tsv"
		"$taiyaku" import -q "$work/rows.tsv" &
		;;
	1)
		what=add changes=1
		"$taiyaku" add "新しい語$round" "new word $round" &
		;;
	2)
		what=remove changes=-500
		seq $((removed + 1)) $((removed + 500)) | sed 's/.*/用語第&号ノ件/' >"$work/names"
		"$taiyaku" remove --tsv - <"$work/names" >/dev/null 2>&1 &
		;;
	3)
		what=compact
		"$taiyaku" compact -q &
		;;
	esac
	worker=$!
	delay=$(awk -v n="$RANDOM" -v most="$([ $changes != 0 ] && [ $changes != 1 ] && echo 0.4 || echo 0.12)" \
		'BEGIN { printf "%.4f", most * n / 32768 }')
	sleep "$delay"
	kill -9 "$worker" 2>/dev/null
	wait "$worker" 2>/dev/null
	"$taiyaku" verify >"$work/problems" || fail 'the store is not sound'
	after=$(pairs)
	if [ "$after" = "$before" ]; then
		none=$((none + 1))
	elif [ "$after" = $((before + changes)) ]; then
		whole=$((whole + 1))
		[ $what != remove ] || removed=$((removed + 500))
	else
		fail "$after pairs, not $before or $((before + changes))"
	fi
	# What is acknowledged is there.
	"$taiyaku" add "確かな語$round" "acknowledged $round" || fail 'the next change fails'
	next=$((next + 2000))
	if [ $((round % 20)) = 0 ]; then
		for i in $(seq "$round"); do
			"$taiyaku" lookup --exact "確かな語$i" >/dev/null || fail "pair $i is lost"
		done
	fi
done
echo "kill_changes.sh: $rounds killed: $whole had done all of it ($((removed / 500)) of them removes), $none nothing; always sound"
