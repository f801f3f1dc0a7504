/* SPDX-License-Identifier: Apache-2.0 */
#include "clients.h"
#include "roundtrip.h"

#include "markup/xml_write.h"

static const char *const styles[] = { "tbx", "tbx3", "tbx3-dca" };

static const char *const statuses[] = { "", "approved", "provisional", "non-standard",
					"forbidden" };

/* Single pairs with every field that TBX holds, with and without a concept. */
static pairs *make_pairs(uint64_t seed, const char *never)
{
	static const char *const types[] = { "subjectField",
					     "definition",
					     "source",
					     "ja:definition",
					     "ja:source",
					     "en:context",
					     "context",
					     "customerSubset",
					     "partOfSpeech",
					     "en:termType",
					     "grammaticalGender",
					     "geographicalUsage",
					     "creationdate",
					     "creationid",
					     "ja:changedate",
					     "externalCrossReference",
					     "crossReference",
					     "reading" };
	/* clang-format off */
	static const char *const values[18][3] = {
		[8] = { "noun", "properNoun", "idiom" },
		[9] = { "acronym", "variant", "nickname" },
		[10] = { "neuter", "other", "common" },
		[12] = { "20240229T000000Z", "20260102T030405Z", "19991231T235959Z" },
		[14] = { "20240229T000000Z", "20260102T030405Z", "19991231T235959Z" },
		[15] = { "https://example.org/?a&b", "http://example.org/ a picture", "page 7" },
		[16] = { "c1", "c2 pot", "page-7 in another book" },
	};
	/* clang-format on */
	maker m = { .state = seed, .to = calloc(1, sizeof(pairs)), .never = never };

	for (int i = 0; i < 200; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);
		size_t n = 0, n_origins = draw(&m, 3);
		taiyaku_prop *props = ty_arena_array(&m.to->arena, 20, sizeof *props);
		taiyaku_str id;
		char number[32];

		snprintf(number, sizeof number, i % 3 ? "c%d" : "%d 用語", i);
		assert_true(ty_arena_copy(&id, &m.to->arena, ty_str(number)));
		if (draw(&m, 2))
			props[n++] = (taiyaku_prop){ TY_STR("conceptId"), id };
		for (size_t k = 0; k < sizeof types / sizeof *types; k++)
			if (draw(&m, 3) == 0)
				props[n++] =
					(taiyaku_prop){ ty_str(types[k]),
							values[k][0]
								? ty_str(values[k][draw(&m, 3)])
								: make_text(&m, k % 2) };
		*pair = (taiyaku_pair){ .kind = TAIYAKU_TERM,
					.text = { make_text(&m, true), make_text(&m, false) },
					.status = ty_str(statuses[draw(&m, 5)]),
					.note = maybe_text(&m, true),
					.reading = make_text(&m, true),
					.memory = maybe_text(&m, false),
					.origins = make_origins(&m, n_origins),
					.n_origins = n_origins,
					.props = props,
					.n_props = n };
		m.to->list[m.to->n++] = pair;
	}
	return m.to;
}

static void single_pairs_come_back_with_every_field(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed < 7; seed++) {
		const char *style = styles[seed % 3];
		pairs *made = make_pairs(seed, NULL), *got;
		char *path = write_pairs(made, style, "all.tbx", (taiyaku_write_options){ 0 });

		got = read_pairs(path, "");
		sort_pairs(made);
		sort_pairs(got);
		assert_same_pairs(got, made);
		free_pairs(got);
		free_pairs(made);
		remove_written(path);
	}
}

/* ---- whole concepts ---- */

