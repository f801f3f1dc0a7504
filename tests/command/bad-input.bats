#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# What users do wrong and what disks do: each time one line that says where, and nothing is lost.
load program

# Every command that reads a file says the same of a bad one: reads FILE MESSAGE
reads() {
	local out=${1##*/}.tmx
	run -2 --separate-stderr taiyaku align "$1"
	one_error "$2"
	run -2 --separate-stderr taiyaku import "$1"
	one_error "$2"
	run -2 --separate-stderr taiyaku convert "$1" "$out"
	one_error "$2"
	[ ! -e "$out" ]
}

# As somebody who is not allowed everything.
unprivileged() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		"$@"
	fi
}

# A folder that anybody can reach and only the owner can change.
need_unprivileged() {
	public=$(mktemp -d)
	chmod 755 "$public"
	cd "$public" || return 1
	export HOME=$PWD TAIYAKU_STORE=$PWD/store.tyk
	unprivileged test -x "$TAIYAKU" -a -r . 2>/dev/null ||
		skip "cannot run as a user who is not allowed everything"
}

teardown() {
	[ -z "${public-}" ] || rm -rf "$public"
}

@test "a missing file" {
	reads missing.txt 'missing.txt: cannot open: no such file or directory'
	reads no/such/folder/missing.txt 'no/such/folder/missing.txt: cannot open: no such file or directory'
}

@test "a directory" {
	mkdir folder
	run -2 --separate-stderr taiyaku import folder
	one_error 'folder: is a directory'
	run -2 --separate-stderr taiyaku convert folder out.tsv
	one_error 'folder: is a directory'
	glossary
	run -2 --separate-stderr taiyaku convert glossary.tsv folder --to tsv
	one_error 'folder: cannot write: is a directory'
	run -2 --separate-stderr taiyaku --store folder info
	one_error 'folder: '
	run -2 --separate-stderr taiyaku --store folder import glossary.tsv
	one_error 'folder: '
}

@test "an empty file" {
	: >empty.txt
	reads empty.txt 'empty.txt: the file is empty'
}

@test "a binary file" {
	printf '\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00' >program
	head -c 100000 /dev/zero >>program
	reads program 'program: '
	cp program program.txt
	reads program.txt 'program.txt: '
}

@test "a file that is not the format it was said to be" {
	glossary
	printf '\x00\x01\x02\x03' >noise
	for format in $(taiyaku help convert | sed '1,/^Formats:$/d; /^$/,$d' | awk '/^ .* read/ { print $1 }'); do
		run --separate-stderr taiyaku import --from "$format" noise
		[ "$status" = 2 ]
		one_error 'noise: '
	done
	[ ! -e store.tyk ]
}

@test "invalid UTF-8 is mended and told once, with its line" {
	printf 'ja\ten\n港\xff\tharbour\n船\tship\xfe\n' >bad.tsv
	run -0 --separate-stderr taiyaku import --encoding UTF-8 bad.tsv
	output_is '2 read, 2 added, 0 merged, 0 unchanged, 0 skipped'
	[ "${#stderr_lines[@]}" = 1 ]
	[[ $stderr == 'taiyaku: bad.tsv:2: '* ]]
	run -0 taiyaku lookup --json 港$'\xef\xbf\xbd'
}

@test "no permission to read" {
	need_unprivileged
	glossary closed.tsv
	chmod 0 closed.tsv
	run -2 --separate-stderr unprivileged "$TAIYAKU" convert closed.tsv -
	one_error 'closed.tsv: cannot open: permission denied'
	glossary
	taiyaku import -q glossary.tsv
	chmod 0 store.tyk
	run -2 --separate-stderr unprivileged "$TAIYAKU" info
	one_error "$TAIYAKU_STORE: "
	[[ $stderr == *'permission denied'* ]]
}

@test "no permission to write" {
	need_unprivileged
	glossary
	chmod 644 glossary.tsv
	run -2 --separate-stderr unprivileged "$TAIYAKU" convert glossary.tsv out.tsv
	one_error 'out.tsv: cannot write: permission denied'
	[ ! -e out.tsv ]
	run -2 --separate-stderr unprivileged "$TAIYAKU" --store new.tyk import glossary.tsv
	one_error 'new.tyk: '
	[[ $stderr == *'permission denied'* ]]
	HOME=$PWD/home
	mkdir -m 755 home
	unset TAIYAKU_STORE
	run -2 --separate-stderr unprivileged "$TAIYAKU" import glossary.tsv
	one_error "$PWD/home/.local: cannot make the folder: permission denied"
}

