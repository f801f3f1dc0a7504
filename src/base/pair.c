/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pair.h"

#include "base/ascii.h"
#include "base/hash.h"

const char *const ty_kind_names[] = { "title", "segment", "term", "name", NULL };
const char *const ty_level_names[] = { "exact",	  "width",  "kana",   "kanji", "loose",
				       "reading", "romaji", "prefix", "near",  NULL };
const char *const ty_status_names[] = { "approved", "provisional", "non-standard", "forbidden",
					NULL };

const char *taiyaku_kind_name(taiyaku_kind kind)
{
	return kind ? ty_kind_names[kind - TAIYAKU_TITLE] : "";
}

taiyaku_kind taiyaku_kind_from(taiyaku_str name)
{
	for (size_t i = 0; ty_kind_names[i]; i++)
		if (ty_str_is(name, ty_kind_names[i]))
			return (taiyaku_kind)(i + TAIYAKU_TITLE);
	return TAIYAKU_ANY;
}

const char *taiyaku_level_name(taiyaku_level level)
{
	return ty_level_names[level];
}

/* What an id is made of: kind, memory, tuid, both texts. */
enum { ID_FIELDS = 5, LENGTH = 8 };

static void put_length(unsigned char to[LENGTH], size_t len)
{
	for (size_t i = 0; i < LENGTH; i++)
		to[i] = (unsigned char)((uint64_t)len >> (8 * i));
}

/* The hash of fields, behind their lengths, that are too long to be put together. */
static uint64_t hash_long(const taiyaku_str *fields)
{
	XXH3_state_t state;

	XXH3_INITSTATE(&state);
	XXH3_64bits_reset(&state);
	for (size_t i = 0; i < ID_FIELDS; i++) {
		unsigned char len[LENGTH];

		put_length(len, fields[i].len);
		XXH3_64bits_update(&state, len, LENGTH);
		if (fields[i].len)
			XXH3_64bits_update(&state, fields[i].data, fields[i].len);
	}
	return XXH3_64bits_digest(&state);
}

bool ty_pair_same(const taiyaku_pair *a, const taiyaku_pair *b)
{
	return (a->kind == TAIYAKU_TERM) == (b->kind == TAIYAKU_TERM) &&
	       ty_str_equal(a->text[TAIYAKU_SOURCE], b->text[TAIYAKU_SOURCE]) &&
	       ty_str_equal(a->text[TAIYAKU_TARGET], b->text[TAIYAKU_TARGET]) &&
	       ty_str_equal(a->memory, b->memory) && ty_str_equal(a->tuid, b->tuid);
}

/* Length first, so that no two different lists of fields feed the same bytes. */
uint64_t ty_pair_hash(const taiyaku_pair *pair)
{
	const taiyaku_str fields[ID_FIELDS] = {
		pair->kind == TAIYAKU_TERM ? TY_STR("term") : TY_STR("unit"),
		pair->memory,
		pair->tuid,
		pair->text[TAIYAKU_SOURCE],
		pair->text[TAIYAKU_TARGET],
	};
	unsigned char bytes[2048];
	size_t len = 0;

	for (size_t i = 0; i < ID_FIELDS; i++) {
		if (fields[i].len > sizeof bytes - LENGTH ||
		    len > sizeof bytes - LENGTH - fields[i].len)
			return hash_long(fields);
		put_length(bytes + len, fields[i].len);
		len += LENGTH;
		if (fields[i].len)
			memcpy(bytes + len, fields[i].data, fields[i].len);
		len += fields[i].len;
	}
	return XXH3_64bits(bytes, len);
}

void ty_pair_id_of(char out[17], uint64_t hash)
{
	for (int i = 15; i >= 0; i--, hash >>= 4)
		out[i] = "0123456789abcdef"[hash & 15];
	out[16] = '\0';
}

bool ty_pair_id_read(uint64_t *out, taiyaku_str id)
{
	*out = 0;
	for (size_t i = 0; i < id.len; i++) {
		uint32_t digit = ty_is_upper(id.data[i]) ? 16 : ty_digit_of(id.data[i]);

		if (digit >= 16)
			return false;
		*out = *out << 4 | digit;
	}
	return id.len == 16;
}

void taiyaku_pair_id(char out[17], const taiyaku_pair *pair)
{
	ty_pair_id_of(out, ty_pair_hash(pair));
}

