/* SPDX-License-Identifier: Apache-2.0 */
#include "document/chars.h"

bool ty_chars_more(ty_chars *chars)
{
	taiyaku_str piece = { NULL, 0 };

	if (!chars->text || chars->status)
		return false;
	chars->status = ty_text_chunk(&piece, chars->text, chars->err);
	if (chars->status || piece.len == 0)
		return false;
	chars->at = piece.data;
	chars->end = piece.data + piece.len;
	return true;
}
