/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_read.h"

#include "test.h"

static const char *const ancestors[] = { "tmx", "body", NULL };

/* What is told, as text: <a b="c">, letters, </a>, and [damage]. */
typedef struct told {
	ty_buf events;
	ty_xml_reader *reader;
	bool places;  /* with the place of each start */
	bool records; /* with the whole record at its end */
} told;

static void tell_place(told *t, ty_position at)
{
	ty_buf_print(&t->events, "%d:%d", (int)at.line, (int)at.column);
}

static taiyaku_status on_start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	told *t = ctx;

	(void)err;
	if (t->places)
		tell_place(t, ty_xml_position(t->reader));
	ty_buf_print(&t->events, "<%.*s", TY_ARG(element->name));
	for (size_t i = 0; i < element->n_attributes; i++)
		ty_buf_print(
			&t->events, " %.*s%s%.*s=\"%.*s\"", TY_ARG(element->attributes[i].prefix),
			element->attributes[i].prefix.len ? ":" : "",
			TY_ARG(element->attributes[i].name), TY_ARG(element->attributes[i].value));
	ty_buf_byte(&t->events, '>');
	return TAIYAKU_OK;
}

static taiyaku_status on_end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	told *t = ctx;
	ty_position at;

	(void)err;
	ty_buf_print(&t->events, "</%.*s>", TY_ARG(name));
	if (t->records && ty_str_is(name, "tu")) {
		taiyaku_str record = ty_xml_record(t->reader, &at);

		ty_buf_print(&t->events, "{%d:%.*s}", (int)at.line, TY_ARG(record));
	}
	return TAIYAKU_OK;
}

static taiyaku_status on_text(void *ctx, taiyaku_str text, taiyaku_error *err)
{
	told *t = ctx;

	(void)err;
	ty_buf_add(&t->events, text);
	return TAIYAKU_OK;
}

static taiyaku_status on_damage(void *ctx, const ty_xml_damage *damage, taiyaku_error *err)
{
	told *t = ctx;

	(void)err;
	ty_buf_print(&t->events, "[%s%d %s: ", damage->in_record ? "record " : "",
		     (int)damage->at.line, damage->cause);
	ty_buf_add(&t->events, damage->raw);
	ty_buf_byte(&t->events, ']');
	return TAIYAKU_OK;
}

static const ty_xml_handler handler = { on_start, on_end, on_text, on_damage, "tu", ancestors };
static const ty_xml_handler strict = { on_start, on_end, on_text, NULL, NULL, NULL };

static taiyaku_status run(told *t, const ty_xml_handler *with, taiyaku_str text, size_t step)
{
	taiyaku_error err = { 0 };
	taiyaku_status status;
	ty_position first;
	uint64_t dropped;
	bool cut = false;

	assert_ok(ty_xml_open(&t->reader, "file", with, t, &err));
	status = TAIYAKU_OK;
	for (size_t at = 0; !status && at < text.len;) {
		size_t n = text.len - at < step ? text.len - at : step;

		while (at + n < text.len && (text.data[at + n] & 0xC0) == 0x80)
			n++;
		status = ty_xml_push(t->reader, ty_str_slice(text, at, at + n), &err);
		at += n;
	}
	if (!status)
		status = ty_xml_finish(&cut, t->reader, &err);
	if (cut)
		ty_buf_add(&t->events, TY_STR("[cut]"));
	dropped = ty_xml_dropped(t->reader, &first);
	if (dropped)
		ty_buf_print(&t->events, "[dropped %d, line %d]", (int)dropped, (int)first.line);
	if (status)
		ty_buf_print(&t->events, "[error %d %d %s]", (int)status, (int)err.line,
			     err.message);
	ty_xml_close(t->reader);
	return status;
}

/* The same events whatever the pieces are. */
static void check_at(const ty_xml_handler *with, told as, const char *text, const char *want,
		     int line)
{
	for (size_t step = 1; step < 300; step += step < 12 ? 1 : 71) {
		told t = as;

		(void)!run(&t, with, ty_str(text), step);
		assert_str_at(ty_buf_str(&t.events), ty_str(want), __FILE__, line);
		ty_buf_free(&t.events);
	}
}

