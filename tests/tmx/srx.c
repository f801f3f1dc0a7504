/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/srx.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "test.h"
#include "text/utf8.h"

/* With our own rules. */
static ty_segmenter *segmenter;

static int open_rules(void **state)
{
	(void)state;
	return (int)ty_srx_open(&segmenter, NULL, TY_STR("ja"), NULL);
}

static int close_rules(void **state)
{
	(void)state;
	ty_segmenter_free(segmenter);
	return 0;
}

/* Sentences joined by "|". */
static void check(const char *text, const char *want)
{
	taiyaku_str s = ty_str(text), sentence;
	ty_buf joined = { 0 };

	ty_segmenter_set(segmenter, s);
	while (!ty_segmenter_next(&sentence, segmenter, NULL) && sentence.data) {
		if (joined.len > 0)
			ty_buf_byte(&joined, '|');
		ty_buf_add(&joined, sentence);
	}
	assert_str(ty_buf_str(&joined), want);
	ty_buf_free(&joined);
}

/* A row is a text with "|" where it is to be parted, in place of the glue, and nowhere else. */
static void check_rows(const char *const *rows, size_t n, const char *glue)
{
	for (size_t i = 0; i < n; i++) {
		char text[1000] = "";
		taiyaku_str rest = ty_str(rows[i]);

		while (rest.len > 0) {
			taiyaku_str piece = ty_str_next(&rest, '|');

			strncat(text, piece.data, piece.len);
			if (rest.len > 0)
				strcat(text, glue);
		}
		check(text, rows[i]);
	}
}

#define CHECK_ROWS(rows, glue) check_rows(rows, sizeof(rows) / sizeof *(rows), glue)

static void japanese_sentences_end_with_their_marks(void **state)
{
	static const char *const rows[] = {
		"これは題です。|次の題です。",
		"「本当ですか？」と聞いた。|はい。|価格は3.5円です。",
		"えっ！？|終わり…次です。|（注意。）|必ず守ること。",
		"彼は「行こう。早く。」と言った。|雨だった。",
		"「行こう。」|そう言った。",
		"「はい。」|はいと答えた。",
		"『題名。』の著者である。",
		"彼は来た（と思う。）。|私も来た。",
		"何？と聞かれた。|えっ！|まさか。",
		"本当に？！|すごい！！",
		"図１．概要を示す．|次に方法を示す．",
		"これはテストである.|次に進む.",
		"Yahoo!ニュースを見た。|Dr.コトーも見た。",
		"開いた「かぎは閉じない。|次の文。",
		"終わり。」|次。",
		"題名だけ",
		"モデルA。|モデルB。",
		"（1）はじめに（2）おわりに。|以上。",
		"（注：「終わり。」と言う。次。）を見よ。|以上。",
		"何?と聞かれた。|次。",
	};

	(void)state;
	CHECK_ROWS(rows, "");
}

static void english_sentences_end_before_a_capital_letter(void **state)
{
	static const char *const rows[] = {
		"One sentence.|Another one!|A third?",
		"Mr. Smith met Dr. Jones.|They talked.",
		"It costs 3.5 yen.|It is cheap.",
		"See Fig. 3 and No. 5 (p. 12).|Then stop.",
		"J. R. R. Tolkien wrote it.|So did I.|Really.",
		"He lives in the U.S. Army base.|In the U.S.|The army is large.",
		"“Really?” he asked.|“Yes.”|She left.",
		"Use tools, e.g. Weblate.|Or i.e. None.",
		"Visit example.com now.|Done.",
		"Wait... what?|Wait...|What?",
		"(See the note.)|It is short.",
		"Smith (ed.) wrote it.|Jones et al. (2020) did not.",
		"In 1990.|The end.",
		"It was Jan. 5.|It was cold.",
		"It reads 題名。|The title is short.",
		"The title (題名。) is short.|Yes.",
		"At 5 p.m. Tokyo time.|At 5 p.m.|The bell rang.",
		"Visit example.com.|Then stop.",
		"Is it so?|2. It is.",
	};

	(void)state;
	CHECK_ROWS(rows, " ");
	check("No. 5 is a number.", "No. 5 is a number.");
}

static void an_empty_line_always_ends_a_sentence(void **state)
{
	(void)state;
	check("A title\n\nA text that goes\non here. And on.",
	      "A title|A text that goes\non here.|And on.");
	check("題名\r\n \r\n本文が続\r\nく。", "題名|本文が続\r\nく。");
	check("段落の終わり\n　次の段落", "段落の終わり|次の段落");
	check("「かぎの中で\n\n終わる。」", "「かぎの中で|終わる。」");
	check("", "");
	check(" \n\n\t", "");
}

