/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One TMX in damaged variants: what is bad costs its own unit, is told with its tuid and kept as a
 * reject; the others are read.  A file that is cut off gives what came before, if that is wanted.
 */
#include "format.h"
#include "test.h"

extern const ty_format ty_format_tmx;

enum { UNITS = 9, BAD = 5 };

#define HEADER                                                                       \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                               \
	"<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" " \
	"segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"ja\" "          \
	"datatype=\"plaintext\"/>"                                                   \
	"<body>\n"

typedef struct outcome {
	bool seen[UNITS + 1]; /* by the number in the Japanese text */
	size_t n_seen, n_rejects;
	taiyaku_read_counts counts;
	taiyaku_status status;
	char cause[512]; /* of the first that was told */
} outcome;

/* ---- the file ---- */

/* Unit i; where each begins and ends in the file is kept in bounds, if that is not NULL. */
static void make_file(ty_buf *out, size_t bounds[UNITS + 1])
{
	ty_buf_add(out, TY_STR(HEADER));
	for (int i = 1; i <= UNITS; i++) {
		if (bounds)
			bounds[i - 1] = out->len;
		ty_buf_print(out,
			     "<tu tuid=\"t%d\">\n"
			     "<tuv xml:lang=\"ja\"><seg>文%dです</seg></tuv>\n"
			     "<tuv xml:lang=\"en\"><seg>Sentence <hi>%d</hi></seg></tuv>\n</tu>\n",
			     i, i, i);
	}
	if (bounds)
		bounds[UNITS] = out->len;
	ty_buf_add(out, TY_STR("</body></tmx>\n"));
}

static taiyaku_status take_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	outcome *to = ctx;

	(void)err;
	for (int i = 1; i <= UNITS; i++) {
		char text[32];

		snprintf(text, sizeof text, "文%dです", i);
		if (!ty_str_is(pair->text[0], text))
			continue;
		to->n_seen += !to->seen[i];
		to->seen[i] = true;
	}
	return TAIYAKU_OK;
}

static taiyaku_status take_reject(void *ctx, taiyaku_str record, taiyaku_error *err)
{
	outcome *to = ctx;

	(void)err;
	to->n_rejects += ty_str_starts(record, TY_STR("<tu"));
	return TAIYAKU_OK;
}

static void take_warning(void *ctx, const taiyaku_error *what)
{
	outcome *to = ctx;

	if (!to->cause[0])
		snprintf(to->cause, sizeof to->cause, "%s", what->message);
}

static void read_bytes(outcome *out, taiyaku_str bytes, bool partial)
{
	const taiyaku_read_options options = { .languages = { TY_STR("ja"), TY_STR("en") },
					       .partial = partial,
					       .reject = take_reject,
					       .reject_ctx = out };
	const taiyaku_sink sink = { take_pair, out };
	const taiyaku_hooks hooks = { .warn = take_warning, .ctx = out };
	ty_reading reading = { .options = &options, .to = &sink, .hooks = &hooks };
	taiyaku_error err = { 0 };

	*out = (outcome){ 0 };
	assert_ok(ty_input_memory(&reading.in, "file", bytes, &hooks, &err));
	out->status = ty_format_tmx.read(&reading, &err);
	out->counts = reading.counts;
	if (out->status && !out->cause[0])
		snprintf(out->cause, sizeof out->cause, "%s", err.message);
	ty_input_close(reading.in);
}

/* ---- one change in the fifth unit ---- */

typedef struct change {
	const char *from, *to; /* once, at its first place in the unit */
	int pairs, rejects;
	const char *cause; /* begins so */
} change;