#define CHECK(text, want) check_at(&handler, (told){ 0 }, text, want, __LINE__)
#define CHECK_PLACES(text, want) check_at(&handler, (told){ .places = true }, text, want, __LINE__)
#define CHECK_RECORDS(text, want) \
	check_at(&handler, (told){ .records = true }, text, want, __LINE__)
#define CHECK_STRICT(text, want) check_at(&strict, (told){ 0 }, text, want, __LINE__)

static void a_document_is_told_as_events(void **state)
{
	(void)state;
	CHECK("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<!DOCTYPE tmx SYSTEM \"x.dtd\">\n"
	      "<tmx a='1' xml:lang=\"ja\"><b/>日本&amp;<![CDATA[<&>]]>&#x65E5;</tmx>\n",
	      "<tmx a=\"1\" xml:lang=\"ja\"><b></b>日本&<&>日</tmx>");
	CHECK("\xEF\xBB\xBF\n\n<a/>", "<a></a>");
	CHECK("<?xml encoding='x'?><a/>", "<a></a>");
	CHECK("<?xml version='1.0'>\n<a/>", "<a></a>");
	CHECK("<x:a xmlns:x=\"urn:x\"><x:b/><y:c/></x:a>", "<a><b></b><c></c></a>");
}

static void comments_and_instructions_are_left_out(void **state)
{
	(void)state;
	CHECK("<a>b<!-- <c>&#1;\n -->d<?php \n<e> ?>f</a><!-- end -->", "<a>bdf</a>");
	CHECK("<a><!----><!-- - -- ---></a>", "<a></a>");
}

static void places_are_those_of_the_file(void **state)
{
	(void)state;
	CHECK_PLACES("<a>日本<b/>語<c>\n灯<d/></c></a>",
		     "1:1<a>日本1:6<b></b>語1:11<c>\n灯2:2<d></d></c></a>");
	CHECK_PLACES("<?xml version='1.0'\n?>\n<!DOCTYPE a [\n<!-- ' -->\n<!ENTITY b '>'>\n]>\n"
		     "<a>\n<b\nc='d'\n/><!--\n\n--><b/>\r\n<b/>\r<b/><![CDATA[\n]]><b/></a>",
		     "7:1<a>\n8:1<b c=\"d\"></b>12:4<b></b>\n13:1<b></b>\n14:1<b></b>\n"
		     "15:4<b></b></a>");
}

static void forbidden_characters_and_references_to_them_are_dropped_and_counted(void **state)
{
	(void)state;
	CHECK("<a>\n1\x01\x1F"
	      "2&#1;&#x1F;3\xEF\xBF\xBE\xEF\xBF\xBF"
	      "4&#xFFFE;&#xD800;5\x7F</a>",
	      "<a>\n12345\x7F</a>[dropped 8, line 2]");
	CHECK("<a>what is before and behind it is long enough\xEF\xBF\xBE"
	      " for many bytes to be looked at together</a>",
	      "<a>what is before and behind it is long enough"
	      " for many bytes to be looked at together</a>[dropped 1, line 1]");
	CHECK("<a b=\"&#2;c\x02\"><![CDATA[\x03&#3;]]></a>",
	      "<a b=\"c\">&#3;</a>[dropped 3, line 1]");
	CHECK("<a>&#9;&#xA;&#13;&#0000000000000065;&#x110000;</a>",
	      "<a>\t\n\rA</a>[dropped 1, line 1]");
}

static void a_pair_of_surrogate_references_is_one_character(void **state)
{
	(void)state;
	CHECK("<a>&#xD83D;&#xDE00;&#55357;&#56832;&#xD83D;x&#xDE00;</a>",
	      "<a>😀😀x</a>[dropped 4, line 1]");
}

