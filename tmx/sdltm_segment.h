/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A segment of a Trados translation memory: XML of its own,
 * <Segment><Elements><Text><Value/></Text><Tag/>...</Elements></Segment>, to text and TMX markup.
 */
#ifndef TMX_SDLTM_SEGMENT_H
#define TMX_SDLTM_SEGMENT_H

#include "tmx/inline.h"

/* out is cleared first.  ESYNTAX: not such a segment; ELIMIT. */
TAIYAKU_CHECKED taiyaku_status ty_sdltm_segment(ty_inline *out, taiyaku_str xml,
						taiyaku_error *err);

#endif
