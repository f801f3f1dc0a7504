/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A pair as bytes and back.  Compact: a field that is empty costs a bit, a number or a time as TMX
 * writes it is kept as a number, and a string that recurs (a file, an author, the type of a prop)
 * is kept once, in a table of the store, and written as its number.
 *
 * A record: a byte, version << 3 | kind; a varint of flags, one for each field; the two texts; the
 * fields flagged; three bytes of checksum (XXH3), so that no damaged byte reaches a reader.
 */
#ifndef TY_STORE_RECORD_H
#define TY_STORE_RECORD_H

#include "base/arena.h"
#include "base/buf.h"

/* The table of strings, as the store that has it sees it. */
typedef struct ty_strings {
	/* The number of a string, 1 or more; 0: it is not worth one, write it out.  often: it is
	 * of the sort that recurs. */
	uint64_t (*number)(void *ctx, taiyaku_str s, bool often);
	/* The string of a number, borrowed as the store says; false: there is none. */
	bool (*string)(taiyaku_str *out, void *ctx, uint64_t number);
	void *ctx;
} ty_strings;

/* Longest record; a pair over it cannot be stored. */
#define TY_RECORD_MAX ((size_t)64 << 20)

/* Append the record of pair.  id, rule and confidence are not kept. */
void ty_record_write(ty_buf *to, const taiyaku_pair *pair, const ty_strings *strings);

/* out borrows from record, from the strings and from arena.  ESTORE: damaged, or of a newer
 * version. */
TAIYAKU_CHECKED taiyaku_status ty_record_read(taiyaku_pair *out, ty_arena *arena,
					      taiyaku_str record, const ty_strings *strings,
					      taiyaku_error *err);

/* Whether a record that was read before, or comes from a walk, is sound: ty_record_read asks it. */
bool ty_record_sound(taiyaku_str record);
/* The same as ty_record_read of a record that was found sound. */
TAIYAKU_CHECKED taiyaku_status ty_record_take(taiyaku_pair *out, ty_arena *arena,
					      taiyaku_str record, const ty_strings *strings,
					      taiyaku_error *err);
/* The kind and the two texts of a sound record. */
taiyaku_kind ty_record_kind(taiyaku_str record);
void ty_record_texts(taiyaku_str text[2], taiyaku_str record);

#endif
