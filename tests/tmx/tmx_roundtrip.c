/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs of made-up content, inline tags and every trap of XML among it, through TMX and back. */
#include "clients.h"
#include "roundtrip.h"
#include "tmx/inline.h"

static const char *const statuses[] = { "", "approved", "provisional", "non-standard",
					"forbidden" };

static const struct {
	const char *type, *value; /* NULL: any text */
} types[] = {
	{ "creationdate", "20140301T093000Z" },
	{ "creationid", NULL },
	{ "changedate", "sometime" },
	{ "usagecount", "12" },
	{ "segtype", "paragraph" },
	{ "x-context-pre", NULL },
	{ "x-context-post", NULL },
	{ "x-<\"client\">", NULL },
	{ "definition", NULL },
	{ "ja:lang", "ja-JP" },
	{ "ja:changeid", NULL },
	{ "ja:note", NULL },
	{ "en:lang", "en-US" },
	{ "en:creationdate", "19000101T000000Z" },
	{ "en:partOfSpeech", NULL },
	{ "de:term", NULL },
};

enum { TYPES = sizeof types / sizeof *types };

/* Text, escaped, of the pieces that break files. */
static void add_text(ty_buf *to, maker *m)
{
	static const char *const pieces[] = {
		"用語", "term", "&lt;b&gt;",	"&amp;amp;",	   "\"", "&#13;", "\n",
		"\t",	"  ",	"\xe2\x80\x8f", "\xf0\x9f\x8d\xb5"
	};
	uint64_t n = draw(m, 4);

	for (uint64_t i = 0; i < n; i++)
		ty_buf_add(to, ty_str(pieces[draw(m, sizeof pieces / sizeof *pieces)]));
}

/* Content of a segment, of hi and of sub; with code, that of the other tags. */
static void add_content(ty_buf *to, maker *m, bool code, int depth)
{
	static const char *const tags[] = { "<bpt i=\"1\" x=\"2\" type=\"a&quot;&lt;\"",
					    "<ept i=\"1\"",
					    "<ph x=\"1\" assoc=\"p\"",
					    "<ph",
					    "<it pos=\"begin\"",
					    "<ut x=\"&#10;\"" };
	static const char *const ends[] = {
		"</bpt>", "</ept>", "</ph>", "</ph>", "</it>", "</ut>"
	};
	uint64_t n = 1 + draw(m, 3);

	for (uint64_t i = 0; i < n; i++) {
		uint64_t tag = draw(m, 7);

		add_text(to, m);
		if (depth > 4)
			continue;
		if (code || tag == 6) {
			ty_buf_add(to, code ? TY_STR("<sub type=\"s\"") : TY_STR("<hi"));
		} else {
			ty_buf_add(to, ty_str(tags[tag]));
		}
		if (draw(m, 3) == 0) {
			ty_buf_add(to, TY_STR("/>"));
			continue;
		}
		ty_buf_byte(to, '>');
		/* Something inside, else the short form would be the normal one. */
		ty_buf_byte(to, 'x');
		add_content(to, m, !code && tag < 6, depth + 1);
		ty_buf_add(to, code	  ? TY_STR("</sub>")
			       : tag == 6 ? TY_STR("</hi>")
					  : ty_str(ends[tag]));
	}
}

static void give_markup(maker *m, taiyaku_pair *pair, int side)
{
	ty_buf markup = { 0 }, text = { 0 };

	ty_buf_add(&markup, TY_STR("題<ph/>"));
	add_content(&markup, m, false, 0);
	assert_true(ty_inline_check(&text, ty_buf_str(&markup)));
	assert_true(ty_arena_copy(&pair->markup[side], &m->to->arena, ty_buf_str(&markup)));
	assert_true(ty_arena_copy(&pair->text[side], &m->to->arena, ty_buf_str(&text)));
	ty_buf_free(&markup);
	ty_buf_free(&text);
}

static void give_props(maker *m, taiyaku_pair *pair)
{
	taiyaku_prop *props = ty_arena_array(&m->to->arena, TYPES, sizeof *props);

	for (size_t i = 0; i < TYPES; i++)
		if (draw(m, 3) == 0)
			props[pair->n_props++] =
				(taiyaku_prop){ ty_str(types[i].type),
						types[i].value ? ty_str(types[i].value)
							       : make_text(m, i % 2) };
	pair->props = props;
}

static pairs *make_pairs(uint64_t seed)
{
	maker m = { .state = seed, .to = calloc(1, sizeof(pairs)) };

	for (int i = 0; i < 300; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);
		size_t n_origins = draw(&m, 4);

		*pair = (taiyaku_pair){ .kind = (taiyaku_kind)(TAIYAKU_TITLE + draw(&m, 4)),
					.text = { make_text(&m, true), make_text(&m, false) },
					.status = ty_str(statuses[draw(&m, 5)]),
					.note = maybe_text(&m, true),
					.reading = maybe_text(&m, true),
					.memory = maybe_text(&m, false),
					.tuid = maybe_text(&m, false),
					.origins = make_origins(&m, n_origins),
					.n_origins = n_origins };
		for (int side = 0; side < 2; side++)
			if (draw(&m, 3) == 0)
				give_markup(&m, pair, side);
		give_props(&m, pair);
		m.to->list[m.to->n++] = pair;
	}
	return m.to;
}

