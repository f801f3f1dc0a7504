# SPDX-License-Identifier: Apache-2.0
# What the tests of all commands share: the program under test ($TAIYAKU), a folder of their own, no
# settings of the user, a few small files, and comparisons that show both sides.
bats_require_minimum_version 1.5.0

setup() {
	mkdir "$BATS_TEST_TMPDIR/work"
	cd "$BATS_TEST_TMPDIR/work" || return 1
	export HOME=$PWD TAIYAKU_STORE=$PWD/store.tyk TERM=xterm LC_ALL=C.UTF-8
	unset XDG_DATA_HOME NO_COLOR TMPDIR
}

taiyaku() {
	"$TAIYAKU" "$@"
}

# The result on standard output, or what was said on standard error, is exactly this.
output_is() {
	[ "$output" = "$1" ] || {
		printf 'want: %s\ngot:  %s\n' "$1" "$output"
		return 1
	}
}

stderr_is() {
	# shellcheck disable=SC2154
	[ "$stderr" = "$1" ] || {
		printf 'want: %s\ngot:  %s\n' "$1" "$stderr"
		return 1
	}
}

# One line on standard error that begins so; nothing on standard output.
one_error() {
	# shellcheck disable=SC2154
	[ "${#stderr_lines[@]}" = 1 ] && [[ $stderr == "taiyaku: $1"* ]] && [ -z "$output" ] || {
		printf 'want: taiyaku: %s...\ngot:  %s\nand:  %s\n' "$1" "$stderr" "$output"
		return 1
	}
}

# Three terms, one of them in two spellings of width.
glossary() {
	printf 'ja\ten\n救命胴衣\tlife jacket\nサーバー\tserver\n乗船券\tboarding ticket\n' \
		>"${1:-glossary.tsv}"
}

# Two citations in the notes of an article, on lines 3 and 5.
article() {
	cat >"${1:-article.txt}" <<'EOF'
The fishermen waited [1], and nobody asked them [2].

[1] Tsugaru Times. (2019). 港の灯り、三十年ぶり再開 [The harbour lights: service resumes after thirty years]. 3 April 2019, http://news.example.jp/minato.html.

[2] Minato Weekly. (2020). 待たされた漁師、組合が公開質問 [The cooperative asks in public: fishermen kept waiting].
EOF
}

# Wait up to ten seconds for a command to succeed.
await() {
	local i
	for ((i = 0; i < 100; i++)); do
		"$@" && return 0
		sleep 0.1
	done
	return 1
}
