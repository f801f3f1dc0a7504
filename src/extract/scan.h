/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A block as characters with their class, every bracket and quotation mark with its partner, and
 * the marked spans at the characters where they begin and end: what the rules look at.
 */
#ifndef TY_EXTRACT_SCAN_H
#define TY_EXTRACT_SCAN_H

#include "extract/block.h"
#include "text/script.h"

enum { TY_UNMATCHED = UINT32_MAX };

/* What a bracket looks like; the two ends of a pair have one shape, whatever their width. */
typedef enum ty_shape {
	TY_SHAPE_NONE,
	TY_SHAPE_ROUND,	     /* () （） */
	TY_SHAPE_SQUARE,     /* [] ［］ 〔〕 */
	TY_SHAPE_CURLY,	     /* {} ｛｝ */
	TY_SHAPE_LENTICULAR, /* 【】 */
	/* From here on quotation marks: a bracket that closes around them ends them. */
	TY_SHAPE_CORNER,	   /* 「」 */
	TY_SHAPE_WHITE,		   /* 『』 */
	TY_SHAPE_ANGLE,		   /* 〈〉 */
	TY_SHAPE_DOUBLE_ANGLE,	   /* 《》 */
	TY_SHAPE_GUILLEMET,	   /* «» */
	TY_SHAPE_SINGLE_GUILLEMET, /* ‹› */
	TY_SHAPE_CURLED,	   /* “” */
	TY_SHAPE_SINGLE,	   /* ‘’ */
	TY_SHAPE_LESS,		   /* <> */
	/* One character for both ends. */
	TY_SHAPE_STRAIGHT,   /* " */
	TY_SHAPE_APOSTROPHE, /* ' */
	TY_SHAPE_STAR,	     /* *: emphasis as typed */
	TY_SHAPE_UNDERSCORE, /* _: likewise */
	TY_SHAPE_BACKTICK
} ty_shape;

typedef struct ty_glyph {
	uint32_t cp;
	uint32_t at;	 /* byte in the text */
	uint32_t match;	 /* index of the partner, or TY_UNMATCHED */
	uint16_t opens;	 /* 1 + number of the longest span that begins here, 0: none */
	uint16_t closes; /* likewise, that ended just before this character */
	uint8_t script;	 /* ty_script */
	uint8_t shape;	 /* ty_shape; of a matched bracket only */
} ty_glyph;

typedef struct ty_scan {
	const ty_block *block;
	ty_glyph *glyphs; /* n and one more that stands for the end: a hard break */
	size_t n;
} ty_scan;

/* In arena; false: no memory. */
bool ty_scan_make(ty_scan *out, ty_arena *arena, const ty_block *block)
	__attribute__((warn_unused_result));

/* The character at or after a byte. */
size_t ty_scan_index(const ty_scan *scan, size_t byte);

/* The text from..to, as it is. */
static inline taiyaku_str ty_scan_raw(const ty_scan *scan, size_t from, size_t to)
{
	return ty_str_slice(scan->block->text, scan->glyphs[from].at, scan->glyphs[to].at);
}

/* The text from..to as a title is printed: white space at the ends dropped, a run of it one space,
 * a line end between Japanese characters nothing; quotation marks or brackets around the whole
 * dropped.  false: no memory. */
bool ty_scan_title(taiyaku_str *out, ty_arena *arena, const ty_scan *scan, size_t from, size_t to)
	__attribute__((warn_unused_result));

static inline ty_script ty_scan_script(const ty_scan *scan, size_t i)
{
	return (ty_script)scan->glyphs[i].script;
}

static inline uint32_t ty_scan_cp(const ty_scan *scan, size_t i)
{
	return scan->glyphs[i].cp;
}

static inline bool ty_scan_japanese(const ty_scan *scan, size_t i)
{
	return ty_script_is_japanese(ty_scan_script(scan, i));
}

static inline bool ty_scan_space(const ty_scan *scan, size_t i)
{
	return scan->glyphs[i].script == TY_SCRIPT_SPACE;
}

static inline bool ty_scan_is_open(const ty_scan *scan, size_t i)
{
	return scan->glyphs[i].match != TY_UNMATCHED && scan->glyphs[i].match > i;
}

static inline bool ty_scan_is_close(const ty_scan *scan, size_t i)
{
	return scan->glyphs[i].match != TY_UNMATCHED && scan->glyphs[i].match < i;
}

static inline bool ty_shape_is_quote(ty_shape shape)
{
	return shape >= TY_SHAPE_CORNER;
}

/* Without white space at the ends. */
void ty_scan_trim(const ty_scan *scan, size_t *from, size_t *to);
/* The range stripped of quotation marks, emphasis and brackets around the whole of it. */
void ty_scan_unquote(const ty_scan *scan, size_t *from, size_t *to);

/* The character is one of a set of ASCII ones. */
static inline bool ty_scan_is(const ty_scan *scan, size_t i, const char *set)
{
	uint32_t cp = ty_scan_cp(scan, i);

	return cp < 0x80 && cp && strchr(set, (int)cp);
}

static inline bool ty_scan_holds_japanese(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (ty_scan_japanese(scan, i))
			return true;
	return false;
}

/* What a range is made of. */
typedef struct ty_mix {
	unsigned japanese, kana, latin, digit, hangul, other; /* characters; other: letters */
	unsigned words;					      /* runs of Latin letters */
} ty_mix;
ty_mix ty_scan_mix(const ty_scan *scan, size_t from, size_t to);

#endif