@test "no permission to look after a store" {
	need_unprivileged
	glossary
	taiyaku import -q glossary.tsv
	cp store.tyk before
	mkdir -m 777 open
	run -2 --separate-stderr unprivileged "$TAIYAKU" remove --all server
	one_error "$TAIYAKU_STORE: "
	[[ $stderr == *'permission denied'* ]]
	run -2 --separate-stderr unprivileged "$TAIYAKU" compact
	one_error "$TAIYAKU_STORE: "
	[[ $stderr == *'permission denied'* ]]
	run -2 --separate-stderr unprivileged "$TAIYAKU" backup copy.tyk
	one_error 'copy.tyk: '
	[[ $stderr == *'permission denied'* ]]
	run -0 --separate-stderr unprivileged "$TAIYAKU" verify
	run -0 --separate-stderr unprivileged "$TAIYAKU" backup open/copy.tyk
	run -0 taiyaku --store open/copy.tyk info --count
	cmp store.tyk before
	[ "$(ls)" = "$(printf 'before\nglossary.tsv\nopen\nstore.tyk\nstore.tyk-lock')" ]
	chmod 0 store.tyk
	for command in verify 'backup open/other.tyk' compact 'remove --all server'; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr unprivileged "$TAIYAKU" $command
		one_error "$TAIYAKU_STORE: "
		[[ $stderr == *'permission denied'* ]]
	done
	[ "$(ls open)" = "$(printf 'copy.tyk\ncopy.tyk-lock')" ]
}

@test "a full disk under a file" {
	[ -w /dev/full ] || skip "no /dev/full"
	glossary
	run -2 --separate-stderr taiyaku convert glossary.tsv /dev/full --to tsv
	one_error '/dev/full: cannot write: no space left on device'
}

@test "a full disk under standard output" {
	[ -w /dev/full ] || skip "no /dev/full"
	glossary
	taiyaku import -q --kind term glossary.tsv
	for command in 'lookup server' 'export --to tsv' 'info' 'help' '--version' 'import glossary.tsv' \
		'convert glossary.tsv - --to tsv'; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr bash -c '"$TAIYAKU" "$@" >/dev/full' - $command
		one_error '(standard output): cannot write: no space left on device'
	done
}

@test "a full disk under the store" {
	mkdir disk
	unshare -m sh -c 'mount -t tmpfs -o size=1m tmpfs disk' 2>/dev/null ||
		skip "not allowed to mount a small disk"
	{
		printf 'ja\ten\n'
		seq 20000 | sed 's/.*/第&番の用語の名前\tterm number &/'
	} >many.tsv
	glossary
	cat >steps <<'EOF'
mount -t tmpfs -o size=1m tmpfs disk || exit 99
"$TAIYAKU" --store disk/store.tyk import glossary.tsv || exit 98
"$TAIYAKU" --store disk/store.tyk import many.tsv
echo "status $?"
"$TAIYAKU" --store disk/store.tyk info --count --json
"$TAIYAKU" convert many.tsv disk/many.tsv
echo "status $?"
ls disk
EOF
	run -0 --separate-stderr unshare -m sh steps
	[ "${lines[0]}" = '3 read, 3 added, 0 merged, 0 unchanged, 0 skipped' ]
	[ "${lines[1]}" = 'status 2' ]
	[[ ${lines[2]} == *'"pairs":3,'*'"counted":3,'* ]]
	[ "${lines[3]}" = 'status 2' ]
	[ "${#stderr_lines[@]}" = 2 ]
	[[ ${stderr_lines[0]} == 'taiyaku: disk/store.tyk: '*'no space left on device' ]]
	[ "${stderr_lines[1]}" = 'taiyaku: disk/many.tsv: cannot write: no space left on device' ]
	! grep -q many <<<"${lines[*]:4}"
}

