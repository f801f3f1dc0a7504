#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How fast each document reader reads: a record with a pair, repeated; and the same record without
# its Japanese, which a reader should skip.   readers.sh [BUILD_DIR] [MB] [FORMAT...]
# By hand; never a timed test.  MB/s are of processor time, memory is the most at one time.
set -eu
build=$(cd "${1:-build}" && pwd)
size=$((${2:-20} * 1000 * 1000))
shift $(($# > 2 ? 2 : $#))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# record FORMAT: one record, with all that stands in such a document around a pair
record() {
	case $1 in
	plain) printf '%s\n' \
		'12. Mori Kenji, 灯台守の一日 [A Day of the Lighthouse Keeper], Minato Press, 3 May 2014.' \
		'The report says that the harbour was closed for two days, and nobody was hurt.' '' ;;
	markdown) printf '%s\n' '## Harbours' '' \
		'- *灯台守の一日* [A Day of the Lighthouse Keeper](https://example.org/1), 2014' \
		'- The **harbour** was closed, and `nobody` was hurt.' '' \
		'| 日本語 | English |' '| --- | --- |' '| 灯台 | lighthouse |' '' ;;
	html) printf '%s\n' '<div class="entry" id="e1"><h2>Harbours</h2>' \
		'<p><i>灯台守の一日</i> [A Day of the Lighthouse Keeper], <a href="/1">2014</a></p>' \
		'<p lang="en">The <b>harbour</b> was closed &amp; nobody was hurt.</p></div>' ;;
	wikitext) printf '%s\n' '== Harbours ==' \
		'The [[harbour]] was closed.<ref>{{cite book |last=Mori |script-title=ja:灯台守の一日' \
		'|trans-title=A Day of the Lighthouse Keeper |year=2014}}</ref>' '' ;;
	mediawiki) printf '%s\n' '<page><title>Harbours</title><ns>0</ns><id>1</id><revision>' \
		'<text xml:space="preserve">The [[harbour]] was closed.&lt;ref&gt;{{cite book' \
		'|last=Mori |script-title=ja:灯台守の一日 |trans-title=A Day of the Lighthouse Keeper' \
		'|year=2014}}&lt;/ref&gt;</text></revision></page>' ;;
	bibtex) printf '%s\n' '@book{mori2014,' '  author = {森健二},' '  title = {灯台守の一日},' \
		'  title_en = {A Day of the Lighthouse Keeper},' '  year = 2014,' '}' '' ;;
	latex) printf '%s\n' '\section{Harbours}' '\item \emph{灯台守の一日} (A Day of the Lighthouse Keeper), 2014' '' \
		'The \emph{harbour} was closed~\cite{mori}, and $x^2$ nobody was hurt.' '' ;;
	ris) printf '%s\r\n' 'TY  - BOOK' 'AU  - Mori, Kenji' 'TI  - 灯台守の一日' \
		'TT  - A Day of the Lighthouse Keeper' 'PY  - 2014' 'ER  - ' '' ;;
	rst) printf '%s\n' 'Harbours' '--------' '' \
		'* *灯台守の一日* (A Day of the Lighthouse Keeper), 2014' \
		'* The **harbour** was closed, and ``nobody`` was hurt.' '' ;;
	json) printf '%s\n' '{"id": 17, "title_ja": "灯台守の一日", "year": 2014,' \
		' "title_en": "A Day of the Lighthouse Keeper", "tags": ["harbour", "sea"]},' ;;
	jsonl) printf '%s\n' '{"id":17,"title_ja":"灯台守の一日","title_en":"A Day of the Lighthouse Keeper"}' ;;
	yaml) printf '%s\n' '- id: 17' '  title_ja: 灯台守の一日' '  year: 2014' \
		'  title_en: A Day of the Lighthouse Keeper' '  tags: [harbour, sea]' ;;
	xml) printf '%s\n' '<work id="17"><title xml:lang="ja">灯台守の一日</title>' \
		'<title xml:lang="en">A Day of the Lighthouse Keeper</title><year>2014</year></work>' ;;
	csv) printf '%s\n' '17,灯台守の一日,A Day of the Lighthouse Keeper,2014' ;;
	tsv) printf '17\t灯台守の一日\tA Day of the Lighthouse Keeper\t2014\n' ;;
	sql) printf '%s\n' \
		"INSERT INTO works (id, ja, en) VALUES (17, '灯台守の一日', 'A Day of the Lighthouse Keeper');" ;;
	po-titles) printf '%s\n' '#: a.c:17' 'msgid "A Day of the Lighthouse Keeper"' \
		'msgstr "灯台守の一日"' '' ;;
	toml) printf '%s\n' '[[works]]' 'id = 17' 'title_ja = "灯台守の一日"' 'year = 2014' \
		'title_en = "A Day of the Lighthouse Keeper"' 'tags = ["harbour", "sea"]' '' ;;
	ini) printf '%s\n' '[Desktop Entry]' 'Type=Application' 'Name=Lighthouse Keeper' \
		'Name[de]=Leuchtturm' 'Name[ja]=灯台守の一日' 'Exec=keeper %U' '' ;;
	turtle) printf '%s\n' '<works/17> a <Book> ;' '  <label> "灯台守の一日"@ja ;' \
		'  <label> "A Day of the Lighthouse Keeper"@en ; <year> 2014 .' ;;
	js) printf '%s\n' "works.push({ id: 17, ja: '灯台守の一日'," \
		"  en: 'A Day of the Lighthouse Keeper', // lighthouses" '});' ;;
	esac
}

# document NAME RECORD BYTES: such records in a file of that format, to stdout
document() {
	case $1 in
	mediawiki) printf '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/">\n' ;;
	json) printf '[\n' ;;
	xml) printf '<?xml version="1.0"?>\n<works>\n' ;;
	csv) printf 'id,ja,en,year\n' ;;
	tsv) printf 'id\tja\ten\tyear\n' ;;
	esac
	yes -- "$2" 2>/dev/null | head -c "$3"
}

# run NAME RECORD: the speed and the memory of reading many, and how many pairs one of them has
run() {
	local file="$work/x.$1" format=$1 pairs

	case $1 in jsonl) format=json ;; csv | tsv) format=table ;; js | toml) format=code ;; esac
	document "$1" "$2" 1000 >"$file" || true
	pairs=$("$build/taiyaku" align --quiet --json --from "$format" "$file" 2>/dev/null | wc -l) || true
	document "$1" "$2" "$size" >"$file" || true
	/usr/bin/time -o "$work/time" -f '%U %S %M' "$build/taiyaku" validate --quiet \
		--from "$format" "$file" >"$work/said" 2>&1 || [ $? = 1 ]
	tail -1 "$work/time" | awk -v size="$size" -v pairs="$pairs" '{
		t = $1 + $2; if (t < .01) t = .01
		printf "%8.1f MB/s %6.0f MB %3d pairs", size / 1e6 / t, $3 / 1024, pairs }'
	rm -f "$file"
}

all='plain markdown html wikitext mediawiki bibtex latex ris rst json jsonl yaml xml csv tsv sql
	po-titles turtle toml ini js'
printf '%-10s %32s   %32s\n' '' 'with pairs' 'without Japanese'
for format in ${*:-$all}; do
	text=$(record "$format" && printf .) # with the blank line that ends it
	text=${text%$'\n'.}
	printf '%-10s %32s   %32s\n' "$format" "$(run "$format" "$text")" \
		"$(run "$format" "$(LC_ALL=C tr -d '\200-\377' <<<"$text")")"
done
