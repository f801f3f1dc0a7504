/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/po_check.h"

#include <inttypes.h>
#include <stdio.h>

#include "text/detect.h"
#include "tmx/po_format.h"
#include "tmx/po_plural.h"

/* ---- the header ---- */

/* The value of "name=" in the header, up to a semicolon or the end of its line. */
static taiyaku_str value_of(taiyaku_str header, taiyaku_str name)
{
	size_t at = ty_str_find(header, name, 0), end;

	if (at == SIZE_MAX)
		return (taiyaku_str){ NULL, 0 };
	for (end = at += name.len;
	     end < header.len && header.data[end] != ';' && header.data[end] != '\n';)
		end++;
	return ty_str_trim(ty_str_slice(header, at, end));
}

/* Whether each number has one of the forms. */
static void check_formula(const ty_po_check *check, ty_reading *reading, uint64_t line,
			  taiyaku_str formula)
{
	uint64_t n, value;

	switch (ty_po_plural_check(&n, &value, formula, check->forms)) {
	case TY_PO_PLURAL_SOUND:
		break;
	case TY_PO_PLURAL_SYNTAX:
		ty_reading_tell(reading, true, ty_line(line), "plural=%.*s is no expression",
				TY_ARG(formula));
		break;
	case TY_PO_PLURAL_ZERO:
		ty_reading_tell(reading, true, ty_line(line),
				"plural=%.*s divides by zero where n is %" PRIu64, TY_ARG(formula),
				n);
		break;
	case TY_PO_PLURAL_RANGE:
		ty_reading_tell(reading, true, ty_line(line),
				"plural=%.*s is %" PRIu64 " where n is %" PRIu64 ", of %" PRIu64
				" forms",
				TY_ARG(formula), value, n, check->forms);
	}
}

static void check_header(ty_po_check *check, ty_reading *reading, const ty_po_entry *entry)
{
	taiyaku_str header = ty_po_text(entry, TY_PO_STR);
	taiyaku_str forms = value_of(header, TY_STR("nplurals="));
	taiyaku_str formula = value_of(header, TY_STR("plural="));
	taiyaku_str charset = value_of(header, TY_STR("charset="));

	if (!charset.data)
		ty_reading_tell(reading, true, ty_line(entry->line), "the header has no charset");
	else if (!ty_encoding_known(charset) && !ty_str_is(charset, "CHARSET"))
		ty_reading_tell(reading, true, ty_line(entry->line),
				"no charset is called \"%.*s\"", TY_ARG(charset));
	if (!forms.data)
		return;
	if (!ty_str_number(&check->forms, forms, TY_PO_FORMS))
		check->forms = 0;
	if (check->forms == 0 && !ty_str_is(forms, "INTEGER"))
		ty_reading_tell(reading, true, ty_line(entry->line),
				"nplurals=%.*s is no number of forms", TY_ARG(forms));
	else if (check->forms > 0 && !formula.data)
		ty_reading_tell(reading, true, ty_line(entry->line),
				"there is a nplurals, and no plural");
	else if (check->forms > 0)
		check_formula(check, reading, entry->line, formula);
}

/* ---- an entry ---- */

static void check_text(ty_reading *reading, const ty_po_entry *e, int form)
{
	taiyaku_str id = ty_po_text(e, form > 0 ? TY_PO_PLURAL : TY_PO_ID);
	taiyaku_str str = ty_po_text(e, (ty_po_field)(TY_PO_STR + form));
	const taiyaku_str end = TY_STR("\n");
	char name[16] = "msgstr";

	if (str.len == 0)
		return;
	if (e->has[TY_PO_PLURAL])
		snprintf(name, sizeof name, "msgstr[%d]", form);
	if (ty_str_starts(id, end) != ty_str_starts(str, end))
		ty_reading_tell(reading, true, ty_line(e->line),
				"%s and its msgid do not both begin with \\n", name);
	if (ty_str_ends(id, end) != ty_str_ends(str, end))
		ty_reading_tell(reading, true, ty_line(e->line),
				"%s and its msgid do not both end with \\n", name);
	if (!ty_po_formats_fit(ty_po_text(e, TY_PO_FLAGS), id, str, e->has[TY_PO_PLURAL]))
		ty_reading_tell(reading, true, ty_line(e->line),
				"the format directives of %s are not those of its msgid", name);
}

static void check_forms(ty_po_check *check, ty_reading *reading, const ty_po_entry *e)
{
	uint64_t forms = 0;

	for (int i = 0; i < TY_PO_FORMS; i++)
		forms += e->has[TY_PO_STR + i];
	if (check->forms == 0)
		ty_reading_tell(reading, true, ty_line(e->line),
				"a plural, and the header has no Plural-Forms");
	else if (forms != check->forms)
		ty_reading_tell(reading, true, ty_line(e->line),
				"%" PRIu64 " plural forms, the header says %" PRIu64, forms,
				check->forms);
}

void ty_po_check_entry(ty_po_check *check, ty_reading *reading, const ty_po_entry *e)
{
	bool header = e->has[TY_PO_ID] && e->fields[TY_PO_ID].len == 0 && !e->has[TY_PO_CONTEXT];
	bool first = !check->past_first;

	if (reading->to || !e->has[TY_PO_ID] || e->obsolete)
		return;
	check->past_first = true;
	if (first && !header)
		ty_reading_tell(reading, false, ty_line(e->line), "there is no header");
	if (ty_set_repeats(&check->seen,
			   ty_set_hash(ty_po_text(e, TY_PO_ID), ty_po_text(e, TY_PO_CONTEXT))))
		ty_reading_tell(reading, true, ty_line(e->line), "the msgid is there already");
	if (header) {
		check_header(check, reading, e);
		return;
	}
	/* msgfmt looks at no fuzzy entry: it is not used. */
	for (int i = 0; !e->fuzzy && i < TY_PO_FORMS; i++)
		check_text(reading, e, i);
	if (e->has[TY_PO_PLURAL])
		check_forms(check, reading, e);
}

void ty_po_check_free(ty_po_check *check)
{
	ty_set_free(&check->seen);
}
