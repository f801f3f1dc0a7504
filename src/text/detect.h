/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which encoding bytes are in, by evidence: no names of files, no settings.  Short pieces count
 * too (a glossary of ten bytes), so Japanese encodings are told apart by what they decode to, and
 * ICU's detector, made for long texts, is asked only where that says nothing.
 */
#ifndef TY_TEXT_DETECT_H
#define TY_TEXT_DETECT_H

#include "base/str.h"

enum { TY_ENCODING_NAME = 64 }; /* size of a name, its NUL included */

typedef enum ty_evidence {
	TY_EVIDENCE_BINARY, /* no text */
	TY_EVIDENCE_NONE,   /* ASCII only so far; name is what it declares, else "UTF-8" */
	TY_EVIDENCE_FOUND
} ty_evidence;

/* Whether ICU has a converter of this name. */
bool ty_encoding_known(taiyaku_str name);
/* Whether both are names of one converter. */
bool ty_encoding_same(const char *a, const char *b);

/* The encoding that text declares in its first bytes (an XML declaration, charset= of HTML or PO,
 * coding: of an editor's line), if it is known and has ASCII as it is; else "". */
void ty_encoding_declared(char name[TY_ENCODING_NAME], taiyaku_str head);

/* The encoding of bytes, which begin a text or are a later piece of it; whole: nothing follows.
 * declared is from ty_encoding_declared, or "". */
ty_evidence ty_encoding_detect(char name[TY_ENCODING_NAME], taiyaku_str bytes, bool whole,
			       const char *declared);

#endif
