/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/tbx_category.h"

static const char *const parts_of_speech[] = {
	"noun", "verb", "adjective", "adverb", "other", NULL
};
static const char *const genders[] = { "masculine", "feminine", "neuter", "other", NULL };
static const char *const term_types[] = { "fullForm",  "acronym", "abbreviation",
					  "shortForm", "variant", "phrase",
					  NULL };
static const char *const statuses[] = { "preferredTerm-admn-sts", "admittedTerm-admn-sts",
					"deprecatedTerm-admn-sts", "supersededTerm-admn-sts",
					NULL };

/* clang-format off */
/* TBX-Basic, with those of TBX-Min in it. */
static const ty_tbx_category categories[] = {
	{ "subjectField", "descrip", "min", TY_TBX_SIDE_TERM, NULL },
	{ "customerSubset", "admin", "min", TY_TBX_SIDE_TERM, NULL },
	{ "projectSubset", "admin", "basic", TY_TBX_SIDE_TERM, NULL },
	{ "externalCrossReference", "xref", "min", TY_TBX_SIDE_TERM, NULL },
	{ "crossReference", "ref", "basic", TY_TBX_SIDE_TERM, NULL },
	{ "xGraphic", "xref", "basic", TY_TBX_CONCEPT, NULL },
	{ "definition", "descrip", "basic", TY_TBX_CONCEPT, NULL },
	{ "source", "admin", "basic", TY_TBX_SIDE_TERM, NULL },
	{ "context", "descrip", "basic", TY_TBX_TERM, NULL },
	{ "partOfSpeech", "termNote", "min", TY_TBX_TERM, parts_of_speech },
	{ "administrativeStatus", "termNote", "min", TY_TBX_TERM, statuses },
	{ "grammaticalGender", "termNote", "basic", TY_TBX_TERM, genders },
	{ "geographicalUsage", "termNote", "basic", TY_TBX_TERM, NULL },
	{ "termLocation", "termNote", "basic", TY_TBX_TERM, NULL },
	{ "termType", "termNote", "basic", TY_TBX_TERM, term_types },
};
/* clang-format on */

static const struct {
	const char *name, *plain;
} aliases[] = {
	{ "termStatus", "administrativeStatus" },
	{ "normativeAuthorization", "administrativeStatus" },
	{ "customer", "customerSubset" },
	{ "project", "projectSubset" },
	{ "example", "context" },
};

const ty_tbx_category *ty_tbx_category_of(taiyaku_str name)
{
	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
		if (ty_str_is(name, categories[i].name))
			return &categories[i];
	return NULL;
}

bool ty_tbx_allows(const ty_tbx_category *category, taiyaku_str value)
{
	if (!category->values)
		return true;
	for (size_t i = 0; category->values[i]; i++)
		if (ty_str_is(value, category->values[i]))
			return true;
	return false;
}

taiyaku_str ty_tbx_plain_name(taiyaku_str name)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (ty_str_is(name, aliases[i].name))
			return ty_str(aliases[i].plain);
	return name;
}
