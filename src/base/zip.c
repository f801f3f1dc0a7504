/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zip.h"

#include <zlib.h>

#include "base/error.h"

/* Without the 64-bit extension sizes and offsets have 32 bits. */
#define ZIP_MAX 0xfffffffeu

enum { VERSION = 20, DEFLATED = 8, RAW_WINDOW = -15, MEMORY = 8 };
/* 1 January 1980, the first date there is. */
enum { DATE = 1 << 5 | 1 };

static void put16(ty_buf *to, uint32_t n)
{
	ty_buf_byte(to, (char)(n & 0xff));
	ty_buf_byte(to, (char)(n >> 8 & 0xff));
}

static void put32(ty_buf *to, uint32_t n)
{
	put16(to, n & 0xffff);
	put16(to, n >> 16);
}

static taiyaku_status pack(ty_buf *to, taiyaku_str bytes, taiyaku_error *err)
{
	z_stream z = { 0 };
	taiyaku_status status = TAIYAKU_OK;
	char *room;
	uLong bound;

	if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, RAW_WINDOW, MEMORY,
			 Z_DEFAULT_STRATEGY) != Z_OK)
		return ty_fail_memory(err);
	ty_buf_clear(to);
	bound = deflateBound(&z, (uLong)bytes.len);
	room = ty_buf_room(to, bound);
	if (!room) {
		status = ty_fail_memory(err);
		goto done;
	}
	z.next_in = (Bytef *)(bytes.len ? bytes.data : "");
	z.avail_in = (uInt)bytes.len;
	z.next_out = (Bytef *)room;
	z.avail_out = (uInt)bound;
	if (deflate(&z, Z_FINISH) == Z_STREAM_END)
		to->len = z.total_out;
	else
		status = ty_fail_memory(err);
done:
	deflateEnd(&z);
	return status;
}

/* What a local header and an entry of the directory share (4.3.7, 4.3.12). */
static void put_common(ty_buf *to, uint32_t crc, uint32_t packed, uint32_t size, size_t name)
{
	put16(to, VERSION);
	put16(to, 0); /* flags */
	put16(to, DEFLATED);
	put16(to, 0); /* time */
	put16(to, DATE);
	put32(to, crc);
	put32(to, packed);
	put32(to, size);
	put16(to, (uint32_t)name);
	put16(to, 0); /* extra field */
}

static void put_entry(ty_zip *zip, taiyaku_str name, uint32_t crc, uint32_t size)
{
	ty_buf *to = &zip->directory;

	put32(to, 0x02014b50);
	put16(to, VERSION);
	put_common(to, crc, (uint32_t)zip->packed.len, size, name.len);
	put16(to, 0); /* comment */
	put16(to, 0); /* disk */
	put16(to, 0); /* internal attributes */
	put32(to, 0); /* external attributes */
	put32(to, (uint32_t)zip->offset);
	ty_buf_add(to, name);
}

taiyaku_status ty_zip_add(ty_zip *zip, const char *name, taiyaku_str bytes, taiyaku_error *err)
{
	taiyaku_str path = ty_str(name);
	ty_buf header = { 0 };
	taiyaku_status status;
	uint32_t crc;

	if (bytes.len > ZIP_MAX / 2 || zip->files == UINT16_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "too much for a zip archive");
	status = pack(&zip->packed, bytes, err);
	if (status)
		return status;
	crc = (uint32_t)crc32(crc32(0, NULL, 0), (const Bytef *)(bytes.len ? bytes.data : ""),
			      (uInt)bytes.len);
	if (zip->offset + zip->packed.len + zip->directory.len + 1024 > ZIP_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "too much for a zip archive");
	put32(&header, 0x04034b50);
	put_common(&header, crc, (uint32_t)zip->packed.len, (uint32_t)bytes.len, path.len);
	ty_buf_add(&header, path);
	put_entry(zip, path, crc, (uint32_t)bytes.len);
	ty_output_add(zip->to, ty_buf_str(&header));
	ty_output_add(zip->to, ty_buf_str(&zip->packed));
	zip->offset += header.len + zip->packed.len;
	zip->files++;
	status = ty_buf_status(&header, err);
	ty_buf_free(&header);
	return status;
}

taiyaku_status ty_zip_end(ty_zip *zip, taiyaku_error *err)
{
	size_t size = zip->directory.len;
	ty_buf *to = &zip->directory;

	put32(to, 0x06054b50);
	put16(to, 0); /* this disk */
	put16(to, 0); /* disk of the directory */
	put16(to, zip->files);
	put16(to, zip->files);
	put32(to, (uint32_t)size);
	put32(to, (uint32_t)zip->offset);
	put16(to, 0); /* comment */
	ty_output_add(zip->to, ty_buf_str(to));
	return ty_buf_status(to, err);
}

void ty_zip_free(ty_zip *zip)
{
	ty_buf_free(&zip->directory);
	ty_buf_free(&zip->packed);
}
