/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "言語: TypeScript", "Author: 森遥": a line that says what something has is written like one of a
 * glossary.  The words for what things have are few, and so is what they are called in English.
 */
#ifndef TY_EXTRACT_ATTRIBUTES_H
#define TY_EXTRACT_ATTRIBUTES_H

#include "base/str.h"

/* What the texts beside one another say of the list or table that they stand in. */
typedef struct ty_attributes {
	size_t values, translations;
} ty_attributes;

/* Count the two sides of a line. */
void ty_attributes_count(ty_attributes *counts, taiyaku_str ja, taiyaku_str en);
/* Among n lines: they are properties and their values. */
bool ty_attributes_are_values(const ty_attributes *counts, size_t n);

#endif
