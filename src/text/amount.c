/* SPDX-License-Identifier: Apache-2.0 */
#include "text/amount.h"

#include "text/script.h"
#include "text/utf8.h"

static bool is_punctuation(ty_script script)
{
	return script == TY_SCRIPT_ASCII_PUNCT || script == TY_SCRIPT_CJK_PUNCT ||
	       script == TY_SCRIPT_PUNCT;
}

void ty_amount_add(taiyaku_amount *to, taiyaku_str text)
{
	bool in_word = false;

	to->segments++;
	for (size_t at = 0; at < text.len;) {
		ty_script script;
		uint32_t cp;
		bool alone;

		at = ty_utf8_next(&cp, text, at);
		script = ty_script_of(cp);
		if (script == TY_SCRIPT_CONTROL || script == TY_SCRIPT_MARK)
			continue;
		alone = ty_script_is_japanese(script) || script == TY_SCRIPT_CJK_PUNCT;
		to->characters++;
		to->without_spaces += script != TY_SCRIPT_SPACE;
		to->without_punctuation += script != TY_SCRIPT_SPACE && !is_punctuation(script);
		to->words += alone || (script != TY_SCRIPT_SPACE && !in_word);
		in_word = script != TY_SCRIPT_SPACE && !alone;
	}
}
