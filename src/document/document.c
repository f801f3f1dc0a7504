/* SPDX-License-Identifier: Apache-2.0 */
#include "document/document.h"

#include <stdio.h>

static taiyaku_str name_of(const ty_reading *reading)
{
	return ty_str_behind_last(ty_str(ty_input_name(reading->in)), '/');
}

taiyaku_str ty_document_extension(taiyaku_str name)
{
	if (ty_str_ends(name, TY_STR(".gz")))
		name.len -= 3;
	for (size_t i = name.len; i > 0; i--)
		if (name.data[i - 1] == '.')
			return ty_str_slice(name, i, name.len);
	return (taiyaku_str){ NULL, 0 };
}

void ty_document_blame(const ty_reading *reading, taiyaku_error *err)
{
	if (err && err->status && !err->file[0])
		snprintf(err->file, sizeof err->file, "%s", ty_input_name(reading->in));
}

taiyaku_status ty_document_read(ty_reading *reading, ty_document_fn read, taiyaku_error *err)
{
	ty_text *text = NULL;
	ty_pairs *pairs = NULL;
	taiyaku_status status =
		ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);

	if (!status)
		status = ty_pairs_open(&pairs, reading, err);
	if (!status)
		status = read(pairs, text, name_of(reading), err);
	if (!status)
		status = ty_pairs_finish(pairs, err);
	ty_document_blame(reading, err);
	ty_pairs_free(pairs);
	ty_text_close(text);
	return status;
}
