/* SPDX-License-Identifier: Apache-2.0 */
#include "clients.h"
#include "roundtrip.h"

static const char *const formats[] = { "xliff", "xliff2" };
static const char *const schemas[] = { "xliff-1.2/xliff-core-1.2-strict.xsd",
				       "xliff-2.1/xliff-2.1-with-modules.xsd" };
static const char *const statuses[] = { "", "approved", "provisional", "non-standard",
					"forbidden" };

/* The content of a seg: tags with numbers and without, alone, nested, around text. */
static const char *const markups[][2] = {
	{ "<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b&gt;</bpt>港<ept i=\"1\">&lt;/b&gt;</ept>",
	  "港" },
	{ "<bpt i=\"1\"/>港<bpt i=\"2\"/>に<ept i=\"1\"/><ept i=\"2\"/>", "港に" },
	{ "船<ph x=\"3\" type=\"lb\">&lt;br/&gt;</ph>が<ph>{0}</ph>&amp;<ph/>", "船が&" },
	{ "<it pos=\"begin\" x=\"1\">&lt;i&gt;</it>島<it pos=\"end\" type=\"x-y\">&lt;/i&gt;</it>",
	  "島" },
	{ "<hi x=\"2\" type=\"name\">津軽</hi>の<hi>岬</hi>", "津軽の岬" },
	{ "灯<ut x=\"1\">{\\cs1}</ut>台<ut/>", "灯台" },
	{ "<hi><bpt i=\"4\" x=\"4\" type=\"html:b\">&lt;b&gt;</bpt>網</hi><ept "
	  "i=\"4\">&lt;/b&gt;</ept>",
	  "網" },
};

enum { MARKUPS = sizeof markups / sizeof *markups };

static taiyaku_prop *make_props(maker *m, size_t *n)
{
	static const char *const types[] = { "definition",    "definition", "en:partOfSpeech",
					     "x-context-pre", "ja:note",    "a type \"of\" our own",
					     "creationdate" };
	taiyaku_prop *props = ty_arena_array(&m->to->arena, 7, sizeof *props);

	*n = 0;
	for (size_t i = 0; i < 7; i++)
		if (draw(m, 3) == 0)
			props[(*n)++] = (taiyaku_prop){ ty_str(types[i]), make_text(m, i % 2) };
	return props;
}

/* Units and terms with every field, some with one tuid. */
static pairs *make_pairs(uint64_t seed)
{
	maker m = { .state = seed, .to = calloc(1, sizeof(pairs)) };

	for (int i = 0; i < 200; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);
		size_t n_origins = draw(&m, 3), tagged = draw(&m, 2 * MARKUPS);

		*pair = (taiyaku_pair){
			.kind = draw(&m, 2) ? TAIYAKU_SEGMENT : TAIYAKU_TITLE,
			.text = { make_text(&m, true), make_text(&m, false) },
			.status = ty_str(statuses[draw(&m, 5)]),
			.note = maybe_text(&m, true),
			.reading = maybe_text(&m, true),
			.memory = maybe_text(&m, false),
			.tuid = draw(&m, 4) ? maybe_text(&m, false) : TY_STR("same"),
			.origins = make_origins(&m, n_origins),
			.n_origins = n_origins,
		};
		pair->props = make_props(&m, &pair->n_props);
		if (tagged < MARKUPS) {
			pair->markup[0] = ty_str(markups[tagged][0]);
			pair->text[0] = ty_str(markups[tagged][1]);
		}
		m.to->list[m.to->n++] = pair;
	}
	return m.to;
}

static void everything_comes_back(void **state)
{
	(void)state;
	for (int f = 0; f < 2; f++)
		for (uint64_t seed = 1; seed < 4; seed++) {
			pairs *made = make_pairs(seed);
			char *path = write_pairs(made, formats[f], "all.xlf",
						 (taiyaku_write_options){ 0 });
			pairs *got = read_pairs(path, "");

			assert_same_pairs(got, made);
			free_pairs(got);
			free_pairs(made);
			remove_written(path);
		}
}

static void a_turned_file_comes_back(void **state)
{
	(void)state;
	for (int f = 0; f < 2; f++) {
		pairs *made = make_pairs(5);
		char *path = write_pairs(made, formats[f], "turned.xlf",
					 (taiyaku_write_options){ .turned = true });
		pairs *got = read_pairs(path, formats[!f]);

		assert_same_pairs(got, made);
		free_pairs(got);
		free_pairs(made);
		remove_written(path);
	}
}

/* Where the schemas are; TAIYAKU_SHARED names the folder that has them. */
static const char *shared_folder(void)
{
	const char *named = getenv("TAIYAKU_SHARED");

	return named ? named : TESTS "/../../shared";
}

/* Before anything is allocated, as a skipped test does not come back. */
static void need_schemas(void)
{
	char command[2048];

	need("xmllint");
	for (int f = 0; f < 2; f++) {
		snprintf(command, sizeof command, "test -r '%s/schemas/%s'", shared_folder(),
			 schemas[f]);
		if (system(command) == 0)
			continue;
		print_message("no schemas/%s: TAIYAKU_SHARED names the folder it is in\n",
			      schemas[f]);
		skip();
	}
}

static void check_valid(const char *path, int f)
{
	char command[2048];

	snprintf(command, sizeof command,
		 "XML_CATALOG_FILES='%s/schemas/catalog.xml' xmllint --nonet --noout "
		 "--schema '%s/schemas/%s' '%s' 2>&1",
		 shared_folder(), shared_folder(), schemas[f], path);
	assert_int_equal(system(command), 0);
}

