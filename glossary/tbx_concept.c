/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/tbx_concept.h"

#include "base/ascii.h"
#include "base/draft.h"
#include "base/error.h"
#include "base/origin.h"
#include "glossary/term.h"
#include "base/tag.h"

/* An id that stands for one that XML does not take. */
#define ID_PREFIX "taiyaku-"

ty_tbx_value *ty_tbx_add_value(ty_tbx_values *values, ty_arena *arena, taiyaku_str name,
			       taiyaku_str text)
{
	ty_tbx_value *value;

	if (values->n == TY_TBX_VALUES_MAX)
		return NULL;
	value = ty_arena_alloc(arena, sizeof *value);
	if (!value)
		return NULL;
	value->name = name;
	value->text = text;
	if (values->last)
		values->last->next = value;
	else
		values->first = value;
	values->last = value;
	values->n++;
	return value;
}

bool ty_tbx_add_term(ty_tbx_section *section, ty_tbx_term *term)
{
	if (section->n == TY_TBX_TERMS_MAX)
		return false;
	if (section->last)
		section->last->next = term;
	else
		section->first = term;
	section->last = term;
	section->n++;
	return true;
}

/* ---- ids ---- */

static bool is_name_byte(char c, bool first)
{
	if (ty_is_letter(c) || c == '_')
		return true;
	return !first && (ty_is_digit(c) || c == '-' || c == '.');
}

bool ty_tbx_id_write(taiyaku_str *out, ty_arena *arena, taiyaku_str id)
{
	static const char digits[] = "0123456789abcdef";
	bool plain = id.len > 0 && !ty_str_starts(id, TY_STR(ID_PREFIX));
	size_t len = sizeof ID_PREFIX - 1;
	char *text;

	for (size_t i = 0; i < id.len; i++)
		plain = plain && is_name_byte(id.data[i], i == 0);
	*out = id;
	if (plain)
		return true;
	if (id.len > SIZE_MAX / 4)
		return false;
	text = ty_arena_alloc(arena, len + 3 * id.len);
	if (!text)
		return false;
	memcpy(text, ID_PREFIX, len);
	for (size_t i = 0; i < id.len; i++) {
		unsigned char c = (unsigned char)id.data[i];

		if (is_name_byte(id.data[i], false) && c != '.') {
			text[len++] = (char)c;
			continue;
		}
		text[len++] = '.';
		text[len++] = digits[c >> 4];
		text[len++] = digits[c & 15];
	}
	*out = ty_str_of(text, len);
	return true;
}

static int hex(char c)
{
	if (ty_is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool ty_tbx_id_read(taiyaku_str *out, ty_arena *arena, taiyaku_str id)
{
	size_t len = 0;
	char *text;

	*out = id;
	if (!ty_str_starts(id, TY_STR(ID_PREFIX)))
		return true;
	text = ty_arena_alloc(arena, id.len);
	if (!text)
		return false;
	for (size_t i = sizeof ID_PREFIX - 1; i < id.len; i++) {
		if (id.data[i] != '.') {
			text[len++] = id.data[i];
			continue;
		}
		if (i + 2 >= id.len || hex(id.data[i + 1]) < 0 || hex(id.data[i + 2]) < 0)
			return true; /* not one of ours after all */
		text[len++] = (char)(hex(id.data[i + 1]) << 4 | hex(id.data[i + 2]));
		i += 2;
	}
	*out = ty_str_of(text, len);
	return true;
}

/* ---- statuses ---- */

/* approved and provisional before the discouraging ones, nothing said last. */
static bool is_better(taiyaku_str a, taiyaku_str b)
{
	int rank_a = ty_term_rank(a), rank_b = ty_term_rank(b);

	return rank_a > 0 && (rank_b == 0 || rank_a < rank_b);
}

static bool is_discouraged(taiyaku_str status)
{
	return ty_term_rank(status) >= 3;
}

void ty_tbx_statuses(taiyaku_str *statuses[2], const size_t n_terms[2], const ty_tbx_link *links,
		     size_t n)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < n_terms[side]; i++)
			statuses[side][i] = TY_STR("");
	for (size_t i = 0; i < n; i++)
		for (int side = 0; side < 2; side++) {
			taiyaku_str *status = &statuses[side][links[i].terms[side]];

			if (is_better(links[i].status, *status))
				*status = links[i].status;
		}
	for (size_t term = 0; term < n_terms[TAIYAKU_SOURCE]; term++) {
		bool explained = is_discouraged(statuses[TAIYAKU_SOURCE][term]);

		for (size_t i = 0; i < n && explained; i++)
			if (links[i].terms[TAIYAKU_SOURCE] == term)
				explained = is_discouraged(
					statuses[TAIYAKU_TARGET][links[i].terms[TAIYAKU_TARGET]]);
		if (explained)
			statuses[TAIYAKU_SOURCE][term] = TY_STR("");
	}
}

