/* SPDX-License-Identifier: Apache-2.0 */
/* Selecting pairs by what their fields say: a sink before a sink. */
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/pair.h"
#include "base/tag.h"
#include "text/key.h"
#include "tmx/date.h"

/* Room for a number of a line, with a NUL. */
enum { NUMBER_SIZE = 24 };

typedef struct condition {
	size_t field;	   /* of the table, or behind it */
	taiyaku_str name;  /* of the prop */
	taiyaku_str value; /* with inside a width key */
	bool inside, negated;
} condition;

struct taiyaku_selector {
	taiyaku_sink self, to;
	taiyaku_languages languages;
	char since[TY_TMX_DATE_SIZE]; /* empty: any time */
	condition *conditions;
	size_t n;
	ty_arena arena;
	ty_arena work; /* of the pair at hand */
};

/* One value of a field of the pair at hand; *hit: the condition is met by it. */
typedef struct test {
	taiyaku_selector *selector;
	const condition *condition;
	bool any, hit; /* any: there was a value at all */
	taiyaku_status status;
	taiyaku_error *err;
} test;

static void try_value(test *t, taiyaku_str value)
{
	taiyaku_str key;

	if (value.len == 0 || t->status)
		return;
	t->any = true;
	if (!t->condition->inside) {
		t->hit = t->hit || ty_str_equal(value, t->condition->value);
		return;
	}
	t->status = ty_key(&key, &t->selector->work, value, TY_SPACED, TAIYAKU_WIDTH, t->err);
	if (!t->status && ty_str_find(key, t->condition->value, 0) != SIZE_MAX)
		t->hit = true;
}

/* ---- fields ---- */

typedef void (*field_fn)(test *t, const taiyaku_pair *pair);

static void try_id(test *t, const taiyaku_pair *pair)
{
	char made[17];

	taiyaku_pair_id(made, pair);
	try_value(t, pair->id.len ? pair->id : ty_str(made));
}

static void try_kind(test *t, const taiyaku_pair *pair)
{
	try_value(t, ty_str(taiyaku_kind_name(pair->kind)));
}

static void try_line(test *t, const taiyaku_pair *pair)
{
	char number[NUMBER_SIZE];

	for (size_t i = 0; i < pair->n_origins; i++) {
		snprintf(number, sizeof number, "%llu", (unsigned long long)pair->origins[i].line);
		if (pair->origins[i].line)
			try_value(t, ty_str(number));
	}
}

static taiyaku_str text_at(const void *of, size_t offset)
{
	return *(const taiyaku_str *)(const void *)((const char *)of + offset);
}

static void try_origins(test *t, const taiyaku_pair *pair, size_t offset)
{
	for (size_t i = 0; i < pair->n_origins; i++)
		try_value(t, text_at(&pair->origins[i], offset));
}

static void try_prop(test *t, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_props; i++) {
		const taiyaku_prop *prop = &pair->props[i];
		taiyaku_str rest;

		ty_tag_split(&rest, prop->type, &t->selector->languages);
		if (ty_str_equal(prop->type, t->condition->name) ||
		    ty_str_equal(rest, t->condition->name))
			try_value(t, prop->value);
	}
}

/* A row has a function, or is a text of the pair or of its origins.  The two texts and props stand
 * apart. */
/* clang-format off */
static const struct {
	const char *name;
	field_fn try;
	size_t offset;
	bool of_origin;
} fields[] = {
	{ .name = "id", .try = try_id },
	{ .name = "kind", .try = try_kind },
	{ .name = "line", .try = try_line },
	{ .name = "tuid", .offset = offsetof(taiyaku_pair, tuid) },
	{ .name = "memory", .offset = offsetof(taiyaku_pair, memory) },
	{ .name = "status", .offset = offsetof(taiyaku_pair, status) },
	{ .name = "note", .offset = offsetof(taiyaku_pair, note) },
	{ .name = "reading", .offset = offsetof(taiyaku_pair, reading) },
	{ .name = "file", .offset = offsetof(taiyaku_origin, file), .of_origin = true },
	{ .name = "author", .offset = offsetof(taiyaku_origin, author), .of_origin = true },
	{ .name = "romanized", .offset = offsetof(taiyaku_origin, romanized), .of_origin = true },
	{ .name = "year", .offset = offsetof(taiyaku_origin, year), .of_origin = true },
	{ .name = "date", .offset = offsetof(taiyaku_origin, date), .of_origin = true },
	{ .name = "url", .offset = offsetof(taiyaku_origin, url), .of_origin = true },
};
/* clang-format on */

enum { FIELDS = sizeof fields / sizeof *fields, SOURCE_TEXT = FIELDS + 1, TARGET_TEXT, PROP };

static taiyaku_status find_field(condition *out, taiyaku_str name,
				 const taiyaku_languages *languages, taiyaku_error *err)
{
	static const taiyaku_str prop = { "prop:", 5 };
	const char *names[FIELDS];

	if (ty_str_starts(name, prop) && name.len > prop.len) {
		out->field = PROP;
		out->name = ty_str_slice(name, prop.len, name.len);
		return TAIYAKU_OK;
	}
	for (out->field = 0; out->field < FIELDS; out->field++) {
		names[out->field] = fields[out->field].name;
		if (ty_str_is(name, fields[out->field].name))
			return TAIYAKU_OK;
	}
	out->field = SOURCE_TEXT;
	if (ty_tag_same(name, ty_tag_name(languages, TAIYAKU_SOURCE)))
		return TAIYAKU_OK;
	out->field = TARGET_TEXT;
	if (ty_tag_same(name, ty_tag_name(languages, TAIYAKU_TARGET)))
		return TAIYAKU_OK;
	return ty_fail(err, TAIYAKU_EARGUMENT, "no field '%.*s'%s", TY_ARG(name),
		       ty_hint_of(name, "", names, FIELDS).text);
}

