/* SPDX-License-Identifier: Apache-2.0 */
/* The first half of tmx_unit.h: collecting what a tu says. */
#include "tmx/tmx_unit.h"

#include "tmx/date.h"

typedef enum value_form { ANY_TEXT, DATE, COUNT, SEGTYPE } value_form;

static const struct {
	taiyaku_str name;
	value_form form;
	bool variant; /* tuv has it too */
} attributes[TY_UNIT_ATTRIBUTES] = {
	{ { "o-encoding", 10 }, ANY_TEXT, true },
	{ { "datatype", 8 }, ANY_TEXT, true },
	{ { "usagecount", 10 }, COUNT, true },
	{ { "lastusagedate", 13 }, DATE, true },
	{ { "creationtool", 12 }, ANY_TEXT, true },
	{ { "creationtoolversion", 19 }, ANY_TEXT, true },
	{ { "creationdate", 12 }, DATE, true },
	{ { "creationid", 10 }, ANY_TEXT, true },
	{ { "changedate", 10 }, DATE, true },
	{ { "changeid", 8 }, ANY_TEXT, true },
	{ { "segtype", 7 }, SEGTYPE, false },
	{ { "o-tmf", 5 }, ANY_TEXT, true },
};

taiyaku_str ty_unit_attribute(size_t i)
{
	return attributes[i].name;
}

size_t ty_unit_attribute_of(taiyaku_str name)
{
	size_t i = 0;

	while (i < TY_UNIT_ATTRIBUTES && !ty_str_equal(name, attributes[i].name))
		i++;
	return i;
}

bool ty_unit_attribute_ok(size_t i, taiyaku_str value, bool variant)
{
	char date[TY_TMX_DATE_SIZE];
	uint64_t count;

	if (variant && !attributes[i].variant)
		return false;
	switch (attributes[i].form) {
	case DATE:
		return ty_tmx_date(date, value) && ty_str_is(value, date);
	case COUNT:
		return ty_str_number(&count, value, UINT64_MAX);
	case SEGTYPE:
		return ty_str_is(value, "block") || ty_str_is(value, "paragraph") ||
		       ty_str_is(value, "sentence") || ty_str_is(value, "phrase");
	default:
		return true;
	}
}

void ty_unit_reset(ty_unit *unit)
{
	ty_arena_reset(&unit->arena);
	ty_buf_clear(&unit->notes);
	unit->tuid = (taiyaku_str){ NULL, 0 };
	unit->fields = (ty_unit_fields){ 0 };
	unit->n_variants = 0;
	unit->failed = false;
}

void ty_unit_free(ty_unit *unit)
{
	ty_arena_free(&unit->arena);
	ty_buf_free(&unit->notes);
}

void ty_unit_set(ty_unit *unit, taiyaku_str *field, taiyaku_str value)
{
	if (value.len == 0)
		*field = (taiyaku_str){ NULL, 0 };
	else if (!ty_arena_copy(field, &unit->arena, value))
		unit->failed = true;
}

void ty_unit_add_prop(ty_unit *unit, ty_unit_fields *fields, taiyaku_str type, taiyaku_str value)
{
	taiyaku_prop *prop;

	if (value.len == 0)
		return;
	if (fields->n_props == TY_UNIT_PROPS_MAX) {
		unit->props_left_out++;
		return;
	}
	if (!TY_ARENA_GROW(&unit->arena, fields->props, fields->props_cap, fields->n_props + 1)) {
		unit->failed = true;
		return;
	}
	prop = &fields->props[fields->n_props++];
	ty_unit_set(unit, &prop->type, type);
	ty_unit_set(unit, &prop->value, value);
}

void ty_unit_add_attribute(ty_unit *unit, ty_unit_fields *fields, taiyaku_str name,
			   taiyaku_str value)
{
	size_t i = ty_unit_attribute_of(name);
	char date[TY_TMX_DATE_SIZE];

	if (i == TY_UNIT_ATTRIBUTES)
		ty_unit_add_prop(unit, fields, name, value);
	else if (attributes[i].form == DATE && ty_tmx_date(date, value))
		ty_unit_set(unit, &fields->attributes[i], ty_str(date));
	else
		ty_unit_set(unit, &fields->attributes[i], value);
}

void ty_unit_add_note(ty_unit *unit, taiyaku_str note)
{
	if (note.len == 0)
		return;
	if (unit->notes.len > 0)
		ty_buf_byte(&unit->notes, '\n');
	ty_buf_add(&unit->notes, note);
	unit->failed |= unit->notes.failed;
}

ty_variant *ty_unit_add_variant(ty_unit *unit)
{
	ty_variant *variant;

	if (unit->n_variants == TY_UNIT_VARIANTS_MAX)
		return NULL;
	variant = &unit->variants[unit->n_variants++];
	*variant = (ty_variant){ 0 };
	return variant;
}
