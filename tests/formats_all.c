/* SPDX-License-Identifier: Apache-2.0 */
/* Every format that is read into every format that is written, and back: the texts come through,
 * and what a format cannot hold is told, once. */
#include "roundtrip.h"

/* What formats have that are not written here. */
static const struct {
	const char *format, *path;
} samples[] = {
	{ "sdltm", "sdltm/good/fields.sdltm" },
	{ "edict", "edict/good/edict2" },
	{ "mediawiki", "mediawiki/good/dump.xml" },
	{ "wikitext", "wikitext/good/page.wiki" },
	{ "bibtex", "bibtex/good/list.bib" },
	{ "latex", "latex/good/paper.tex" },
	{ "ris", "ris/good/list.ris" },
	{ "rst", "rst/good/page.rst" },
	{ "code", "code/good/Titles.java" },
	{ "ini", "ini/good/lantern.desktop" },
	{ "json", "json/good/excerpt.json" },
	{ "office", "office/good/letter.docx" },
	{ "xml", "xml/good/catalogue.xml" },
	{ "po-titles", "po-titles/good/glossary.po" },
	{ "sql", "sql/good/excerpt.sql" },
	{ "table", "table/good/named.tsv" },
	{ "yaml", "yaml/good/list.yaml" },
	{ "turtle", "turtle/good/labels.ttl" },
	{ "markdown", "markdown/good/page.md" },
	{ "html", "html/good/page.html" },
	{ "plain", "plain/good/article.txt" },
};

static taiyaku_origin place = { .file = TY_STR("a.md"),
				.line = 3,
				.author = TY_STR("森"),
				.romanized = TY_STR("Mori"),
				.year = TY_STR("2019"),
				.url = TY_STR("https://example.org/?a=1&b=2") };
static taiyaku_prop own[] = {
	{ TY_STR("definition"), TY_STR("a light") },
	{ TY_STR("partOfSpeech"), TY_STR("noun") },
	{ TY_STR("x-own"), TY_STR("value") },
};
static taiyaku_pair rich[] = {
	{ .kind = TAIYAKU_TERM,
	  .text = { TY_STR("港の灯 & <船>"), TY_STR("“Harbour” lights") },
	  .status = TY_STR("approved"),
	  .note = TY_STR("seen at night"),
	  .reading = TY_STR("みなとのひ"),
	  .tuid = TY_STR("t1"),
	  .memory = TY_STR("acme"),
	  .origins = &place,
	  .n_origins = 1,
	  .props = own,
	  .n_props = 3 },
	{ .kind = TAIYAKU_TERM, .text = { TY_STR("船"), TY_STR("ship") } },
	{ .kind = TAIYAKU_TERM,
	  .text = { TY_STR("船"), TY_STR("boat") },
	  .status = TY_STR("forbidden") },
	{ .kind = TAIYAKU_SEGMENT,
	  .text = { TY_STR("二行\nの文。"), TY_STR("Two\nlines.") },
	  .tuid = TY_STR("t2") },
	{ .kind = TAIYAKU_TITLE, .text = { TY_STR("#印"), TY_STR("=mark, \"quoted\"") } },
};

static char folder[] = "/tmp/taiyaku-all-XXXXXX";

/* ---- reading and writing ---- */

static void count_losses(void *ctx, const taiyaku_error *what)
{
	*(int *)ctx += ty_str_find(ty_str(what->message), TY_STR("cannot hold"), 0) != SIZE_MAX;
}

static pairs *read_any(const char *path, const char *format)
{
	pairs *to = calloc(1, sizeof *to);
	const taiyaku_read_options options = { .format = ty_str(format) };
	const taiyaku_sink sink = { keep_pair, to };
	taiyaku_error err = { 0 };

	assert_non_null(to);
	if (taiyaku_read(NULL, path, &options, &sink, NULL, &err)) {
		print_error("%s: %s\n", path, err.message);
		fail();
	}
	return to;
}

static void path_in_folder(char out[128], const char *from, const char *format)
{
	const char *name = ty_str_is(ty_str(format), "stardict") ? "dictionary.ifo" : format;

	snprintf(out, 128, "%s/%s-%s", folder, from, name);
}

/* How often it was said that something is lost. */
static int write_all(const pairs *from, const char *path, const char *format)
{
	int losses = 0;
	taiyaku_error err = { 0 };
	const taiyaku_hooks hooks = { .warn = count_losses, .ctx = &losses };
	const taiyaku_write_options options = { .format = ty_str(format), .hooks = &hooks };
	const taiyaku_sink *sink;
	taiyaku_writer *writer;

	assert_ok(taiyaku_writer_open(&writer, path, &options, &err));
	sink = taiyaku_writer_sink(writer);
	for (size_t i = 0; i < from->n; i++)
		assert_ok(sink->pair(sink->ctx, from->list[i], &err));
	assert_ok(taiyaku_writer_close(writer, &err));
	return losses;
}

static pairs *sample_of(const taiyaku_format_info *format)
{
	char path[1024];
	pairs made = { .n = sizeof rich / sizeof *rich };

	if (!format->writes) {
		for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
			if (ty_str_is(ty_str(format->name), samples[i].format)) {
				snprintf(path, sizeof path, TESTS "/cases/%s", samples[i].path);
				return read_any(path, format->name);
			}
		print_error("no sample of %s\n", format->name);
		fail();
	}
	for (size_t i = 0; i < made.n; i++)
		made.list[i] = &rich[i];
	path_in_folder(path, "sample", format->name);
	write_all(&made, path, format->name);
	return read_any(path, format->name);
}

