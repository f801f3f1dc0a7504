#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Real documents with pairs found by hand, which are kept beside the repository because they may not
# be copied: TAIYAKU_SHARED names the folder.  The bounds are what was reached when they were set.

load ../command/program.bash

bats_require_minimum_version 1.5.0

shared() {
	folder=${TAIYAKU_SHARED:-$BATS_TEST_DIRNAME/../../../shared}/titles-dev
	[ -d "$folder" ] || skip "no titles-dev: TAIYAKU_SHARED names the folder it is in"
}

# docid, ja, en of every pair found.
predict() {
	for file in "$folder"/docs/*; do
		name=${file##*/}
		taiyaku align --quiet --tsv "$file" 2>>messages |
			awk -F '\t' -v id="${name%.*}" '{ print id "\t" $1 "\t" $2 }' || [ $? = 1 ]
	done >predictions.tsv
}

at_least() { # VALUE BOUND
	awk -v value="$1" -v bound="$2" 'BEGIN { exit !(value >= bound) }' || {
		echo "$1, at least $2 expected"
		cat scores
		return 1
	}
}

@test "the two seed articles: every pair, nothing else, exact text, right origin" {
	shared
	for id in d01 d02; do
		taiyaku align --tsv "$folder/docs/$id.txt" | cut -f1,2 | sort >got
		grep -v '^#' "$folder/gold/$id.tsv" | cut -f1,2 | sort >want
		diff want got
	done
	taiyaku align --json "$folder/docs/d01.txt" >pairs
	grep -F '"author":"中央日報","romanized":"Chuou Nippou","year":"2014"' pairs |
		grep -F 'article/091/186091.html'
	[ "$(grep -o '"year":"2014"' pairs | wc -l)" = 8 ]
	grep -qF '"year":"2012","date":"2012-11-05","url":"http://gohoo.org/false_reports/012/"' pairs
	taiyaku import -q "$folder"/docs/d0[12].txt
	taiyaku lookup 在日通商代表部 | grep -F 在⽇通商代表部に聞く⽇露貿易
}

@test "the development set: precision, recall, formats, documents without a pair" {
	shared
	predict
	python3 "$folder/score.py" predictions.tsv >scores
	read -r _ _ _ _ _ precision _ f1 < <(grep '^ALL' scores)
	macro=$(sed -n 's/^macro F1.*: //p' scores)
	clean=$(sed -n 's/.*left clean: //p' scores)
	at_least "$precision" .92
	at_least "$f1" .85
	at_least "$macro" .80
	at_least "$clean" 15
}
