#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An import that is killed at any moment leaves all of its pairs or none, a store that opens and
# agrees with its own count, and no lock in the way of the next.   kill.sh DRIVER TAIYAKU [ROUNDS]
set -u
driver=$1
taiyaku=$2
rounds=${3:-50}
pairs=100000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "kill.sh: round $round, after $delay s: $1"
	exit 1
}

terms() { # FROM TO: a file of the terms that the driver knows by these numbers
	printf 'ja\ten\n'
	seq "$1" $(($2 - 1)) | sed 's/.*/用語第&号ノ件\tmatter of Term No. &/'
}
import() { # STORE FILE
	exec "$taiyaku" --store "$1" import --quiet --kind term "$2"
}

round=0 delay=0
terms 0 5000 >"$work/first.tsv"
terms 0 $pairs >"$work/from-0.tsv"
terms 5000 $((5000 + pairs)) >"$work/from-5000.tsv"
start=$(date +%s%N)
(import "$work/whole.tyk" "$work/from-0.tsv") || fail 'an import that nobody stops fails'
span=$((($(date +%s%N) - start) / 1000000))
(import "$work/begun.tyk" "$work/first.tsv") || fail 'a small import fails'

declare -A ends=([all]=0 [none]=0)
for round in $(seq "$rounds"); do
	base=0
	rm -f "$work"/store.tyk*
	if [ $((round % 2)) = 0 ]; then # half of the imports go into a store that has pairs
		base=5000
		cp "$work/begun.tyk" "$work/store.tyk"
	fi
	# From the first moment to somewhat after the last, in random steps.
	delay=$(awk -v span="$span" -v n="$RANDOM" 'BEGIN { printf "%.3f", span * 1.1 * n / 32768000 }')
	import "$work/store.tyk" "$work/from-$base.tsv" &
	importer=$!
	sleep "$delay"
	kill -9 "$importer" 2>/dev/null
	wait "$importer" 2>/dev/null
	if [ ! -e "$work/store.tyk" ]; then # killed before there was one
		ends[none]=$((ends[none] + 1))
		continue
	fi
	end=$("$driver" "$work/store.tyk" "$base" $((base + pairs))) || fail 'the store is not right'
	ends[$end]=$((ends[$end] + 1))
done
echo "kill.sh: $rounds imports killed: ${ends[none]} left nothing, ${ends[all]} all of $pairs pairs"
