/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Upper and lower case of single characters, of any script, full width too.
 */
#ifndef TY_TEXT_FOLD_H
#define TY_TEXT_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* The simple case folding of Unicode: one character to one. */
uint32_t ty_point_fold(uint32_t point);
/* Upper case, or title case. */
bool ty_point_is_upper(uint32_t point);

#endif