/* ---- notes with a name ---- */

bool ty_tbx_special(taiyaku_str *name, taiyaku_str *value, taiyaku_str note, bool of_term)
{
	static const char *const names[] = {
		"reading",	     "status",	 "administrativeStatus",  "partOfSpeech",
		"grammaticalGender", "termType", "externalCrossReference"
	};
	size_t colon = ty_str_find(note, TY_STR(": "), 0);

	if (colon == SIZE_MAX || colon + 2 == note.len)
		return false;
	*name = ty_str_slice(note, 0, colon);
	*value = ty_str_slice(note, colon + 2, note.len);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ty_str_is(*name, names[i]))
			return (of_term || i > 1) &&
			       (!ty_str_is(*name, "status") || ty_str_is(*value, "non-standard"));
	return false;
}

/* ---- pairs ---- */

typedef struct pushing {
	const ty_tbx_concept *concept;
	ty_reading *reading;
	ty_arena *arena;   /* of the pair, reset for each */
	bool sided_status; /* the statuses of the terms are told, that of the pair is not enough */
	ty_draft draft;
	ty_buf note;
} pushing;

/* One line of the note, where it is not there yet. */
static void add_note(pushing *p, taiyaku_str line)
{
	taiyaku_str rest = ty_buf_str(&p->note);

	while (rest.len > 0)
		if (ty_str_equal(ty_str_next(&rest, '\n'), line))
			return;
	if (p->note.len > 0)
		ty_buf_byte(&p->note, '\n');
	ty_buf_add(&p->note, line);
}

static void add_prop(pushing *p, int side, taiyaku_str name, taiyaku_str value)
{
	const taiyaku_languages *languages = &p->reading->options->languages;
	taiyaku_str type = name;

	if (value.len == 0)
		return;
	if (side >= 0 && !ty_tag_prefix(&type, p->arena, languages, side, name))
		p->draft.failed = true;
	else if (ty_str_is(name, "source"))
		ty_draft_append(&p->draft, type, value); /* it belongs to the prop before it */
	else
		ty_draft_prop(&p->draft, type, value);
}

/* A value with the source that belongs to it; side -1: of both. */
static void add_value(pushing *p, int side, const ty_tbx_value *value)
{
	taiyaku_pair *pair = &p->draft.pair;
	taiyaku_origin origin;
	bool is;

	if (ty_str_is(value->name, "note")) {
		taiyaku_str rest = value->text;

		while (rest.data)
			add_note(p, ty_str_next(&rest, '\n'));
		return;
	}
	if (ty_str_is(value->name, "projectSubset") && pair->memory.len == 0) {
		pair->memory = value->text;
		return;
	}
	if (ty_str_is(value->name, "reading") &&
	    (side < 0 || side == ty_term_reading_side(&p->reading->options->languages))) {
		if (pair->reading.len == 0)
			pair->reading = value->text;
		else
			add_prop(p, -1, value->name, value->text);
		return;
	}
	if (ty_str_is(value->name, "source")) {
		if (!ty_origin_parse(&origin, &is, p->arena, value->text))
			p->draft.failed = true;
		else if (is)
			ty_draft_origin(&p->draft, &origin);
		if (is)
			return;
	}
	add_prop(p, side, value->name, value->text);
	add_prop(p, side, TY_STR("source"), value->source);
}