static void entities_of_plain_text_are_put_in_and_no_others(void **state)
{
	(void)state;
	CHECK("<!DOCTYPE a [<!ENTITY co \"A&#38;B\"><!ENTITY tm '™ \"x\"'>"
	      "<!ENTITY n \"&#x65E5;本\"><!ENTITY n \"no\"><!ENTITY % p 'q'>"
	      "<!-- <!ENTITY c 'no'> --><?x <!ENTITY d 'no'> ?>]>"
	      "<a b='&tm;'>&n;&tm;&lt;</a>",
	      "<a b=\"™ \"x\"\">日本™ \"x\"<</a>");
	CHECK("<!DOCTYPE a [<!ENTITY co \"A&#38;#38;B&lt;\">]><a b='&co;&amp;&amp;#38;'>&co;</a>",
	      "<a b=\"A&B<&&#38;\">A&B<</a>");
	CHECK_STRICT("<!DOCTYPE a [<!ENTITY co \"A&#38;B\">]><a>&co;</a>",
		     "<a>[error 3 1 the entity &co; is not known]");
	CHECK_STRICT("<!DOCTYPE a [<!ENTITY x SYSTEM \"/etc/passwd\">]><a>&x;</a>",
		     "<a>[error 3 1 the entity &x; is not known]");
	CHECK_STRICT("<!DOCTYPE a SYSTEM \"http://192.0.2.1/a.dtd\"><a>&nbsp;</a>",
		     "<a>[error 3 1 the entity &nbsp; is not known]");
	CHECK_STRICT("<!DOCTYPE a [<!ENTITY % x SYSTEM \"/etc/passwd\">%x;]><a/>", "<a></a>");
}

static void an_entity_bomb_does_not_go_off(void **state)
{
	(void)state;
	CHECK_STRICT("<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">"
		     "<!ENTITY d \"&c;&c;&c;\">]><a>&b;&d;</a>",
		     "<a>ha[error 3 1 the entity &d; is not known]");
}

/* A long text, many times: what is put in for references is capped. */
static void expansion_is_capped(void **state)
{
	ty_buf text = { 0 };
	told t = { 0 };

	(void)state;
	ty_buf_add(&text, TY_STR("<!DOCTYPE a [<!ENTITY b \""));
	for (int i = 0; i < 4000; i++)
		ty_buf_byte(&text, 'x');
	ty_buf_add(&text, TY_STR("\">]><a>"));
	for (int i = 0; i < 10000; i++)
		ty_buf_add(&text, TY_STR("&b;"));
	ty_buf_add(&text, TY_STR("</a>"));
	assert_int_equal(run(&t, &strict, ty_buf_str(&text), 1 << 16), TAIYAKU_ESYNTAX);
	assert_true(t.events.len < (20 << 20));
	ty_buf_free(&text);
	ty_buf_free(&t.events);
}

static void damage_costs_the_record_it_is_in(void **state)
{
	(void)state;
	CHECK("<tmx><body><tu>1</tu>\n<tu>a & b</tu>\n<tu>3</tu></body></tmx>",
	      "<tmx><body><tu>1</tu>\n<tu>a [record 2 an & that begins no reference: "
	      "<tu>a & b</tu>]\n<tu>3</tu></body></tmx>");
	CHECK("<tmx><body><tu>a < b</tu><tu>2</tu></body></tmx>",
	      "<tmx><body><tu>a [record 1 a < that begins no tag: <tu>a < b</tu>]"
	      "<tu>2</tu></body></tmx>");
	CHECK("<tmx><body><tu><s>1</tu><tu>2</tu></body></tmx>",
	      "<tmx><body><tu><s>1[record 1 <s> is closed by </tu>: <tu><s>1</tu>]"
	      "<tu>2</tu></body></tmx>");
	CHECK("<tmx><body><tu a=1>1</tu><tu>2</tu></body></tmx>",
	      "<tmx><body>[record 1 an attribute without quotes: <tu a=1>1</tu>]"
	      "<tu>2</tu></body></tmx>");
	CHECK("<tmx><body><tu a='<'>1</tu><tu>2&nbsp;</tu><tu>3</tu></body></tmx>",
	      "<tmx><body>[record 1 a < in the value of an attribute: "
	      "<tu a='<'>1</tu>]<tu>2[record 1 the entity &nbsp; is not known: "
	      "<tu>2&nbsp;</tu>]<tu>3</tu></body></tmx>");
}

