/* SPDX-License-Identifier: Apache-2.0 */
/* The two halves of the format TMX; tmx_write.c describes it. */
#ifndef TMX_TMX_H
#define TMX_TMX_H

#include "format.h"

TAIYAKU_CHECKED taiyaku_status ty_tmx_read(ty_reading *reading, taiyaku_error *err);

#endif