/* ---- comparing ---- */

/* Formats of one line have a blank where another has a tab or the end of a line. */
static bool same_text(taiyaku_str a, taiyaku_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (a.data[i] != b.data[i] &&
		    !(strchr("\t\n", a.data[i]) && a.data[i] && b.data[i] == ' '))
			return false;
	return true;
}

static const taiyaku_pair *find_texts(const pairs *in, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < in->n; i++)
		if (same_text(pair->text[0], in->list[i]->text[0]) &&
		    same_text(pair->text[1], in->list[i]->text[1]))
			return in->list[i];
	return NULL;
}

/* Whether all that one says is in the other. */
static bool says_all(const taiyaku_pair *one, const taiyaku_pair *other)
{
	bool all = ty_str_equal(one->text[0], other->text[0]) &&
		   ty_str_equal(one->text[1], other->text[1]) &&
		   ty_str_equal(one->status, other->status) &&
		   ty_str_equal(one->note, other->note) &&
		   ty_str_equal(one->reading, other->reading) &&
		   ty_str_equal(one->memory, other->memory) && one->n_origins <= other->n_origins;

	for (size_t i = 0; all && i < one->n_props; i++)
		all = has_prop_of(other, &one->props[i]);
	return all;
}

static void check_way(const pairs *from, const char *from_name, const taiyaku_format_info *to)
{
	char path[128];
	pairs *back;
	int losses;

	path_in_folder(path, from_name, to->name);
	losses = write_all(from, path, to->name);
	if (losses > 1) {
		print_error("%s to %s: told %d times\n", from_name, to->name, losses);
		fail();
	}
	if (!to->reads)
		return;
	back = read_any(path, to->name);
	for (size_t i = 0; i < from->n; i++) {
		const taiyaku_pair *found = find_texts(back, from->list[i]);

		if (found && (losses || says_all(from->list[i], found)))
			continue;
		print_error("%s to %s: %s\n", from_name, to->name,
			    found ? "lost without a word" : "the texts are lost");
		print_pair("in: ", from->list[i]);
		if (found)
			print_pair("out:", found);
		fail();
	}
	free_pairs(back);
}

/* ---- made-up content ---- */

enum { MADE = 40 };

static const char *const made_props[] = { "definition",	 "context",	 "partOfSpeech",
					  "subjectField", "customerSubset", "conceptId",
					  "x-own" };

static taiyaku_pair *make_pair(maker *m)
{
	static const char *const statuses[] = { "", "approved", "provisional", "forbidden" };
	taiyaku_pair *pair = ty_arena_alloc(&m->to->arena, sizeof *pair);
	size_t n = sizeof made_props / sizeof *made_props;
	taiyaku_prop *props = ty_arena_array(&m->to->arena, n, sizeof *props);

	assert_true(pair && props);
	*pair = (taiyaku_pair){ .kind = draw(m, 2) ? TAIYAKU_TERM : TAIYAKU_SEGMENT,
				.text = { make_text(m, true), make_text(m, false) },
				.status = ty_str(statuses[draw(m, 4)]),
				.note = maybe_text(m, false),
				.reading = draw(m, 2) ? TY_STR("") : TY_STR("よみ"),
				.props = props };
	for (size_t i = 0; i < n; i++)
		if (draw(m, 4) == 0)
			props[pair->n_props++] = (taiyaku_prop){ ty_str(made_props[i]),
								 make_text(m, false) };
	return pair;
}

static void made_up_content_goes_from_every_format_into_every_other(void **state)
{
	const taiyaku_format_info *from, *to;
	uint64_t seed = 88172645463325252ULL;
	char command[64];

	(void)state;
	memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; (from = taiyaku_formats(i)); i++) {
		char path[128];
		pairs *sample, made = { .n = 0 };
		maker m = { .state = seed++, .to = &made };

		if (!from->reads || !from->writes)
			continue;
		while (made.n < MADE)
			made.list[made.n++] = make_pair(&m);
		path_in_folder(path, "made", from->name);
		write_all(&made, path, from->name);
		sample = read_any(path, from->name);
		assert_true(sample->n >= MADE / 2);
		for (size_t k = 0; (to = taiyaku_formats(k)); k++)
			if (to->writes)
				check_way(sample, from->name, to);
		free_pairs(sample);
		ty_arena_free(&made.arena);
	}
	snprintf(command, sizeof command, "rm -r %s", folder);
	assert_int_equal(system(command), 0);
}

static void every_format_goes_into_every_other_and_comes_back(void **state)
{
	const taiyaku_format_info *from, *to;
	char command[64];

	(void)state;
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; (from = taiyaku_formats(i)); i++) {
		pairs *sample;

		/* Rules for sentences are no pairs; sdltm wants SQLite. */
		if (!from->reads || ty_str_is(ty_str(from->name), "srx") ||
		    (!WITH_SQLITE && ty_str_is(ty_str(from->name), "sdltm")))
			continue;
		sample = sample_of(from);
		assert_true(sample->n > 0);
		for (size_t k = 0; (to = taiyaku_formats(k)); k++)
			if (to->writes)
				check_way(sample, from->name, to);
		free_pairs(sample);
	}
	snprintf(command, sizeof command, "rm -r %s", folder);
	assert_int_equal(system(command), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_goes_into_every_other_and_comes_back),
		cmocka_unit_test(made_up_content_goes_from_every_format_into_every_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
