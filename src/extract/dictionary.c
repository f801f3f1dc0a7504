/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/dictionary.h"

#include "base/ascii.h"
#include "extract/cell.h"
#include "extract/find.h"
#include "extract/gloss.h"
#include "extract/names.h"
#include "text/script.h"

enum {
	SURENESS = 74,
	WORD_MEAN = 5,	 /* letters of words in capitals that are no abbreviations */
	TITLE_MAX = 1200 /* bytes */
};

/* "Full Name", "Home address": the last word is what forms have for their fields. */
static bool names_field(taiyaku_str name)
{
	name = ty_str_behind_last(name, ' ');
	return ty_name_read(name).role != TY_ROLE_NONE ||
	       ty_str_among(name, "name names address number phone age country company");
}

/* A text in the language that the value around it says, or one of which nothing is said. */
static bool is_of_its_language(const ty_field *field)
{
	return field->lang.len == 0 ||
	       ty_name_language(field->lang) ==
		       (ty_has_japanese(field->text) ? TY_SIDE_JAPANESE : TY_SIDE_ENGLISH);
}

bool ty_dictionary_is(bool *english, const ty_record *record)
{
	size_t phrases = 0, fields = 0;

	for (size_t i = 0; i < record->n; i++) {
		const ty_field *field = &record->fields[i];
		bool japanese = ty_has_japanese(field->name);

		if (field->name.len == 0 || !is_of_its_language(field) ||
		    japanese == ty_has_japanese(field->text) || (i > 0 && japanese == *english))
			return false;
		*english = !japanese;
		phrases += !japanese && ty_str_has(field->name, " ");
		fields += !japanese && names_field(field->name);
	}
	return record->n >= 2 &&
	       (!*english || (phrases * 2 >= record->n && fields * 2 < record->n));
}

/* All of the English is words in capitals, too long for abbreviations: INVOICE, DELIVERY NOTE. */
static bool shouts(const ty_record *record, bool english)
{
	size_t letters = 0, words = 0;

	for (size_t i = 0; i < record->n; i++) {
		const ty_field *field = &record->fields[i];
		taiyaku_str en = english ? field->name : field->text, word;

		for (size_t at = 0; ty_gloss_word(&word, &at, en); words++)
			for (size_t k = 0; k < word.len; k++) {
				if (!ty_is_upper(word.data[k]))
					return false;
				letters++;
			}
	}
	return letters >= words * WORD_MEAN;
}

taiyaku_status ty_dictionary_record(ty_outlet *outlet, const ty_record *record, bool english,
				    taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool shouted = shouts(record, english);

	for (size_t i = 0; !status && i < record->n; i++) {
		const ty_field *field = &record->fields[i];
		ty_found found = { .ja = ty_str_trim(english ? field->text : field->name),
				   .en = ty_str_trim(english ? field->name : field->text),
				   .rule = "fields-key",
				   .line = field->line };

		ty_sort sort = ty_gloss_sort(found.en);

		if ((sort != TY_SORT_ENGLISH && !(shouted && sort == TY_SORT_ABBREVIATION)) ||
		    found.en.len > TITLE_MAX || ty_cell_are_sentences(found.ja, found.en))
			continue;
		found.confidence = SURENESS - ty_find_misfit(found.ja, found.en) / 2;
		status = ty_outlet_push(outlet, &found, err);
	}
	return status;
}
