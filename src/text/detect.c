/* SPDX-License-Identifier: Apache-2.0 */
#include "text/detect.h"

#include <stdio.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/ascii.h"
#include "text/utf8.h"

enum {
	DECLARED_WITHIN = 4096,	  /* bytes in which a declaration is looked for */
	CONTROLS_PER_BINARY = 16, /* one control character in so many bytes is no text */
	CONTROLS_AT_LEAST = 4,
	CHARACTERS_WITHOUT_KANA = 16, /* more kanji than this without kana may be Chinese */
	CONFIDENCE = 30,	      /* of ICU's detector, 0-100 */
	CONFIDENCE_OTHER = 50	      /* the same, for a language other than Japanese */
};

/* What a character says for the encoding it was read in. Kanji of level 1 and kana make up nearly
 * all of Japanese text; the wrong encoding gives half width kana (EUC-JP read as Shift_JIS), rare
 * kanji or holes in the table. */
enum {
	KANA = 6,
	LEVEL_1 = 4,
	SIGN = 3,
	EXTENSION = 2,
	LEVEL_2 = 1,
	HALF_WIDTH = 1,	 /* beside another one; alone it may be a Western letter */
	VOICED_MARK = 8, /* half width, where it can stand; minus where it cannot */
	USER_DEFINED = -4,
	INSIDE_A_WORD = -4, /* “The in windows-1252 is a kanji and "he" in Shift_JIS */
	UNASSIGNED = -10,
	ERROR = -20,
	STRONG = 2 /* mean weight of a character that leaves no doubt */
};

typedef struct reading {
	long score;
	size_t kana, characters, errors;
	size_t at; /* behind the character read last */
} reading;

static bool is_name(unsigned char c)
{
	return ty_is_letter(c) || ty_is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' ||
	       c == '+';
}

bool ty_encoding_known(taiyaku_str name)
{
	char copy[TY_ENCODING_NAME];
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter;

	if (name.len == 0 || name.len >= sizeof copy)
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!is_name((unsigned char)name.data[i]))
			return false;
	memcpy(copy, name.data, name.len);
	copy[name.len] = '\0';
	converter = ucnv_open(copy, &code);
	ucnv_close(converter);
	return U_SUCCESS(code);
}

bool ty_encoding_same(const char *a, const char *b)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *one = ucnv_open(a, &code), *other = ucnv_open(b, &code);
	bool same = false;

	if (U_SUCCESS(code))
		same = strcmp(ucnv_getName(one, &code), ucnv_getName(other, &code)) == 0;
	ucnv_close(one);
	ucnv_close(other);
	return same;
}

/* ---- what a text says of itself ---- */

/* The name behind a declaration's keyword: spaces, = or :, a quote may come first. */
static taiyaku_str name_at(taiyaku_str s, size_t at)
{
	size_t end;

	while (at < s.len && memchr(" \t=:\"'\\", s.data[at], 7))
		at++;
	for (end = at; end < s.len && is_name((unsigned char)s.data[end]);)
		end++;
	return ty_str_slice(s, at, end);
}

static taiyaku_str declaration(taiyaku_str head)
{
	taiyaku_str line, rest, none = { NULL, 0 };
	size_t at, end;

	/* XML 1.0, 2.8 */
	if (ty_str_starts(head, TY_STR("<?xml"))) {
		end = ty_str_find(head, TY_STR("?>"), 0);
		line = ty_str_slice(head, 0, end < head.len ? end : head.len);
		at = ty_str_find(line, TY_STR("encoding"), 0);
		if (at < line.len)
			return name_at(line, at + 8);
	}
	/* An editor's line, first or second: -*- coding: euc-jp -*- */
	rest = head;
	for (int i = 0; i < 2; i++) {
		line = ty_str_next(&rest, '\n');
		at = ty_str_find(line, TY_STR("coding:"), 0);
		if (at < line.len && ty_str_find(line, TY_STR("-*-"), 0) < at)
			return name_at(line, at + 7);
	}
	/* HTML and PO: the first that is filled in (a PO template says CHARSET). */
	at = ty_str_find(head, TY_STR("charset"), 0);
	return at < head.len ? name_at(head, at + 7) : none;
}