static bool copy_origin(taiyaku_origin *out, ty_arena *arena, const taiyaku_origin *from)
{
	*out = *from;
	return ty_arena_copy(&out->file, arena, from->file) &&
	       ty_arena_copy(&out->author, arena, from->author) &&
	       ty_arena_copy(&out->romanized, arena, from->romanized) &&
	       ty_arena_copy(&out->year, arena, from->year) &&
	       ty_arena_copy(&out->date, arena, from->date) &&
	       ty_arena_copy(&out->url, arena, from->url);
}

static bool copy_texts(taiyaku_pair *out, ty_arena *arena, const taiyaku_pair *from)
{
	for (int side = 0; side < 2; side++)
		if (!ty_arena_copy(&out->text[side], arena, from->text[side]) ||
		    !ty_arena_copy(&out->markup[side], arena, from->markup[side]))
			return false;
	return ty_arena_copy(&out->id, arena, from->id) &&
	       ty_arena_copy(&out->tuid, arena, from->tuid) &&
	       ty_arena_copy(&out->memory, arena, from->memory) &&
	       ty_arena_copy(&out->status, arena, from->status) &&
	       ty_arena_copy(&out->note, arena, from->note) &&
	       ty_arena_copy(&out->reading, arena, from->reading) &&
	       ty_arena_copy(&out->rule, arena, from->rule);
}

bool ty_pair_copy(taiyaku_pair *out, ty_arena *arena, const taiyaku_pair *pair)
{
	taiyaku_origin *origins = ty_arena_array(arena, pair->n_origins, sizeof *origins);
	taiyaku_prop *props = ty_arena_array(arena, pair->n_props, sizeof *props);

	if (!origins || !props)
		return false;
	*out = *pair;
	if (!copy_texts(out, arena, pair))
		return false;
	for (size_t i = 0; i < pair->n_origins; i++)
		if (!copy_origin(&origins[i], arena, &pair->origins[i]))
			return false;
	for (size_t i = 0; i < pair->n_props; i++)
		if (!ty_arena_copy(&props[i].type, arena, pair->props[i].type) ||
		    !ty_arena_copy(&props[i].value, arena, pair->props[i].value))
			return false;
	out->origins = origins;
	out->props = props;
	return true;
}

taiyaku_str ty_pair_prop(const taiyaku_pair *pair, const char *type)
{
	for (size_t i = 0; i < pair->n_props; i++)
		if (ty_str_is(pair->props[i].type, type))
			return pair->props[i].value;
	return (taiyaku_str){ NULL, 0 };
}

bool ty_pair_passes(const taiyaku_pair *pair, const taiyaku_filter *filter)
{
	return (filter->kind == TAIYAKU_ANY || filter->kind == pair->kind) &&
	       (filter->memory.len == 0 || ty_str_equal(filter->memory, pair->memory));
}

bool ty_pair_is_status(taiyaku_str s)
{
	for (size_t i = 0; ty_status_names[i]; i++)
		if (ty_str_is(s, ty_status_names[i]))
			return true;
	return false;
}

bool ty_origin_equal(const taiyaku_origin *a, const taiyaku_origin *b)
{
	return a->line == b->line && ty_str_equal(a->file, b->file) &&
	       ty_str_equal(a->author, b->author) && ty_str_equal(a->romanized, b->romanized) &&
	       ty_str_equal(a->year, b->year) && ty_str_equal(a->date, b->date) &&
	       ty_str_equal(a->url, b->url);
}

static bool has_origin(const taiyaku_origin *origins, size_t n, const taiyaku_origin *origin)
{
	for (size_t i = 0; i < n; i++)
		if (ty_origin_equal(&origins[i], origin))
			return true;
	return false;
}

static bool has_prop(const taiyaku_prop *props, size_t n, const taiyaku_prop *prop)
{
	for (size_t i = 0; i < n; i++)
		if (ty_str_equal(props[i].type, prop->type) &&
		    ty_str_equal(props[i].value, prop->value))
			return true;
	return false;
}

static void fill(taiyaku_str *field, taiyaku_str found, bool *changed)
{
	if (field->len > 0 || found.len == 0)
		return;
	*field = found;
	*changed = true;
}