static bool same_value(const ty_tbx_value *a, const ty_tbx_value *b)
{
	return ty_str_equal(a->name, b->name) && ty_str_equal(a->text, b->text) &&
	       ty_str_equal(a->source, b->source);
}

static bool is_source(const ty_tbx_value *v)
{
	return ty_str_is(v->name, "source");
}

static bool has_value(const ty_tbx_values *values, const ty_tbx_value *value)
{
	for (const ty_tbx_value *v = values->first; v; v = v->next)
		if (same_value(v, value))
			return true;
	return false;
}

/* The values of one side: plain where the other side has the same.  sources: those that stand
 * alone, or all but them. */
static void add_side(pushing *p, int side, const ty_tbx_term *term, const ty_tbx_term *other,
		     bool sources)
{
	const ty_tbx_section *sections = p->concept->sections;
	const ty_tbx_values *mine[] = { &sections[side].values, &term->values };

	for (int i = 0; i < 2; i++)
		for (const ty_tbx_value *v = mine[i]->first; v; v = v->next) {
			bool both;

			/* What is said of the concept need not be said again. */
			if (is_source(v) != sources || has_value(&p->concept->values, v))
				continue;
			both = has_value(&sections[!side].values, v) ||
			       has_value(&other->values, v);

			if (!p->sided_status && (ty_str_is(v->name, "status") ||
						 ty_str_is(v->name, "administrativeStatus")))
				continue;
			if (!both || side == TAIYAKU_SOURCE)
				add_value(p, both ? -1 : side, v);
		}
}

/* A link to what an origin names already says nothing more. */
static void drop_known_links(ty_draft *draft)
{
	size_t n = 0;

	for (size_t i = 0; i < draft->pair.n_props; i++) {
		bool known = false;

		for (size_t k = 0; k < draft->pair.n_origins; k++)
			known = known ||
				(ty_str_ends(draft->props[i].type,
					     TY_STR("externalCrossReference")) &&
				 ty_str_equal(draft->props[i].value, draft->origins[k].url));
		if (!known)
			draft->props[n++] = draft->props[i];
	}
	draft->pair.n_props = n;
}

static taiyaku_status push_pair(pushing *p, const ty_tbx_term *source, const ty_tbx_term *target,
				taiyaku_error *err)
{
	taiyaku_pair *pair = &p->draft.pair;
	taiyaku_str id;

	ty_arena_reset(p->arena);
	ty_buf_clear(&p->note);
	ty_draft_start(&p->draft, p->arena);
	pair->kind = TAIYAKU_TERM;
	pair->text[TAIYAKU_SOURCE] = source->text;
	pair->text[TAIYAKU_TARGET] = target->text;
	pair->status = ty_term_worse(source->status, target->status);
	if (!ty_tbx_id_read(&id, p->arena, p->concept->id))
		return ty_fail_memory(err);
	ty_draft_prop(&p->draft, TY_STR("conceptId"), id);
	/* A source behind a definition is that of the definition, so those alone come first. */
	for (int sources = 1; sources >= 0; sources--) {
		for (const ty_tbx_value *v = p->concept->values.first; v; v = v->next)
			if (is_source(v) == (bool)sources)
				add_value(p, -1, v);
		add_side(p, TAIYAKU_SOURCE, source, target, sources);
		add_side(p, TAIYAKU_TARGET, target, source, sources);
	}
	drop_known_links(&p->draft);
	pair->note = ty_buf_str(&p->note);
	if (p->draft.failed || p->note.failed)
		return ty_fail_memory(err);
	return ty_reading_pair(p->reading, pair, err);
}

/* "preferredTerm-admn-sts" and the like; a note says what TBX has no value for. */
static void find_status(ty_tbx_term *term)
{
	for (const ty_tbx_value *v = term->values.first; v; v = v->next)
		if (ty_str_is(v->name, "administrativeStatus"))
			term->status = ty_term_worse(term->status, ty_term_status(v->text));
	for (const ty_tbx_value *v = term->values.first; v; v = v->next)
		if (ty_str_is(v->name, "status"))
			term->status = v->text;
}