static void a_record_that_is_not_closed_ends_where_the_next_begins(void **state)
{
	(void)state;
	CHECK("<tmx><body>\n<tu>1\n<tu>2</tu></body></tmx>",
	      "<tmx><body>\n<tu>1\n[record 2 the record is not closed before the next begins: "
	      "<tu>1]<tu>2</tu></body></tmx>");
	CHECK("<tmx><body><tu>1</body></tmx>",
	      "<tmx><body><tu>1[record 1 <tu> is closed by </body>: <tu>1</body>]</tmx>");
}

static void damage_outside_records_is_passed_over(void **state)
{
	(void)state;
	CHECK("<tmx><header a=1/><body><tu>1</tu></body></tmx>",
	      "<tmx>[1 an attribute without quotes: <header a=1/><body>]<tu>1</tu></body></tmx>");
	CHECK("<tmx><body><tu>1</tu> & <tu>2</tu></body></tmx>",
	      "<tmx><body><tu>1</tu> [1 an & that begins no reference: &]<tu>2</tu></body></tmx>");
	CHECK("<tmx><body><tu>1</tu></body></tmx>\n<tmx><body><tu>2</tu></body></tmx>",
	      "<tmx><body><tu>1</tu></body></tmx>[2 text behind the end of the document: "
	      "<tmx><body>]<tu>2</tu></body></tmx>");
	CHECK("<tmx><body><tu>1</tu></tmx>",
	      "<tmx><body><tu>1</tu>[1 <body> is closed by </tmx>: ]</tmx>");
	CHECK("<tmx><body><tu>1</tu></body x='></tmx>",
	      "<tmx><body><tu>1</tu>[1 a tag without its >: ]"
	      "[1 a tag without its >: </body x='>]</tmx>");
	CHECK("<tmx><body><tu>1</tu></body></tmx>\nbye",
	      "<tmx><body><tu>1</tu></body></tmx>[2 text behind the end of the document: bye]");
}

static void a_file_that_is_cut_off_is_told(void **state)
{
	(void)state;
	CHECK("<tmx><body><tu>1</tu>\n<tu><s>",
	      "<tmx><body><tu>1</tu>\n<tu><s>[record 2 the file is cut off: <tu><s>][cut]");
	CHECK("<tmx><body><tu>1</tu>\n<tu>2</t",
	      "<tmx><body><tu>1</tu>\n<tu>2[record 2 the file is cut off: <tu>2</t][cut]");
	CHECK("<tmx><body><tu>1</tu>", "<tmx><body><tu>1</tu>[cut]");
	CHECK("<tmx><body><tu>1</tu></body>", "<tmx><body><tu>1</tu></body>[cut]");
	CHECK("<tmx><body><tu>1</tu><!-- ", "<tmx><body><tu>1</tu>[cut]");
	CHECK("", "[cut]");
	CHECK_STRICT("<a><b>", "<a><b>[cut]");
}

static void a_record_is_kept_as_it_stood(void **state)
{
	(void)state;
	CHECK_RECORDS("<tmx><body>\n <tu a='1'\n>x&amp;<s/></tu >\n<tu/></body></tmx>",
		      "<tmx><body>\n <tu a=\"1\">x&<s></s></tu>"
		      "{2:<tu a='1'\n>x&amp;<s/></tu >}\n<tu></tu>{4:<tu/>}</body></tmx>");
}

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* A sound record of some pieces, half of them such as need the parser. */
static void add_record(ty_buf *to, uint32_t *seed)
{
	static const char *const starts[] = { "<tu>",
					      "<tu a='1'>",
					      "<tu\n\tb=\"2'\" xml:lang = 'ja' >",
					      "<tu c=\"&lt;\">",
					      "<tu d='a\tb'>",
					      "<tu lang='x' xml:lang='ja' e='>'>" };
	static const char *const pieces[] = { "letters",
					      "日本",
					      "&amp;&quot;&apos;",
					      "a &lt; b &gt; ]] > ]]",
					      "\n",
					      "\r\n",
					      "\r",
					      "<seg>x</seg>",
					      "<ph/>",
					      "<ph x='1' />",
					      "<it.1-_ y=\"a\">b</it.1-_\n>",
					      "<m:x>y</m:x>",
					      "&#x65E5;",
					      "<![CDATA[<]]>",
					      "<!-- c\n -->",
					      "<?p q?>",
					      "<a xmlns='urn:x'/>",
					      "<tuv><seg>日本\r\nの&amp;</seg></tuv>" };

	ty_buf_add(to, ty_str(starts[next(seed) % 6]));
	for (uint32_t n = next(seed) % 6; n > 0; n--)
		ty_buf_add(to, ty_str(pieces[next(seed) % (sizeof pieces / sizeof *pieces)]));
	ty_buf_add(to, TY_STR("</tu>"));
	for (uint32_t n = next(seed) % 3; n > 0; n--)
		ty_buf_add(to, ty_str(next(seed) % 2 ? "\r\n" : " "));
}