void ty_encoding_declared(char name[TY_ENCODING_NAME], taiyaku_str head)
{
	taiyaku_str found;

	if (ty_str_starts(head, TY_STR("\xef\xbb\xbf")))
		head = ty_str_slice(head, 3, head.len);
	if (head.len > DECLARED_WITHIN)
		head.len = DECLARED_WITHIN;
	found = declaration(head);
	name[0] = '\0';
	if (!ty_encoding_known(found))
		return;
	memcpy(name, found.data, found.len);
	name[found.len] = '\0';
	/* The declaration was read as ASCII, so it is not in these, whatever it says. */
	if (ty_str_equal_ascii_case(ty_str_of(name, found.len < 3 ? found.len : 3), TY_STR("utf")))
		strcpy(name, "UTF-8");
	/* What is called Latin 1 or ASCII is windows-1252 (WHATWG Encoding, 4.2). */
	if (ty_str_equal_ascii_case(found, TY_STR("iso-8859-1")) ||
	    ty_str_equal_ascii_case(found, TY_STR("latin1")) ||
	    ty_str_equal_ascii_case(found, TY_STR("us-ascii")))
		strcpy(name, "windows-1252");
}

/* ---- UTF-16 without a mark ---- */

static bool is_printable(unsigned byte)
{
	return byte >= 0x20 && byte < 0x7f;
}

static long weight_of_unit(unsigned unit)
{
	if (unit == 0)
		return -100000;
	if (is_printable(unit) || unit == '\n' || unit == '\r' || unit == '\t')
		return 3;
	if (unit >= 0x3000 && unit < 0x3100)
		return 3;
	/* ASCII in the wrong byte order is U+xx00. */
	if ((unit & 0xff) == 0 && unit != 0x4e00)
		return -1;
	/* Two letters of ASCII are a kanji too; of real kanji one in five looks so. */
	if (is_printable(unit & 0xff) && is_printable(unit >> 8))
		return -2;
	if (unit >= 0xff00 && unit < 0xfff0)
		return 2;
	if ((unit >= 0x4e00 && unit < 0xa000) || (unit >= 0xa0 && unit < 0x500) ||
	    (unit >= 0x2000 && unit < 0x2700) || (unit >= 0x3200 && unit < 0x3400) ||
	    (unit >= 0xac00 && unit < 0xe000))
		return 1;
	return -3;
}

static bool detect_utf16(char name[TY_ENCODING_NAME], taiyaku_str bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.data;
	long little = 0, big = 0;

	if (bytes.len < 2)
		return false;
	for (size_t i = 0; i + 1 < bytes.len; i += 2) {
		little += weight_of_unit(p[i] | (unsigned)p[i + 1] << 8);
		big += weight_of_unit(p[i + 1] | (unsigned)p[i] << 8);
	}
	strcpy(name, big > little ? "UTF-16BE" : "UTF-16LE");
	return (big > little ? big : little) > 0;
}

/* ---- Shift_JIS (windows-31j) against EUC-JP ---- */

/* ku: the row of JIS X 0208, 1-94, and of windows-31j, 95-120. */
static long weight_of_row(reading *r, unsigned ku)
{
	if (ku == 4 || ku == 5) {
		r->kana++;
		return KANA;
	}
	if (ku >= 16 && ku <= 47)
		return LEVEL_1;
	if (ku >= 48 && ku <= 84)
		return LEVEL_2;
	if (ku <= 3 || (ku >= 6 && ku <= 8))
		return SIGN;
	if (ku == 13 || (ku >= 89 && ku <= 92) || (ku >= 115 && ku <= 119))
		return EXTENSION;
	return ku >= 95 && ku <= 114 ? USER_DEFINED : UNASSIGNED;
}

static bool is_half_width(unsigned char c)
{
	return c >= 0xa1 && c <= 0xdf;
}

