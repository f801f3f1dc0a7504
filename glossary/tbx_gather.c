/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TBX says things of a concept, of a language in it, or of a term; a pair says things of itself.
 * What all pairs say goes to the concept, what all pairs of some terms say goes to these terms.
 */
#include "glossary/tbx_gather.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/grow.h"
#include "base/origin.h"
#include "base/pair.h"
#include "glossary/tbx_category.h"
#include "glossary/term.h"
#include "base/tag.h"

/* One thing that one pair says. */
typedef struct unit {
	taiyaku_str name, text, source;
	int side;    /* of which it is said; -1: of both */
	size_t pair; /* that says it */
	size_t order;
} unit;

typedef struct gathering {
	ty_arena *arena;
	const taiyaku_pair *const *pairs;
	size_t n;
	const taiyaku_languages *languages;
	ty_lost *lost;
	ty_tbx_concept *concept;
	ty_tbx_term **terms[2]; /* by index */
	ty_tbx_link *links;	/* by pair */
	unit *units;		/* owned */
	size_t n_units, cap_units;
	bool no_memory;
} gathering;

/* ---- terms ---- */

static size_t find_term(gathering *g, int side, taiyaku_str text)
{
	ty_tbx_section *section = &g->concept->sections[side];
	ty_tbx_term *term;

	for (size_t i = 0; i < section->n; i++)
		if (ty_str_equal(g->terms[side][i]->text, text))
			return i;
	term = ty_arena_alloc(g->arena, sizeof *term);
	if (!term || !ty_tbx_add_term(section, term)) {
		g->no_memory = true;
		return 0;
	}
	term->text = text;
	g->terms[side][section->n - 1] = term;
	return section->n - 1;
}

static void find_terms(gathering *g)
{
	g->links = ty_arena_array(g->arena, g->n, sizeof *g->links);
	for (int side = 0; side < 2; side++)
		g->terms[side] = ty_arena_array(g->arena, g->n, sizeof **g->terms);
	if (!g->links || !g->terms[0] || !g->terms[1]) {
		g->no_memory = true;
		return;
	}
	for (size_t i = 0; i < g->n && !g->no_memory; i++) {
		for (int side = 0; side < 2; side++)
			g->links[i].terms[side] = find_term(g, side, g->pairs[i]->text[side]);
		g->links[i].status = g->pairs[i]->status;
	}
}

/* Once, also where several groups of pairs bring it. */
static void add_to(gathering *g, ty_tbx_values *values, const unit *u)
{
	ty_tbx_value *value;

	for (value = values->first; value; value = value->next)
		if (ty_str_equal(value->name, u->name) && ty_str_equal(value->text, u->text) &&
		    ty_str_equal(value->source, u->source))
			return;
	value = ty_tbx_add_value(values, g->arena, u->name, u->text);
	if (value)
		value->source = u->source;
	else
		ty_lost_add(g->lost, u->name);
}

/* ---- what a pair says ---- */

static unit *say(gathering *g, size_t pair, int side, taiyaku_str name, taiyaku_str text)
{
	if (text.len == 0 || g->no_memory)
		return NULL;
	if (!TY_GROW(g->units, g->cap_units, g->n_units + 1)) {
		g->no_memory = true;
		return NULL;
	}
	g->units[g->n_units] = (unit){
		.name = name, .text = text, .side = side, .pair = pair, .order = g->n_units
	};
	return &g->units[g->n_units++];
}

/* The text of an origin, and its address as a link that a reader can follow. */
static void say_origin(gathering *g, size_t pair, const taiyaku_origin *origin)
{
	ty_buf buf = { 0 };
	taiyaku_str text;

	ty_origin_print(&buf, origin);
	if (buf.failed || !ty_arena_copy(&text, g->arena, ty_buf_str(&buf)))
		g->no_memory = true;
	else
		say(g, pair, -1, TY_STR("source"), text);
	ty_buf_free(&buf);
	if (ty_str_starts(origin->url, TY_STR("http://")) ||
	    ty_str_starts(origin->url, TY_STR("https://")))
		say(g, pair, -1, TY_STR("externalCrossReference"), origin->url);
}

