/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz_format.h"

extern const ty_format ty_format_csv;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	check_format(data, size, &ty_format_csv);
	return 0;
}
