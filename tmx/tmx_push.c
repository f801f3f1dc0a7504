/* SPDX-License-Identifier: Apache-2.0 */
/* The second half of tmx_unit.h: which texts make pairs, and what goes with them. */
#include <inttypes.h>
#include <stdio.h>

#include "base/draft.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/pair.h"
#include "base/tag.h"
#include "markup/xml_lex.h"
#include "tmx/inline.h"
#include "tmx/tmx_unit.h"

/* Types that hold the segment before and the one behind, by whom they are written. */
static const struct {
	const char *type, *kept;
} contexts[] = {
	{ "x-context-pre", "x-context-pre" }, /* memoQ, MateCat */
	{ "x-context-post", "x-context-post" },
	{ "prev", "x-context-pre" }, /* OmegaT */
	{ "next", "x-context-post" },
	{ "context_prev", "x-context-pre" }, /* Phrase */
	{ "context_next", "x-context-post" },
	{ "x-previous-source-text", "x-context-pre" }, /* XTM */
	{ "x-next-source-text", "x-context-post" },
	{ "previousMd5Segment", "x-context-pre" }, /* GlobalLink, Wordfast */
	{ "nextMd5Segment", "x-context-post" },
};

/* The texts of each side. */
typedef struct chosen {
	ty_variant *of[2][TY_UNIT_VARIANTS_MAX];
	size_t n[2];
} chosen;

/* ---- which texts ---- */

static bool has_text(const ty_variant *variant)
{
	return variant->has_seg && !ty_str_is_blank(variant->text);
}

static bool is_chosen(const chosen *from, int side, const ty_variant *variant)
{
	for (size_t i = 0; i < from->n[side]; i++)
		if (ty_str_equal(from->of[side][i]->text, variant->text))
			return true;
	return false;
}

/* All that fit best and have text, each text once. */
static void choose(chosen *out, int side, ty_unit *unit, const taiyaku_languages *languages)
{
	unsigned char fits[TY_UNIT_VARIANTS_MAX];
	int best = 1;

	for (size_t i = 0; i < unit->n_variants; i++) {
		fits[i] = (unsigned char)ty_tag_fit(unit->variants[i].tag, languages, side);
		best = fits[i] > best ? fits[i] : best;
	}
	out->n[side] = 0;
	for (size_t i = 0; i < unit->n_variants; i++) {
		ty_variant *variant = &unit->variants[i];

		if (fits[i] == 0)
			continue;
		if (fits[i] == best && has_text(variant) && !is_chosen(out, side, variant))
			out->of[side][out->n[side]++] = variant;
		variant->used |= is_chosen(out, side, variant);
	}
}

/* Of two languages that only their regions tell apart, one is found by its tag, and the other is
 * plain: "en" beside en-GB is en-US where these two are wanted. */
static void choose_plain(chosen *out, int side, ty_unit *unit, const taiyaku_languages *languages)
{
	taiyaku_str wanted = ty_tag_primary(ty_tag_name(languages, side));

	for (size_t i = 0; i < unit->n_variants; i++) {
		ty_variant *variant = &unit->variants[i];

		if (!ty_tag_same(variant->tag, wanted) || !has_text(variant) ||
		    is_chosen(out, side, variant) || is_chosen(out, !side, variant) ||
		    ty_tag_fit(variant->tag, languages, !side) > 0)
			continue;
		out->of[side][out->n[side]++] = variant;
		variant->used = true;
	}
}

/* Any two texts of two languages, if there are: enough where nobody takes the pairs. */
static void choose_any(chosen *c, ty_unit *unit)
{
	chosen any = { .n = { 0, 0 } }, *out = &any;

	for (size_t i = 0; i < unit->n_variants; i++) {
		ty_variant *variant = &unit->variants[i];
		bool first = out->n[0] == 0;

		if (!has_text(variant))
			continue;
		if (!first && ty_tag_same(variant->tag, out->of[0][0]->tag))
			continue;
		out->of[first ? 0 : 1][0] = variant;
		out->n[first ? 0 : 1] = 1;
		if (!first) {
			*c = any;
			return;
		}
	}
}

