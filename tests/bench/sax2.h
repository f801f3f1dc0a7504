/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The yardstick of what reads XML: a bare SAX2 pass of libxml2 over a file, which no reader through
 * it can be faster than.
 */
#ifndef BENCH_SAX2_H
#define BENCH_SAX2_H

#include <stdint.h>

/* Bytes of text between its tags. */
uint64_t sax2_letters(const char *path);

#endif
