/* SPDX-License-Identifier: Apache-2.0 */
#include "text/reading.h"

#include "text/script.h"
#include "text/utf8.h"

taiyaku_str ty_reading_of(taiyaku_str given, taiyaku_str text)
{
	bool kana = false;
	uint32_t cp;

	if (given.len)
		return given;
	for (size_t at = 0; at < text.len;) {
		ty_script script;

		at = ty_utf8_next(&cp, text, at);
		script = ty_script_of(cp);
		if (ty_script_is_kana(script))
			kana = true;
		else if (script != TY_SCRIPT_SPACE && script != TY_SCRIPT_MARK && cp != 0x30fb &&
			 cp != 0xff65) /* ・ and its half */
			return (taiyaku_str){ NULL, 0 };
	}
	return kana ? text : (taiyaku_str){ NULL, 0 };
}
