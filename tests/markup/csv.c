/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/csv.h"

#include "test.h"

/* Rows as "line:field|field;": fed in pieces of this many bytes, so that every cut is met. */
static void read_rows(ty_buf *out, char separator, bool quoted, taiyaku_str text, size_t step)
{
	taiyaku_error err = { 0 };
	ty_csv *csv = NULL;
	ty_csv_row row;
	bool got;
	size_t at = 0;

	assert_ok(ty_csv_new(&csv, separator, &err));
	if (quoted)
		ty_csv_quoted(csv);
	do {
		size_t n = text.len - at < step ? text.len - at : step;

		assert_ok(ty_csv_feed(csv, ty_str_slice(text, at, at + n), &err));
		at += n;
		assert_ok(ty_csv_next(&row, &got, csv, &err));
		while (got) {
			ty_buf_print(out, "%d:", (int)row.line);
			for (size_t i = 0; i < row.n; i++) {
				ty_buf_add(out, i ? TY_STR("|") : TY_STR(""));
				ty_buf_add(out, row.fields[i]);
			}
			if (row.fault)
				ty_buf_print(out, "(%s: %.*s)", row.fault, TY_ARG(row.raw));
			ty_buf_byte(out, ';');
			assert_ok(ty_csv_next(&row, &got, csv, &err));
		}
		if (n == 0)
			break;
	} while (true);
	ty_csv_free(csv);
}

static void check_at(char separator, bool quoted, const char *text, const char *want, int line)
{
	for (size_t step = 1; step < 40; step += step < 8 ? 1 : 31) {
		ty_buf got = { 0 };

		read_rows(&got, separator, quoted, ty_str(text), step);
		assert_str_at(ty_buf_str(&got), ty_str(want), __FILE__, line);
		ty_buf_free(&got);
	}
}

#define CHECK(separator, text, want) check_at(separator, false, text, want, __LINE__)

static void rows_end_with_any_line_end(void **state)
{
	(void)state;
	CHECK(',', "a,b\nc,d\n", "1:a|b;2:c|d;");
	CHECK(',', "a,b\r\nc,d\r\n", "1:a|b;2:c|d;");
	CHECK(',', "a,b\rc,d", "1:a|b;2:c|d;");
	CHECK(',', "a,b\n\nc\n", "1:a|b;2:;3:c;");
	CHECK(',', "", "");
	CHECK(',', ",\n", "1:|;");
	CHECK('\t', "用語\tterm\r\n", "1:用語|term;");
}

static void quoted_fields_hold_separators_line_ends_and_quotes(void **state)
{
	(void)state;
	CHECK(',', "\"a,b\",c\n", "1:a,b|c;");
	CHECK(',', "\"a\nb\",c\nd\n", "1:a\nb|c;3:d;");
	CHECK(',', "\"a\r\nb\",c\r\nd\r\n", "1:a\r\nb|c;3:d;");
	CHECK(',', "\"say \"\"hi\"\"\",x\n", "1:say \"hi\"|x;");
	CHECK(',', "\"\",\"\"\"\"\n", "1:|\";");
	CHECK(';', "\"a;b\";c", "1:a;b|c;");
	CHECK(',', "\"a\", \"b, c\", \"d\"\n", "1:a|b, c|d;");
	CHECK(',', "a, \"b\" and c,d\n", "1:a|\"b\" and c|d;");
	CHECK(',', "a, \"b\nc\",d\n", "1:a|\"b;2:c\"|d;");
	CHECK(',', "a \"quoted\" word,b\n", "1:a \"quoted\" word|b;");
}

static void fields_are_trimmed_outside_quotes_only(void **state)
{
	(void)state;
	CHECK(',', " a , b\n\" a \",b\n", "1:a|b;2: a |b;");
	CHECK('\t', " a \tb\n\" a \"\tb\n", "1:a|b;2: a |b;");
}

static void a_quote_in_a_tsv_is_a_letter_unless_it_is_needed(void **state)
{
	(void)state;
	CHECK('\t', "\"Hamlet\"\t「ハムレット」\n", "1:\"Hamlet\"|「ハムレット」;");
	CHECK('\t', "\"Hamlet\" again\tx\n", "1:\"Hamlet\" again|x;");
	CHECK('\t', "\"unclosed\tx\ny\tz\n", "1:\"unclosed|x;2:y|z;");
	CHECK('\t', "\"a\tb\"\tc\n", "1:a\tb|c;");
	CHECK('\t', "\"a\nb\"\tc\n", "1:a\nb|c;");
	CHECK('\t', "\"say \"\"hi\"\"\"\tx\n", "1:say \"hi\"|x;");
	CHECK('\t', "\"#1\"\tx\n", "1:#1|x;");
	CHECK('\t', "\"\"\tx\n", "1:|x;");
	check_at('\t', true, "\"Hamlet\"\t\"x\"\n", "1:Hamlet|x;", __LINE__);
}

