/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing a zip archive (PKWARE APPNOTE 6.3) of a few files that are in memory, one after the
 * other.  No dates: the same files give the same bytes.
 */
#ifndef TY_BASE_ZIP_H
#define TY_BASE_ZIP_H

#include "base/io.h"

/* All-zero but for to is an empty archive. */
typedef struct ty_zip {
	ty_output *to;	  /* borrowed */
	ty_buf directory; /* what ty_zip_end writes */
	ty_buf packed;
	uint64_t offset;
	uint16_t files;
} ty_zip;

/* Add a file; name is ASCII. ELIMIT: over 4 GiB, or 65,535 files, in all. */
TAIYAKU_CHECKED taiyaku_status ty_zip_add(ty_zip *zip, const char *name, taiyaku_str bytes,
					  taiyaku_error *err);
/* Write the directory; then ty_zip_free. */
TAIYAKU_CHECKED taiyaku_status ty_zip_end(ty_zip *zip, taiyaku_error *err);
void ty_zip_free(ty_zip *zip);

#endif
