/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/catalogue.h"

#include "base/error.h"
#include "extract/fields.h"
#include "text/script.h"

enum {
	SLOTS = 4096,
	PROBES = 8,	    /* slots that a key may be in */
	TEXT_MAX = 1200,    /* bytes of a message */
	BYTES_MAX = 1 << 20 /* of all of them */
};

typedef struct ty_message {
	uint64_t key;
	taiyaku_str text[2]; /* in Japanese, in English; empty: not yet met */
	bool said;	     /* the file with the English says so */
	bool given;
} ty_message;

void ty_catalogue_free(ty_catalogue *catalogue)
{
	ty_arena_free(&catalogue->arena);
}

/* 0 for Japanese, 1 for English, where the text can be what its file says; 2: it is neither. */
static size_t side_of(ty_file_language file, taiyaku_str text)
{
	bool japanese = ty_has_japanese(text);

	if (text.len == 0 || text.len > TEXT_MAX || file == TY_FILE_OTHER)
		return 2;
	if (file != TY_FILE_DEFAULT && japanese != (file == TY_FILE_JAPANESE))
		return 2;
	return japanese ? 0 : 1;
}

/* NULL: there is no room. */
static ty_message *slot_of(ty_catalogue *catalogue, uint64_t key)
{
	for (size_t i = 0; i < PROBES; i++) {
		ty_message *m = &catalogue->table[(key + i) % SLOTS];

		if (m->key == key || (m->text[0].len == 0 && m->text[1].len == 0))
			return m;
	}
	return NULL;
}

static taiyaku_status give(ty_outlet *outlet, ty_message *m, uint64_t line, taiyaku_error *err)
{
	const ty_field fields[] = {
		{ .name = TY_STR("text"),
		  .lang = m->said ? TY_STR("en") : (taiyaku_str){ NULL, 0 },
		  .text = m->text[1],
		  .line = line },
		{ .name = TY_STR("text"), .lang = TY_STR("ja"), .text = m->text[0], .line = line },
	};
	const ty_record record = {
		.name = TY_STR("message"), .fields = fields, .n = 2, .line = line
	};

	m->given = true;
	return ty_fields_record(outlet, &record, err);
}

taiyaku_status ty_catalogue_take(ty_catalogue *catalogue, ty_outlet *outlet, uint64_t key,
				 taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	size_t side = side_of(catalogue->file, text);
	ty_message *m;

	if (side == 2)
		return TAIYAKU_OK;
	if (!catalogue->table)
		catalogue->table =
			ty_arena_array(&catalogue->arena, SLOTS, sizeof *catalogue->table);
	if (!catalogue->table)
		return ty_fail_memory(err);
	m = slot_of(catalogue, key);
	if (!m || m->text[side].len || catalogue->bytes + text.len > BYTES_MAX)
		return TAIYAKU_OK;
	m->key = key;
	catalogue->bytes += text.len;
	if (!ty_arena_copy(&m->text[side], &catalogue->arena, text))
		return ty_fail_memory(err);
	m->said |= side == 1 && catalogue->file == TY_FILE_ENGLISH;
	return m->text[1 - side].len && !m->given ? give(outlet, m, line, err) : TAIYAKU_OK;
}