static bool is_status(taiyaku_str name)
{
	return ty_str_is(name, "administrativeStatus") || ty_str_is(name, "status");
}

static bool is_transaction(taiyaku_str name)
{
	return ty_str_is(name, "creationdate") || ty_str_is(name, "creationid") ||
	       ty_str_is(name, "changedate") || ty_str_is(name, "changeid");
}

/* before: what was said by the prop before, which a source belongs to. */
static unit *say_prop(gathering *g, size_t pair, const taiyaku_prop *prop, unit *before)
{
	taiyaku_str name;
	int side = ty_tag_split(&name, prop->type, g->languages);

	if (ty_str_is(name, "conceptId") || is_status(name))
		return NULL;
	if (ty_str_is(name, "source") && before && before->side == side &&
	    before->source.len == 0 &&
	    (ty_str_is(before->name, "definition") || ty_str_is(before->name, "context"))) {
		before->source = prop->value;
		return NULL;
	}
	if (ty_str_is(name, "reading"))
		return say(g, pair, side >= 0 ? side : ty_term_reading_side(g->languages), name,
			   prop->value);
	if (ty_tbx_category_of(name) || is_transaction(name) || ty_str_is(name, "note"))
		return say(g, pair, side, name, prop->value);
	ty_lost_add(g->lost, prop->type);
	return NULL;
}

static void say_all(gathering *g, size_t i)
{
	const taiyaku_pair *pair = g->pairs[i];
	taiyaku_str note = pair->note;
	unit *before = NULL;

	say(g, i, -1, TY_STR("projectSubset"), pair->memory);
	say(g, i, ty_term_reading_side(g->languages), TY_STR("reading"), pair->reading);
	for (size_t k = 0; k < pair->n_props; k++)
		before = say_prop(g, i, &pair->props[k], before);
	for (size_t k = 0; k < pair->n_origins; k++)
		say_origin(g, i, &pair->origins[k]);
	while (note.len > 0)
		say(g, i, -1, TY_STR("note"), ty_str_next(&note, '\n'));
}

/* ---- where it goes ---- */

static int compare_content(const unit *a, const unit *b)
{
	int order = (a->side > b->side) - (a->side < b->side);

	if (!order)
		order = ty_str_compare(a->name, b->name);
	if (!order)
		order = ty_str_compare(a->text, b->text);
	return order ? order : ty_str_compare(a->source, b->source);
}

