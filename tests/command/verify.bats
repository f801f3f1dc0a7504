#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
load program

# A store that has had changes of all sorts, with all its indexes in use.
lived_in() {
	{
		printf 'ja\ten\n'
		seq 2500 | sed 's/.*/第&章の港の灯り\tchapter & of the harbour lights/'
	} >many.tsv
	run -0 taiyaku import -q many.tsv
	article
	run -0 taiyaku import -q article.txt
	glossary
	run -0 taiyaku import -q --kind term --memory acme glossary.tsv
	run -0 taiyaku remove 第7章の港の灯り 第2400章の港の灯り
	run -0 taiyaku edit 第8章の港の灯り --note seen --memory acme
}

flip() { # FILE OFFSET
	python3 -c '
import sys
with open(sys.argv[1], "r+b") as f:
    f.seek(int(sys.argv[2])); byte = f.read(1)[0]
    f.seek(int(sys.argv[2])); f.write(bytes([byte ^ 0x10]))' "$@"
}

@test "a sound store is sound, whatever was done to it" {
	lived_in
	run -0 --separate-stderr taiyaku verify
	output_is ''
	stderr_is ''
	run -0 taiyaku backup copy.tyk
	run -0 taiyaku --store copy.tyk verify
	run -0 taiyaku --store copy.tyk add 新しい new
	run -0 taiyaku --store copy.tyk verify
	run -0 taiyaku add --reading とうだい --kind term 灯台 lighthouse
	run -0 taiyaku add --kind title しおり bookmark
	run -0 taiyaku add --kind title --reading しをり しおり bookmark
	run -0 taiyaku verify
}

@test "a flipped byte is found and told with its place" {
	lived_in
	offset=$(grep -obUa 'chapter 777 of the harbour' store.tyk | head -n 1 | cut -d : -f 1)
	flip store.tyk $((offset + 3))
	run -1 --separate-stderr taiyaku verify
	[[ $output == "$PWD/store.tyk: page $((offset / 4096)): "* ]]
	run -1 --separate-stderr taiyaku verify --json
	[[ $output == '{"file":'*'"message":"page '* ]]
	flip store.tyk $((offset + 3))
	run -0 taiyaku verify
}

@test "a flipped byte is found in the heads of the file, which LMDB would trust" {
	glossary
	run -0 taiyaku import -q glossary.tsv
	for offset in 16 20 25 40 60 100 130 137 145 4096 4112 4136 4156 4196 4241; do
		cp store.tyk other.tyk
		flip other.tyk "$offset"
		run -1 taiyaku --store other.tyk verify
	done
}

@test "what is no store, or is cut off, or cannot be read" {
	lived_in
	run -2 --separate-stderr taiyaku --store missing.tyk verify
	one_error 'missing.tyk: there is no store here'
	run -2 --separate-stderr taiyaku --store . verify
	head -c 100000 store.tyk >cut.tyk
	run -1 taiyaku --store cut.tyk verify
	head -c 100000 /dev/urandom >noise.tyk
	run -1 taiyaku --store noise.tyk verify
	[ "$(id -u)" = 0 ] && skip 'root reads everything'
	chmod 000 store.tyk
	run -2 taiyaku verify
}
