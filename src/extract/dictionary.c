/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/dictionary.h"

#include "extract/cell.h"
#include "extract/find.h"
#include "extract/gloss.h"
#include "extract/names.h"
#include "text/script.h"

enum {
	SURENESS = 74,
	TITLE_MAX = 1200 /* bytes */
};

/* "Full Name", "Home address": the last word is what forms have for their fields. */
static bool names_field(taiyaku_str name)
{
	name = ty_str_behind_last(name, ' ');
	return ty_name_read(name).role != TY_ROLE_NONE ||
	       ty_str_among(name, "name names address number phone age country company");
}

bool ty_dictionary_is(bool *english, const ty_record *record)
{
	size_t phrases = 0, fields = 0;

	for (size_t i = 0; i < record->n; i++) {
		const ty_field *field = &record->fields[i];
		bool japanese = ty_has_japanese(field->name);

		if (field->name.len == 0 || field->lang.len ||
		    japanese == ty_has_japanese(field->text) || (i > 0 && japanese == *english))
			return false;
		*english = !japanese;
		phrases += !japanese && ty_str_has(field->name, " ");
		fields += !japanese && names_field(field->name);
	}
	return record->n >= 2 &&
	       (!*english || (phrases * 2 >= record->n && fields * 2 < record->n));
}

taiyaku_status ty_dictionary_record(ty_outlet *outlet, const ty_record *record, bool english,
				    taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < record->n; i++) {
		const ty_field *field = &record->fields[i];
		ty_found found = { .ja = ty_str_trim(english ? field->text : field->name),
				   .en = ty_str_trim(english ? field->name : field->text),
				   .rule = "fields-key",
				   .line = field->line };

		if (ty_gloss_sort(found.en) != TY_SORT_ENGLISH || found.en.len > TITLE_MAX ||
		    ty_cell_are_sentences(found.ja, found.en))
			continue;
		found.confidence = SURENESS - ty_find_misfit(found.ja, found.en) / 2;
		status = ty_outlet_push(outlet, &found, err);
	}
	return status;
}