static void check_files(const pairs *made, int f)
{
	char *path = write_pairs(made, formats[f], "valid.xlf", (taiyaku_write_options){ 0 });

	check_valid(path, f);
	remove_written(path);
}

static void xliff_is_valid(int f)
{
	pairs none = { .n = 0 };
	pairs *made;

	need_schemas();
	check_files(&none, f);
	made = make_pairs(7);
	check_files(made, f);
	free_pairs(made);
}

static void xliff_1_2_is_valid_by_the_strict_schema(void **state)
{
	(void)state;
	xliff_is_valid(0);
}

static void xliff_2_1_is_valid_by_its_schemas(void **state)
{
	(void)state;
	xliff_is_valid(1);
}

/* Tags that are good TMX by its DTD but no pairs, or of one number twice. */
static void tags_without_partners_are_valid_too(void **state)
{
	static const char *const odd[] = {
		"<bpt i=\"1\"/>a",
		"<ept i=\"1\"/>a<bpt i=\"1\"/>",
		"<bpt i=\"1\" x=\"1\"/><bpt i=\"1\" x=\"1\"/>a<ept i=\"1\"/>",
		"<ph x=\"_1\" type=\"a b\"/><ph x=\"1\"/><ph x=\"1\"/>a<ph x=\"a b\" assoc=\"z\"/>",
		"<ph>1<sub type=\"t\"><bpt i=\"1\"/>2<ph x=\"1\"/></sub>3</ph><ept i=\"1\"/>a",
		"<bpt i=\"a b\"/>a<ept i=\"a b\"/>",
		"<hi x=\"a b\" type=\"c &quot;d&quot;\">a</hi><hi/>",
	};
	pairs made = { .n = 0 };
	taiyaku_pair list[sizeof odd / sizeof *odd];

	(void)state;
	need_schemas();
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		list[i] = (taiyaku_pair){
			.text = { TY_STR("あ"), TY_STR("a") },
			.markup = { { NULL, 0 }, ty_str(odd[i]) },
		};
		made.list[made.n++] = &list[i];
	}
	for (int f = 0; f < 2; f++)
		check_files(&made, f);
}

/* The lines of a file that hold a part. */
static void assert_line(const char *path, const char *part)
{
	char command[512];
	ty_buf text;

	snprintf(command, sizeof command, "cat '%s'", path);
	text = output_of(command);
	assert_has(&text, part);
	ty_buf_free(&text);
}

static void codes_are_inline_in_1_2_and_data_in_2_1(void **state)
{
	taiyaku_pair pair = {
		.text = { TY_STR("港"), TY_STR("port") },
		.markup = { ty_str(markups[0][0]), { NULL, 0 } },
		.tuid = TY_STR("u1"),
		.status = TY_STR("approved"),
	};
	pairs one = { .list = { &pair }, .n = 1 };
	char *path = write_pairs(&one, "xliff", "a.xlf", (taiyaku_write_options){ 0 });

	(void)state;
	assert_line(path, "<trans-unit id=\"u1\" approved=\"yes\" xml:space=\"preserve\">\n"
			  "<source><bpt id=\"1\" rid=\"1\" ctype=\"bold\">&lt;b&gt;</bpt>港"
			  "<ept id=\"1\" rid=\"1\">&lt;/b&gt;</ept></source>\n"
			  "<target state=\"final\">port</target>\n</trans-unit>\n");
	remove_written(path);
	path = write_pairs(&one, "xliff2", "a.xlf", (taiyaku_write_options){ 0 });
	assert_line(path,
		    "<unit id=\"u1\" xml:space=\"preserve\">\n<originalData>\n"
		    "<data id=\"d1\">&lt;b&gt;</data>\n<data id=\"d2\">&lt;/b&gt;</data>\n"
		    "</originalData>\n<segment state=\"final\">\n"
		    "<source><sc id=\"1\" dataRef=\"d1\" type=\"other\" "
		    "subType=\"taiyaku:bold\"/>港<ec startRef=\"1\" dataRef=\"d2\"/></source>\n"
		    "<target>port</target>\n</segment>\n</unit>\n");
	remove_written(path);
}

static void what_xliff_cannot_hold_is_told(void **state)
{
	taiyaku_pair pair = {
		.text = { TY_STR("港"), TY_STR("port\x01") },
		.markup = { TY_STR("<ph assoc=\"b\">a<sub>b</sub></ph>港"),
			    TY_STR("<blink/>port") },
	};
	pairs one = { .list = { &pair }, .n = 1 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };
	char *path =
		write_pairs(&one, "xliff2", "a.xlf", (taiyaku_write_options){ .hooks = &hooks });

	(void)state;
	assert_string_equal(
		told.message,
		"xliff2 cannot hold, left out: assoc of inline tags, texts inside inline "
		"tags, inline tags that are not those of TMX, characters that XML forbids");
	remove_written(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_comes_back),
		cmocka_unit_test(a_turned_file_comes_back),
		cmocka_unit_test(codes_are_inline_in_1_2_and_data_in_2_1),
		cmocka_unit_test(what_xliff_cannot_hold_is_told),
		cmocka_unit_test(xliff_1_2_is_valid_by_the_strict_schema),
		cmocka_unit_test(xliff_2_1_is_valid_by_its_schemas),
		cmocka_unit_test(tags_without_partners_are_valid_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