@test "a full disk under what changes or looks after a store: no result is told that is not true" {
	mkdir disk
	unshare -m sh -c 'mount -t tmpfs -o size=16m tmpfs disk' 2>/dev/null ||
		skip "not allowed to mount a small disk"
	{
		printf 'ja\ten\n'
		seq 4000 | sed 's/.*/第&番の用語の名前\tterm number &/'
	} >many.tsv
	seq 2000 | sed 's/.*/第&番の用語の名前/' >names
	cat >steps <<'EOF'
mount -t tmpfs -o size=16m tmpfs disk || exit 99
export TAIYAKU_STORE=disk/store.tyk
"$TAIYAKU" import -q many.tsv || exit 98
head -c 16m /dev/zero >disk/rest 2>/dev/null
"$TAIYAKU" backup disk/copy.tyk
echo "backup $?"
"$TAIYAKU" compact -q
echo "compact $?"
"$TAIYAKU" remove --tsv - <names >removed
echo "remove $? $(wc -c <removed)"
"$TAIYAKU" edit 第1番の用語の名前 --note "$(printf %0100000d 0)" >edited
echo "edit $? $(wc -c <edited)"
"$TAIYAKU" verify
echo "verify $?"
"$TAIYAKU" info --count --json
ls disk
rm disk/rest
"$TAIYAKU" remove --tsv - <names | wc -l
"$TAIYAKU" info --count --json | grep -c '"counted":2000,'
"$TAIYAKU" verify
echo "verify $?"
EOF
	run -0 --separate-stderr unshare -m sh steps
	output_is "backup 2
compact 2
remove 2 0
edit 2 0
verify 0
$(grep '"counted":4000' <<<"$output")
rest
store.tyk
store.tyk-lock
2000
1
verify 0"
	[ "${#stderr_lines[@]}" = 4 ]
	[[ ${stderr_lines[0]} == 'taiyaku: disk/copy.tyk: '*'no space left on device' ]]
	for line in "${stderr_lines[@]:1}"; do
		[[ $line == 'taiyaku: disk/store.tyk'*'no space left on device' ]]
	done
}

@test "a file that is not a store" {
	glossary
	head -c 100000 /dev/zero >zeros.tyk
	head -c 3 glossary.tsv >short.tyk
	for file in glossary.tsv zeros.tyk short.tyk; do
		cp "$file" before
		for command in info 'lookup x' export 'import glossary.tsv'; do
			# shellcheck disable=SC2086
			run -2 --separate-stderr taiyaku --store "$file" $command
			one_error "$file: "
		done
		cmp "$file" before
	done
}

@test "a store of a newer version" {
	glossary
	taiyaku import -q glossary.tsv
	# LMDB keeps a value right behind its key.
	LC_ALL=C grep -aq version4 store.tyk
	LC_ALL=C sed -i 's/version4/version7/g' store.tyk
	cp store.tyk before
	for command in info 'lookup server' export 'import glossary.tsv'; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr taiyaku $command
		one_error "$TAIYAKU_STORE: the store is of version 7, this taiyaku reads up to 4"
	done
	cmp store.tyk before
}

@test "a store that is cut off" {
	glossary
	taiyaku import -q glossary.tsv
	size=$(stat -c %s store.tyk)
	for part in 100 4096 $((size / 2)); do
		head -c "$part" store.tyk >cut.tyk
		for command in info 'lookup server' 'import glossary.tsv'; do
			# shellcheck disable=SC2086
			run --separate-stderr taiyaku --store cut.tyk $command
			[ "$status" = 2 ]
			one_error 'cut.tyk: '
		done
	done
}

# bats test_tags=slow
@test "a line of 1 GB" {
	[ "$(df --output=avail . | tail -n 1)" -gt 3000000 ] || skip "not enough disk"
	{
		printf '(2019). 港の灯り、三十年ぶり再開 [The harbour lights: service resumes]. '
		head -c 1000000000 /dev/zero | tr '\0' x
	} >long.txt
	for command in 'align long.txt' 'import long.txt' 'import --from tsv long.txt' \
		'import --from jsonl long.txt' 'validate long.txt'; do
		# shellcheck disable=SC2086
		run --separate-stderr timeout 300 "$TAIYAKU" $command
		[ "$status" -le 3 ]
		[ "${#stderr_lines[@]}" -le 2 ]
	done
}
