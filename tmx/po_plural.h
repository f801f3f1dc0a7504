/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The formula of a PO header that says which plural form a number has: an expression of C over n
 * (gettext manual, "Plural forms").
 */
#ifndef TMX_PO_PLURAL_H
#define TMX_PO_PLURAL_H

#include "base/str.h"

typedef enum ty_po_plural {
	TY_PO_PLURAL_SOUND,
	TY_PO_PLURAL_SYNTAX, /* no such expression */
	TY_PO_PLURAL_ZERO,   /* divides by zero */
	TY_PO_PLURAL_RANGE   /* names a form that is not there */
} ty_po_plural;

/* The form of a number; *value is set where the result is TY_PO_PLURAL_SOUND. */
ty_po_plural ty_po_plural_form(uint64_t *value, taiyaku_str formula, uint64_t n);
/* What is wrong with it for the first thousand numbers, *n the first of them, *value its form. */
ty_po_plural ty_po_plural_check(uint64_t *n, uint64_t *value, taiyaku_str formula, uint64_t forms);

#endif
