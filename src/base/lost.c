/* SPDX-License-Identifier: Apache-2.0 */
#include "base/lost.h"

#include "base/error.h"
#include "base/str.h"

static bool has(const ty_lost *lost, taiyaku_str name)
{
	taiyaku_str rest = { lost->names, lost->len };

	while (rest.len > 0)
		if (ty_str_equal(ty_str_trim(ty_str_next(&rest, ',')), name))
			return true;
	return false;
}

void ty_lost_add(ty_lost *lost, taiyaku_str name)
{
	taiyaku_str comma = lost->len > 0 ? TY_STR(", ") : TY_STR("");

	if (name.len == 0 || has(lost, name))
		return;
	if (comma.len + name.len > sizeof lost->names - lost->len) {
		lost->more = true;
		return;
	}
	memcpy(lost->names + lost->len, comma.data, comma.len);
	memcpy(lost->names + lost->len + comma.len, name.data, name.len);
	lost->len += comma.len + name.len;
}

void ty_lost_tell(const ty_lost *lost, const char *file, const char *format,
		  const taiyaku_hooks *hooks)
{
	taiyaku_error what = { 0 };

	if ((lost->len == 0 && !lost->more) || !hooks || !hooks->warn)
		return;
	ty_fail_at(&what, TAIYAKU_EARGUMENT, file, 0, 0, "%s cannot hold, left out: %.*s%s", format,
		   (int)lost->len, lost->names, lost->more ? ", ..." : "");
	hooks->warn(hooks->ctx, &what);
}