static const char *why_not(char buffer[128], const ty_unit *unit,
			   const taiyaku_languages *languages, int side)
{
	taiyaku_str wanted = side ? languages->target : languages->source;
	const char *format = "there is no text in %.*s";

	for (size_t i = 0; i < unit->n_variants; i++) {
		const ty_variant *variant = &unit->variants[i];

		if (variant->tag.len == 0)
			format = "a tuv has no language, none is in %.*s";
		if (!ty_tag_fit(variant->tag, languages, side))
			continue;
		format = variant->has_seg ? "the text in %.*s is empty"
					  : "the tuv in %.*s has no seg";
		break;
	}
	snprintf(buffer, 128, format, wanted.len < 40 ? (int)wanted.len : 40, wanted.data);
	return buffer;
}

static void note_foreign(ty_unit *unit, const taiyaku_languages *languages, int side)
{
	for (size_t i = 0; i < unit->n_variants; i++)
		if (ty_tag_fit(unit->variants[i].tag, languages, side))
			return;
	unit->n_foreign++;
	for (size_t i = 0; i < unit->n_variants; i++)
		ty_tags_note(unit->foreign, unit->variants[i].tag);
}

void ty_unit_tell(const ty_unit *unit, ty_reading *reading)
{
	const taiyaku_languages *languages = &reading->options->languages;

	if (unit->props_left_out > 0)
		ty_reading_mend(reading, ty_line(0), unit->props_left_out,
				"props of units with more than %d left out: %" PRIu64,
				TY_UNIT_PROPS_MAX, unit->props_left_out);
	if (reading->counts.pairs == 0 && unit->foreign[0])
		ty_reading_mend(reading, ty_line(0), 0,
				"units in both %.*s and %.*s: none of %" PRIu64
				", the languages of the file are %s",
				TY_ARG(languages->source), TY_ARG(languages->target),
				unit->n_foreign, unit->foreign);
}

/* ---- what goes with them ---- */

/* "ja:type", of the text of one side. */
static taiyaku_str prefixed(ty_unit *unit, const taiyaku_languages *languages, int side,
			    taiyaku_str type)
{
	taiyaku_str name = { NULL, 0 };

	if (!ty_tag_prefix(&name, &unit->arena, languages, side, type))
		unit->failed = true;
	return name;
}

/* The type under which the context is kept; NULL: this prop is none. */
static const char *context_type(taiyaku_str type)
{
	for (size_t i = 0; i < sizeof contexts / sizeof *contexts; i++)
		if (ty_str_is(type, contexts[i].type))
			return contexts[i].kept;
	return NULL;
}

/* memoQ writes the content of a prop as "<seg>...</seg>", tags in it as it likes: its plain text.
 */
static taiyaku_str plain_context(ty_unit *unit, taiyaku_str value)
{
	taiyaku_str plain = value;
	ty_buf text = { 0 };
	ty_xml_token token;
	size_t at = 0, codes = 0;

	if (!ty_str_starts(value, TY_STR("<seg>")) || !ty_str_ends(value, TY_STR("</seg>")))
		return value;
	while (at < value.len && ty_xml_lex(&token, value, at)) {
		const ty_inline_kind *kind = ty_inline_kind_of(token.name);
		bool code = kind && kind->code && !token.empty;

		if (token.what == TY_XML_START && code)
			codes++;
		else if (token.what == TY_XML_END && code && codes > 0)
			codes--;
		else if (token.what == TY_XML_TEXT && codes == 0)
			ty_xml_lex_plain(&text, ty_str_slice(value, token.from, token.to));
		at = token.to;
	}
	if (at == value.len && !text.failed)
		ty_unit_set(unit, &plain, ty_buf_str(&text));
	ty_buf_free(&text);
	return plain;
}

static bool add_origin(ty_draft *draft, ty_unit *unit, taiyaku_str value)
{
	taiyaku_origin origin;
	bool is = false;

	if (!ty_origin_parse(&origin, &is, &unit->arena, value))
		unit->failed = true;
	else if (is)
		ty_draft_origin(draft, &origin);
	return is;
}

/* A prop of the tu that is a field of the pair. */
static bool set_field(ty_draft *draft, ty_unit *unit, const taiyaku_prop *prop)
{
	taiyaku_pair *pair = &draft->pair;

	if (ty_str_is(prop->type, "x-kind") && taiyaku_kind_from(prop->value))
		pair->kind = taiyaku_kind_from(prop->value);
	else if (ty_str_is(prop->type, "x-status") && ty_pair_is_status(prop->value))
		pair->status = prop->value;
	else if (ty_str_is(prop->type, "x-reading") && pair->reading.len == 0)
		pair->reading = prop->value;
	else if (ty_str_is(prop->type, "x-memory") && pair->memory.len == 0)
		pair->memory = prop->value;
	else
		return ty_str_is(prop->type, TY_UNIT_ORIGIN) &&
		       add_origin(draft, unit, prop->value);
	return true;
}

