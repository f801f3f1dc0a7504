#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# Two real articles with their pairs found by hand, which are kept beside the repository because
# they may not be copied: TAIYAKU_SHARED names the folder.

load ../command/program.bash

shared() {
	folder=${TAIYAKU_SHARED:-$BATS_TEST_DIRNAME/../../../shared}/titles-dev
	[ -d "$folder" ] || skip "no titles-dev: TAIYAKU_SHARED names the folder it is in"
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