static const change changes[] = {
	/* what costs nothing */
	{ "Sentence", "a\x01\x1f", 9, 0, "2 characters that XML forbids" },
	{ "Sentence", "a&#0;&#x1F;&#8;", 9, 0, "3 characters that XML forbids" },
	{ "Sentence", "&#xFFFE;&#xD800;&#xFFFFFFFF;", 9, 0, "3 characters that XML forbids" },
	{ "Sentence", "a\xff", 9, 0, "" },
	{ "Sentence", "a\xe3\x81", 9, 0, "" },
	{ "Sentence", "<![CDATA[a < b & c]]>", 9, 0, "" },
	{ "tuid=\"t5\"", "tuid=\"t4\"", 9, 0, "" },
	{ "tuid=\"t5\"", "", 9, 0, "" },
	{ ">\n<tuv", ">\r\n<tuv", 9, 0, "" },
	{ ">\n<tuv", ">\r<tuv", 9, 0, "" },
	{ "</seg>", "</seg\n>", 9, 0, "" },
	{ "<tuv", "<!-- <tu> --><tuv", 9, 0, "" },
	{ "<tuv", "<?pi <tu> ?><tuv", 9, 0, "" },
	{ "<tuv", "text<tuv", 9, 0, "1 elements or texts have no place" },
	{ "xml:lang=\"ja\"", "xml:lang='JA-jp'", 9, 0, "" },
	{ "</tu>", "<tuv xml:lang=\"en\"><seg>second</seg></tuv></tu>", 10, 0, "" },
	{ "</tu>", "<tuv xml:lang=\"fr\"><seg>phrase</seg></tuv></tu>", 9, 0, "further texts" },
	/* what costs the unit */
	{ "Sentence", "a & b", 8, 1, "unit 5, tuid \"t5\": " },
	{ "Sentence", "x?a=1&b=2", 8, 1, "unit 5, tuid \"t5\": " },
	{ "Sentence", "a < b", 8, 1, "unit 5, tuid \"t5\": " },
	{ "Sentence", "<3", 8, 1, "unit 5, tuid \"t5\": " },
	{ "Sentence", "a</b", 8, 1, "unit 5, tuid \"t5\": " },
	{ "Sentence", "a&nbsp;b", 8, 1, "unit 5, tuid \"t5\": the entity &nbsp; is not known" },
	{ "Sentence", "a ]]> b", 8, 1, "unit 5, tuid \"t5\": ]]> outside a CDATA section" },
	{ "Sentence", "<bpt i=\"1\"><hi>x</bpt></hi>", 8, 1, "unit 5, tuid \"t5\": " },
	{ "<hi>", "", 8, 1, "unit 5, tuid \"t5\": " },
	{ "</hi>", "", 8, 1, "unit 5, tuid \"t5\": " },
	{ "</seg>", "", 8, 1, "unit 5, tuid \"t5\": " },
	{ "</tuv>", "", 8, 1, "unit 5, tuid \"t5\": " },
	{ "</tu>", "", 8, 1, "unit 5, tuid \"t5\": the record is not closed" },
	{ "</seg>", "</SEG>", 8, 1, "unit 5, tuid \"t5\": " },
	{ "tuid=\"t5\"", "tuid=t5", 8, 1, "unit 5: " },
	{ "tuid=\"t5\"", "tuid", 8, 1, "unit 5: " },
	{ "tuid=\"t5\"", "tuid=\"t5", 8, 1, "unit 5: " },
	{ "tuid=\"t5\"", "tuid=\"t5\" tuid=\"t6\"", 8, 1, "unit 5: " },
	{ "xml:lang=\"ja\"", "xml:lang=\"ja", 8, 1, "unit 5, tuid \"t5\": " },
	{ "xml:lang=\"ja\"", "", 8, 1, "unit 5, tuid \"t5\": a tuv has no language" },
	{ "xml:lang=\"ja\"", "xml:lang=\"zh\"", 8, 1,
	  "unit 5, tuid \"t5\": there is no text in ja" },
	{ "<seg>文5です</seg>", "", 8, 1, "unit 5, tuid \"t5\": the tuv in ja has no seg" },
	{ "文5です", "", 8, 1, "unit 5, tuid \"t5\": the text in ja is empty" },
	{ "文5です", "　", 8, 1, "unit 5, tuid \"t5\": the text in ja is empty" },
	{ "<seg>文", "<seg>一</seg><seg>文", 8, 1, "unit 5, tuid \"t5\": a tuv has two seg" },
};

