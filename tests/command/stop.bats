#!/usr/bin/env bats
# SPDX-License-Identifier: Apache-2.0
# How a run ends before its end: interrupts, pipes that close; and what is told meanwhile.
load program

# A program that waits for its input, in the background: begin COMMAND...
begin() {
	mkfifo input
	"$TAIYAKU" "$@" <input >out 2>err &
	program=$!
	exec 9>input
}

ended() { # STATUS
	local got=0
	wait "$program" || got=$?
	exec 9>&-
	[ "$got" = "$1" ] || {
		echo "status $got, not $1"
		cat err
		return 1
	}
}

@test "an interrupt is exit status 130, and nothing is changed" {
	glossary
	taiyaku import -q glossary.tsv
	# Background jobs of a script ignore SIGINT; python gives it back.
	python3 - "$TAIYAKU" <<'EOF'
import os, signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
for command in (["import", "--from", "tsv", "-"], ["align", "-"], ["lookup", "-"],
		["convert", "--from", "tsv", "-", "out.tsv"], ["validate", "-"]):
    run = subprocess.Popen([sys.argv[1], *command], stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdin.write("ja\ten\n灯台\tlighthouse\n".encode())
    run.stdin.flush()
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    status = run.wait(10)
    assert status == 130, (command, status, run.stderr.read())
    assert run.stderr.read() == b"", command
EOF
	[[ $(taiyaku info --json) == *'"pairs":3,'* ]]
	[ "$(find . -name 'out*')" = '' ]
}

@test "SIGTERM ends it too, and clears away what it began" {
	begin convert --from tsv - out.tsv
	await compgen -G 'out.tsv.*' >/dev/null
	kill -TERM "$program"
	ended 143
	[ "$(find . -name 'out.tsv*')" = '' ]
}

@test "a reader that has seen enough ends it without a word" {
	{
		printf 'ja\ten\n'
		seq 20000 | sed 's/.*/第&章\tchapter &/'
	} >many.tsv
	run -0 --separate-stderr bash -c '"$TAIYAKU" convert many.tsv - --to jsonl | head -n 1'
	[ "${#lines[@]}" = 1 ]
	stderr_is ''
}

@test "closed standard streams harm nothing" {
	glossary
	run -0 bash -c '"$TAIYAKU" import -q glossary.tsv <&- >&- 2>&-'
	run -2 --separate-stderr bash -c '"$TAIYAKU" info >&-'
	one_error '(standard output): cannot write: bad file descriptor'
	run -0 --separate-stderr taiyaku info --count --json
	[[ $output == *'"pairs":3,'*'"counted":3,'* ]]
}

# bats test_tags=slow
@test "progress is told on a terminal after a second, and nowhere else" {
	command -v script >/dev/null || skip "no script to make a terminal with"
	cat >slowly <<'EOF'
for i in 1 2 3 4; do
	yes 'Not a word of Japanese, and another line of it.' | head -c 3000000
	sleep 0.6
done | "$TAIYAKU" align "$@" -
EOF
	run -1 --separate-stderr bash slowly
	stderr_is ''
	run -1 script -qec 'bash slowly' /dev/null </dev/null
	[[ $output == *' kB  '*' kB/s'* && $output != *' pairs'* ]]
	[[ $output == *$'\r\x1b[K' ]]
	run -1 script -qec 'bash slowly --quiet' /dev/null </dev/null
	output_is ''
	# A second has not passed: not a word.
	yes 'Not a word of Japanese.' | head -c 2000000 >text.txt
	run -1 script -qec "'$TAIYAKU' align text.txt" /dev/null </dev/null
	output_is ''
}