static void add_unit_props(ty_draft *draft, ty_unit *unit)
{
	for (size_t i = 0; i < unit->fields.n_props; i++) {
		const taiyaku_prop *prop = &unit->fields.props[i];
		const char *context = context_type(prop->type);

		if (context)
			ty_draft_prop(draft, ty_str(context), plain_context(unit, prop->value));
		else if (!set_field(draft, unit, prop))
			ty_draft_prop(draft, prop->type, prop->value);
	}
}

static void add_attributes(ty_draft *draft, ty_unit *unit, const taiyaku_languages *languages,
			   int side, const ty_unit_fields *fields)
{
	for (size_t i = 0; i < TY_UNIT_ATTRIBUTES; i++) {
		taiyaku_str name;

		if (fields->attributes[i].len == 0)
			continue;
		name = ty_unit_attribute(i);
		if (side >= 0)
			name = prefixed(unit, languages, side, name);
		ty_draft_prop(draft, name, fields->attributes[i]);
	}
}

/* What one text says for itself. */
static void add_variant_fields(ty_draft *draft, ty_unit *unit, const taiyaku_languages *languages,
			       int side, const ty_variant *variant)
{
	int fit = ty_tag_fit(variant->tag, languages, side);
	char tag[TY_TAGS_SIZE];
	taiyaku_str kept;

	if (fit > 0 && fit < 3 && ty_tags_normal(tag, variant->tag)) {
		ty_unit_set(unit, &kept, ty_str(tag));
		ty_draft_prop(draft, prefixed(unit, languages, side, TY_STR("lang")), kept);
	}
	add_attributes(draft, unit, languages, side, &variant->fields);
	for (size_t i = 0; i < variant->fields.n_props; i++) {
		const taiyaku_prop *prop = &variant->fields.props[i];
		const char *context = context_type(prop->type);
		taiyaku_str value = context ? plain_context(unit, prop->value) : prop->value;
		taiyaku_str had = context ? ty_pair_prop(&draft->pair, context) : value;

		if (context && had.len == 0)
			ty_draft_prop(draft, ty_str(context), value);
		else if (!context || !ty_str_equal(had, value))
			ty_draft_prop(draft, prefixed(unit, languages, side, prop->type), value);
	}
}

/* The next text of Trados' list "text | tags | text | tags", in which a bar of a text is two. */
static taiyaku_str next_in_list(ty_unit *unit, taiyaku_str *rest)
{
	const taiyaku_str bar = TY_STR(" | "), two = TY_STR("||");
	size_t end = ty_str_find(*rest, bar, 0);
	taiyaku_str text = ty_str_slice(*rest, 0, end == SIZE_MAX ? rest->len : end);
	char *plain = ty_arena_alloc(&unit->arena, text.len + 1);
	size_t len = 0;

	*rest = ty_str_slice(*rest, end == SIZE_MAX ? rest->len : end + bar.len, rest->len);
	if (!plain) {
		unit->failed = true;
		return (taiyaku_str){ NULL, 0 };
	}
	for (size_t i = 0; i < text.len; i++) {
		plain[len++] = text.data[i];
		i += ty_str_starts(ty_str_slice(text, i, text.len), two);
	}
	return ty_str_of(plain, len);
}

/* Trados: the segment before, and its translation or the segment behind.  One for each place where
 * the unit stood. */
static void add_trados_contexts(ty_draft *draft, ty_unit *unit)
{
	size_t n = draft->pair.n_props;

	for (size_t i = 0; i < n; i++) {
		taiyaku_str rest = draft->props[i].value;
		taiyaku_str before, behind;

		if (!ty_str_is(draft->props[i].type, TY_UNIT_TRADOS) || !ty_str_has(rest, " |"))
			continue;
		before = next_in_list(unit, &rest);
		next_in_list(unit, &rest);
		behind = next_in_list(unit, &rest);
		ty_draft_prop(draft, TY_STR("x-context-pre"), before);
		if (unit->trados_follows)
			ty_draft_prop(draft, TY_STR("x-context-post"), behind);
	}
}

