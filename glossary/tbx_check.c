/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/tbx_check.h"

#include <stdio.h>

/* clang-format off */
#define ABOUT "descrip descripGrp admin adminGrp transac transacGrp note ref xref "
#define TYPED "!type target datatype id xml:lang"

/* Rows that both versions have. */
#define HEADER_RULES \
	{ "fileDesc", "?titleStmt;?publicationStmt;+sourceDesc", "id" }, \
	{ "titleStmt", "!title;note", "id xml:lang" }, \
	{ "title", NULL, NULL }, \
	{ "publicationStmt", "+p", "id" }, \
	{ "sourceDesc", "+p", "id xml:lang" }, \
	{ "encodingDesc", "+p", "id" }, \
	{ "revisionDesc", "+change", "id xml:lang" }, \
	{ "change", "+p", "id xml:lang" }, \
	{ "p", NULL, NULL }
#define CONTENT_RULES \
	{ "term", NULL, "id" }, \
	{ "termNote", NULL, TYPED }, \
	{ "descrip", NULL, TYPED }, \
	{ "descripNote", NULL, TYPED }, \
	{ "admin", NULL, TYPED }, \
	{ "adminNote", NULL, TYPED }, \
	{ "transac", NULL, TYPED }, \
	{ "transacNote", NULL, TYPED }, \
	{ "ref", NULL, TYPED }, \
	{ "xref", NULL, "!type !target id xml:lang" }, \
	{ "note", NULL, NULL }, \
	{ "date", NULL, "id" }

/* TBXcoreStructV02: what of it a glossary uses.  Text with inline elements is not looked into. */
static const ty_xml_rule martif[] = {
	{ "martif", "!martifHeader;!text", "!type !xml:lang id *" },
	{ "martifHeader", "!fileDesc;?encodingDesc;?revisionDesc", "id" },
	HEADER_RULES,
	{ "text", "!body;?back", "id" },
	{ "body", "+termEntry", "id" },
	{ "back", NULL, NULL },
	{ "termEntry", ABOUT ";+langSet", "id" },
	{ "langSet", ABOUT ";+| tig ntig", "!xml:lang id" },
	{ "tig", "!term;termNote;" ABOUT, "id" },
	{ "ntig", "!termGrp;" ABOUT, "id" },
	{ "termGrp", "!term;termNote termNoteGrp;termCompList", "id" },
	{ "termNoteGrp", "!termNote;note ref xref admin adminGrp descrip transac transacGrp date", "id" },
	{ "termCompList", NULL, NULL },
	{ "descripGrp", "!descrip;descripNote admin adminGrp note ref transac transacGrp xref", "id" },
	{ "adminGrp", "!admin;adminNote note ref xref", "id" },
	{ "transacGrp", "!transac;transacNote date note ref xref", "id" },
	CONTENT_RULES,
};

/* The core structure of the third version; elements of the modules have prefixes. */
static const ty_xml_rule tbx[] = {
	{ "tbx", "!tbxHeader;!text", "!type !style=dca|dct !xml:lang id *" },
	{ "tbxHeader", "!fileDesc;?encodingDesc;?revisionDesc", "id" },
	HEADER_RULES,
	{ "text", "!body;?back", "id" },
	{ "body", "+conceptEntry", "id" },
	{ "back", NULL, NULL },
	{ "conceptEntry", ABOUT "*;+langSec", "id" },
	{ "langSec", ABOUT "*;+termSec", "!xml:lang id" },
	{ "termSec", "!term;termNote termNoteGrp " ABOUT "*", "id" },
	{ "termNoteGrp", "termNote note ref xref admin adminGrp descrip transac transacGrp date *", "id" },
	{ "descripGrp", "descrip descripNote admin adminGrp note ref transac transacGrp xref *", "id" },
	{ "adminGrp", "admin adminNote note ref xref *", "id" },
	{ "transacGrp", "transac transacNote date note ref xref *", "id" },
	CONTENT_RULES,
};

/* The public dialects, each with all of the one before it; the second version knows the last. */
#define MIN "subjectField customerSubset partOfSpeech administrativeStatus externalCrossReference"
#define BASIC MIN " definition context source projectSubset crossReference grammaticalGender " \
	"geographicalUsage termLocation termType transactionType responsibility xGraphic"

static const struct {
	const char *name, *categories;
} dialects[] = {
	{ "TBX-Core", "transactionType responsibility" },
	{ "TBX-Min", MIN },
	{ "TBX-Basic", BASIC },
};
/* clang-format on */

static const char typed[] =
	"termNote descrip descripNote admin adminNote transac transacNote ref xref";

/* What the rules tell of stands where the element does that is handled. */
static void tell(void *ctx, const char *message)
{
	const ty_tbx_check *check = ctx;

	ty_reading_tell(check->reading, true, check->at, "%s", message);
}

static void begin(ty_tbx_check *check, const ty_xml_element *root)
{
	bool third = ty_str_is(root->name, "tbx");

	check->rules = (ty_xml_rules){ .rules = third ? tbx : martif,
				       .n = third ? sizeof tbx / sizeof *tbx
						  : sizeof martif / sizeof *martif,
				       .tell = tell,
				       .ctx = check };
	check->elements = third && ty_str_is(ty_xml_value(root, "", TY_STR("style")), "dct");
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
		if (ty_str_is(ty_xml_value(root, "", TY_STR("type")), dialects[i].name))
			check->categories = dialects[i].categories;
	snprintf(check->dialect, sizeof check->dialect, "%.*s",
		 TY_ARG(ty_xml_value(root, "", TY_STR("type"))));
}

static void check_category(const ty_tbx_check *check, const ty_xml_element *element)
{
	taiyaku_str type = ty_xml_value(element, "", TY_STR("type"));

	if (check->elements)
		ty_reading_tell(check->reading, true, check->at,
				"the style is dct, and here is a <%.*s>", TY_ARG(element->name));
	else if (check->categories && type.len > 0 && !ty_str_among(type, check->categories))
		ty_reading_tell(check->reading, true, check->at, "%s has no <%.*s type=\"%.*s\">",
				check->dialect, TY_ARG(element->name), TY_ARG(type));
}

void ty_tbx_check_start(ty_tbx_check *check, ty_reading *reading, ty_position at,
			const ty_xml_element *element)
{
	taiyaku_str name = element->name, id = ty_xml_value(element, "", TY_STR("id"));

	check->reading = reading;
	check->at = at;
	if (!check->rules.rules)
		begin(check, element);
	ty_xml_rules_start(&check->rules, element);
	if (ty_str_among(name, "termEntry conceptEntry entry") && id.len > 0 &&
	    ty_set_repeats(&check->ids, ty_set_hash(id, (taiyaku_str){ NULL, 0 })))
		ty_reading_tell(reading, true, at, "the id \"%.*s\" is there already", TY_ARG(id));
	if (element->prefix.len == 0 && ty_str_among(name, typed))
		check_category(check, element);
}

void ty_tbx_check_end(ty_tbx_check *check, ty_position at)
{
	check->at = at;
	ty_xml_rules_end(&check->rules);
}

void ty_tbx_check_damage(ty_tbx_check *check)
{
	ty_xml_rules_resume(&check->rules, "body");
}

void ty_tbx_check_free(ty_tbx_check *check)
{
	ty_set_free(&check->ids);
}