static void wrong_quotes_cost_one_line(void **state)
{
	(void)state;
	CHECK(',', "\"a,b\nc,d\ne,f\n", "1:(a quote is not closed: \"a,b);2:c|d;3:e|f;");
	CHECK(',', "\"a\"b,c\nd,e\n", "1:(text behind a closing quote: \"a\"b,c);2:d|e;");
	CHECK(',', "x,\"a\nb\"c\nd,e\n", "1:(text behind a closing quote: x,\"a);2:b\"c;3:d|e;");
}

static void a_line_over_the_cap_costs_itself(void **state)
{
	size_t size = TY_CSV_ROW_MAX + 1000;
	char *text = malloc(size);
	ty_buf got = { 0 };

	(void)state;
	assert_non_null(text);
	memset(text, 'a', size);
	memcpy(text + size - 5, "\nb,c\n", 5);
	read_rows(&got, ',', false, ty_str_of(text, size), 1 << 16);
	assert_true(ty_str_starts(ty_buf_str(&got), TY_STR("1:(the row is too long: aaa")));
	assert_true(ty_str_ends(ty_buf_str(&got), TY_STR(");2:b|c;")));
	ty_buf_clear(&got);
	text[0] = '"';
	read_rows(&got, ',', false, ty_str_of(text, size), 1 << 16);
	assert_true(ty_str_ends(ty_buf_str(&got), TY_STR(");2:b|c;")));
	ty_buf_free(&got);
	free(text);
}

static void fields_over_the_cap_stay_in_the_last_one(void **state)
{
	ty_buf text = { 0 }, got = { 0 };

	(void)state;
	for (int i = 0; i < TY_CSV_FIELDS_MAX; i++)
		ty_buf_byte(&text, ',');
	ty_buf_add(&text, TY_STR("end\nx\n"));
	read_rows(&got, ',', false, ty_buf_str(&text), 100);
	assert_true(ty_str_ends(ty_buf_str(&got), TY_STR("|,end;2:x;")));
	ty_buf_free(&text);
	ty_buf_free(&got);
}

/* Any field comes back as it was, alone and beside others. */
static void what_is_written_is_read(void **state)
{
	static const char *const fields[] = { "a",	"",	    "\"",   "\"\"", "\"a\"", "\"a",
					      "a\"",	"\"a\"b\"", "#1",   " a",   "a ",    "a\tb",
					      "a\nb",	"a,b",	    "a;b",  "\r",   "\"#",   "「",
					      "\"\t\"", "\"\"\"",   "\" \"" };
	static const char separators[] = { ',', ';', '\t' };
	enum { N = sizeof fields / sizeof *fields };

	(void)state;
	for (size_t s = 0; s < sizeof separators; s++)
		for (size_t i = 0; i < N; i++)
			for (size_t j = 0; j < N; j++) {
				ty_buf text = { 0 }, got = { 0 }, want = { 0 };

				ty_csv_add(&text, ty_str(fields[i]), separators[s]);
				ty_buf_byte(&text, separators[s]);
				ty_csv_add(&text, ty_str(fields[j]), separators[s]);
				ty_buf_byte(&text, '\n');
				read_rows(&got, separators[s], false, ty_buf_str(&text), 3);
				ty_buf_print(&want, "1:%s|%s;", fields[i], fields[j]);
				assert_str_at(ty_buf_str(&got), ty_buf_str(&want), __FILE__,
					      __LINE__);
				ty_buf_free(&text);
				ty_buf_free(&got);
				ty_buf_free(&want);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_end_with_any_line_end),
		cmocka_unit_test(quoted_fields_hold_separators_line_ends_and_quotes),
		cmocka_unit_test(fields_are_trimmed_outside_quotes_only),
		cmocka_unit_test(a_quote_in_a_tsv_is_a_letter_unless_it_is_needed),
		cmocka_unit_test(wrong_quotes_cost_one_line),
		cmocka_unit_test(a_line_over_the_cap_costs_itself),
		cmocka_unit_test(fields_over_the_cap_stay_in_the_last_one),
		cmocka_unit_test(what_is_written_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
