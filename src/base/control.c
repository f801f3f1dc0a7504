/* SPDX-License-Identifier: Apache-2.0 */
#include "base/control.h"

#include "base/bytes.h"
#include "base/pair.h"

/* Bytes of the control character that begins at s[at]; 0: none does. */
static size_t control_at(taiyaku_str s, size_t at, ty_controls which)
{
	unsigned char c = (unsigned char)s.data[at];

	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	if (which == TY_CONTROLS_ASCII)
		return 0;
	if (c == 0xC2 && at + 1 < s.len && (unsigned char)s.data[at + 1] < 0xA0)
		return 2;
	return c == 0x7F;
}

static bool any_at(taiyaku_str s, size_t from, size_t to, ty_controls which)
{
	for (size_t at = from; at < to; at++)
		if (control_at(s, at, which))
			return true;
	return false;
}

/* Whether any of so many bytes may begin one. */
static bool may_have(const char *p, ty_controls which)
{
	const ty_bytes x = ty_bytes_at(p);
	ty_bytes found = ty_bytes_between(x, 0, '\t' - 1) | ty_bytes_between(x, '\v', '\f') |
			 ty_bytes_between(x, '\r' + 1, ' ' - 1);

	if (which != TY_CONTROLS_ASCII)
		found |= ty_bytes_are(x, 0x7F) | ty_bytes_are(x, 0xC2);
	return ty_bytes_bits(found);
}

/* Nearly no text has any; of one that is not short the last bytes are looked at together too. */
static bool has_control(taiyaku_str s, ty_controls which)
{
	if (s.len < TY_BYTES)
		return any_at(s, 0, s.len, which);
	for (size_t at = 0; at < s.len; at += TY_BYTES) {
		size_t from = s.len - at < TY_BYTES ? s.len - TY_BYTES : at;

		if (may_have(s.data + from, which) && any_at(s, from, from + TY_BYTES, which))
			return true;
	}
	return false;
}

/* In place: the bytes are our own. */
static void drop(taiyaku_str *s, uint64_t *dropped, ty_controls which)
{
	char *data = (char *)(uintptr_t)s->data;
	size_t n = 0;

	if (!has_control(*s, which))
		return;
	for (size_t at = 0; at < s->len;) {
		size_t len = control_at(*s, at, which);

		*dropped += len > 0;
		if (!len || data[at] == '\v' || data[at] == '\f')
			data[n++] = len ? ' ' : data[at];
		at += len ? len : 1;
	}
	data[n] = '\0'; /* as ty_arena_copy has it */
	s->len = n;
}

/* What is done with each text of a pair. */
typedef struct visit {
	bool (*text)(struct visit *visit, const taiyaku_str *s); /* true: enough */
	ty_controls which;
	uint64_t dropped;
} visit;

static bool look(visit *v, const taiyaku_str *s)
{
	return s->len > 0 && has_control(*s, v->which);
}

static bool drop_from(visit *v, const taiyaku_str *s)
{
	if (s->len > 0)
		drop((taiyaku_str *)(uintptr_t)s, &v->dropped, v->which);
	return false;
}

static bool each_origin(visit *v, const taiyaku_pair *pair)
{
	for (size_t i = 0; i < pair->n_origins; i++) {
		const taiyaku_origin *o = &pair->origins[i];

		if (v->text(v, &o->file) || v->text(v, &o->author) || v->text(v, &o->romanized) ||
		    v->text(v, &o->year) || v->text(v, &o->date) || v->text(v, &o->url))
			return true;
	}
	return false;
}

static bool each_text(visit *v, const taiyaku_pair *pair)
{
	for (int side = 0; side < 2; side++)
		if (v->text(v, &pair->text[side]) || v->text(v, &pair->markup[side]))
			return true;
	for (size_t i = 0; i < pair->n_props; i++)
		if (v->text(v, &pair->props[i].type) || v->text(v, &pair->props[i].value))
			return true;
	return v->text(v, &pair->tuid) || v->text(v, &pair->memory) || v->text(v, &pair->status) ||
	       v->text(v, &pair->note) || v->text(v, &pair->reading) || each_origin(v, pair);
}

/* A prop has a type and a value. */
static void drop_empty_props(taiyaku_pair *pair)
{
	taiyaku_prop *props = (taiyaku_prop *)(uintptr_t)pair->props;
	size_t n = 0;

	for (size_t i = 0; i < pair->n_props; i++)
		if (props[i].type.len > 0 && props[i].value.len > 0)
			props[n++] = props[i];
	pair->n_props = n;
}

bool ty_controls_drop(taiyaku_pair *out, uint64_t *dropped, ty_arena *arena,
		      const taiyaku_pair *pair, ty_controls which)
{
	visit v = { look, which, 0 };

	*out = *pair;
	*dropped = 0;
	if (!each_text(&v, pair))
		return true;
	if (!ty_pair_copy(out, arena, pair))
		return false;
	v.text = drop_from;
	(void)each_text(&v, out);
	drop_empty_props(out);
	*dropped = v.dropped;
	return true;
}

bool ty_controls_drop_text(taiyaku_str *text, uint64_t *dropped, ty_arena *arena, ty_controls which)
{
	if (text->len == 0 || !has_control(*text, which))
		return true;
	if (!ty_arena_copy(text, arena, *text))
		return false;
	drop(text, dropped, which);
	return true;
}