static void sentences_cover_the_text_in_order(void **state)
{
	static const char *const pieces[] = { "。", "「", "」", "（", ")", ".", " ",  "\n", "あ",
					      "題", "A",  "b",	"!",  "?", "3", "\"", "Mr", "…" };
	uint32_t seed = 5;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[200] = "";
		taiyaku_str sentence, s;
		size_t last = 0;

		for (int i = 0; i < 30; i++) {
			seed = seed * 1664525 + 1013904223;
			strcat(text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
		}
		s = ty_str(text);
		ty_segmenter_set(segmenter, s);
		while (!ty_segmenter_next(&sentence, segmenter, NULL) && sentence.data) {
			size_t start = (size_t)(sentence.data - text);

			assert_true(sentence.len > 0);
			assert_true(start >= last);
			assert_int_equal(ty_utf8_valid(sentence), sentence.len);
			/* only white space is left out */
			for (; last < start; last++)
				assert_true(text[last] == ' ' || text[last] == '\n');
			last = start + sentence.len;
		}
	}
}

/* A file of rules as a user gives it; its line i + 3 is rule i. */
static char *write_rules(const char *cascade, const char *body)
{
	static char path[64];
	FILE *file;

	snprintf(path, sizeof path, "/tmp/taiyaku-srx-%d.srx", getpid());
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file,
		"<srx version=\"2.0\" xmlns=\"http://www.lisa.org/srx20\">\n"
		"<header segmentsubflows=\"yes\" cascade=\"%s\"/><body>%s</body></srx>",
		cascade, body);
	fclose(file);
	return path;
}

static const char two_sets[] =
	"<languagerules><languagerule languagerulename=\"Commas\">\n"
	"<rule break=\"no\"><beforebreak>a,</beforebreak><afterbreak>b</afterbreak></rule>\n"
	"<rule break=\"yes\"><beforebreak>,</beforebreak><afterbreak/></rule>\n"
	"</languagerule><languagerule languagerulename=\"Dashes\">\n"
	"<rule><beforebreak></beforebreak><afterbreak>-</afterbreak></rule>\n"
	"</languagerule></languagerules><maprules>\n"
	"<languagemap languagepattern=\"[Jj][Aa].*\" languagerulename=\"Commas\"/>\n"
	"<languagemap languagepattern=\".*\" languagerulename=\"Dashes\"/></maprules>";

static void check_with(const char *cascade, const char *language, const char *text,
		       const char *want)
{
	ty_segmenter *own = segmenter;
	char *path = write_rules(cascade, two_sets);

	assert_int_equal(ty_srx_open(&segmenter, path, ty_str(language), NULL), 0);
	check(text, want);
	ty_segmenter_free(segmenter);
	segmenter = own;
	unlink(path);
}

static void rules_of_a_user_are_chosen_by_language(void **state)
{
	(void)state;
	check_with("no", "ja-JP", "a,b,c-d", "a,b,|c-d");
	check_with("no", "en", "a,b,c-d", "a,b,c|-d");
	check_with("yes", "ja", "a,b,c-d-e", "a,b,|c|-d|-e");
	check_with("yes", "en", "a,b,c-d", "a,b,c|-d");
}

static void check_error(const char *body, const char *want, uint64_t line)
{
	char *path = write_rules("no", body);
	taiyaku_error err = { 0 };
	ty_segmenter *none;

	assert_int_not_equal(ty_srx_open(&none, path, TY_STR("ja"), &err), 0);
	assert_null(none);
	assert_int_equal(err.line, line);
	assert_true(ty_str_starts(ty_str(err.message), ty_str(want)));
	unlink(path);
}

static void a_rule_that_cannot_be_used_is_told_with_its_line(void **state)
{
	(void)state;
	check_error("<languagerules><languagerule languagerulename=\"x\">\n\n"
		    "<rule><beforebreak>(a</beforebreak></rule></languagerule></languagerules>"
		    "<maprules><languagemap languagepattern=\".*\" languagerulename=\"x\"/>"
		    "</maprules>",
		    "no regular expression (U_REGEX_MISMATCHED_PAREN): (a", 4);
	check_error("<languagerules/><maprules>\n"
		    "<languagemap languagepattern=\".*\" languagerulename=\"x\"/></maprules>",
		    "no rules are called \"x\"", 3);
	check_error("<languagerules/><maprules/>", "no rules for the language ja", 0);
}

static void a_rule_that_takes_too_long_is_stopped(void **state)
{
	ty_segmenter *slow;
	taiyaku_error err = { 0 };
	taiyaku_str sentence;

	(void)state;
	assert_int_equal(ty_segmenter_new(&slow, NULL), 0);
	assert_int_equal(ty_segmenter_add(slow, true, TY_STR("(a+)+(a+)+b"), TY_STR(""), NULL), 0);
	ty_segmenter_set(slow, TY_STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"));
	assert_int_equal(ty_segmenter_next(&sentence, slow, &err), TAIYAKU_ELIMIT);
	ty_segmenter_free(slow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(japanese_sentences_end_with_their_marks),
		cmocka_unit_test(english_sentences_end_before_a_capital_letter),
		cmocka_unit_test(an_empty_line_always_ends_a_sentence),
		cmocka_unit_test(sentences_cover_the_text_in_order),
		cmocka_unit_test(rules_of_a_user_are_chosen_by_language),
		cmocka_unit_test(a_rule_that_cannot_be_used_is_told_with_its_line),
		cmocka_unit_test(a_rule_that_takes_too_long_is_stopped),
	};

	return cmocka_run_group_tests(tests, open_rules, close_rules);
}
