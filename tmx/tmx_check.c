/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/tmx_check.h"

#include <inttypes.h>

#include "tmx/tags.h"
#include "tmx/tmx_unit.h"

/* TMX 1.4b, section 3: attributes that an element must have, and the values of some. */
static const struct {
	const char *element, *wanted; /* divided by blanks */
} wants[] = {
	{ "tmx", "version" },
	{ "header", "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype" },
	{ "prop", "type" },
	{ "bpt", "i" },
	{ "ept", "i" },
	{ "it", "pos" },
	{ "ude", "name" },
	{ "map", "unicode" },
};

static void check_wanted(ty_reading *reading, ty_position at, const ty_xml_element *element)
{
	for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
		taiyaku_str rest = ty_str(wants[i].wanted);

		while (ty_str_is(element->name, wants[i].element) && rest.len > 0) {
			taiyaku_str name = ty_str_next(&rest, ' ');

			if (!ty_xml_value(element, NULL, name).data)
				ty_reading_tell(reading, true, at, "<%s> has no %.*s",
						wants[i].element, TY_ARG(name));
		}
	}
}

/* Dates, counts and segtypes in their forms; languages that are tags. */
static void check_values(ty_reading *reading, ty_position at, const ty_xml_element *element)
{
	bool variant = ty_str_is(element->name, "tuv");

	for (size_t i = 0; i < element->n_attributes; i++) {
		const ty_xml_attribute *a = &element->attributes[i];
		size_t known = ty_unit_attribute_of(a->name);
		char tag[TY_TAGS_SIZE];

		if (known < TY_UNIT_ATTRIBUTES && !ty_unit_attribute_ok(known, a->value, variant))
			ty_reading_tell(reading, false, at,
					"%.*s=\"%.*s\" of <%.*s> is not as in TMX", TY_ARG(a->name),
					TY_ARG(a->value), TY_ARG(element->name));
		if ((ty_str_is(a->name, "lang") || ty_str_is(a->name, "adminlang") ||
		     (ty_str_is(a->name, "srclang") && !ty_str_is(a->value, "*all*"))) &&
		    !ty_tags_normal(tag, a->value))
			ty_reading_tell(reading, true, at, "%.*s=\"%.*s\" is no language tag",
					TY_ARG(a->name), TY_ARG(a->value));
	}
}

static void check_tuid(ty_tmx_check *check, ty_reading *reading, ty_position at,
		       const ty_xml_element *element)
{
	taiyaku_str tuid = ty_xml_value(element, NULL, TY_STR("tuid"));
	bool is_new;

	if (tuid.len > 0 &&
	    ty_set_add(&check->tuids, &is_new, ty_set_hash(tuid, (taiyaku_str){ NULL, 0 })) &&
	    !is_new)
		ty_reading_tell(reading, false, at, "the tuid \"%.*s\" is there already",
				TY_ARG(tuid));
}

/* A bpt and its ept have the same i, which no other pair in the seg has at that time. */
static void check_code(ty_tmx_check *check, ty_reading *reading, ty_position at,
		       const ty_xml_element *element)
{
	bool begins = ty_str_is(element->name, "bpt");
	taiyaku_str value = ty_xml_value(element, NULL, TY_STR("i"));
	uint64_t number;
	size_t i = 0;

	if (!value.data)
		return;
	if (!ty_str_number(&number, value, UINT64_MAX)) {
		ty_reading_tell(reading, true, at, "i=\"%.*s\" is no number", TY_ARG(value));
		return;
	}
	while (i < check->n_open && check->open[i] != number)
		i++;
	if (begins && i < check->n_open)
		ty_reading_tell(reading, true, at, "there are two <bpt> of i=\"%" PRIu64 "\"",
				number);
	else if (begins && check->n_open < TY_TMX_CODES_MAX)
		check->open[check->n_open++] = number;
	else if (!begins && i < check->n_open)
		check->open[i] = check->open[--check->n_open];
	else if (!begins)
		ty_reading_tell(reading, true, at, "<ept> of i=\"%" PRIu64 "\" has no <bpt>",
				number);
}

void ty_tmx_check_start(ty_tmx_check *check, ty_reading *reading, ty_position at,
			const ty_xml_element *element)
{
	check_wanted(reading, at, element);
	check_values(reading, at, element);
	if (ty_str_is(element->name, "tu"))
		check_tuid(check, reading, at, element);
	else if (ty_str_is(element->name, "bpt") || ty_str_is(element->name, "ept"))
		check_code(check, reading, at, element);
	else if (ty_str_is(element->name, "seg"))
		check->n_open = 0;
}

void ty_tmx_check_end(ty_tmx_check *check, ty_reading *reading, ty_position at, taiyaku_str name)
{
	if (!ty_str_is(name, "seg"))
		return;
	for (size_t i = 0; i < check->n_open; i++)
		ty_reading_tell(reading, true, at, "<bpt> of i=\"%" PRIu64 "\" has no <ept>",
				check->open[i]);
	check->n_open = 0;
}

void ty_tmx_check_free(ty_tmx_check *check)
{
	ty_set_free(&check->tuids);
}
