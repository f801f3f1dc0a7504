/* SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

extern const ty_format ty_format_sdltm;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_reader(&ty_format_sdltm, data, size);
}
