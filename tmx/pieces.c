/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/pieces.h"

#include "base/error.h"
#include "text/key.h"
#include "text/number.h"
#include "text/script.h"
#include "text/utf8.h"

/* Most cells of the table of edits, a byte each. */
enum { CELLS_MAX = 1 << 22 };

static ty_piece_kind kind_of(ty_script script)
{
	switch (script) {
	case TY_SCRIPT_HAN:
		return TY_PIECE_KANJI;
	case TY_SCRIPT_KATAKANA:
		return TY_PIECE_KATAKANA;
	case TY_SCRIPT_HIRAGANA:
		return TY_PIECE_HIRAGANA;
	case TY_SCRIPT_MARK:
		return TY_PIECE_WORD;
	default:
		return ty_script_is_word(script) ? TY_PIECE_WORD : TY_PIECE_PUNCTUATION;
	}
}

/* The piece at byte at, which is no number and ends at limit at the latest. */
static ty_piece take(taiyaku_str key, size_t at, size_t limit)
{
	ty_piece piece = { .start = at };
	uint32_t cp;

	piece.end = ty_utf8_next(&cp, key, at);
	piece.kind = kind_of(ty_script_of(cp));
	while (piece.kind == TY_PIECE_WORD && piece.end < limit) {
		size_t next = ty_utf8_next(&cp, key, piece.end);

		if (kind_of(ty_script_of(cp)) != TY_PIECE_WORD)
			break;
		piece.end = next;
	}
	return piece;
}

taiyaku_status ty_pieces_make(ty_pieces *out, ty_arena *arena, taiyaku_str text, taiyaku_error *err)
{
	taiyaku_status status;
	ty_number number;
	size_t at = 0, ahead = 0;
	bool more;

	*out = (ty_pieces){ .text = text };
	status = ty_key_mapped(&out->key, &out->map, arena, text, err);
	if (status)
		return status;
	out->list = ty_arena_array(arena, out->key.len + 1, sizeof *out->list);
	if (!out->list)
		return ty_fail_memory(err);
	more = ty_number_next(&number, out->key, &ahead);
	while (at < out->key.len) {
		ty_piece *piece = &out->list[out->n++];

		if (more && at == number.start) {
			*piece = (ty_piece){ at, number.end, TY_PIECE_NUMBER, false };
			more = ty_number_next(&number, out->key, &ahead);
		} else {
			*piece = take(out->key, at, more ? number.start : out->key.len);
		}
		at = piece->end;
	}
	return TAIYAKU_OK;
}

static bool same(const ty_pieces *a, size_t i, const ty_pieces *b, size_t j)
{
	return ty_str_equal(ty_piece_key(a, i), ty_piece_key(b, j));
}

enum { KEEP, CHANGE, DROP, ADD };

/* The table of edits between a[from..] (n pieces) and b[from..] (m), walked back to set equal.
 * Where two ways cost the same, changing goes before dropping and adding. */
static bool align_middle(ty_pieces *a, ty_pieces *b, size_t from, size_t n, size_t m,
			 ty_arena *arena)
{
	unsigned char *table = ty_arena_array(arena, n + 1, m + 1);
	uint32_t *row = ty_arena_array(arena, m + 1, sizeof *row);

	if (!table || !row)
		return false;
	for (size_t j = 0; j <= m; j++) {
		row[j] = (uint32_t)j;
		table[j] = ADD;
	}
	for (size_t i = 1; i <= n; i++) {
		uint32_t corner = row[0];

		row[0] = (uint32_t)i;
		table[i * (m + 1)] = DROP;
		for (size_t j = 1; j <= m; j++) {
			bool equal = same(a, from + i - 1, b, from + j - 1);
			uint32_t best = corner + !equal;
			unsigned char how = equal ? KEEP : CHANGE;

			corner = row[j];
			if (row[j] + 1 < best) {
				best = row[j] + 1;
				how = DROP;
			}
			if (row[j - 1] + 1 < best) {
				best = row[j - 1] + 1;
				how = ADD;
			}
			row[j] = best;
			table[i * (m + 1) + j] = how;
		}
	}
	for (size_t i = n, j = m; i || j;) {
		unsigned char how = table[i * (m + 1) + j];

		i -= how != ADD;
		j -= how != DROP;
		if (how == KEEP)
			a->list[from + i].equal = b->list[from + j].equal = true;
	}
	return true;
}

bool ty_pieces_align(ty_pieces *a, ty_pieces *b, ty_arena *arena)
{
	size_t from = 0, n = a->n, m = b->n;

	for (; from < n && from < m && same(a, from, b, from); from++)
		a->list[from].equal = b->list[from].equal = true;
	for (; n > from && m > from && same(a, n - 1, b, m - 1); n--, m--)
		a->list[n - 1].equal = b->list[m - 1].equal = true;
	n -= from;
	m -= from;
	if (!n || !m || n + 1 > CELLS_MAX / (m + 1))
		return true;
	return align_middle(a, b, from, n, m, arena);
}
