/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/xliff_check.h"

#include "tmx/tags.h"

/* Attributes that an element must have, divided by blanks, in 1.2 and in 2.x. */
static const struct {
	const char *element, *wanted[2];
} wants[] = {
	{ "xliff", { "version", "version srcLang" } },
	{ "file", { "original source-language datatype", "id" } },
	{ "trans-unit", { "id", "" } },
	{ "unit", { "", "id" } },
};

/* xliff-core-2.1, section 4.3.1.29; the states of 1.2 may be a program's own. */
static const char *const states[] = { "initial", "translated", "reviewed", "final" };

static bool attribute(taiyaku_str *out, const ty_xml_element *element, taiyaku_str name)
{
	for (size_t i = 0; i < element->n_attributes; i++)
		if (ty_str_equal(element->attributes[i].name, name)) {
			*out = element->attributes[i].value;
			return true;
		}
	*out = (taiyaku_str){ NULL, 0 };
	return false;
}

static void check_wanted(ty_reading *reading, ty_position at, bool second,
			 const ty_xml_element *element)
{
	taiyaku_str value;

	for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
		taiyaku_str rest = ty_str(wants[i].wanted[second]);

		while (ty_str_is(element->name, wants[i].element) && rest.len > 0) {
			taiyaku_str name = ty_str_next(&rest, ' ');

			if (!attribute(&value, element, name))
				ty_reading_tell(reading, true, at, "<%s> has no %.*s",
						wants[i].element, TY_ARG(name));
		}
	}
}

static void check_languages(ty_xliff_check *check, ty_reading *reading, ty_position at,
			    const ty_xml_element *element)
{
	static const char *const names[] = { "srcLang", "trgLang", "source-language",
					     "target-language" };
	char tag[TY_TAGS_SIZE];
	taiyaku_str value;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!attribute(&value, element, ty_str(names[i])))
			continue;
		if (!ty_tags_normal(tag, value))
			ty_reading_tell(reading, true, at, "%s=\"%.*s\" is no language tag",
					names[i], TY_ARG(value));
		check->has_target |= i % 2;
	}
}

static void check_id(ty_xliff_check *check, ty_reading *reading, ty_position at,
		     const ty_xml_element *element)
{
	taiyaku_str id;
	bool is_new;

	if (attribute(&id, element, TY_STR("id")) && id.len > 0 &&
	    ty_set_add(&check->ids, &is_new, ty_set_hash(id, (taiyaku_str){ NULL, 0 })) && !is_new)
		ty_reading_tell(reading, true, at, "the id \"%.*s\" is there already", TY_ARG(id));
}

static void check_state(ty_reading *reading, ty_position at, const ty_xml_element *element)
{
	taiyaku_str state;

	if (!attribute(&state, element, TY_STR("state")))
		return;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (ty_str_is(state, states[i]))
			return;
	ty_reading_tell(reading, true, at, "no state is called \"%.*s\"", TY_ARG(state));
}

static bool is_other(taiyaku_str name)
{
	return ty_str_is(name, "alt-trans") || ty_str_is(name, "matches");
}

void ty_xliff_check_start(ty_xliff_check *check, ty_reading *reading, ty_position at, bool second,
			  const ty_xml_element *element)
{
	taiyaku_str name = element->name, value;

	check->in_other += is_other(name);
	if (check->in_other)
		return;
	check_wanted(reading, at, second, element);
	if (ty_str_is(name, "file")) {
		ty_set_free(&check->ids);
		check->ids = (ty_set){ 0 };
		check->has_target &= second;
	}
	check_languages(check, reading, at, element);
	if (ty_str_is(name, second ? "unit" : "trans-unit"))
		check_id(check, reading, at, element);
	if (second && ty_str_is(name, "segment"))
		check_state(reading, at, element);
	if (ty_str_is(name, "target") && !check->has_target && !check->told_target &&
	    !attribute(&value, element, TY_STR("lang"))) {
		check->told_target = true;
		ty_reading_tell(reading, true, at, "no %s is given, and here is a <target>",
				second ? "trgLang" : "target-language");
	}
}

void ty_xliff_check_end(ty_xliff_check *check, taiyaku_str name)
{
	if (check->in_other && is_other(name))
		check->in_other--;
}

void ty_xliff_check_free(ty_xliff_check *check)
{
	ty_set_free(&check->ids);
}
