/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/utx_column.h"

#include "glossary/term.h"
#include "base/tag.h"

/* What a field is called.  The first row of a prop is the name it is written under. */
static const struct {
	const char *name;
	ty_utx_field field;
	const char *prop;
} fields[] = {
	{ "", TY_UTX_TERM, NULL }, /* "src" alone */
	{ "term", TY_UTX_TERM, NULL },
	{ "term status", TY_UTX_STATUS, NULL },
	{ "status", TY_UTX_STATUS, NULL },
	{ "comment", TY_UTX_NOTE, "note" },
	{ "note", TY_UTX_NOTE, "note" },
	{ "reading", TY_UTX_READING, "reading" },
	{ "yomi", TY_UTX_READING, "reading" },
	{ "tuid", TY_UTX_TUID, NULL },
	{ "memory", TY_UTX_MEMORY, NULL },
	{ "origin", TY_UTX_ORIGIN, NULL },
	{ "pos", TY_UTX_PROP, "partOfSpeech" },
	{ "part of speech", TY_UTX_PROP, "partOfSpeech" },
	{ "concept ID", TY_UTX_PROP, "conceptId" },
	{ "customer", TY_UTX_PROP, "customerSubset" },
	{ "domain", TY_UTX_PROP, "subjectField" },
	{ "subject", TY_UTX_PROP, "subjectField" },
	{ "definition", TY_UTX_PROP, "definition" },
	{ "context", TY_UTX_PROP, "context" },
	{ "source", TY_UTX_PROP, "source" },
};

/* The order of columns that UTX 1.11 names (section 4). */
static const char *const order[] = { "src",	    "tgt",	   "src:pos",	  "tgt:pos",
				     "term status", "src:comment", "tgt:comment", "src:reading",
				     "tgt:reading", "customer",	   "concept ID" };

/* What is before the type of a prop that would be read as another column. */
static const taiyaku_str prop_mark = { "prop ", 5 };

enum { N_FIELDS = sizeof fields / sizeof *fields, N_ORDER = sizeof order / sizeof *order };

/* The side that a word names: src, tgt or a language tag; -1: none. */
static int side_of(taiyaku_str word, const int sides[2], const taiyaku_languages *languages)
{
	if (ty_str_equal_ascii_case(word, TY_STR("src")))
		return sides[0];
	if (ty_str_equal_ascii_case(word, TY_STR("tgt")))
		return sides[1];
	return ty_tag_side(word, languages);
}

/* Split a name into its side and its field. */
static int split(taiyaku_str *field, taiyaku_str name, const int sides[2],
		 const taiyaku_languages *languages)
{
	size_t colon = ty_str_find(name, TY_STR(":"), 0);
	taiyaku_str before, behind;
	int side;

	*field = name;
	if (colon == SIZE_MAX) {
		side = side_of(name, sides, languages);
		if (side >= 0)
			*field = TY_STR("");
		return side;
	}
	before = ty_str_trim(ty_str_slice(name, 0, colon));
	behind = ty_str_trim(ty_str_slice(name, colon + 1, name.len));
	side = side_of(before, sides, languages);
	if (side >= 0) {
		*field = behind;
		return side;
	}
	side = side_of(behind, sides, languages);
	if (side >= 0)
		*field = before;
	return side;
}

/* A field of one side as a prop: plain where it is the one that speaks for the pair. */
static bool prop_of(ty_utx_column *out, ty_arena *arena, taiyaku_str prop, bool plain,
		    const taiyaku_languages *languages)
{
	if (out->side < 0 || plain) {
		out->prop = prop;
		return true;
	}
	return ty_tag_prefix(&out->prop, arena, languages, out->side, prop);
}

bool ty_utx_column_of(ty_utx_column *out, ty_arena *arena, taiyaku_str name, const int sides[2],
		      const taiyaku_languages *languages)
{
	taiyaku_str field;
	bool is_first;

	*out = (ty_utx_column){ .field = TY_UTX_PROP };
	if (ty_str_starts(name, prop_mark)) {
		out->side = -1;
		out->prop = ty_str_trim(ty_str_slice(name, prop_mark.len, name.len));
		return true;
	}
	out->side = split(&field, name, sides, languages);
	is_first = out->side == sides[0];
	for (size_t i = 0; i < N_FIELDS; i++) {
		bool pos;

		if (!ty_str_equal_ascii_case(field, ty_str(fields[i].name)))
			continue;
		out->field = fields[i].field;
		if (out->field == TY_UTX_TERM && out->side < 0)
			break;
		if (!fields[i].prop)
			return true;
		pos = out->field == TY_UTX_PROP &&
		      ty_str_is(ty_str(fields[i].prop), "partOfSpeech");
		if (out->field == TY_UTX_READING)
			is_first = out->side == ty_term_reading_side(languages);
		if (out->field != TY_UTX_PROP && out->side >= 0 && !is_first)
			out->field = TY_UTX_PROP;
		return prop_of(out, arena, ty_str(fields[i].prop), is_first && pos, languages);
	}
	out->field = TY_UTX_PROP;
	return prop_of(out, arena, field, false, languages);
}

static bool join(taiyaku_str *out, ty_arena *arena, taiyaku_str before, taiyaku_str name)
{
	char *text = ty_arena_alloc(arena, before.len + name.len + 1);

	if (!text)
		return false;
	memcpy(text, before.data, before.len);
	if (name.len > 0)
		memcpy(text + before.len, name.data, name.len);
	*out = ty_str_of(text, before.len + name.len);
	return true;
}

bool ty_utx_prop_name(taiyaku_str *out, ty_arena *arena, taiyaku_str type,
		      const taiyaku_languages *languages)
{
	static const int sides[] = { TAIYAKU_SOURCE, TAIYAKU_TARGET };
	int side = ty_tag_split(out, type, languages);
	ty_utx_column column;
	size_t i = 0;

	while (i < N_FIELDS && !(fields[i].prop && ty_str_is(*out, fields[i].prop)))
		i++;
	if (i < N_FIELDS)
		*out = ty_str(fields[i].name);
	if (ty_str_is(*out, "pos") && side < 0)
		side = TAIYAKU_SOURCE;
	if (side >= 0 && !join(out, arena, side ? TY_STR("tgt:") : TY_STR("src:"), *out))
		return false;
	if (!ty_utx_column_of(&column, arena, *out, sides, languages))
		return false;
	if (column.field == TY_UTX_PROP && ty_str_equal(column.prop, type) &&
	    !ty_str_starts(*out, TY_STR("#")))
		return true;
	return join(out, arena, prop_mark, type);
}

int ty_utx_column_rank(taiyaku_str name)
{
	int i = 0;

	while (i < N_ORDER && !ty_str_is(name, order[i]))
		i++;
	return i;
}
