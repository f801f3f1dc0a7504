/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What every fuzz entry needs: its own declaration, and a check that does not vanish in a release
 * build.
 */
#ifndef TY_TESTS_FUZZ_H
#define TY_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition)                                                                 \
	do {                                                                            \
		if (!(condition)) {                                                     \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                                        \
		}                                                                       \
	} while (0)

#endif
