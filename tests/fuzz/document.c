/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes given to one document reader: FORMAT is its descriptor. */
#include "reader.h"

extern const ty_format FORMAT;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_reader(&FORMAT, data, size);
}
