/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/term_check.h"

#include "base/pair.h"
#include "glossary/term.h"

void ty_term_check_free(ty_term_check *check)
{
	ty_set_free(&check->pairs);
}

void ty_term_check_word(ty_reading *reading, uint64_t line, const char *column, taiyaku_str value,
			const char *words)
{
	if (!reading->to && value.len > 0 && !ty_str_among(value, words))
		ty_reading_tell(reading, false, ty_line(line), "no %s is called \"%.*s\"", column,
				TY_ARG(value));
}

void ty_term_check_pair(ty_term_check *check, ty_reading *reading, uint64_t line,
			const taiyaku_pair *pair)
{
	if (!reading->to && ty_set_repeats(&check->pairs, ty_pair_hash(pair)))
		ty_reading_tell(reading, false, ty_line(line), "the pair is there already");
}

/* ---- UTX ---- */

void ty_utx_check_version(ty_reading *reading, uint64_t line, taiyaku_str text)
{
	if (!reading->to && !ty_str_starts(text, TY_STR("#UTX")))
		ty_reading_tell(reading, true, ty_line(line),
				"the first line is not \"#UTX 1.11; ...\"");
}

void ty_utx_check_header(ty_term_check *check, ty_reading *reading, uint64_t line, taiyaku_str text)
{
	if (reading->to)
		return;
	while (text.data) {
		taiyaku_str rest, name, item = ty_str_trim(ty_str_next(&text, ';'));

		while (ty_str_starts(item, TY_STR("#")))
			item = ty_str_trim(ty_str_slice(item, 1, item.len));
		rest = item;
		name = ty_str_trim(ty_str_next(&rest, ':'));
		check->copyright |= ty_str_equal_ascii_case(name, TY_STR("copyright")) ||
				    ty_str_equal_ascii_case(name, TY_STR("creator"));
		check->license |= ty_str_equal_ascii_case(name, TY_STR("license"));
		check->bidirectional |= ty_str_equal_ascii_case(item, TY_STR("bidirectional"));
		if (item.len == 0)
			ty_reading_tell(
				reading, false, ty_line(line),
				"an item of the header is empty: some programs refuse that");
	}
}

void ty_utx_check_columns(ty_term_check *check, ty_reading *reading, uint64_t line,
			  taiyaku_str text)
{
	static const char *const first[] = { "src", "tgt", "src:pos" };

	if (reading->to)
		return;
	while (ty_str_starts(text, TY_STR("#")))
		text = ty_str_slice(text, 1, text.len);
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (!ty_str_is(ty_str_trim(ty_str_next(&text, '\t')), first[i])) {
			ty_reading_tell(reading, true, ty_line(line), "column %zu is not \"%s\"",
					i + 1, first[i]);
			break;
		}
	if (!check->copyright)
		ty_reading_tell(reading, true, ty_line(line), "the header has no copyright");
	if (!check->license)
		ty_reading_tell(reading, true, ty_line(line), "the header has no license");
}

void ty_utx_check_status(const ty_term_check *check, ty_reading *reading, uint64_t line,
			 const taiyaku_pair *pair)
{
	if (!reading->to && check->bidirectional && pair->status.len > 0 &&
	    !ty_str_is(pair->status, "approved"))
		ty_reading_tell(reading, true, ty_line(line),
				"the glossary is bidirectional, but a term is not approved");
}
