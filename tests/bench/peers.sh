#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# match beside the fuzzy matchers that Debian ships, on the same pairs, in the same run:
#     peers.sh STORE JAPANESE_QUERIES [BUILD_DIR]
# A query a line, at 75 %.  translate-toolkit's matcher, which takes seconds, answers the first
# $QUERIES (20) of them, the others all, through a pipe.  Needs python3-translate (or
# translate-toolkit), python3-levenshtein, postgresql; what is missing is left out.  By hand.
set -eu
store=$(realpath "$1")
queries=$(realpath "$2")
taiyaku=$(realpath "${3:-build}")/taiyaku
few=${QUERIES:-20}
work=$(mktemp -d)
server=
stop() {
	[ -z "$server" ] || runuser -u postgres -- "$server/pg_ctl" -D "$work/data" -m immediate stop >"$work/log"
	rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"
"$taiyaku" --store "$store" export --quiet --to tsv -o "$work/pairs.tsv"
head -n "$few" "$queries" >"$work/few"

report() { # NAME LOADING_SECONDS, milliseconds and 1 or 0 (something found) on standard input
	sort -n | awk -v name="$1" -v load="$2" '{ t[NR] = $1; sum += $1; found += $2 } END {
		printf "%-18s %4d queries, %3d answered  mean %9.3f  p50 %9.3f  p99 %9.3f ms  loaded in %.1f s\n",
			name, NR, found, sum / NR, t[int((NR + 1) / 2)], t[int((NR * 99 + 99) / 100)], load }'
}

cat >"$work/pipe.py" <<'PY'
import subprocess, sys, time
queries = open(sys.argv[1], "rb").read().splitlines()
with subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
    for line in [queries[0]] + queries:
        begin = time.perf_counter()
        p.stdin.write(line + b"\n")
        p.stdin.flush()
        answer = p.stdout.readline()
        print((time.perf_counter() - begin) * 1e3, int(answer.strip() != b""))
    p.stdin.close()
PY
/usr/bin/python3 "$work/pipe.py" "$queries" "$taiyaku" --store "$store" match --ids --threshold 75 - |
	tail -n +2 | report taiyaku 0

cat >"$work/toolkit.py" <<'PY'
import csv, sys, time
from translate.search import match
from translate.storage import base
# Its heap compares units that are as similar as one another, which they do not allow.
base.TranslationUnit.__lt__ = lambda self, other: False
begin = time.perf_counter()
store = base.TranslationStore()
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
    unit = base.TranslationUnit(row["ja"])
    unit.target = row["en"]
    store.addunit(unit)
matcher = match.matcher(store, max_candidates=5, min_similarity=75, max_length=1000)
print(time.perf_counter() - begin, file=sys.stderr)
for line in open(sys.argv[2], encoding="utf-8"):
    begin = time.perf_counter()
    answer = matcher.matches(line.rstrip("\n"))
    print((time.perf_counter() - begin) * 1e3, int(bool(answer)))
PY
if /usr/bin/python3 -c 'import translate.search.match' 2>"$work/log"; then
	/usr/bin/python3 "$work/toolkit.py" "$work/pairs.tsv" "$work/few" >"$work/times" 2>"$work/load"
	report translate-toolkit "$(tail -n 1 "$work/load")" <"$work/times"
fi

server=$(ls -d /usr/lib/postgresql/*/bin 2>"$work/log" | tail -n 1)
[ -n "$server" ] || exit 0
mkdir "$work/data" "$work/socket"
chown postgres "$work/data" "$work/socket"
as_postgres() { runuser -u postgres -- "$@"; }
as_postgres "$server/initdb" -D "$work/data" -E UTF8 --locale C.UTF-8 >"$work/log" 2>&1
as_postgres "$server/pg_ctl" -D "$work/data" -w -l "$work/socket/log" \
	-o "-k $work/socket -c listen_addresses= -c fsync=off -c maintenance_work_mem=512MB" start >"$work/log"
sql() { as_postgres psql -X -q -h "$work/socket" -d postgres -v ON_ERROR_STOP=1 "$@"; }
begin=$(date +%s)
sql -c 'CREATE EXTENSION pg_trgm' -c 'CREATE TABLE pair (ja text)'
tail -n +2 "$work/pairs.tsv" | cut -f 1 | sql -c "COPY pair FROM STDIN (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')"
sql -c 'CREATE INDEX ON pair USING gin (ja gin_trgm_ops)' -c 'ANALYZE pair'
load=$(($(date +%s) - begin))
{
	echo 'SET pg_trgm.similarity_threshold = 0.5;'
	echo '\timing on'
	sed "s/'/''/g; s/.*/SELECT count(*) FROM (SELECT ja FROM pair WHERE ja % '&' ORDER BY similarity(ja, '&') DESC LIMIT 20) best;/" "$queries"
} | sql -t | awk '/^Time:/ { print $2, found } NF && !/^Time:/ { found = $1 > 0 }' | report 'pg_trgm, 0.5' "$load"