static long weight_of_half_width(taiyaku_str s, size_t at)
{
	unsigned char c = (unsigned char)s.data[at];
	unsigned char before = at > 0 ? (unsigned char)s.data[at - 1] : 0;
	unsigned char after = at + 1 < s.len ? (unsigned char)s.data[at + 1] : 0;

	if (c == 0xde) /* behind ｳ, ｶ-ﾄ, ﾊ-ﾎ */
		return before == 0xb3 || (before >= 0xb6 && before <= 0xc4) ||
				       (before >= 0xca && before <= 0xce)
			       ? VOICED_MARK
			       : -VOICED_MARK;
	if (c == 0xdf) /* behind ﾊ-ﾎ */
		return before >= 0xca && before <= 0xce ? VOICED_MARK : -VOICED_MARK;
	return is_half_width(before) || is_half_width(after) ? HALF_WIDTH : 0;
}

/* A double-byte character of Shift_JIS at at: its row, 0 if it is none. */
static unsigned shift_jis_row(taiyaku_str s, size_t at)
{
	unsigned lead = (unsigned char)s.data[at], trail;

	if (at + 1 >= s.len || lead < 0x81 || lead > 0xfc || (lead >= 0xa0 && lead < 0xe0))
		return 0;
	trail = (unsigned char)s.data[at + 1];
	if (trail < 0x40 || trail == 0x7f || trail > 0xfc)
		return 0;
	return ((lead >= 0xe0 ? lead - 0x40 : lead) - 0x81) * 2 + (trail >= 0x9f) + 1;
}

/* A character whose second byte is a letter between letters, with no other beside it. */
static bool is_inside_a_word(taiyaku_str s, size_t at)
{
	unsigned char before = at > 0 ? (unsigned char)s.data[at - 1] : 0;
	unsigned char after = at + 2 < s.len ? (unsigned char)s.data[at + 2] : 0;

	return ty_is_letter((unsigned char)s.data[at + 1]) && before < 0x80 && after < 0x80 &&
	       (ty_is_letter(before) || ty_is_letter(after)) &&
	       (at < 2 || shift_jis_row(s, at - 2) == 0);
}

static void read_shift_jis(reading *r, taiyaku_str s)
{
	unsigned char c = (unsigned char)s.data[r->at];
	unsigned ku;

	if (is_half_width(c)) {
		r->score += weight_of_half_width(s, r->at++);
		return;
	}
	ku = shift_jis_row(s, r->at);
	if (ku == 0) {
		r->score += ERROR;
		r->errors++;
		r->at++;
		return;
	}
	if (ku != 4 && ku != 5 && is_inside_a_word(s, r->at))
		r->score += INSIDE_A_WORD;
	else
		r->score += weight_of_row(r, ku);
	r->at += 2;
}

static bool is_euc(taiyaku_str s, size_t at)
{
	return at < s.len && (unsigned char)s.data[at] >= 0xa1 && (unsigned char)s.data[at] <= 0xfe;
}

static void read_euc_jp(reading *r, taiyaku_str s)
{
	unsigned char c = (unsigned char)s.data[r->at];

	if (c == 0x8e && r->at + 1 < s.len && is_half_width((unsigned char)s.data[r->at + 1])) {
		r->score += HALF_WIDTH;
		r->at += 2;
	} else if (c == 0x8f && is_euc(s, r->at + 1) && is_euc(s, r->at + 2)) {
		r->score += LEVEL_2; /* JIS X 0212 */
		r->at += 3;
	} else if (is_euc(s, r->at) && is_euc(s, r->at + 1)) {
		r->score += weight_of_row(r, c - 0xa0u);
		r->at += 2;
	} else {
		r->score += ERROR;
		r->errors++;
		r->at++;
	}
}

static reading read_as(taiyaku_str s, bool whole, void (*read)(reading *, taiyaku_str))
{
	reading r = { 0 };

	/* The last character of a piece may be cut: not read. */
	while (r.at + (whole ? 0 : 2) < s.len) {
		if ((unsigned char)s.data[r.at] < 0x80) {
			r.at++;
			continue;
		}
		read(&r, s);
		r.characters++;
	}
	return r;
}