/* Of the last change and the last use there is one each, in a language or of the pair: who has the
 * later date tells both.  To add a type: a row. */
static const struct {
	taiyaku_str type, date;
} lasts[] = {
	{ { "changedate", 10 }, { "changedate", 10 } },
	{ { "changeid", 8 }, { "changedate", 10 } },
	{ { "lastusagedate", 13 }, { "lastusagedate", 13 } },
	{ { "usagecount", 10 }, { "lastusagedate", 13 } },
};

/* The value of the prop whose type is prefix and name, as "en:" and "changedate". */
static taiyaku_str prefixed_prop(const taiyaku_pair *pair, taiyaku_str prefix, taiyaku_str name)
{
	for (size_t i = 0; i < pair->n_props; i++) {
		taiyaku_str type = pair->props[i].type;

		if (type.len == prefix.len + name.len && ty_str_starts(type, prefix) &&
		    ty_str_ends(type, name))
			return pair->props[i].value;
	}
	return (taiyaku_str){ NULL, 0 };
}

/* Where found has a type of lasts that known has too: the later one stays.  false: it is another
 * prop.  Dates have one form, in which bytes compare as times do. */
static bool merge_last(taiyaku_prop *props, bool *changed, const taiyaku_pair *known,
		       const taiyaku_pair *found, const taiyaku_prop *prop)
{
	for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++) {
		taiyaku_str prefix, was, is;

		if (!ty_str_ends(prop->type, lasts[i].type))
			continue;
		prefix = ty_str_slice(prop->type, 0, prop->type.len - lasts[i].type.len);
		if (prefix.len > 0 && !ty_str_ends(prefix, TY_STR(":")))
			continue;
		was = prefixed_prop(known, prefix, lasts[i].date);
		is = prefixed_prop(found, prefix, lasts[i].date);
		for (size_t k = 0; k < known->n_props; k++) {
			if (!ty_str_equal(props[k].type, prop->type))
				continue;
			if (ty_str_compare(is, was) > 0 &&
			    !ty_str_equal(props[k].value, prop->value)) {
				props[k].value = prop->value;
				*changed = true;
			}
			return true;
		}
	}
	return false;
}

static bool merge_lists(taiyaku_pair *out, bool *changed, ty_arena *arena,
			const taiyaku_pair *known, const taiyaku_pair *found)
{
	taiyaku_origin *origins =
		ty_arena_array(arena, known->n_origins + found->n_origins, sizeof *origins);
	taiyaku_prop *props = ty_arena_array(arena, known->n_props + found->n_props, sizeof *props);

	if (!origins || !props)
		return false;
	if (known->n_origins)
		memcpy(origins, known->origins, known->n_origins * sizeof *origins);
	if (known->n_props)
		memcpy(props, known->props, known->n_props * sizeof *props);
	for (size_t i = 0; i < found->n_origins; i++)
		if (!has_origin(origins, out->n_origins, &found->origins[i]))
			origins[out->n_origins++] = found->origins[i];
	for (size_t i = 0; i < found->n_props; i++)
		if (!merge_last(props, changed, known, found, &found->props[i]) &&
		    !has_prop(props, out->n_props, &found->props[i]))
			props[out->n_props++] = found->props[i];
	out->origins = origins;
	out->props = props;
	if (out->n_origins > known->n_origins || out->n_props > known->n_props)
		*changed = true;
	return true;
}

bool ty_pair_merge(taiyaku_pair *out, bool *changed, ty_arena *arena, const taiyaku_pair *known,
		   const taiyaku_pair *found)
{
	*out = *known;
	*changed = false;
	fill(&out->status, found->status, changed);
	fill(&out->note, found->note, changed);
	fill(&out->reading, found->reading, changed);
	for (int side = 0; side < 2; side++)
		fill(&out->markup[side], found->markup[side], changed);
	return merge_lists(out, changed, arena, known, found);
}

int ty_pair_compare(const taiyaku_pair *a, const taiyaku_pair *b)
{
	int order = (a->kind > b->kind) - (a->kind < b->kind);

	for (int side = 0; !order && side < 2; side++)
		order = ty_str_compare(a->text[side], b->text[side]);
	if (!order)
		order = ty_str_compare(a->memory, b->memory);
	return order ? order : ty_str_compare(a->tuid, b->tuid);
}
