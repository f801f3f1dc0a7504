/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/xliff_inline.h"

#include "tmx/inline_token.h"
#include "tmx/xliff.h"

/* Attributes of one tag of TMX. */
enum { ATTRIBUTES_MAX = 4 };
/* Beginnings and ends of one text whose partners are looked for. */
enum { PAIRED_MAX = 256 };

typedef struct tag {
	const char *name;
	ty_xml_attribute attributes[ATTRIBUTES_MAX];
	size_t n;
} tag;

/* What becomes of an element. */
typedef enum action { UNKNOWN, PASS, GROUP, ALONE, CODE, SUB, MARK, CODE_POINT } action;

static const struct {
	const char *name;
	action first, second; /* in 1.2, in 2.x */
	const char *becomes;
} elements[] = {
	{ "g", GROUP, UNKNOWN, "bpt" },	 { "pc", UNKNOWN, GROUP, "bpt" },
	{ "x", ALONE, UNKNOWN, "ph" },	 { "bx", ALONE, UNKNOWN, "bpt" },
	{ "ex", ALONE, UNKNOWN, "ept" }, { "sc", UNKNOWN, ALONE, "bpt" },
	{ "ec", UNKNOWN, ALONE, "ept" }, { "bpt", CODE, UNKNOWN, "bpt" },
	{ "ept", CODE, UNKNOWN, "ept" }, { "ph", CODE, ALONE, "ph" },
	{ "it", CODE, UNKNOWN, "it" },	 { "sub", SUB, UNKNOWN, "sub" },
	{ "mrk", MARK, MARK, "hi" },	 { "sm", UNKNOWN, PASS, "" },
	{ "em", UNKNOWN, PASS, "" },	 { "cp", UNKNOWN, CODE_POINT, "" },
};

enum { N_ELEMENTS = sizeof elements / sizeof *elements };

void ty_xliff_inline_clear(ty_xliff_inline *in)
{
	ty_inline_clear(&in->segment);
	ty_buf_clear(&in->names);
	ty_buf_clear(&in->code);
	in->depth = 0;
	in->unknown = 0;
	in->divided = false;
}

void ty_xliff_inline_free(ty_xliff_inline *in)
{
	ty_inline_free(&in->segment);
	ty_buf_free(&in->names);
	ty_buf_free(&in->code);
}

/* ---- tags of TMX ---- */

static void set(tag *t, const char *name, taiyaku_str value)
{
	if (value.len > 0 && t->n < ATTRIBUTES_MAX)
		t->attributes[t->n++] = (ty_xml_attribute){ .name = ty_str(name), .value = value };
}

static void open_tag(ty_xliff_inline *in, const tag *t)
{
	const ty_xml_element element = { .name = ty_str(t->name),
					 .attributes = t->attributes,
					 .n_attributes = t->n };

	ty_inline_start(&in->segment, &element);
}

static void whole_tag(ty_xliff_inline *in, const tag *t, taiyaku_str code)
{
	open_tag(in, t);
	ty_inline_text(&in->segment, code);
	ty_inline_end(&in->segment, ty_str(t->name));
}

static bool is(const tag *t, const char *name)
{
	return ty_str_is(ty_str(t->name), name);
}

/* ---- what the attributes say ---- */

/* An id that was made for want of a number (xliff_markup.c) is none. */
static void set_x(tag *t, taiyaku_str id)
{
	if (!ty_str_starts(id, TY_STR(TY_XLIFF_MADE)))
		set(t, "x", id);
}

/* The number that a beginning and its end share. */
static taiyaku_str number_of(taiyaku_str id)
{
	size_t made = sizeof TY_XLIFF_MADE - 1;

	if (ty_str_starts(id, TY_STR(TY_XLIFF_MADE)) && id.len > made)
		return ty_str_slice(id, made, id.len);
	return id;
}

