/* SPDX-License-Identifier: Apache-2.0 */
#include "text/direction.h"

#include "base/tag.h"
#include "text/script.h"

void ty_direction_add(ty_direction *direction, taiyaku_str first, taiyaku_str second,
		      const taiyaku_languages *languages)
{
	bool source = ty_tag_is_japanese(languages->source);
	bool target = ty_tag_is_japanese(languages->target);
	bool in_first = ty_has_japanese(first);

	if (source == target || in_first == ty_has_japanese(second))
		return;
	if (in_first == source)
		direction->straight++;
	else
		direction->turned++;
}
