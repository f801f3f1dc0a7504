/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NFKC casefold by ICU, then a map of our own for what it leaves apart.  Most text needs neither:
 * ASCII is lower-cased by blocks, kana and kanji are copied, and only what is left goes to ICU in
 * runs from one normalisation boundary to the next.  A run depends on nothing around it, so the
 * result is that of the whole, and every byte of it knows the character it came from.
 */
#include "text/width.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/bytes.h"
#include "base/error.h"
#include "text/kanji.h"
#include "text/utf8.h"

enum {
	BLOCK = TY_BYTES, /* bytes of ASCII folded at a time */
	RUN_MAX = 128 /* UTF-16 units of a run; more combining marks on a character are dropped */
};

/* NFKC makes at most 18 characters of one (UAX #15, 8), here of one unit. */
enum { FOLDED_MAX = 18 * RUN_MAX };

typedef struct folding {
	ty_arena *arena;
	taiyaku_str text;
	size_t at;     /* in text: what is to be folded next */
	size_t last;   /* in text: where the character folded last begins */
	char *data;    /* cap bytes in arena, len of them are the key so far */
	uint32_t *map; /* cap + 1 of them, or NULL */
	size_t len, cap;
	size_t before; /* len before the character folded last */
	bool failed;
} folding;

/* ---- the key so far ---- */

static bool make_room(folding *f, size_t n)
{
	size_t cap = f->cap + f->cap / 2 + n;
	uint32_t *map = NULL;
	char *data;

	if (n <= f->cap - f->len)
		return true;
	data = ty_arena_alloc(f->arena, cap);
	if (f->map)
		map = ty_arena_array(f->arena, cap + 1, sizeof *map);
	if (!data || (f->map && !map)) {
		f->failed = true;
		return false;
	}
	memcpy(data, f->data, f->len);
	if (map)
		memcpy(map, f->map, f->len * sizeof *map);
	f->data = data;
	f->map = map;
	f->cap = cap;
	return true;
}

/* n bytes that come from the character at byte from of the text. */
static void put(folding *f, const char *bytes, size_t n, size_t from)
{
	if (!make_room(f, n))
		return;
	for (size_t i = 0; i < n; i++)
		f->data[f->len + i] = bytes[i];
	for (size_t i = 0; f->map && i < n; i++)
		f->map[f->len + i] = (uint32_t)from;
	f->len += n;
}

/* White space: one for a run of it, none at the beginning. */
static void put_space(folding *f, size_t from)
{
	if (f->len > 0 && f->data[f->len - 1] != ' ')
		put(f, " ", 1, from);
}

/* ---- the slow way: runs through ICU ---- */

/* Characters that NFKC takes apart into a space and a mark, which nobody means. */
static uint32_t mend(uint32_t cp)
{
	switch (cp) {
	case 0xb4: /* ´ for an apostrophe */
		return '\'';
	case 0x2dc: /* ˜ */
		return '~';
	case 0x309b: /* ゛ behind its kana */
		return 0x3099;
	case 0x309c: /* ゜ */
		return 0x309a;
	default:
		return cp;
	}
}

/* What NFKC leaves apart.  ー is no dash. */
static uint32_t fold_sign(uint32_t cp)
{
	if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0x2500) /* ‐‑‒–—― − ─ */
		return '-';
	if (cp == 0x301c || cp == 0x223c) /* 〜 ∼ */
		return '~';
	if ((cp >= 0x2018 && cp <= 0x201b) || cp == 0x2032 || cp == 0x2bb || cp == 0x2bc)
		return '\''; /* ‘’‚‛ ′ ʻ ʼ */
	if ((cp >= 0x201c && cp <= 0x201f) || (cp >= 0x301d && cp <= 0x301f))
		return '"';						/* “”„‟ 〝〞〟 */
	if (cp == 0xb7 || cp == 0x2027 || cp == 0x2219 || cp == 0x22c5) /* · ‧ ∙ ⋅ */
		return 0x30fb;
	if (cp == 0x30a0) /* ゠ */
		return '=';
	if (cp == 0x2044 || cp == 0x2215) /* ⁄ as NFKC makes it of ½, ∕ */
		return '/';
	return ty_kanji_of_radical(cp);
}

/* White_Space of Unicode that NFKC leaves. */
static bool is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0x1680 ||
	       cp == 0x2028 || cp == 0x2029;
}