/* Records that need no parser are told as libxml2, which gets all where there are no records, tells
 * them; with the same lines. */
static void what_needs_no_parser_is_told_as_by_the_parser(void **state)
{
	static const ty_xml_handler parser = { on_start, on_end, on_text, on_damage, NULL, NULL };
	uint32_t seed = 7;
	ty_buf text = { 0 };

	(void)state;
	for (int i = 0; i < 2000; i++) {
		told by_parser = { .places = true };

		ty_buf_clear(&text);
		ty_buf_add(&text, TY_STR("<tmx>\n<body>\n"));
		for (uint32_t n = next(&seed) % 5; n > 0; n--)
			add_record(&text, &seed);
		ty_buf_add(&text, TY_STR("</body></tmx>\n"));
		(void)!run(&by_parser, &parser, ty_buf_str(&text), text.len);
		for (size_t step = 1; step < 5000; step = step * 5 + 2) {
			told t = { .places = true };

			(void)!run(&t, &handler, ty_buf_str(&text), step);
			assert_str_at(ty_buf_str(&t.events), ty_buf_str(&by_parser.events),
				      __FILE__, __LINE__);
			ty_buf_free(&t.events);
		}
		ty_buf_free(&by_parser.events);
	}
	ty_buf_free(&text);
}

static void what_is_not_sound_is_left_to_the_parser(void **state)
{
	static const char *const records[] = {
		"<tu a='1' a='2'></tu>", "<tu a='<'></tu>", "<tu a=1></tu>",   "<tu a='1'b='2'/>",
		"<tu><b></c></tu>",	 "<tu>]]></tu>",    "<tu>&none;</tu>", "<tu>&</tu>",
		"<tu><1/></tu>",	 "<tu></tu x='1'>", "<tu><b / ></tu>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		ty_buf text = { 0 };
		told t = { .events = { 0 } };

		ty_buf_print(&text, "<tmx><body><tu>1</tu>\n%s\n<tu>2</tu></body></tmx>",
			     records[i]);
		assert_int_equal(run(&t, &handler, ty_buf_str(&text), text.len), TAIYAKU_OK);
		assert_true(ty_str_find(ty_buf_str(&t.events), TY_STR("[record 2 "), 0) !=
			    SIZE_MAX);
		assert_true(ty_str_find(ty_buf_str(&t.events), TY_STR("<tu>1</tu>"), 0) !=
			    SIZE_MAX);
		assert_true(ty_str_find(ty_buf_str(&t.events), TY_STR("<tu>2</tu></body></tmx>"),
					0) != SIZE_MAX);
		ty_buf_free(&text);
		ty_buf_free(&t.events);
	}
}