static int by_content(const void *a, const void *b)
{
	const unit *x = a, *y = b;
	int order = compare_content(x, y);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_order(const void *a, const void *b)
{
	const unit *x = *(unit *const *)a, *y = *(unit *const *)b;

	return (x->order > y->order) - (x->order < y->order);
}

/* The terms of a side that the pairs of a group have: each gets the value. */
static void add_to_terms(gathering *g, int side, const unit *group, size_t n)
{
	bool *done = ty_arena_array(g->arena, g->concept->sections[side].n, sizeof *done);

	if (!done) {
		g->no_memory = true;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		size_t term = g->links[group[i].pair].terms[side];

		if (!done[term])
			add_to(g, &g->terms[side][term]->values, group);
		done[term] = true;
	}
}

/* Terms of both languages all of whose pairs are in the group; the pairs that are in neither, by
 * their source terms. */
static void add_to_whole_terms(gathering *g, const unit *group, size_t n)
{
	bool *covered = ty_arena_array(g->arena, n, sizeof *covered);

	for (int side = 0; side < 2 && covered; side++) {
		size_t n_terms = g->concept->sections[side].n;
		size_t *said = ty_arena_array(g->arena, n_terms, sizeof *said);
		size_t *all = ty_arena_array(g->arena, n_terms, sizeof *all);

		if (!said || !all) {
			g->no_memory = true;
			return;
		}
		for (size_t i = 0; i < g->n; i++)
			all[g->links[i].terms[side]]++;
		for (size_t i = 0; i < n; i++)
			said[g->links[group[i].pair].terms[side]]++;
		for (size_t i = 0; i < n; i++) {
			size_t term = g->links[group[i].pair].terms[side];

			if (said[term] != all[term])
				continue;
			covered[i] = true;
			add_to(g, &g->terms[side][term]->values, group);
		}
	}
	for (size_t i = 0; i < n && covered; i++)
		if (!covered[i])
			add_to_terms(g, TAIYAKU_SOURCE, &group[i], 1);
	g->no_memory = g->no_memory || !covered;
}

/* n units of the same content, from different pairs. */
static void place(gathering *g, const unit *group, size_t n)
{
	const ty_tbx_category *category = ty_tbx_category_of(group->name);
	ty_tbx_level level = category ? category->level : TY_TBX_SIDE_TERM;
	int side = group->side;

	if (side >= 0 && level == TY_TBX_CONCEPT && n == g->n)
		add_to(g, &g->concept->sections[side].values, group);
	else if (side >= 0)
		add_to_terms(g, side, group, n);
	else if (level == TY_TBX_TERM) {
		add_to_terms(g, TAIYAKU_SOURCE, group, n);
		add_to_terms(g, TAIYAKU_TARGET, group, n);
	} else if (n == g->n) {
		add_to(g, &g->concept->values, group);
	} else {
		add_to_whole_terms(g, group, n);
	}
}

/* Units of the same content come together, and the groups are placed in the order of the first
 * of each.  A pair that says something twice has said it once. */
static void place_all(gathering *g)
{
	unit **groups;
	size_t n_groups = 0, n = 0;

	if (g->n_units == 0)
		return;
	qsort(g->units, g->n_units, sizeof *g->units, by_content);
	for (size_t i = 0; i < g->n_units; i++)
		if (n == 0 || compare_content(&g->units[n - 1], &g->units[i]) != 0 ||
		    g->units[n - 1].pair != g->units[i].pair)
			g->units[n++] = g->units[i];
	groups = ty_arena_array(g->arena, n, sizeof(unit *));
	if (!groups) {
		g->no_memory = true;
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (i == 0 || compare_content(&g->units[i - 1], &g->units[i]) != 0)
			groups[n_groups++] = &g->units[i];
	qsort(groups, n_groups, sizeof *groups, by_order);
	for (size_t i = 0; i < n_groups && !g->no_memory; i++) {
		const unit *last = groups[i];

		while (last + 1 < g->units + n && compare_content(last, last + 1) == 0)
			last++;
		place(g, groups[i], (size_t)(last - groups[i]) + 1);
	}
}

/* ---- statuses ---- */

static void set_status(gathering *g, ty_tbx_term *term, taiyaku_str status)
{
	static const char *const values[] = { "", "preferredTerm-admn-sts", "admittedTerm-admn-sts",
					      "deprecatedTerm-admn-sts",
					      "deprecatedTerm-admn-sts" };
	unit u = { .name = TY_STR("administrativeStatus"),
		   .text = ty_str(values[ty_term_rank(status)]) };

	if (u.text.len > 0)
		add_to(g, &term->values, &u);
	if (ty_str_is(status, "non-standard"))
		add_to(g, &term->values, &(unit){ .name = TY_STR("status"), .text = status });
}

/* What the props of a pair say of one of its terms. */
static taiyaku_str told_status(gathering *g, const taiyaku_pair *pair, int side, bool *any)
{
	taiyaku_str status = { NULL, 0 };

	for (size_t i = 0; i < pair->n_props; i++) {
		taiyaku_str name;
		int of = ty_tag_split(&name, pair->props[i].type, g->languages);

		if (!is_status(name) || (of >= 0 && of != side))
			continue;
		*any = true;
		if (ty_str_is(name, "status"))
			return pair->props[i].value;
		status = ty_term_worse(status, ty_term_status(pair->props[i].value));
	}
	return status;
}

/* Whether the props tell the statuses of terms, and nobody changed that of a pair since. */
static bool are_told(gathering *g)
{
	bool any = false;

	for (size_t i = 0; i < g->n; i++) {
		taiyaku_str source = told_status(g, g->pairs[i], TAIYAKU_SOURCE, &any);
		taiyaku_str target = told_status(g, g->pairs[i], TAIYAKU_TARGET, &any);

		if (!ty_str_equal(ty_term_worse(source, target), g->pairs[i]->status))
			return false;
	}
	return any;
}

static bool has_value(const ty_tbx_values *values, taiyaku_str name, taiyaku_str text)
{
	for (const ty_tbx_value *v = values->first; v; v = v->next)
		if (ty_str_equal(v->name, name) && ty_str_equal(v->text, text))
			return true;
	return false;
}

static void add_told(gathering *g, size_t i)
{
	const taiyaku_pair *pair = g->pairs[i];

	for (size_t k = 0; k < pair->n_props; k++) {
		unit u = { .text = pair->props[k].value };
		int of = ty_tag_split(&u.name, pair->props[k].type, g->languages);

		for (int side = 0; side < 2; side++) {
			ty_tbx_values *to = &g->terms[side][g->links[i].terms[side]]->values;

			if (is_status(u.name) && (of < 0 || of == side) &&
			    !has_value(to, u.name, u.text))
				add_to(g, to, &u);
		}
	}
}

static void place_statuses(gathering *g)
{
	size_t n_terms[2] = { g->concept->sections[0].n, g->concept->sections[1].n };
	taiyaku_str *statuses[2] = { ty_arena_array(g->arena, n_terms[0], sizeof **statuses),
				     ty_arena_array(g->arena, n_terms[1], sizeof **statuses) };

	if (!statuses[0] || !statuses[1]) {
		g->no_memory = true;
		return;
	}
	if (are_told(g)) {
		for (size_t i = 0; i < g->n; i++)
			add_told(g, i);
		return;
	}
	ty_tbx_statuses(statuses, n_terms, g->links, g->n);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < n_terms[side]; i++)
			set_status(g, g->terms[side][i], statuses[side][i]);
}

/* What a user should see first: approved, provisional, then what nothing is said of. */
static int place_of(const ty_tbx_term *term)
{
	static const int places[] = { 2, 0, 1, 3, 4 };
	taiyaku_str status = { NULL, 0 };

	for (const ty_tbx_value *v = term->values.first; v; v = v->next)
		if (ty_str_is(v->name, "administrativeStatus"))
			status = ty_term_worse(status, ty_term_status(v->text));
	return places[ty_term_rank(status)];
}

static void sort_terms(ty_tbx_section *section)
{
	ty_tbx_section sorted = { .values = section->values };

	for (int place = 0; place < 5; place++)
		for (ty_tbx_term *t = section->first, *next; t; t = next) {
			next = t->next;
			if (place_of(t) != place)
				continue;
			if (sorted.last)
				sorted.last->sorted = t;
			else
				sorted.first = t;
			sorted.last = t;
			sorted.n++;
		}
	for (ty_tbx_term *t = sorted.first; t; t = t->next)
		t->next = t->sorted;
	*section = sorted;
}

taiyaku_status ty_tbx_gather(ty_tbx_concept *out, ty_arena *arena, const taiyaku_pair *const *pairs,
			     size_t n, const taiyaku_languages *languages, ty_lost *lost,
			     taiyaku_error *err)
{
	gathering g = { .arena = arena,
			.pairs = pairs,
			.n = n,
			.languages = languages,
			.lost = lost,
			.concept = out };

	*out = (ty_tbx_concept){ 0 };
	find_terms(&g);
	for (size_t i = 0; i < n && !g.no_memory; i++) {
		ty_term_lost(lost, pairs[i]);
		if (pairs[i]->tuid.len > 0)
			ty_lost_add(lost, TY_STR("tuid"));
		say_all(&g, i);
	}
	if (!g.no_memory)
		place_statuses(&g);
	if (!g.no_memory)
		place_all(&g);
	for (int side = 0; side < 2; side++)
		sort_terms(&out->sections[side]);
	free(g.units);
	return g.no_memory ? ty_fail_memory(err) : TAIYAKU_OK;
}