static void add_fields(ty_draft *draft, ty_unit *unit, const taiyaku_languages *languages,
		       const ty_variant *const variants[2])
{
	add_attributes(draft, unit, languages, -1, &unit->fields);
	add_unit_props(draft, unit);
	for (int side = 0; side < 2; side++)
		add_variant_fields(draft, unit, languages, side, variants[side]);
	add_trados_contexts(draft, unit);
}

static bool is_made(const taiyaku_pair *pair, taiyaku_str tuid)
{
	char made[17];

	taiyaku_pair_id(made, pair);
	return ty_str_is(tuid, made);
}

/* The id that export gives a pair without one of its own is not taken for its own; nor that of a
 * pair that was written in the other direction. */
static void drop_made_tuid(taiyaku_pair *pair)
{
	taiyaku_str tuid = pair->tuid;
	taiyaku_pair turned;

	if (tuid.len != 16)
		return;
	pair->tuid = (taiyaku_str){ NULL, 0 };
	turned = *pair;
	turned.text[TAIYAKU_SOURCE] = pair->text[TAIYAKU_TARGET];
	turned.text[TAIYAKU_TARGET] = pair->text[TAIYAKU_SOURCE];
	if (!is_made(pair, tuid) && !is_made(&turned, tuid))
		pair->tuid = tuid;
}

static taiyaku_status push(ty_unit *unit, ty_reading *reading, const ty_variant *source,
			   const ty_variant *target, bool first, taiyaku_error *err)
{
	const ty_variant *const variants[2] = { source, target };
	ty_draft draft;

	ty_draft_start(&draft, &unit->arena);
	for (int side = 0; side < 2; side++) {
		draft.pair.text[side] = variants[side]->text;
		draft.pair.markup[side] = variants[side]->markup;
	}
	draft.pair.note = ty_buf_str(&unit->notes);
	add_fields(&draft, unit, &reading->options->languages, variants);
	/* One id for two pairs would make other programs overwrite the first with the second. */
	if (first)
		draft.pair.tuid = unit->tuid;
	drop_made_tuid(&draft.pair);
	if (draft.failed || unit->failed)
		return ty_fail_memory(err);
	return ty_reading_pair(reading, &draft.pair, err);
}

/* What is to be translated, be it or not. */
static taiyaku_status push_source(ty_reading *reading, const ty_variant *source,
				  const ty_variant *target, taiyaku_error *err)
{
	taiyaku_pair pair = { .kind = TAIYAKU_SEGMENT,
			      .text[TAIYAKU_SOURCE] = source->text,
			      .markup[TAIYAKU_SOURCE] = source->markup };

	if (target) {
		pair.text[TAIYAKU_TARGET] = target->text;
		pair.markup[TAIYAKU_TARGET] = target->markup;
	}
	return ty_reading_pair(reading, &pair, err);
}

taiyaku_status ty_unit_push(const char **cause, char buffer[128], ty_unit *unit,
			    ty_reading *reading, taiyaku_error *err)
{
	const taiyaku_languages *languages = &reading->options->languages;
	taiyaku_status status = TAIYAKU_OK;
	chosen c;

	*cause = NULL;
	if (unit->failed)
		return ty_fail_memory(err);
	choose(&c, TAIYAKU_SOURCE, unit, languages);
	choose(&c, TAIYAKU_TARGET, unit, languages);
	if ((c.n[0] == 0) != (c.n[1] == 0))
		choose_plain(&c, c.n[0] ? TAIYAKU_TARGET : TAIYAKU_SOURCE, unit, languages);
	if (reading->options->sources && c.n[TAIYAKU_SOURCE] > 0)
		return push_source(reading, c.of[TAIYAKU_SOURCE][0],
				   c.n[TAIYAKU_TARGET] ? c.of[TAIYAKU_TARGET][0] : NULL, err);
	if ((c.n[0] == 0 || c.n[1] == 0) && !reading->to)
		choose_any(&c, unit);
	for (int side = 0; side < 2 && !*cause; side++)
		if (c.n[side] == 0) {
			*cause = why_not(buffer, unit, languages, side);
			note_foreign(unit, languages, side);
		}
	for (size_t i = 0; !*cause && !status && i < c.n[TAIYAKU_TARGET]; i++)
		status = push(unit, reading, c.of[0][0], c.of[1][i], i == 0, err);
	for (size_t i = 1; !*cause && !status && i < c.n[TAIYAKU_SOURCE]; i++)
		status = push(unit, reading, c.of[0][i], c.of[1][0], false, err);
	return status;
}
