/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What validate tells of lists of terms beyond what their readers do: where there is no sink, else
 * these do nothing.  Lines are those of the record.
 */
#ifndef GLOSSARY_TERM_CHECK_H
#define GLOSSARY_TERM_CHECK_H

#include "base/set.h"
#include "format.h"

/* All-zero at the beginning of a file. */
typedef struct ty_term_check {
	ty_set pairs;
	bool copyright, license, bidirectional; /* of UTX */
} ty_term_check;

void ty_term_check_free(ty_term_check *check);

/* A pair that came before. */
void ty_term_check_pair(ty_term_check *check, ty_reading *reading, uint64_t line,
			const taiyaku_pair *pair);
/* A value of a column that takes the words of a list, blank-separated: none of them is kept as a
 * prop. */
void ty_term_check_word(ty_reading *reading, uint64_t line, const char *column, taiyaku_str value,
			const char *words);

/* UTX 1.11: the first line, each header line, at the end of the header, a term. */
void ty_utx_check_version(ty_reading *reading, uint64_t line, taiyaku_str text);
void ty_utx_check_header(ty_term_check *check, ty_reading *reading, uint64_t line,
			 taiyaku_str text);
void ty_utx_check_columns(ty_term_check *check, ty_reading *reading, uint64_t line,
			  taiyaku_str text);
void ty_utx_check_status(const ty_term_check *check, ty_reading *reading, uint64_t line,
			 const taiyaku_pair *pair);

#endif
