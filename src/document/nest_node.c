/* SPDX-License-Identifier: Apache-2.0 */
#include "document/nest_node.h"

#include "base/ascii.h"
#include "base/error.h"

ty_nest_part ty_nest_hold(ty_nest *nest, taiyaku_str s)
{
	ty_nest_part p = { nest->bytes.len, s.len };

	ty_buf_add(&nest->bytes, s);
	return p;
}

taiyaku_status ty_nest_check(const ty_nest *nest, taiyaku_error *err)
{
	return nest->bytes.failed || nest->entries.failed ? ty_fail_memory(err) : TAIYAKU_OK;
}

/* ---- the language that a name says ---- */

/* "Ja" of messagesJa, "EN" of LABELS_EN, "ja" of jaLabels. */
static ty_side affix_side(taiyaku_str word)
{
	static const char *const japanese = "ja jp jpn japanese";
	static const char *const english = "en eng english";

	return ty_str_among(word, japanese)  ? TY_SIDE_JAPANESE
	       : ty_str_among(word, english) ? TY_SIDE_ENGLISH
					     : TY_SIDE_NONE;
}

/* Where the word that ends at byte to begins. */
static size_t word_start(taiyaku_str name, size_t to)
{
	bool capital = to > 0 && ty_is_upper(name.data[to - 1]);
	size_t at = to;

	while (at > 0 && !memchr("_-. ", name.data[at - 1], 4)) {
		at--;
		/* Ja of titleJa, but all of TITLE. */
		if (!capital && ty_is_upper(name.data[at]))
			break;
	}
	return at;
}

static size_t word_end(taiyaku_str name)
{
	size_t at = 1;

	while (at < name.len && !memchr("_-. ", name.data[at], 4) &&
	       !(ty_is_upper(name.data[at]) && !ty_is_upper(name.data[at - 1])))
		at++;
	return at;
}

ty_side ty_nest_affix(taiyaku_str *stem, taiyaku_str name)
{
	size_t last, first;
	ty_side side;

	if (name.len < 4)
		return TY_SIDE_NONE;
	last = word_start(name, name.len);
	side = affix_side(ty_str_slice(name, last, name.len));
	*stem = ty_str_slice(name, 0, last);
	if (last > 0 && side != TY_SIDE_NONE)
		return side;
	first = word_end(name);
	side = affix_side(ty_str_slice(name, 0, first));
	*stem = ty_str_slice(name, first, name.len);
	return first < name.len ? side : TY_SIDE_NONE;
}