static void depth_and_length_are_capped(void **state)
{
	ty_buf text = { 0 };
	told t = { 0 };

	(void)state;
	for (int i = 0; i <= TY_XML_DEPTH_MAX; i++)
		ty_buf_add(&text, TY_STR("<a>"));
	assert_int_equal(run(&t, &strict, ty_buf_str(&text), 100), TAIYAKU_ESYNTAX);
	ty_buf_clear(&t.events);
	ty_buf_clear(&text);
	ty_buf_add(&text, TY_STR("<a "));
	for (size_t i = 0; i < 4 * TY_XML_TAG_MAX; i++)
		ty_buf_byte(&text, 'b');
	assert_int_equal(run(&t, &strict, ty_buf_str(&text), 1000), TAIYAKU_ESYNTAX);
	assert_str_at(ty_buf_str(&t.events),
		      TY_STR("[error 3 1 a tag or a reference does not end]"), __FILE__, __LINE__);
	ty_buf_clear(&t.events);
	ty_buf_clear(&text);
	ty_buf_add(&text, TY_STR("<tmx><body><tu a=\""));
	for (size_t i = 0; i < 4 * TY_XML_TAG_MAX; i++)
		ty_buf_byte(&text, 'b');
	ty_buf_add(&text, TY_STR("\">1</tu><tu>2</tu></body></tmx>"));
	assert_int_equal(run(&t, &handler, ty_buf_str(&text), 1000), TAIYAKU_OK);
	assert_true(ty_str_starts(ty_buf_str(&t.events),
				  TY_STR("<tmx><body>[record 1 a tag or a reference does not end: "
					 "<tu a=\"bbb")));
	assert_true(
		ty_str_ends(ty_buf_str(&t.events), TY_STR("b\">1</tu>]<tu>2</tu></body></tmx>")));
	ty_buf_free(&text);
	ty_buf_free(&t.events);
}

static void a_record_over_the_cap_costs_itself(void **state)
{
	ty_buf text = { 0 };
	told t = { 0 };

	(void)state;
	ty_buf_add(&text, TY_STR("<tmx><body><tu>"));
	for (size_t i = 0; i < TY_XML_RECORD_MAX + (1 << 20); i++)
		ty_buf_byte(&text, i % 100 ? 'b' : '\n');
	ty_buf_add(&text, TY_STR("</tu><tu>2</tu></body></tmx>"));
	assert_int_equal(run(&t, &handler, ty_buf_str(&text), 1 << 16), TAIYAKU_OK);
	assert_true(ty_str_find(ty_buf_str(&t.events),
				TY_STR("[record 1 the record is too long: <tu>"), 0) != SIZE_MAX);
	assert_true(ty_str_ends(ty_buf_str(&t.events), TY_STR("b]<tu>2</tu></body></tmx>")));
	ty_buf_free(&text);
	ty_buf_free(&t.events);
}

static void many_damaged_records_cost_little_each_and_are_capped(void **state)
{
	ty_buf text = { 0 };
	told t = { 0 };

	(void)state;
	ty_buf_add(&text, TY_STR("<tmx><body>"));
	for (int i = 0; i < 2000; i++)
		ty_buf_add(&text, TY_STR("<tu>&</tu>"));
	ty_buf_add(&text, TY_STR("</body></tmx>"));
	assert_int_equal(run(&t, &handler, ty_buf_str(&text), 1 << 16), TAIYAKU_OK);
	assert_true(ty_str_ends(ty_buf_str(&t.events), TY_STR("</body></tmx>")));
	ty_buf_free(&text);
	ty_buf_free(&t.events);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_told_as_events),
		cmocka_unit_test(comments_and_instructions_are_left_out),
		cmocka_unit_test(places_are_those_of_the_file),
		cmocka_unit_test(
			forbidden_characters_and_references_to_them_are_dropped_and_counted),
		cmocka_unit_test(a_pair_of_surrogate_references_is_one_character),
		cmocka_unit_test(entities_of_plain_text_are_put_in_and_no_others),
		cmocka_unit_test(an_entity_bomb_does_not_go_off),
		cmocka_unit_test(expansion_is_capped),
		cmocka_unit_test(damage_costs_the_record_it_is_in),
		cmocka_unit_test(a_record_that_is_not_closed_ends_where_the_next_begins),
		cmocka_unit_test(damage_outside_records_is_passed_over),
		cmocka_unit_test(a_file_that_is_cut_off_is_told),
		cmocka_unit_test(a_record_is_kept_as_it_stood),
		cmocka_unit_test(what_needs_no_parser_is_told_as_by_the_parser),
		cmocka_unit_test(what_is_not_sound_is_left_to_the_parser),
		cmocka_unit_test(depth_and_length_are_capped),
		cmocka_unit_test(a_record_over_the_cap_costs_itself),
		cmocka_unit_test(many_damaged_records_cost_little_each_and_are_capped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
