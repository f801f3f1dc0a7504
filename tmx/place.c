/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/place.h"

#include "text/key.h"
#include "text/utf8.h"

taiyaku_status ty_place_find(taiyaku_span *out, bool *there, ty_arena *arena, taiyaku_str text,
			     taiyaku_str key, taiyaku_error *err)
{
	taiyaku_str whole;
	const uint32_t *map;
	size_t at, last, end;
	taiyaku_status status = ty_key_mapped(&whole, &map, arena, text, err);

	*there = false;
	if (status || !key.len)
		return status;
	at = ty_str_find(whole, key, 0);
	if (at == SIZE_MAX)
		return TAIYAKU_OK;
	*there = true;
	/* The end: where the first character begins that the last one of the place is not from. */
	last = map[at + key.len - 1];
	end = at + key.len;
	while (end < whole.len && map[end] <= last)
		end++;
	out->start = ty_str_count_points(ty_str_slice(text, 0, map[at]));
	out->end = out->start + ty_str_count_points(ty_str_slice(text, map[at], map[end]));
	return TAIYAKU_OK;
}