/* The file with its fifth unit changed. */
static void change_file(ty_buf *out, const change *one)
{
	ty_buf whole = { 0 };
	size_t bounds[UNITS + 1], at;

	make_file(&whole, bounds);
	at = ty_str_find(ty_buf_str(&whole), ty_str(one->from), bounds[BAD - 1]);
	assert_true(at < bounds[BAD]);
	ty_buf_add(out, ty_str_slice(ty_buf_str(&whole), 0, at));
	ty_buf_add(out, ty_str(one->to));
	ty_buf_add(out, ty_str_slice(ty_buf_str(&whole), at + strlen(one->from), whole.len));
	ty_buf_free(&whole);
}

static void a_change_costs_no_more_than_its_unit(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		const change *one = &changes[i];
		ty_buf file = { 0 };
		outcome got;

		change_file(&file, one);
		read_bytes(&got, ty_buf_str(&file), false);
		if (got.status || (int)got.counts.pairs != one->pairs ||
		    (int)got.counts.skipped != one->rejects || (int)got.n_rejects != one->rejects ||
		    got.n_seen < UNITS - 1 ||
		    !ty_str_starts(ty_str(got.cause), ty_str(one->cause))) {
			print_error("%s -> %s: status %d, %d pairs, %d skipped, %d rejects: %s\n",
				    one->from, one->to, (int)got.status, (int)got.counts.pairs,
				    (int)got.counts.skipped, (int)got.n_rejects, got.cause);
			failed++;
		}
		ty_buf_free(&file);
	}
	assert_int_equal(failed, 0);
}

/* ---- any one byte ---- */

/* The units that a byte belongs to: it may close one, or open the next. */
static int unit_at(const size_t bounds[UNITS + 1], size_t at)
{
	for (int i = 1; i <= UNITS; i++)
		if (at < bounds[i])
			return at < bounds[i - 1] ? 0 : i;
	return 0;
}

static void a_byte_changed_anywhere_in_a_unit_leaves_the_others(void **state)
{
	static const char with[] = { '<', '>', '&', '"', '\0', '\x01', '\xff', ' ', '/' };
	ty_buf whole = { 0 };
	size_t bounds[UNITS + 1];
	int failed = 0;

	(void)state;
	make_file(&whole, bounds);
	for (size_t at = bounds[BAD - 1]; at < bounds[BAD] - 1; at++)
		for (size_t k = 0; k < sizeof with; k++) {
			char was = whole.data[at];
			outcome got;

			whole.data[at] = with[k];
			read_bytes(&got, ty_buf_str(&whole), false);
			whole.data[at] = was;
			for (int i = 1; i <= UNITS; i++) {
				if (got.seen[i] || i == unit_at(bounds, at))
					continue;
				print_error("byte %zu (%c) as %02x: unit %d is lost: %s\n",
					    at - bounds[BAD - 1], was, (unsigned char)with[k], i,
					    got.cause);
				failed++;
			}
			assert_true(!got.status);
			assert_true(got.counts.pairs + got.counts.skipped >= UNITS - 1);
		}
	ty_buf_free(&whole);
	assert_int_equal(failed, 0);
}

static void a_file_that_is_cut_off_gives_what_came_before_if_wanted(void **state)
{
	ty_buf whole = { 0 };
	size_t bounds[UNITS + 1];

	(void)state;
	make_file(&whole, bounds);
	for (size_t len = strlen(HEADER); len + sizeof "</tmx>" < whole.len; len++) {
		taiyaku_str cut = ty_str_slice(ty_buf_str(&whole), 0, len);
		size_t complete = 0;
		outcome got;

		while (complete < UNITS && len + 1 >= bounds[complete + 1])
			complete++;
		read_bytes(&got, cut, false);
		assert_int_equal(got.status, TAIYAKU_ESYNTAX);
		read_bytes(&got, cut, true);
		assert_int_equal(got.status, TAIYAKU_OK);
		assert_int_equal(got.counts.pairs, complete);
		assert_int_equal(got.n_seen, complete);
		assert_true(got.counts.skipped > 0);
	}
	ty_buf_free(&whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_costs_no_more_than_its_unit),
		cmocka_unit_test(a_byte_changed_anywhere_in_a_unit_leaves_the_others),
		cmocka_unit_test(a_file_that_is_cut_off_gives_what_came_before_if_wanted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