static void put_units(folding *f, const UChar *units, int32_t n, size_t from)
{
	if (n > RUN_MAX)
		n = RUN_MAX - U16_IS_LEAD(units[RUN_MAX - 1]);
	for (int32_t i = 0; i < n;) {
		char bytes[4];
		uint32_t cp = units[i++];

		if (U16_IS_LEAD(cp))
			cp = (uint32_t)U16_GET_SUPPLEMENTARY(cp, units[i++]);
		if (is_space(cp))
			put_space(f, from);
		else
			put(f, bytes, ty_utf8_put(bytes, fold_sign(cp)), from);
	}
}

static taiyaku_status fold_run(folding *f, taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&code);
	UChar units[RUN_MAX], folded[FOLDED_MAX];
	int32_t n = 0;
	size_t end = f->at;
	uint32_t cp;

	ty_utf8_next(&cp, f->text, f->at);
	/* A mark belongs to the character before, which was taken for whole. */
	if (f->last != SIZE_MAX && !unorm2_hasBoundaryBefore(nfkc, (UChar32)mend(cp))) {
		end = f->last;
		f->len = f->before;
	}
	f->at = end;
	while (end < f->text.len) {
		size_t next = ty_utf8_next(&cp, f->text, end);

		cp = mend(cp);
		if (end > f->at && unorm2_hasBoundaryBefore(nfkc, (UChar32)cp))
			break;
		if (n <= RUN_MAX - 2)
			U16_APPEND_UNSAFE(units, n, (UChar32)cp);
		end = next;
	}
	n = unorm2_normalize(nfkc, units, n, folded, FOLDED_MAX, &code);
	if (U_FAILURE(code))
		return ty_fail(err, TAIYAKU_ELIMIT, "text cannot be normalised: %s",
			       u_errorName(code));
	put_units(f, folded, n, f->at);
	f->last = SIZE_MAX; /* what is no boundary went into the run */
	f->at = end;
	return TAIYAKU_OK;
}

/* ---- the fast ways ---- */

#define X16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

/* Whether the three bytes are a character that is its own key, begins a run and is no ASCII:
 * kanji, hiragana, katakana but for ヿ, 、。々〆〇 and brackets. */
static bool is_plain(const unsigned char *p)
{
	/* Behind E3: by the second byte, a bit for the third. */
	static const uint64_t plain[64] = {
		0x0ff3ffe6,		  /* U+3001, 3002, 3005-3011, 3014-301B */
		0xfffffffffffffffe,	  /* U+3041-307F */
		0xfffffffe607fffff,	  /* U+3080-3096, 309D, 309E, 30A1-30BF */
		0x7fffffffffffffff,	  /* U+30C0-30FE */
		[0x10] = X16(UINT64_MAX), /* U+3400-3FFF */
		X16(UINT64_MAX),
		X16(UINT64_MAX),
	};
	unsigned kind = (unsigned)(p[0] == 0xe3) | (unsigned)(p[0] - 0xe4u < 6) << 1;

	/* Without branches: kana and kanji follow each other as they like. */
	return kind & (2 | (plain[p[1] & 0x3f] >> (p[2] & 0x3f) & 1));
}

/* Bytes of plain characters from p on. */
static size_t plain_bytes(const unsigned char *p, size_t left)
{
	size_t n = 0;

	while (left - n >= 3 && is_plain(p + n))
		n += 3;
	return n;
}

/* Lower-case a block; false: it has something else than single spaces and ASCII that can be seen.
 * p[-1] is there. */
static bool fold_block(char *to, const unsigned char *p)
{
	ty_bytes x = ty_bytes_at(p), before = ty_bytes_at(p - 1);
	ty_bytes lower = x | (ty_bytes_between(x, 'A', 'Z') & 0x20);

	memcpy(to, &lower, BLOCK);
	return !ty_bytes_bits(x | ty_bytes_between(x, 0, ' ' - 1) |
			      (ty_bytes_are(x, ' ') & ty_bytes_are(before, ' ')));
}

/* Blocks of ASCII from f->at on, which is not 0; false: there is none. */
static bool fold_blocks(folding *f)
{
	const unsigned char *text = (const unsigned char *)f->text.data;
	size_t start = f->at;

	if (text[start] == ' ' && (f->len == 0 || f->data[f->len - 1] == ' '))
		return false;
	while (f->at < f->text.len && make_room(f, BLOCK)) {
		size_t n = f->text.len - f->at;
		const unsigned char *p = text + f->at;
		unsigned char rest[1 + BLOCK] = "xxxxxxxxxxxxxxxxx";

		if (n < BLOCK) {
			memcpy(rest, p - 1, n + 1);
			p = rest + 1;
		} else {
			n = BLOCK;
		}
		if (!fold_block(f->data + f->len, p))
			break;
		for (size_t i = 0; f->map && i < n; i++)
			f->map[f->len + i] = (uint32_t)(f->at + i);
		f->at += n;
		f->len += n;
	}
	if (f->at == start)
		return false;
	f->last = f->at - 1;
	f->before = f->len - 1;
	return true;
}