/* A value of one's own begins with x-. */
static taiyaku_str own_value(taiyaku_str value)
{
	bool own = ty_str_starts(value, TY_STR("x-"));

	return own ? ty_str_slice(value, 2, value.len) : value;
}

static taiyaku_str type_of(const ty_xliff_inline *in, const ty_xml_element *element)
{
	const taiyaku_str ours = TY_STR(TY_XLIFF_OURS ":");
	taiyaku_str sub_type;

	if (!in->second)
		return own_value(ty_xliff_attribute(element, "ctype"));
	sub_type = ty_xliff_attribute(element, "subType");
	if (ty_str_starts(sub_type, ours))
		return ty_str_slice(sub_type, ours.len, sub_type.len);
	return sub_type.len ? sub_type : ty_xliff_attribute(element, "type");
}

/* TMX's p, f or b; empty for what XLIFF does not know. */
static taiyaku_str assoc_of(taiyaku_str value)
{
	static const char *const known[] = { "preceding", "following", "both" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (ty_str_is(value, known[i]))
			return ty_str_slice(value, 0, 1);
	return (taiyaku_str){ NULL, 0 };
}

/* The XLIFF tag itself, in code. */
static taiyaku_str literal(ty_xliff_inline *in, const ty_xml_element *element, const char *end)
{
	taiyaku_str id = ty_xliff_attribute(element, "id");

	ty_buf_clear(&in->code);
	ty_buf_byte(&in->code, '<');
	ty_buf_add(&in->code, element->name);
	if (id.len > 0) {
		ty_buf_add(&in->code, TY_STR(" id=\""));
		ty_buf_add(&in->code, id);
		ty_buf_byte(&in->code, '"');
	}
	ty_buf_add(&in->code, ty_str(end));
	return ty_buf_str(&in->code);
}

/* Native code by its id. */
static bool find_data(taiyaku_str *out, const ty_xliff_inline *in, const ty_xml_element *element,
		      const char *reference)
{
	taiyaku_str id = ty_xliff_attribute(element, reference);

	for (size_t i = 0; id.len > 0 && i < in->n_data; i++)
		if (ty_str_equal(in->data[i].type, id)) {
			*out = in->data[i].value;
			return true;
		}
	return false;
}

/* ---- elements ---- */

static void start_group(ty_xliff_inline *in, ty_xliff_frame *frame, const ty_xml_element *element)
{
	taiyaku_str id = ty_xliff_attribute(element, "id"), code;
	tag t = { .name = "bpt" };

	frame->group = true;
	frame->name_at = in->names.len;
	ty_buf_add(&in->names, number_of(id));
	set(&t, "i", number_of(id));
	set_x(&t, id);
	set(&t, "type", type_of(in, element));
	if (!find_data(&frame->code, in, element, "dataRefEnd"))
		frame->code = in->second ? TY_STR("</pc>") : TY_STR("</g>");
	if (!find_data(&code, in, element, "dataRefStart"))
		code = literal(in, element, ">");
	whole_tag(in, &t, code);
}

/* x bx ex, ph sc ec of 2.x: elements that only refer to their code. */
static void alone(ty_xliff_inline *in, const char *becomes, const ty_xml_element *element)
{
	taiyaku_str id = ty_xliff_attribute(element, "id");
	taiyaku_str pair_id = ty_xliff_attribute(element, in->second ? "startRef" : "rid");
	taiyaku_str type = type_of(in, element);
	taiyaku_str code = { NULL, 0 };
	bool isolated = ty_str_is(ty_xliff_attribute(element, "isolated"), "yes");
	tag t = { .name = becomes };
	bool begins = is(&t, "bpt"), ends = is(&t, "ept");

	if ((begins || ends) && (isolated || (in->second && ends && pair_id.len == 0))) {
		t.name = "it";
		set(&t, "pos", begins ? TY_STR("begin") : TY_STR("end"));
		begins = ends = false;
	}
	if (is(&t, "ph") && ty_str_is(type, "ut")) {
		t.name = "ut";
		type.len = 0;
	}
	in->divided |= begins || ends;
	if (begins || ends)
		set(&t, "i", number_of(pair_id.len && !(begins && in->second) ? pair_id : id));
	if (!ends)
		set_x(&t, id);
	if (!ends && !is(&t, "ut"))
		set(&t, "type", type);
	if (!find_data(&code, in, element, "dataRef")) {
		code = ty_xliff_attribute(element, in->second ? "equiv" : "equiv-text");
		if (code.len == 0)
			code = literal(in, element, "/>");
	}
	whole_tag(in, &t, code);
}

/* bpt ept ph it of 1.2: elements that hold their code. */
static void start_code(ty_xliff_inline *in, ty_xliff_frame *frame, const char *becomes,
		       const ty_xml_element *element)
{
	taiyaku_str id = ty_xliff_attribute(element, "id");
	taiyaku_str rid = ty_xliff_attribute(element, "rid");
	taiyaku_str type = type_of(in, element);
	taiyaku_str pos = ty_xliff_attribute(element, "pos");
	taiyaku_str assoc = ty_xliff_attribute(element, "assoc");
	tag t = { .name = becomes };
	bool begins = is(&t, "bpt"), ends = is(&t, "ept");

	if (is(&t, "ph") && ty_str_is(type, "ut")) {
		t.name = "ut";
		type.len = 0;
	}
	if (is(&t, "it"))
		set(&t, "pos", ty_str_is(pos, "close") ? TY_STR("end") : TY_STR("begin"));
	in->divided |= begins || ends;
	if (begins || ends)
		set(&t, "i", rid.len ? rid : number_of(id));
	if (!ends)
		set_x(&t, id);
	if (is(&t, "ph"))
		set(&t, "assoc", assoc_of(assoc));
	if (!ends)
		set(&t, "type", type);
	frame->end = t.name;
	open_tag(in, &t);
}

static void start_sub(ty_xliff_inline *in, ty_xliff_frame *frame, const ty_xml_element *element)
{
	tag t = { .name = "sub" };

	set(&t, "datatype", own_value(ty_xliff_attribute(element, "datatype")));
	set(&t, "type", type_of(in, element));
	frame->end = t.name;
	open_tag(in, &t);
}

/* A mark of ours is a hi; others annotate only. */
static void start_mark(ty_xliff_inline *in, ty_xliff_frame *frame, const ty_xml_element *element)
{
	const taiyaku_str hi = TY_STR(TY_XLIFF_HI_1 ":");
	taiyaku_str type = ty_xliff_attribute(element, in->second ? "type" : "mtype");
	tag t = { .name = "hi" };

	if (in->second && ty_str_is(type, TY_XLIFF_HI_2)) {
		set_x(&t, ty_xliff_attribute(element, "id"));
		set(&t, "type", ty_xliff_attribute(element, "value"));
	} else if (!in->second && ty_str_starts(type, hi)) {
		set(&t, "x", ty_str_slice(type, hi.len, type.len));
		set(&t, "type", ty_xliff_attribute(element, "comment"));
	} else if (!in->second && ty_str_is(type, TY_XLIFF_HI_1)) {
		set(&t, "type", ty_xliff_attribute(element, "comment"));
	} else {
		return;
	}
	frame->end = t.name;
	open_tag(in, &t);
}

void ty_xliff_inline_start(ty_xliff_inline *in, const ty_xml_element *element)
{
	ty_xliff_frame *frame;
	action what = UNKNOWN;
	size_t i = 0;

	in->segment.too_deep |= in->depth >= TY_INLINE_DEPTH_MAX;
	if (in->depth++ >= TY_INLINE_DEPTH_MAX)
		return;
	frame = &in->frames[in->depth - 1];
	*frame = (ty_xliff_frame){ 0 };
	while (i < N_ELEMENTS && !ty_str_is(element->name, elements[i].name))
		i++;
	if (i < N_ELEMENTS)
		what = in->second ? elements[i].second : elements[i].first;
	if (what == GROUP)
		start_group(in, frame, element);
	else if (what == ALONE)
		alone(in, elements[i].becomes, element);
	else if (what == CODE)
		start_code(in, frame, elements[i].becomes, element);
	else if (what == SUB)
		start_sub(in, frame, element);
	else if (what == MARK)
		start_mark(in, frame, element);
	else if (what != PASS) /* cp, a character that XML forbids, is left out as elsewhere */
		in->unknown++;
}

void ty_xliff_inline_end(ty_xliff_inline *in)
{
	const ty_xliff_frame *frame;
	tag t = { .name = "ept" };

	if (in->depth == 0 || --in->depth >= TY_INLINE_DEPTH_MAX)
		return;
	frame = &in->frames[in->depth];
	if (frame->group) {
		set(&t, "i", ty_str_slice(ty_buf_str(&in->names), frame->name_at, in->names.len));
		whole_tag(in, &t, frame->code);
		ty_buf_cut(&in->names, frame->name_at);
	} else if (frame->end) {
		ty_inline_end(&in->segment, ty_str(frame->end));
	}
}

void ty_xliff_inline_text(ty_xliff_inline *in, taiyaku_str text)
{
	ty_inline_text(&in->segment, text);
}

/* ---- beginnings and ends that have no partner ---- */

static bool is_start_of(const ty_inline_token *one, const char *name)
{
	return one->what == TY_INLINE_START && ty_str_is(ty_str(one->kind->name), name);
}

static bool has_number(taiyaku_str markup, const char *name, taiyaku_str i)
{
	ty_inline_token one;

	while (ty_inline_next(&one, &markup))
		if (is_start_of(&one, name) && ty_str_equal(ty_inline_attribute(&one, "i"), i))
			return true;
	return false;
}

static void add_it(ty_buf *to, const ty_inline_token *one, const char *pos)
{
	static const char *const kept[] = { "x", "type" };

	ty_buf_print(to, "<it pos=\"%s\"", pos);
	for (size_t i = 0; i < 2; i++) {
		taiyaku_str value = ty_inline_attribute(one, kept[i]);

		if (value.len == 0)
			continue;
		ty_buf_print(to, " %s=\"", kept[i]);
		ty_buf_add(to, value);
		ty_buf_byte(to, '"');
	}
	ty_buf_add(to, one->empty ? TY_STR("/>") : TY_STR(">"));
}

taiyaku_str ty_xliff_inline_markup(ty_xliff_inline *in)
{
	const taiyaku_str markup = ty_inline_markup(&in->segment);
	taiyaku_str rest = markup, before = markup;
	bool is_it[TY_INLINE_DEPTH_MAX + 1] = { false };
	size_t depth = 0, looked = 0;
	ty_inline_token one;

	if (!in->divided)
		return markup;
	ty_buf_clear(&in->code);
	for (; ty_inline_next(&one, &rest); before = rest) {
		bool begins = is_start_of(&one, "bpt");
		bool lone =
			(begins || is_start_of(&one, "ept")) && looked++ < PAIRED_MAX &&
			!has_number(markup, begins ? "ept" : "bpt", ty_inline_attribute(&one, "i"));

		if (lone)
			add_it(&in->code, &one, begins ? "begin" : "end");
		else if (one.what == TY_INLINE_END && depth > 0 && is_it[depth - 1])
			ty_buf_add(&in->code, TY_STR("</it>"));
		else
			ty_buf_add(&in->code, ty_str_slice(before, 0, before.len - rest.len));
		if (one.what == TY_INLINE_START && !one.empty && depth < TY_INLINE_DEPTH_MAX)
			is_it[depth++] = lone;
		else if (one.what == TY_INLINE_END && depth > 0)
			depth--;
	}
	return ty_buf_str(&in->code);
}