/* ---- the selector ---- */

/* "FIELD=VALUE", "FIELD~TEXT", either with "!" before the sign. */
static taiyaku_status parse(condition *out, taiyaku_selector *selector, taiyaku_str text,
			    taiyaku_error *err)
{
	taiyaku_str name, value;
	size_t at = 0;

	while (at < text.len && text.data[at] != '=' && text.data[at] != '~')
		at++;
	if (at == 0 || at == text.len)
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "no condition: '%.*s' (FIELD=VALUE or FIELD~TEXT)", TY_ARG(text));
	out->inside = text.data[at] == '~';
	out->negated = text.data[at - 1] == '!';
	name = ty_str_slice(text, 0, at - out->negated);
	if (!ty_arena_copy(&value, &selector->arena, ty_str_slice(text, at + 1, text.len)) ||
	    !ty_arena_copy(&name, &selector->arena, name))
		return ty_fail_memory(err);
	out->value = value;
	if (out->inside && value.len == 0)
		return ty_fail(err, TAIYAKU_EARGUMENT, "'%.*s' looks for nothing", TY_ARG(text));
	if (out->inside) {
		taiyaku_status status =
			ty_key(&out->value, &selector->arena, value, TY_SPACED, TAIYAKU_WIDTH, err);
		if (status)
			return status;
	}
	return find_field(out, name, &selector->languages, err);
}

static taiyaku_status meets(bool *out, taiyaku_selector *selector, const condition *what,
			    const taiyaku_pair *pair, taiyaku_error *err)
{
	test t = { .selector = selector, .condition = what, .err = err };

	if (what->field == PROP)
		try_prop(&t, pair);
	else if (what->field >= SOURCE_TEXT)
		try_value(&t, pair->text[what->field - SOURCE_TEXT]);
	else if (fields[what->field].try)
		fields[what->field].try(&t, pair);
	else if (fields[what->field].of_origin)
		try_origins(&t, pair, fields[what->field].offset);
	else
		try_value(&t, text_at(pair, fields[what->field].offset));
	if (what->value.len == 0)
		t.hit = !t.any;
	*out = t.hit != what->negated;
	return t.status;
}

/* Whether the pair, or one of its texts, was made or changed since then. */
static bool is_recent(const taiyaku_selector *selector, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_props; i++) {
		char date[TY_TMX_DATE_SIZE];
		taiyaku_str name;

		ty_tag_split(&name, pair->props[i].type, &selector->languages);
		if ((ty_str_is(name, "creationdate") || ty_str_is(name, "changedate")) &&
		    ty_tmx_date(date, pair->props[i].value) && strcmp(date, selector->since) >= 0)
			return true;
	}
	return false;
}

static taiyaku_status select_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	taiyaku_selector *selector = ctx;
	taiyaku_status status = TAIYAKU_OK;
	bool passes = !*selector->since || is_recent(selector, pair);

	ty_arena_reset(&selector->work);
	for (size_t i = 0; !status && passes && i < selector->n; i++)
		status = meets(&passes, selector, &selector->conditions[i], pair, err);
	if (status || !passes)
		return status;
	return selector->to.pair(selector->to.ctx, pair, err);
}

taiyaku_status taiyaku_selector_new(taiyaku_selector **out, const taiyaku_select_options *options,
				    const taiyaku_sink *to, taiyaku_error *err)
{
	static const taiyaku_select_options none = { 0 };
	taiyaku_selector *selector = calloc(1, sizeof *selector);
	taiyaku_status status = TAIYAKU_OK;

	if (!selector)
		return ty_fail_memory(err);
	options = options ? options : &none;
	selector->self = (taiyaku_sink){ select_pair, selector };
	selector->to = *to;
	selector->conditions =
		ty_arena_array(&selector->arena, options->n_where + 1, sizeof(condition));
	if (!selector->conditions ||
	    !ty_arena_copy(&selector->languages.source, &selector->arena,
			   options->languages.source) ||
	    !ty_arena_copy(&selector->languages.target, &selector->arena,
			   options->languages.target))
		status = ty_fail_memory(err);
	else if (options->since.len && !ty_tmx_date(selector->since, options->since))
		status = ty_fail(err, TAIYAKU_EARGUMENT, "no date: '%.*s' (YYYY-MM-DD)",
				 TY_ARG(options->since));
	for (size_t i = 0; !status && i < options->n_where; i++)
		status = parse(&selector->conditions[selector->n++], selector, options->where[i],
			       err);
	if (status) {
		taiyaku_selector_free(selector);
		return status;
	}
	*out = selector;
	return TAIYAKU_OK;
}

const taiyaku_sink *taiyaku_selector_sink(taiyaku_selector *selector)
{
	return &selector->self;
}

void taiyaku_selector_free(taiyaku_selector *selector)
{
	if (!selector)
		return;
	ty_arena_free(&selector->arena);
	ty_arena_free(&selector->work);
	free(selector);
}
