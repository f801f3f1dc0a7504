/* SPDX-License-Identifier: Apache-2.0 */
/* Trados Studio's translation memories where there is no SQLite to build with: told, not read. */
#include "base/error.h"
#include "format.h"

static int sniff(const ty_head *head)
{
	return ty_str_starts(head->raw, TY_STR("SQLite format 3\0")) ? 95 : 0;
}

static taiyaku_status refuse(ty_reading *reading, taiyaku_error *err)
{
	return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(reading->in), 0, 0,
			  "this taiyaku was built without SQLite, which reads .sdltm files");
}

const ty_format ty_format_sdltm = {
	.info = { .name = "sdltm",
		  .title = "Trados Studio translation memory (not in this build)",
		  .extensions = "sdltm" },
	.sniff = sniff,
	.read = refuse,
};
