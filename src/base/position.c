/* SPDX-License-Identifier: Apache-2.0 */
#include "base/position.h"

#include "base/str.h"

ty_position ty_position_behind(ty_position before, taiyaku_str text)
{
	uint64_t lines = ty_str_count(text, '\n');

	if (lines > 0) {
		size_t end = text.len;

		while (text.data[end - 1] != '\n')
			end--;
		text = ty_str_slice(text, end, text.len);
		before = (ty_position){ before.line + lines, 1 };
	}
	/* Every byte but the continuation bytes 80-BF begins a character. */
	for (size_t i = 0; i < text.len; i++)
		before.column += (signed char)text.data[i] >= -64;
	return before;
}