/* ---- the rest ---- */

/* What ICU's detector takes the bytes for; false: it is not sure enough. */
static bool ask_icu(char name[TY_ENCODING_NAME], taiyaku_str bytes, int32_t confidence)
{
	/* It also knows EBCDIC, which nobody sends. */
	static const char *const families[] = { "ISO-8859-", "windows-12", "KOI8-",    "GB18030",
						"Big5",	     "EUC-",	   "Shift_JIS" };
	UErrorCode code = U_ZERO_ERROR;
	bool ours = false;
	UCharsetDetector *detector = ucsdet_open(&code);
	const UCharsetMatch *match;
	const char *found = NULL;

	ucsdet_setText(detector, bytes.data, (int32_t)bytes.len, &code);
	match = ucsdet_detect(detector, &code);
	if (U_SUCCESS(code) && match && ucsdet_getConfidence(match, &code) >= confidence)
		found = ucsdet_getName(match, &code);
	for (size_t i = 0; i < sizeof families / sizeof *families && !ours; i++)
		ours = U_SUCCESS(code) && found && strlen(found) < TY_ENCODING_NAME &&
		       ty_str_starts(ty_str(found), ty_str(families[i]));
	if (ours)
		strcpy(name, strcmp(found, "ISO-8859-1") == 0 ? "windows-1252" : found);
	ucsdet_close(detector);
	return ours;
}

static bool is_neighbour(const char *name)
{
	return strcmp(name, "GB18030") == 0 || strcmp(name, "Big5") == 0 ||
	       strcmp(name, "EUC-KR") == 0;
}

/* Bytes over 7F that are not UTF-8.  False: they may as well be something else, as half width kana
 * may be Cyrillic letters. */
static bool detect_legacy(char name[TY_ENCODING_NAME], taiyaku_str bytes, bool whole)
{
	reading shift_jis = read_as(bytes, whole, read_shift_jis);
	reading euc_jp = read_as(bytes, whole, read_euc_jp);
	bool euc = euc_jp.score > shift_jis.score;
	reading best = euc ? euc_jp : shift_jis;
	bool sure = best.score >= STRONG * (long)best.characters;

	if (best.score <= 0) {
		if (!ask_icu(name, bytes, CONFIDENCE))
			strcpy(name, "windows-1252");
		return false;
	}
	if (best.kana == 0 && best.characters > CHARACTERS_WITHOUT_KANA &&
	    ask_icu(name, bytes, CONFIDENCE_OTHER) && (!sure || is_neighbour(name)))
		return sure;
	strcpy(name, euc ? "EUC-JP" : "Shift_JIS");
	return sure;
}

/* Whether bytes decode in the declared encoding without a fault. One of a single byte takes
 * everything, so it says nothing against sure evidence. */
static bool fits(const char *declared, taiyaku_str bytes, bool sure)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(declared, &code);
	const char *from = bytes.data, *end = bytes.data + bytes.len;
	UChar buffer[1024];
	bool single = converter && ucnv_getMaxCharSize(converter) == 1;

	if (U_SUCCESS(code))
		ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
	while (U_SUCCESS(code) && from < end) {
		UChar *to = buffer;

		ucnv_toUnicode(converter, &to, buffer + 1024, &from, end, NULL, false, &code);
		if (code == U_BUFFER_OVERFLOW_ERROR)
			code = U_ZERO_ERROR;
	}
	ucnv_close(converter);
	return U_SUCCESS(code) && !(single && sure);
}

static bool has_mark(char name[TY_ENCODING_NAME], taiyaku_str bytes)
{
	static const struct {
		taiyaku_str mark;
		const char *name;
	} marks[] = {
		{ { "\xef\xbb\xbf", 3 }, "UTF-8" },
		{ { "\xff\xfe\0\0", 4 }, "UTF-32LE" }, /* before UTF-16LE, which it begins with */
		{ { "\0\0\xfe\xff", 4 }, "UTF-32BE" },
		{ { "\xff\xfe", 2 }, "UTF-16LE" },
		{ { "\xfe\xff", 2 }, "UTF-16BE" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!ty_str_starts(bytes, marks[i].mark))
			continue;
		strcpy(name, marks[i].name);
		return true;
	}
	return false;
}

