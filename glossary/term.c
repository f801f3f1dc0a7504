/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/term.h"

#include "base/pair.h"
#include "base/tag.h"

/* What the words of UTX 1.11, TBX and TBX-Min come down to: ranks count ty_status_names from 1. */
static const struct {
	const char *word;
	int rank;
} words[] = {
	{ "approved", 1 },	 { "preferredTerm-admn-sts", 1 },
	{ "preferredTerm", 1 },	 { "preferred", 1 },
	{ "provisional", 2 },	 { "admittedTerm-admn-sts", 2 },
	{ "admittedTerm", 2 },	 { "admitted", 2 },
	{ "non-standard", 3 },	 { "nonstandard", 3 },
	{ "forbidden", 4 },	 { "deprecatedTerm-admn-sts", 4 },
	{ "deprecatedTerm", 4 }, { "deprecated", 4 },
	{ "notRecommended", 4 }, { "supersededTerm-admn-sts", 4 },
	{ "supersededTerm", 4 }, { "superseded", 4 },
	{ "obsolete", 4 },
};

taiyaku_str ty_term_status(taiyaku_str word)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_equal_ascii_case(word, ty_str(words[i].word)))
			return ty_str(ty_status_names[words[i].rank - 1]);
	return (taiyaku_str){ NULL, 0 };
}

int ty_term_rank(taiyaku_str status)
{
	for (int i = 0; ty_status_names[i]; i++)
		if (ty_str_is(status, ty_status_names[i]))
			return i + 1;
	return 0;
}

taiyaku_str ty_term_worse(taiyaku_str a, taiyaku_str b)
{
	return ty_term_rank(a) >= ty_term_rank(b) ? a : b;
}

int ty_term_reading_side(const taiyaku_languages *languages)
{
	return !ty_tag_is_japanese(languages->source) && ty_tag_is_japanese(languages->target)
		       ? TAIYAKU_TARGET
		       : TAIYAKU_SOURCE;
}

bool ty_term_one_line(ty_buf *to, taiyaku_str s)
{
	bool changed = false, in_run = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.data[i];
		bool breaks = c == '\t' || c == '\n' || c == '\r';

		if (!breaks)
			ty_buf_byte(to, c);
		else if (!in_run)
			ty_buf_byte(to, ' ');
		in_run = breaks;
		changed = changed || breaks;
	}
	return changed;
}

void ty_term_lost_blanks(ty_lost *lost, taiyaku_str text)
{
	if (ty_str_trim(text).len < text.len)
		ty_lost_add(lost, TY_STR("blanks around a text"));
}

void ty_term_lost(ty_lost *lost, const taiyaku_pair *pair)
{
	if (pair->markup[TAIYAKU_SOURCE].len > 0 || pair->markup[TAIYAKU_TARGET].len > 0)
		ty_lost_add(lost, TY_STR("inline tags"));
	if (pair->kind == TAIYAKU_TITLE || pair->kind == TAIYAKU_NAME)
		ty_lost_add(lost, TY_STR("kind"));
}

bool ty_term_is_date(taiyaku_str s)
{
	static const char days[] = "312931303130313130313031";
	int month, day;

	if (s.len != 16 || s.data[8] != 'T' || s.data[15] != 'Z')
		return false;
	for (size_t i = 0; i < 15; i++)
		if (i != 8 && (s.data[i] < '0' || s.data[i] > '9'))
			return false;
	month = (s.data[4] - '0') * 10 + s.data[5] - '0';
	day = (s.data[6] - '0') * 10 + s.data[7] - '0';
	if (month < 1 || month > 12 || memcmp(s.data, "0000", 4) == 0)
		return false;
	return day >= 1 && day <= (days[2 * month - 2] - '0') * 10 + days[2 * month - 1] - '0';
}