/* The value that is written for a status. */
static bool is_usual(const ty_tbx_value *v, taiyaku_str status)
{
	static const char *const usual[] = { "", "preferredTerm-admn-sts", "admittedTerm-admn-sts",
					     "deprecatedTerm-admn-sts", "deprecatedTerm-admn-sts" };

	return ty_str_is(v->text, usual[ty_term_rank(status)]);
}

/* Whether the statuses of the terms would come out as they are from those of their pairs alone. */
static taiyaku_status statuses_follow(bool *out, const ty_tbx_concept *concept, ty_arena *arena,
				      taiyaku_error *err)
{
	size_t n_terms[2] = { concept->sections[0].n, concept->sections[1].n };
	taiyaku_str *statuses[2] = { ty_arena_array(arena, n_terms[0], sizeof **statuses),
				     ty_arena_array(arena, n_terms[1], sizeof **statuses) };
	ty_tbx_link *links = ty_arena_array(arena, n_terms[0] * n_terms[1], sizeof *links);
	size_t n = 0, i = 0, j;

	if (!statuses[0] || !statuses[1] || !links)
		return ty_fail_memory(err);
	for (const ty_tbx_term *s = concept->sections[0].first; s; s = s->next, i++) {
		j = 0;
		for (const ty_tbx_term *t = concept->sections[1].first; t; t = t->next, j++)
			links[n++] = (ty_tbx_link){ { i, j }, ty_term_worse(s->status, t->status) };
	}
	ty_tbx_statuses(statuses, n_terms, links, n);
	*out = true;
	for (int side = 0; side < 2; side++) {
		i = 0;
		for (const ty_tbx_term *t = concept->sections[side].first; t; t = t->next, i++) {
			*out = *out && ty_str_equal(t->status, statuses[side][i]);
			for (const ty_tbx_value *v = t->values.first; v; v = v->next)
				*out = *out && (!ty_str_is(v->name, "administrativeStatus") ||
						is_usual(v, t->status));
		}
	}
	return TAIYAKU_OK;
}

/* "other" beside a note that names the value is only what TBX asked for. */
static void prefer_notes(ty_tbx_values *values)
{
	for (const ty_tbx_value *v = values->first; v; v = v->next)
		for (ty_tbx_value *w = values->first; w && v->from_note; w = w->next)
			if (!w->from_note && ty_str_equal(v->name, w->name))
				w->text.len = 0;
}

static uint64_t count_values(const ty_tbx_concept *concept)
{
	uint64_t n = concept->values.n;

	for (int side = 0; side < 2; side++) {
		n += concept->sections[side].values.n;
		for (const ty_tbx_term *t = concept->sections[side].first; t; t = t->next)
			n += t->values.n;
	}
	return n;
}

bool ty_tbx_is_too_much(const ty_tbx_concept *concept)
{
	uint64_t values = count_values(concept) + 1;

	return concept->sections[0].n * concept->sections[1].n * values * values > TY_TBX_WORK_MAX;
}

taiyaku_status ty_tbx_push(ty_tbx_concept *concept, ty_arena *arena, ty_reading *reading,
			   taiyaku_error *err)
{
	ty_arena of_pair = { 0 };
	pushing p = { .concept = concept, .reading = reading, .arena = &of_pair };
	bool all_follow = false;
	taiyaku_status status;

	for (int side = 0; side < 2; side++)
		for (ty_tbx_term *t = concept->sections[side].first; t; t = t->next) {
			prefer_notes(&t->values);
			find_status(t);
		}
	status = statuses_follow(&all_follow, concept, arena, err);
	p.sided_status = !all_follow;
	for (const ty_tbx_term *s = concept->sections[0].first; s && !status; s = s->next)
		for (const ty_tbx_term *t = concept->sections[1].first; t && !status; t = t->next)
			status = push_pair(&p, s, t, err);
	ty_buf_free(&p.note);
	ty_arena_free(&of_pair);
	return status;
}
