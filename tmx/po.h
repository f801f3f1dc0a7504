/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gettext PO: lines to entries (po_parse.c: syntax only), entries to pairs (po_read.c), pairs to
 * entries (po_write.c).  What PO has no place for stands in comments that begin with "taiyaku".
 */
#ifndef TY_TMX_PO_H
#define TY_TMX_PO_H

#include "base/buf.h"
#include "format.h"

/* Forms of a plural: Arabic has 6. */
enum { TY_PO_FORMS = 16 };
/* Bytes of all fields of one entry. */
#define TY_PO_ENTRY_MAX ((size_t)16 << 20)

/* How a comment of ours begins: "#. taiyaku memory: NAME". */
#define TY_PO_OURS "taiyaku "

/* Isolates that gettext puts around a file name with blanks in a reference. */
#define TY_PO_FSI "\xe2\x81\xa8"
#define TY_PO_PDI "\xe2\x81\xa9"

/* The texts of an entry, in the order of the file. */
typedef enum ty_po_field {
	TY_PO_CONTEXT,
	TY_PO_ID,
	TY_PO_PLURAL,
	TY_PO_PREVIOUS_CONTEXT,
	TY_PO_PREVIOUS_ID,
	TY_PO_PREVIOUS_PLURAL,
	TY_PO_STR,				 /* and TY_PO_STR + n for msgstr[n] */
	TY_PO_COMMENT = TY_PO_STR + TY_PO_FORMS, /* of the translator; lines are joined by \n */
	TY_PO_EXTRACTED,			 /* "#." */
	TY_PO_REFERENCES,			 /* "#:" */
	TY_PO_FLAGS,				 /* "#,", separated by ", " */
	TY_PO_FIELDS
} ty_po_field;

typedef struct ty_po_entry {
	ty_buf fields[TY_PO_FIELDS];
	bool has[TY_PO_FIELDS]; /* the field is there, maybe empty */
	bool obsolete, fuzzy;
	uint64_t line;	   /* of its first line */
	ty_buf raw;	   /* as it stood in the file */
	const char *fault; /* what is wrong with it, at fault_line; NULL */
	uint64_t fault_line;
	ty_po_field open;   /* where a further string goes; TY_PO_FIELDS: nowhere */
	uint64_t bare_line; /* of a keyword whose string is still to come, 0: none */
} ty_po_entry;

/* The fault of a keyword without a string. */
extern const char ty_po_no_string[];

void ty_po_entry_free(ty_po_entry *entry);
/* Empty, its memory kept. */
void ty_po_entry_clear(ty_po_entry *entry);
/* Whether a line begins the next entry, so that this one is to be taken first. */
bool ty_po_ends(const ty_po_entry *entry, taiyaku_str line);
/* One more line of the entry. */
void ty_po_add_line(ty_po_entry *entry, taiyaku_str line, uint64_t number);

static inline taiyaku_str ty_po_text(const ty_po_entry *entry, ty_po_field field)
{
	return ty_buf_str(&entry->fields[field]);
}

/* Append s with backslash, quote and control characters escaped, as in a PO string. */
void ty_po_escape(ty_buf *to, taiyaku_str s);
/* Append it as the string of a keyword; one of several lines begins on a line of its own.  before:
 * what its further lines begin with; end: of a line. */
void ty_po_quote(ty_buf *to, const char *before, taiyaku_str text, const char *end);
/* Append what an escaped string means; false: an escape that there is not. */
bool ty_po_unescape(ty_buf *to, taiyaku_str s);

/* Whether msgid is in the target language: by the scripts in the beginning of the file, which is
 * not consumed, else by its header.  EARGUMENT: the header names another language. */
TAIYAKU_CHECKED taiyaku_status ty_po_turned(bool *turned, ty_input *in, taiyaku_str encoding,
					    const taiyaku_languages *languages, taiyaku_error *err);
/* What is wrong with an entry, its syntax and beyond; NULL: nothing. */
const char *ty_po_fault(const ty_po_entry *entry);
/* The same of the last entry where the end of the file can be the cause: what came before its last
 * line was read whole. */
const char *ty_po_cut(const ty_po_entry *entry, uint64_t last_line);
/* Whether it is the header. */
bool ty_po_is_header(const ty_po_entry *entry);

int ty_po_sniff(const ty_head *head);
TAIYAKU_CHECKED taiyaku_status ty_po_read(ty_reading *reading, taiyaku_error *err);

#endif