static void add_values(maker *m, ty_buf *to, bool term)
{
	static const char *const term_notes[] = {
		"<termNote type=\"partOfSpeech\">noun</termNote>",
		"<termNote type=\"partOfSpeech\">verb</termNote>",
		"<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>",
		"<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>",
		"<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote>",
		"<termNote type=\"administrativeStatus\">supersededTerm-admn-sts</termNote>",
		"<termNote type=\"grammaticalGender\">neuter</termNote>",
		"<termNote type=\"termType\">variant</termNote>",
	};
	static const char *const others[] = {
		"<admin type=\"customerSubset\">A &amp; B</admin>",
		"<descrip type=\"subjectField\">cooking</descrip>",
		"<descrip type=\"context\">in context</descrip>",
		"<descripGrp><descrip type=\"context\">c</descrip><admin type=\"source\">s</admin>"
		"</descripGrp>",
		"<admin type=\"source\">author: 山田; year: 1999</admin>",
		"<admin type=\"source\">a book</admin>",
		"<xref type=\"externalCrossReference\" "
		"target=\"http://x.org/\">http://x.org/</xref>",
		"<note>one</note>",
		"<note>two</note>",
		"<transacGrp><transac type=\"transactionType\">origination</transac>"
		"<transacNote type=\"responsibility\">Sato</transacNote>"
		"<date>2026-01-02</date></transacGrp>",
	};
	static const char *const definitions[] = {
		"<descrip type=\"definition\">d</descrip>",
		"<descripGrp><descrip type=\"definition\">e</descrip><admin "
		"type=\"source\">s</admin>"
		"</descripGrp>",
	};

	for (size_t i = 0; term && i < sizeof term_notes / sizeof *term_notes; i++)
		if (draw(m, 5) == 0)
			ty_buf_add(to, ty_str(term_notes[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (draw(m, 6) == 0)
			ty_buf_add(to, ty_str(others[i]));
	for (size_t i = 0; !term && i < 2; i++)
		if (draw(m, 3) == 0)
			ty_buf_add(to, ty_str(definitions[i]));
}

static void add_section(maker *m, ty_buf *to, bool japanese)
{
	size_t n = 1 + draw(m, 3);

	ty_buf_print(to, "<langSet xml:lang=\"%s\">", japanese ? "ja" : "en");
	for (size_t i = 0; i < n; i++) {
		ty_buf_print(to, "<tig><term>%s%zu</term>", japanese ? "用語" : "term", i);
		add_values(m, to, true);
		if (japanese && draw(m, 2))
			ty_buf_print(to, "<note>reading: ようご%zu</note>", i);
		ty_buf_add(to, TY_STR("</tig>"));
	}
	ty_buf_add(to, TY_STR("</langSet>"));
}

static void write_concepts(maker *m, const char *path)
{
	ty_buf to = { 0 };
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	ty_buf_add(&to, TY_STR("<martif type=\"TBX-Basic\" xml:lang=\"ja\"><text><body>\n"));
	for (int i = 0; i < 200; i++) {
		ty_buf_print(&to, "<termEntry id=\"c%d\">", i);
		add_values(m, &to, false);
		add_section(m, &to, true);
		add_section(m, &to, false);
		ty_buf_add(&to, TY_STR("</termEntry>\n"));
	}
	ty_buf_add(&to, TY_STR("</body></text></martif>\n"));
	assert_int_equal(fwrite(to.data, 1, to.len, f), to.len);
	assert_int_equal(fclose(f), 0);
	ty_buf_free(&to);
}

static int by_line(const void *a, const void *b)
{
	return ty_str_compare(*(const taiyaku_str *)a, *(const taiyaku_str *)b);
}

/* Lines of notes may change their order when they move between term and concept. */
static void sort_notes(pairs *p)
{
	for (size_t i = 0; i < p->n; i++) {
		taiyaku_str lines[16], rest = p->list[i]->note, copy;
		ty_buf sorted = { 0 };
		size_t n = 0;

		while (rest.len > 0 && n < 16)
			lines[n++] = ty_str_next(&rest, '\n');
		qsort(lines, n, sizeof *lines, by_line);
		for (size_t k = 0; k < n; k++) {
			ty_buf_add(&sorted, lines[k]);
			ty_buf_byte(&sorted, '\n');
		}
		assert_true(ty_arena_copy(&copy, &p->arena, ty_buf_str(&sorted)));
		p->list[i]->note = copy;
		ty_buf_free(&sorted);
	}
}

static int by_concept(const void *a, const void *b)
{
	const taiyaku_pair *x = *(taiyaku_pair *const *)a, *y = *(taiyaku_pair *const *)b;
	int order = ty_str_compare(ty_pair_prop(x, "conceptId"), ty_pair_prop(y, "conceptId"));

	return order ? order : ty_pair_compare(x, y);
}

static void what_is_said_of_a_concept_comes_back_to_the_same_pairs(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed < 7; seed++) {
		maker m = { .state = seed };
		char file[] = "/tmp/taiyaku-test-XXXXXX";
		int fd = mkstemp(file);
		pairs *first, *second;
		char *path;

		assert_true(fd >= 0);
		close(fd);
		write_concepts(&m, file);
		first = read_pairs(file, "");
		path = write_pairs(first, styles[seed % 3], "again.tbx",
				   (taiyaku_write_options){ 0 });
		second = read_pairs(path, "");
		sort_notes(first);
		sort_notes(second);
		qsort(first->list, first->n, sizeof *first->list, by_concept);
		qsort(second->list, second->n, sizeof *second->list, by_concept);
		assert_same_pairs(second, first);
		free_pairs(first);
		free_pairs(second);
		remove_written(path);
		unlink(file);
	}
}

/* ---- the file ---- */

static void synonyms_are_one_concept_and_a_forbidden_one_is_known_by_its_term(void **state)
{
	taiyaku_prop props[] = {
		{ TY_STR("conceptId"), TY_STR("1") },
	};
	taiyaku_pair list[] = {
		{ .kind = TAIYAKU_TERM,
		  .text = { TY_STR("サーバー"), TY_STR("server") },
		  .status = TY_STR("approved"),
		  .reading = TY_STR("さーばー"),
		  .props = props,
		  .n_props = 1 },
		{ .kind = TAIYAKU_TERM,
		  .text = { TY_STR("サーバ"), TY_STR("server") },
		  .status = TY_STR("forbidden"),
		  .props = props,
		  .n_props = 1 },
	};
	pairs two = { .list = { &list[0], &list[1] }, .n = 2 };
	char *path = write_pairs(&two, "tbx", "two.tbx", (taiyaku_write_options){ 0 });
	char command[256];
	ty_buf text;

	(void)state;
	snprintf(command, sizeof command, "cat '%s'", path);
	text = output_of(command);
	assert_str(
		ty_buf_str(&text),
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<martif type=\"TBX-Basic\" xml:lang=\"ja\">\n"
		"<martifHeader>\n"
		"<fileDesc><sourceDesc><p>taiyaku</p></sourceDesc></fileDesc>\n"
		"<encodingDesc><p type=\"XCSURI\">TBXBasicXCSV02.xcs</p></encodingDesc>\n"
		"</martifHeader>\n<text>\n<body>\n"
		"<termEntry id=\"taiyaku-1\">\n"
		"  <langSet xml:lang=\"ja\">\n"
		"    <tig>\n"
		"      <term>サーバー</term>\n"
		"      <termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>\n"
		"      <note>reading: さーばー</note>\n"
		"    </tig>\n"
		"    <tig>\n"
		"      <term>サーバ</term>\n"
		"      <termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote>\n"
		"    </tig>\n"
		"  </langSet>\n"
		"  <langSet xml:lang=\"en\">\n"
		"    <tig>\n"
		"      <term>server</term>\n"
		"      <termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>\n"
		"    </tig>\n"
		"  </langSet>\n"
		"</termEntry>\n"
		"</body>\n</text>\n</martif>\n");
	ty_buf_free(&text);
	remove_written(path);
}

static void what_tbx_cannot_hold_is_named(void **state)
{
	taiyaku_prop props[] = {
		{ TY_STR("x-context-pre"), TY_STR("before") },
		{ TY_STR("creationdate"), TY_STR("yesterday") },
	};
	taiyaku_pair pair = { .kind = TAIYAKU_NAME,
			      .text = { TY_STR("山\x01"), TY_STR("mountain") },
			      .tuid = TY_STR("7"),
			      .props = props,
			      .n_props = 2 };
	pairs one = { .list = { &pair }, .n = 1 };
	taiyaku_error told = { 0 };
	taiyaku_hooks hooks = { .warn = keep_warning, .ctx = &told };
	char *path =
		write_pairs(&one, "tbx", "one.tbx", (taiyaku_write_options){ .hooks = &hooks });

	(void)state;
	assert_string_equal(told.message, "tbx cannot hold, left out: kind, tuid, x-context-pre, "
					  "creationdate, control characters");
	remove_written(path);
}

/* ---- other programs ---- */

/* Grammars and samples that are not part of the source, where they are. */
static const char *shared(void)
{
	const char *given = getenv("TAIYAKU_SHARED");

	if (given)
		return given;
	return access(TESTS "/../../shared/schemas", R_OK) == 0 ? TESTS "/../../shared" : NULL;
}

static void every_style_is_valid(void **state)
{
	static const char *const grammars[] = { "tbx-v2-taiyaku.rng", "tbx-v3-taiyaku.rng",
						"tbx-v3-taiyaku.rng" };

	(void)state;
	if (!shared()) {
		print_message("TAIYAKU_SHARED names no folder with schemas\n");
		skip();
	}
	need("xmllint");
	for (int i = 0; i < 3; i++) {
		pairs *made = make_pairs((uint64_t)i + 1, NULL);
		char *path = write_pairs(made, styles[i], "all.tbx", (taiyaku_write_options){ 0 });
		char command[1024];
		ty_buf text;

		snprintf(command, sizeof command,
			 "xmllint --nonet --noout --relaxng '%s/schemas/%s' '%s' 2>&1 | head -5",
			 shared(), grammars[i], path);
		text = output_of(command);
		assert_has(&text, "validates");
		ty_buf_free(&text);
		free_pairs(made);
		remove_written(path);
	}
}

static void the_shared_samples_are_read(void **state)
{
	static const struct {
		const char *name;
		size_t pairs;
	} samples[] = {
		{ "sample-v2-basic.tbx", 2 },
		{ "sample-v3-core.tbx", 1 },
		{ "sample-v3-dca.tbx", 1 },
		{ "sample-v3-dct.tbx", 2 },
	};

	(void)state;
	if (!shared()) {
		print_message("TAIYAKU_SHARED names no folder with samples\n");
		skip();
	}
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		char path[1024];
		pairs *got;

		snprintf(path, sizeof path, "%s/schemas/samples/%s", shared(), samples[i].name);
		got = read_pairs(path, "");
		assert_int_equal(got->n, samples[i].pairs);
		free_pairs(got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(single_pairs_come_back_with_every_field),
		cmocka_unit_test(what_is_said_of_a_concept_comes_back_to_the_same_pairs),
		cmocka_unit_test(synonyms_are_one_concept_and_a_forbidden_one_is_known_by_its_term),
		cmocka_unit_test(what_tbx_cannot_hold_is_named),
		cmocka_unit_test(every_style_is_valid),
		cmocka_unit_test(the_shared_samples_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