/* ESC $ @, ESC $ B, ESC $ (, ESC ( I, ESC ( J: the switches of ISO-2022-JP (RFC 1468, 1554). */
static bool has_escapes(taiyaku_str bytes)
{
	for (size_t at = 0; (at = ty_str_find(bytes, TY_STR("\x1b"), at)) != SIZE_MAX; at++) {
		taiyaku_str rest = ty_str_slice(bytes, at + 1, bytes.len);

		if (ty_str_starts(rest, TY_STR("$@")) || ty_str_starts(rest, TY_STR("$B")) ||
		    ty_str_starts(rest, TY_STR("$(")) || ty_str_starts(rest, TY_STR("(I")) ||
		    ty_str_starts(rest, TY_STR("(J")))
			return true;
	}
	return false;
}

typedef struct bytes_seen {
	size_t high, controls;	  /* bytes over 7F; C0 but white space, ESC, DOS end of file */
	size_t sequences, broken; /* of UTF-8: well-formed ones that are no ASCII, faults */
} bytes_seen;

static bytes_seen look(taiyaku_str bytes, bool whole)
{
	bytes_seen seen = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char c = (unsigned char)bytes.data[i];

		seen.high += c >= 0x80;
		seen.controls += c < 0x20 && (c < '\t' || c > '\r') && c != 0x1b && c != 0x1a;
		seen.sequences += c >= 0xc2;
	}
	if (seen.high == 0)
		return seen;
	while ((at += ty_utf8_valid(ty_str_slice(bytes, at, bytes.len))) < bytes.len) {
		bool cut;
		size_t fault = ty_utf8_fault(&cut, ty_str_slice(bytes, at, bytes.len));

		if (cut && !whole)
			break;
		seen.sequences -= (unsigned char)bytes.data[at] >= 0xc2;
		seen.broken++;
		at += fault;
	}
	return seen;
}

/* A few broken bytes in much UTF-8 are damage.  Other encodings hardly ever look like it but EUC-JP
 * in short; and kana of UTF-8 are errors in EUC-JP. */
static bool is_damaged_utf8(const bytes_seen *seen, taiyaku_str bytes, bool whole)
{
	return seen->sequences >= 2 * seen->broken && read_as(bytes, whole, read_euc_jp).errors > 0;
}

ty_evidence ty_encoding_detect(char name[TY_ENCODING_NAME], taiyaku_str bytes, bool whole,
			       const char *declared)
{
	bytes_seen seen;
	bool sure;

	if (has_mark(name, bytes))
		return TY_EVIDENCE_FOUND;
	if (bytes.len && memchr(bytes.data, 0, bytes.len))
		return detect_utf16(name, bytes) ? TY_EVIDENCE_FOUND : TY_EVIDENCE_BINARY;
	seen = look(bytes, whole);
	strcpy(name, "UTF-8");
	if (seen.high && (seen.broken == 0 || is_damaged_utf8(&seen, bytes, whole)))
		return TY_EVIDENCE_FOUND;
	if (seen.controls >= CONTROLS_AT_LEAST && seen.controls * CONTROLS_PER_BINARY > bytes.len)
		return TY_EVIDENCE_BINARY;
	if (seen.high == 0 && has_escapes(bytes)) {
		strcpy(name, "ISO-2022-JP");
		return TY_EVIDENCE_FOUND;
	}
	if (seen.high == 0) {
		if (declared[0])
			strcpy(name, declared);
		return TY_EVIDENCE_NONE;
	}
	sure = detect_legacy(name, bytes, whole);
	if (declared[0] && fits(declared, bytes, sure))
		strcpy(name, declared);
	return TY_EVIDENCE_FOUND;
}