static ty_buf bytes_of(const char *path)
{
	char command[256];

	snprintf(command, sizeof command, "gzip -dcf '%s'", path);
	return output_of(command);
}

/* Through a file with these options, twice: the same pairs, then the same bytes. */
static void check_options(const pairs *made, taiyaku_write_options options)
{
	char *path = write_pairs(made, "tmx", "first.tmx", options);
	pairs *got = read_pairs(path, "");
	char *second = write_pairs(got, "tmx", "second.tmx", options);
	ty_buf a = bytes_of(path), b = bytes_of(second);

	assert_same_pairs(got, made);
	assert_str_at(ty_buf_str(&b), ty_buf_str(&a), __FILE__, __LINE__);
	ty_buf_free(&a);
	ty_buf_free(&b);
	free_pairs(got);
	remove_written(path);
	remove_written(second);
}

static void everything_comes_back_and_the_second_export_is_the_first(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed < 5; seed++) {
		pairs *made = make_pairs(seed);

		check_options(made, (taiyaku_write_options){ 0 });
		check_options(made, (taiyaku_write_options){ .turned = true });
		check_options(made, (taiyaku_write_options){ .doctype = true, .gzip = true });
		free_pairs(made);
	}
}

/* The DTD is not ours to give away: it is beside the repository, or where TAIYAKU_SHARED says. */
static const char *dtd(char out[1024])
{
	const char *shared = getenv("TAIYAKU_SHARED");

	snprintf(out, 1024, "%s/schemas/tmx14.dtd", shared ? shared : TESTS "/../../shared");
	return out;
}

static void what_is_written_is_valid_by_the_dtd(void **state)
{
	char path_of_dtd[1024], command[2048];
	pairs *made;
	char *path;
	ty_buf said;

	(void)state;
	need("xmllint");
	if (access(dtd(path_of_dtd), R_OK) != 0) {
		print_message("no %s; name its folder in TAIYAKU_SHARED\n", path_of_dtd);
		skip();
	}
	for (int level = 1; level < 3; level++) {
		made = make_pairs(77);
		path = write_pairs(made, "tmx", "valid.tmx",
				   (taiyaku_write_options){ .level = level });
		snprintf(command, sizeof command,
			 "xmllint --noout --nonet --dtdvalid '%s' '%s' 2>&1 && echo valid",
			 path_of_dtd, path);
		said = output_of(command);
		assert_str_at(ty_buf_str(&said), TY_STR("valid\n"), __FILE__, __LINE__);
		ty_buf_free(&said);
		free_pairs(made);
		remove_written(path);
	}
}

/* Damage anything: the reader answers, and pairs that were read can be written. */
static void damaged_files_are_read_as_far_as_they_go(void **state)
{
	maker m = { .state = 5 };
	pairs *made = make_pairs(9);
	char *path;
	ty_buf text;

	(void)state;
	made->n = 40;
	path = write_pairs(made, "tmx", "damaged.tmx", (taiyaku_write_options){ 0 });
	text = bytes_of(path);
	for (int i = 0; i < 400; i++) {
		taiyaku_read_options options = { .format = TY_STR("tmx"), .partial = true };
		size_t at = draw(&m, text.len), len = 1 + draw(&m, 20);
		ty_buf damaged = { 0 };
		FILE *f = fopen(path, "wb");
		taiyaku_error err = { 0 };
		taiyaku_status status;

		ty_buf_add(&damaged, ty_str_slice(ty_buf_str(&text), 0, at));
		if (i % 3 == 0)
			ty_buf_byte(&damaged, "<>&\"\x01/]"[draw(&m, 7)]);
		else if (i % 3 == 1)
			ty_buf_add(&damaged, ty_str_slice(ty_buf_str(&text), at / 2,
							  at / 2 + (len < at / 2 ? len : 0)));
		if (i % 7)
			ty_buf_add(&damaged, ty_str_slice(ty_buf_str(&text),
							  at + len < text.len ? at + len : text.len,
							  text.len));
		assert_non_null(f);
		fwrite(damaged.data, 1, damaged.len, f);
		fclose(f);
		status = taiyaku_read(NULL, path, &options, NULL, NULL, &err);
		assert_true(status == TAIYAKU_OK || status == TAIYAKU_ESYNTAX);
		ty_buf_free(&damaged);
	}
	ty_buf_free(&text);
	free_pairs(made);
	remove_written(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_comes_back_and_the_second_export_is_the_first),
		cmocka_unit_test(what_is_written_is_valid_by_the_dtd),
		cmocka_unit_test(damaged_files_are_read_as_far_as_they_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
