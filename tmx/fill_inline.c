/* SPDX-License-Identifier: Apache-2.0 */
/* Text with the inline elements of XLIFF, each of which is a code as it stands in the file. */
#include "base/error.h"
#include "tmx/fill_xliff.h"

typedef enum action { UNKNOWN, PASS, GROUP, ALONE, BEGIN, END } action;

static const struct {
	const char *name;
	action first, second;	      /* in 1.2, in 2.x */
	const char *number, *instead; /* what a begin and an end share; else */
} elements[] = {
	{ "g", GROUP, UNKNOWN, NULL, NULL },	  { "pc", UNKNOWN, GROUP, NULL, NULL },
	{ "x", ALONE, UNKNOWN, NULL, NULL },	  { "ph", ALONE, ALONE, NULL, NULL },
	{ "it", ALONE, UNKNOWN, NULL, NULL },	  { "bx", BEGIN, UNKNOWN, "rid", "id" },
	{ "ex", END, UNKNOWN, "rid", "id" },	  { "bpt", BEGIN, UNKNOWN, "rid", "id" },
	{ "ept", END, UNKNOWN, "rid", "id" },	  { "sc", UNKNOWN, BEGIN, "id", NULL },
	{ "ec", UNKNOWN, END, "startRef", "id" }, { "mrk", PASS, PASS, NULL, NULL },
	{ "sm", UNKNOWN, PASS, NULL, NULL },	  { "em", UNKNOWN, PASS, NULL, NULL },
};

enum { N_ELEMENTS = sizeof elements / sizeof *elements };

/* A text being taken apart. */
typedef struct taking {
	ty_fill_unit *unit;
	ty_coded *out;
	ty_buf plain;
	bool second;
	/* Elements that are open: the code of a group; SIZE_MAX: no code. */
	size_t open[TY_CODES_MAX];
	size_t depth;
} taking;

static taiyaku_str raw_of(const taking *t, size_t from, size_t to)
{
	return ty_str_slice(t->unit->raw, from, to);
}

static void open_element(taking *t, size_t code)
{
	if (t->depth < TY_CODES_MAX)
		t->open[t->depth++] = code;
	else
		t->unit->flaw = "inline elements are nested too deep";
}

static void start_group(taking *t, const ty_xml_token *tag)
{
	const ty_code code = { .kind = tag->empty ? TY_CODE_ALONE : TY_CODE_BEGIN,
			       .nests = !tag->empty,
			       .at = t->plain.len,
			       .raw = raw_of(t, tag->from, tag->to) };
	size_t n = t->out->n;

	ty_coded_add(t->out, &code);
	if (!tag->empty)
		open_element(t, t->out->n > n ? n : SIZE_MAX);
}

static void end_element(taking *t, const ty_xml_token *tag)
{
	const ty_code code = { .kind = TY_CODE_END,
			       .nests = true,
			       .at = t->plain.len,
			       .raw = raw_of(t, tag->from, tag->to) };
	size_t begin = t->depth ? t->open[--t->depth] : SIZE_MAX, end = t->out->n;

	if (begin == SIZE_MAX)
		return;
	ty_coded_add(t->out, &code);
	if (t->out->n == end)
		return;
	t->out->list[begin].partner = end;
	t->out->list[end].partner = begin;
}

/* An element that is a code with all that is inside it; returns the place behind it. */
static size_t whole_element(taking *t, const ty_xml_token *tag, size_t row, action what)
{
	ty_xml_lexed_element element;
	ty_code code = { .at = t->plain.len };

	if (!ty_xml_lex_element(&element, t->unit->raw, tag->from))
		return tag->to;
	code.raw = raw_of(t, tag->from, element.to);
	if (what == BEGIN || what == END) {
		code.kind = what == BEGIN ? TY_CODE_BEGIN : TY_CODE_END;
		code.number = ty_fill_value(t->unit->raw, tag, (taiyaku_str){ NULL, 0 },
					    elements[row].number);
		if (code.number.len == 0 && elements[row].instead)
			code.number = ty_fill_value(t->unit->raw, tag, (taiyaku_str){ NULL, 0 },
						    elements[row].instead);
	}
	/* A text inside a code is one to be translated too. */
	if (ty_str_has(code.raw, "<sub"))
		t->out->odd = true;
	ty_coded_add(t->out, &code);
	return element.to;
}

static size_t start_element(taking *t, const ty_xml_token *tag)
{
	action what = UNKNOWN;
	size_t row = 0;

	while (row < N_ELEMENTS && !ty_str_is(tag->name, elements[row].name))
		row++;
	if (row < N_ELEMENTS)
		what = t->second ? elements[row].second : elements[row].first;
	switch (what) {
	case GROUP:
		start_group(t, tag);
		return tag->to;
	case UNKNOWN: /* its text is text, but it does not come along */
		t->out->odd = true;
		break;
	case PASS:
		break;
	default:
		return whole_element(t, tag, row, what);
	}
	if (!tag->empty)
		open_element(t, SIZE_MAX);
	return tag->to;
}

static size_t take_token(taking *t, const ty_xml_token *token)
{
	taiyaku_str raw = raw_of(t, token->from, token->to);

	switch (token->what) {
	case TY_XML_START:
		return start_element(t, token);
	case TY_XML_END:
		end_element(t, token);
		break;
	case TY_XML_CDATA:
		ty_buf_add(&t->plain, ty_str_slice(raw, 9, raw.len - 3));
		break;
	case TY_XML_TEXT:
		if (!ty_xml_lex_plain(&t->plain, raw))
			t->unit->flaw = "the text has an entity of the document's own";
		break;
	case TY_XML_OTHER:
		break;
	}
	return token->to;
}

void ty_fill_segment_source(ty_fill_unit *unit, ty_fill_segment *segment, bool second, size_t from,
			    size_t to)
{
	taking t = { .unit = unit, .out = &segment->source, .second = second };
	ty_xml_token token;

	segment->source_from = from;
	segment->source_to = to;
	if (!ty_coded_new(&segment->source, &unit->arena, (taiyaku_str){ NULL, 0 })) {
		unit->failed = true;
		return;
	}
	while (from < to && ty_xml_lex(&token, unit->raw, from))
		from = take_token(&t, &token);
	unit->failed |= t.plain.failed ||
			!ty_arena_copy(&segment->source.text, &unit->arena, ty_buf_str(&t.plain));
	ty_buf_free(&t.plain);
	ty_coded_pair(&segment->source);
}

void ty_fill_known(ty_buf *to, ty_fill_unit *unit, const ty_fill_segment *segment,
		   const ty_known *known, int i)
{
	ty_coded coded, made;
	bool ok, ignored;

	if (i == 0) {
		ok = ty_coded_of_markup(&coded, &unit->arena, known->text[0], known->markup[0]) &&
		     ty_codes_carry(&made, &ignored, &unit->arena, &segment->source, &coded,
				    &coded);
	} else {
		ok = ty_fill_make(&made, &ignored, &unit->arena, known, &segment->source);
	}
	if (ok)
		ty_coded_write(to, &made);
	unit->failed |= !ok;
}
