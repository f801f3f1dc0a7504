/* SPDX-License-Identifier: Apache-2.0 */
#include "base/spool.h"

#include <errno.h>

#include "base/error.h"

static const char what[] = "cannot keep records in a temporary file";

void ty_spool_free(ty_spool *spool)
{
	if (spool->file)
		fclose(spool->file);
	ty_buf_free(&spool->waiting);
	ty_buf_free(&spool->record);
	*spool = (ty_spool){ 0 };
}

static taiyaku_status write_out(ty_spool *spool, taiyaku_error *err)
{
	if (!spool->file)
		spool->file = tmpfile();
	if (!spool->file ||
	    fwrite(spool->waiting.data, 1, spool->waiting.len, spool->file) != spool->waiting.len)
		return ty_fail_errno(err, NULL, errno, what);
	ty_buf_clear(&spool->waiting);
	return TAIYAKU_OK;
}

taiyaku_status ty_spool_put(ty_spool *spool, taiyaku_str record, taiyaku_error *err)
{
	ty_buf_add(&spool->waiting, ty_str_of((const char *)&record.len, sizeof record.len));
	ty_buf_add(&spool->waiting, record);
	if (spool->waiting.len > TY_SPOOL_MEMORY)
		return write_out(spool, err);
	return ty_buf_status(&spool->waiting, err);
}

/* Up to n bytes from where they wait; fewer only at the end. */
static taiyaku_status take(size_t *got, ty_spool *spool, char *to, size_t n, taiyaku_error *err)
{
	taiyaku_str rest;

	*got = spool->file ? fread(to, 1, n, spool->file) : 0;
	if (spool->file && ferror(spool->file))
		return ty_fail_errno(err, NULL, errno, what);
	rest = ty_str_slice(ty_buf_str(&spool->waiting), spool->at, spool->waiting.len);
	if (n - *got > rest.len)
		n = *got + rest.len;
	if (n > *got)
		memcpy(to + *got, rest.data, n - *got);
	spool->at += n - *got;
	*got = n;
	return TAIYAKU_OK;
}

taiyaku_status ty_spool_next(taiyaku_str *out, bool *more, ty_spool *spool, taiyaku_error *err)
{
	size_t len = 0, got;
	taiyaku_status status;
	char *room;

	if (!spool->giving && spool->file &&
	    (fflush(spool->file) || fseek(spool->file, 0, SEEK_SET)))
		return ty_fail_errno(err, NULL, errno, what);
	spool->giving = true;
	status = take(&got, spool, (char *)&len, sizeof len, err);
	*more = got == sizeof len;
	if (status || !*more)
		return status;
	ty_buf_clear(&spool->record);
	room = ty_buf_room(&spool->record, len + 1);
	if (!room)
		return ty_fail_memory(err);
	status = take(&got, spool, room, len, err);
	spool->record.len = got;
	*out = ty_buf_str(&spool->record);
	return status;
}
