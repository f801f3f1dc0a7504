/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/xliff_check.h"

#include <stdio.h>

#include "base/tag.h"
#include "tmx/tags.h"
#include "tmx/xliff_rules.h"

static bool has(const ty_xml_element *element, const char *name)
{
	return ty_xml_value(element, NULL, ty_str(name)).data != NULL;
}

/* What the rules tell of stands where the element does that is handled. */
static void tell(void *ctx, const char *message)
{
	const ty_xliff_check *check = ctx;

	ty_reading_tell(check->reading, true, check->at, "%s", message);
}

/* ---- languages ---- */

static void check_languages(ty_xliff_check *check, const ty_xml_element *element)
{
	static const char *const names[] = { "srcLang", "trgLang", "source-language",
					     "target-language" };
	char tag[TY_TAGS_SIZE];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		taiyaku_str value = ty_xml_value(element, "", ty_str(names[i]));

		if (!value.data)
			continue;
		if (!ty_tags_normal(tag, value))
			ty_reading_tell(check->reading, true, check->at,
					"%s=\"%.*s\" is no language tag", names[i], TY_ARG(value));
		snprintf(check->languages[i % 2], sizeof check->languages[0], "%.*s",
			 TY_ARG(value));
		check->has_target |= i % 2;
	}
}

/* In 2.x the xml:lang of a text is what the root says of its side. */
static void check_text(ty_xliff_check *check, const ty_xml_element *element, int side)
{
	taiyaku_str lang = ty_xml_value(element, NULL, TY_STR("lang"));
	bool named = lang.data != NULL;

	if (check->second && named && check->languages[side][0] &&
	    !ty_tag_same(lang, ty_str(check->languages[side])))
		ty_reading_tell(check->reading, true, check->at,
				"a text in \"%.*s\", the file is in \"%s\"", TY_ARG(lang),
				check->languages[side]);
	if (side == 1 && !check->has_target && !check->told_target && !named) {
		check->told_target = true;
		ty_reading_tell(check->reading, true, check->at,
				"no %s is given, and here is a <target>",
				check->second ? "trgLang" : "target-language");
	}
}

/* ---- ids ---- */

static void add_id(const ty_xliff_check *check, ty_set *to, taiyaku_str id, const char *among)
{
	if (id.len > 0 && ty_set_repeats(to, ty_set_hash(id, ty_str(among))))
		ty_reading_tell(check->reading, true, check->at, "the id \"%.*s\" is there already",
				TY_ARG(id));
}

static void clear(ty_set *set)
{
	ty_set_free(set);
	*set = (ty_set){ 0 };
}

static void check_id(ty_xliff_check *check, const ty_xml_element *element)
{
	static const char inner[] = "segment ignorable ph pc sc mrk sm";
	taiyaku_str name = element->name, id = ty_xml_value(element, "", TY_STR("id"));

	if (ty_str_is(name, "file")) {
		clear(&check->ids);
		if (check->second)
			add_id(check, &check->files, id, "");
	} else if (ty_str_is(name, check->second ? "unit" : "trans-unit")) {
		clear(&check->inner);
		add_id(check, &check->ids, id, "unit");
	} else if (check->second && ty_str_is(name, "group")) {
		add_id(check, &check->ids, id, "group");
	} else if (check->second && ty_str_is(name, "data")) {
		add_id(check, &check->inner, id, "data");
	} else if (check->second && ty_str_among(name, inner)) {
		add_id(check, &check->inner, id, check->in_target ? "target" : "source");
	}
}

/* ---- codes of 2.x ---- */

/* Data that a code refers to stands before it. */
static void check_data(ty_xliff_check *check, const ty_xml_element *element)
{
	static const char *const names[] = { "dataRef", "dataRefStart", "dataRefEnd" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		taiyaku_str id = ty_xml_value(element, "", ty_str(names[i]));

		if (id.data && !ty_set_has(&check->inner, ty_set_hash(id, TY_STR("data"))))
			ty_reading_tell(check->reading, true, check->at,
					"%s=\"%.*s\" has no <data>", names[i], TY_ARG(id));
	}
}

/* xliff-core-2.1, section 4.3.1: what goes with what. */
static void check_second(ty_xliff_check *check, const ty_xml_element *element)
{
	taiyaku_str name = element->name, start = ty_xml_value(element, "", TY_STR("startRef"));
	bool begins = start.data != NULL;
	bool alone = ty_str_is(ty_xml_value(element, "", TY_STR("isolated")), "yes");

	check_data(check, element);
	if (has(element, "subType") && !has(element, "type"))
		tell(check, "there is a subType, and no type");
	if (has(element, "subState") && !has(element, "state"))
		tell(check, "there is a subState, and no state");
	if (has(element, "copyOf") && has(element, "dataRef"))
		tell(check, "there are both copyOf and dataRef");
	if (ty_str_is(name, "ec") && alone && (begins || !has(element, "id")))
		tell(check, "an isolated <ec> has an id, and no startRef");
	if (ty_str_is(name, "ec") && !alone && (!begins || has(element, "id")))
		tell(check, "an <ec> that is not isolated has a startRef, and no id");
	if ((ty_str_is(name, "em") || (ty_str_is(name, "ec") && !alone)) && begins &&
	    !ty_set_has(&check->inner,
			ty_set_hash(start, check->in_target ? TY_STR("target") : TY_STR("source"))))
		ty_reading_tell(check->reading, true, check->at,
				"startRef=\"%.*s\" names nothing before it", TY_ARG(start));
}

/* ---- elements ---- */

static bool is_other(taiyaku_str name)
{
	return ty_str_is(name, "alt-trans") || ty_str_is(name, "matches");
}

static void begin(ty_xliff_check *check, const ty_xml_element *element)
{
	check->second = ty_str_starts(ty_xml_value(element, "", TY_STR("version")), TY_STR("2"));
	check->rules = (ty_xml_rules){ .tell = tell, .ctx = check };
	check->rules.rules = ty_xliff_rules(&check->rules.n, check->second);
}

void ty_xliff_check_start(ty_xliff_check *check, ty_reading *reading, ty_position at,
			  const ty_xml_element *element)
{
	taiyaku_str name = element->name;

	check->reading = reading;
	check->at = at;
	if (!check->rules.rules)
		begin(check, element);
	ty_xml_rules_start(&check->rules, element);
	check->in_other += is_other(name);
	if (check->in_other)
		return;
	if (ty_str_is(name, "file"))
		check->has_target &= check->second;
	if (ty_str_is(name, "source") || ty_str_is(name, "target"))
		check->in_target = ty_str_is(name, "target");
	else if (ty_str_is(name, "segment") || ty_str_is(name, "ignorable"))
		check->in_target = false;
	check_languages(check, element);
	check_id(check, element);
	if (ty_str_is(name, "source") || ty_str_is(name, "target"))
		check_text(check, element, check->in_target);
	if (check->second)
		check_second(check, element);
}

void ty_xliff_check_end(ty_xliff_check *check, ty_position at, taiyaku_str name)
{
	check->at = at;
	ty_xml_rules_end(&check->rules);
	if (check->in_other && is_other(name))
		check->in_other--;
}

void ty_xliff_check_damage(ty_xliff_check *check)
{
	ty_xml_rules_resume(&check->rules, check->second ? "file" : "body");
	check->in_other = 0;
}

void ty_xliff_check_free(ty_xliff_check *check)
{
	ty_set_free(&check->files);
	ty_set_free(&check->ids);
	ty_set_free(&check->inner);
}