static void fold_ascii(folding *f, unsigned char c)
{
	char lower = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);

	f->before = f->len;
	f->last = f->at;
	if (is_space(c))
		put_space(f, f->at);
	else
		put(f, &lower, 1, f->at);
	f->at++;
}

static void fold_plain(folding *f, size_t n)
{
	if (!make_room(f, n))
		return;
	memcpy(f->data + f->len, f->text.data + f->at, n);
	for (size_t i = 0; f->map && i < n; i++)
		f->map[f->len + i] = (uint32_t)(f->at + i - i % 3);
	f->at += n;
	f->len += n;
	f->last = f->at - 3;
	f->before = f->len - 3;
}

/* U+FF01-FF5E, ASCII in full width, and U+3000; false: the character is none of these. */
static bool fold_full_width(folding *f)
{
	uint32_t cp = 0;
	size_t end = ty_utf8_next(&cp, f->text, f->at);
	size_t at = f->at;

	if (cp != 0x3000 && (cp < 0xff01 || cp > 0xff5e))
		return false;
	fold_ascii(f, (unsigned char)(cp == 0x3000 ? ' ' : cp - 0xfee0));
	f->last = at;
	f->at = end;
	return true;
}

static taiyaku_status fold_rest(folding *f, taiyaku_error *err)
{
	const unsigned char *p = (const unsigned char *)f->text.data;
	taiyaku_status status = TAIYAKU_OK;
	size_t no_block = 1; /* before this byte no block is tried */

	while (!status && !f->failed && f->at < f->text.len) {
		size_t plain;

		if (p[f->at] < 0x80) {
			if (f->at >= no_block && fold_blocks(f))
				continue;
			no_block = f->at >= no_block ? f->at + BLOCK : no_block;
			fold_ascii(f, p[f->at]);
			continue;
		}
		plain = plain_bytes(p + f->at, f->text.len - f->at);
		if (plain > 0)
			fold_plain(f, plain);
		else if (!fold_full_width(f))
			status = fold_run(f, err);
	}
	return status;
}

/* Bytes that the text begins with and that are their own key. */
static size_t unchanged(taiyaku_str text)
{
	const unsigned char *p = (const unsigned char *)text.data;
	size_t at = 0;

	while (at < text.len) {
		size_t plain;

		if (p[at] < 0x80) {
			if (p[at] < 0x20 || (p[at] >= 'A' && p[at] <= 'Z') ||
			    (p[at] == ' ' && (at == 0 || p[at - 1] == ' ')))
				break;
			at++;
			continue;
		}
		plain = plain_bytes(p + at, text.len - at);
		if (plain == 0)
			break;
		at += plain;
	}
	return at;
}

/* Begin the key with the first same bytes of the text. */
static bool begin(folding *f, size_t same, bool mapped)
{
	uint32_t cp;

	f->cap = f->text.len + 3 * BLOCK;
	f->data = ty_arena_room(f->arena, f->cap);
	f->map = mapped ? ty_arena_array(f->arena, f->cap + 1, sizeof *f->map) : NULL;
	if (!f->data || (mapped && !f->map))
		return false;
	f->last = SIZE_MAX;
	if (same == 0)
		return true;
	memcpy(f->data, f->text.data, same);
	f->at = f->len = same;
	f->last = f->before = ty_utf8_before(&cp, f->text, same);
	return true;
}

taiyaku_status ty_width_key(taiyaku_str *out, const uint32_t **map, ty_arena *arena,
			    taiyaku_str text, taiyaku_error *err)
{
	folding f = { .arena = arena, .text = text };
	size_t same = map ? 0 : unchanged(text);
	taiyaku_status status;

	if (!map && same == text.len && (same == 0 || text.data[same - 1] != ' ')) {
		*out = text;
		return TAIYAKU_OK;
	}
	if (text.len >= UINT32_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "text over %u bytes", UINT32_MAX - 1);
	if (!begin(&f, same, map != NULL))
		return ty_fail_memory(err);
	status = fold_rest(&f, err);
	if (status)
		return status;
	if (f.failed)
		return ty_fail_memory(err);
	if (f.len > 0 && f.data[f.len - 1] == ' ')
		f.len--;
	*out = ty_str_of(f.data, f.len);
	if (map) {
		f.map[f.len] = (uint32_t)text.len;
		*map = f.map;
	}
	return TAIYAKU_OK;
}
