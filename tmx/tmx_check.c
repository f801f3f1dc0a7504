/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/tmx_check.h"

#include <inttypes.h>

#include "tmx/tags.h"
#include "tmx/tmx_unit.h"

#define DATES                                                                            \
	"o-encoding datatype usagecount lastusagedate creationtool creationtoolversion " \
	"creationdate "
#define MAKERS "creationid changedate changeid o-tmf "
#define SEGTYPES "segtype=block|paragraph|sentence|phrase "

/* The DTD of TMX 1.4b.  The language of a tuv is looked at below: older versions call it lang. */
static const ty_xml_rule rules[] = {
	{ "tmx", "!header;!body", "!version=1.4|1.4b|1.3|1.2|1.1 *" },
	{ "header", "note prop ude",
	  "!creationtool !creationtoolversion !segtype=block|paragraph|sentence|phrase !o-tmf "
	  "!adminlang !srclang !datatype o-encoding creationdate creationid changedate changeid" },
	{ "body", "tu", "" },
	{ "tu", "note prop;+tuv", "tuid srclang " SEGTYPES DATES MAKERS },
	{ "tuv", "note prop;!seg", "xml:lang lang " DATES MAKERS },
	{ "seg", "bpt ept ph it hi ut", "" },
	{ "bpt", "sub", "!i x type" },
	{ "ept", "sub", "!i" },
	{ "ph", "sub", "x assoc type" },
	{ "it", "sub", "!pos=begin|end x type" },
	{ "hi", "bpt ept it ph hi ut", "x type" },
	{ "ut", "sub", "x" },
	{ "sub", "bpt ept it ph hi ut", "datatype type" },
	{ "note", "", "o-encoding xml:lang lang" },
	{ "prop", "", "!type xml:lang o-encoding lang" },
	{ "ude", "+map", "!name base" },
	{ "map", "", "!unicode code ent subst" },
};

/* What the rules tell of stands where the element does that is handled. */
static void tell(void *ctx, const char *message)
{
	const ty_tmx_check *check = ctx;

	ty_reading_tell(check->reading, true, check->at, "%s", message);
}

static void check_language(const ty_tmx_check *check, const ty_xml_element *element)
{
	for (size_t i = 0; i < element->n_attributes; i++)
		if (ty_str_is(element->attributes[i].prefix, "xml"))
			return;
	if (check->is_last || !ty_xml_value(element, "", TY_STR("lang")).data)
		ty_reading_tell(check->reading, true, check->at, "<tuv> has no xml:lang");
}

/* Dates and counts in their forms; languages that are tags. */
static void check_values(ty_reading *reading, ty_position at, const ty_xml_element *element)
{
	bool variant = ty_str_is(element->name, "tuv");

	for (size_t i = 0; i < element->n_attributes; i++) {
		const ty_xml_attribute *a = &element->attributes[i];
		size_t known = ty_unit_attribute_of(a->name);
		char tag[TY_TAGS_SIZE];

		if (known < TY_UNIT_ATTRIBUTES && !ty_str_is(a->name, "segtype") &&
		    !ty_unit_attribute_ok(known, a->value, variant))
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

	if (tuid.len > 0 &&
	    ty_set_repeats(&check->tuids, ty_set_hash(tuid, (taiyaku_str){ NULL, 0 })))
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
	check->reading = reading;
	check->at = at;
	if (!check->rules.rules)
		check->rules = (ty_xml_rules){ .rules = rules,
					       .n = sizeof rules / sizeof *rules,
					       .tell = tell,
					       .ctx = check };
	ty_xml_rules_start(&check->rules, element);
	check_values(reading, at, element);
	if (ty_str_is(element->name, "tu"))
		check_tuid(check, reading, at, element);
	else if (ty_str_is(element->name, "tuv"))
		check_language(check, element);
	else if (ty_str_is(element->name, "bpt") || ty_str_is(element->name, "ept"))
		check_code(check, reading, at, element);
	else if (ty_str_is(element->name, "seg"))
		check->n_open = 0;
	else if (ty_str_is(element->name, "tmx"))
		check->is_last =
			!ty_str_among(ty_xml_value(element, "", TY_STR("version")), "1.1 1.2 1.3");
}

void ty_tmx_check_end(ty_tmx_check *check, ty_position at, taiyaku_str name)
{
	check->at = at;
	ty_xml_rules_end(&check->rules);
	if (!ty_str_is(name, "seg"))
		return;
	for (size_t i = 0; i < check->n_open; i++)
		ty_reading_tell(check->reading, true, at, "<bpt> of i=\"%" PRIu64 "\" has no <ept>",
				check->open[i]);
	check->n_open = 0;
}

void ty_tmx_check_damage(ty_tmx_check *check)
{
	ty_xml_rules_resume(&check->rules, "body");
}

void ty_tmx_check_free(ty_tmx_check *check)
{
	ty_set_free(&check->tuids);
}
