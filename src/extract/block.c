/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/block.h"

#include <stdlib.h>

#include "base/error.h"

/* From one place to the next there are no more bytes, so that a line is found soon. */
enum { PLACE_EVERY = 4096 };

static uint64_t line_ends(taiyaku_str text)
{
	uint64_t n = 0;

	while (text.data) {
		ty_str_next(&text, '\n');
		n += text.data != NULL;
	}
	return n;
}

uint64_t ty_block_line(const ty_block *block, size_t at)
{
	size_t low = 0, high = block->n_places, from = 0;
	uint64_t line = block->line;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (block->places[middle].at <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (low > 0) {
		from = block->places[low - 1].at;
		line = block->places[low - 1].line;
	}
	if (at > block->text.len)
		at = block->text.len;
	return line && at > from ? line + line_ends(ty_str_slice(block->text, from, at)) : line;
}

/* ---- blocks ---- */

void ty_block_begin(ty_block_builder *builder, ty_block_kind kind, int level, uint64_t line)
{
	ty_buf_clear(&builder->text);
	ty_buf_clear(&builder->values);
	ty_buf_clear(&builder->spans);
	ty_buf_clear(&builder->places);
	builder->text.max = TY_BLOCK_MAX;
	builder->n_open = 0;
	builder->placed = 0;
	builder->line = line;
	builder->block = (ty_block){ .kind = kind, .level = level, .line = line };
}

/* The longest beginning of s of at most max bytes that ends between characters. */
static taiyaku_str whole_characters(taiyaku_str s, size_t max)
{
	if (s.len <= max)
		return s;
	while (max > 0 && ((unsigned char)s.data[max] & 0xc0) == 0x80)
		max--;
	return ty_str_of(s.data, max);
}

void ty_block_add(ty_block_builder *builder, taiyaku_str text, uint64_t line)
{
	size_t whole = text.len;

	text = whole_characters(text, TY_BLOCK_MAX - builder->text.len);
	builder->block.dropped += whole - text.len;
	while (text.len > 0) {
		size_t n = text.len < PLACE_EVERY ? text.len : PLACE_EVERY;
		taiyaku_str piece = ty_str_slice(text, 0, n);
		ty_place place = { builder->text.len, line };

		if (line != builder->line || place.at >= builder->placed + PLACE_EVERY / 2) {
			ty_buf_add(&builder->places, ty_str_of((const char *)&place, sizeof place));
			builder->placed = place.at;
		}
		ty_buf_add(&builder->text, piece);
		line += line ? line_ends(piece) : 0;
		builder->line = line;
		text = ty_str_slice(text, n, text.len);
	}
}

static ty_span *spans_of(ty_block_builder *builder)
{
	return (ty_span *)(void *)builder->spans.data;
}

void ty_block_open(ty_block_builder *builder, ty_mark mark, taiyaku_str value)
{
	size_t n = builder->spans.len / sizeof(ty_span);
	ty_span span = {
		mark,
		builder->text.len,
		SIZE_MAX,
		{ NULL, value.len },
	};

	if (n >= TY_SPANS_MAX || builder->n_open >= TY_OPEN_MAX)
		return;
	ty_buf_add(&builder->spans, ty_str_of((const char *)&span, sizeof span));
	ty_buf_add(&builder->values, value);
	builder->open[builder->n_open++] = n;
}

void ty_block_close(ty_block_builder *builder, ty_mark mark)
{
	ty_span *spans = spans_of(builder);

	if (builder->spans.failed)
		return;
	for (size_t i = builder->n_open; i-- > 0;) {
		if (spans[builder->open[i]].mark != mark)
			continue;
		spans[builder->open[i]].to = builder->text.len;
		builder->n_open--;
		memmove(&builder->open[i], &builder->open[i + 1],
			(builder->n_open - i) * sizeof builder->open[0]);
		return;
	}
}

taiyaku_status ty_block_end(const ty_block **out, ty_block_builder *builder, taiyaku_error *err)
{
	ty_block *block = &builder->block;
	ty_span *spans = spans_of(builder);
	size_t value_at = 0;

	if (builder->text.failed || builder->values.failed || builder->spans.failed ||
	    builder->places.failed)
		return ty_fail_memory(err);
	block->text = ty_buf_str(&builder->text);
	block->n_spans = builder->spans.len / sizeof(ty_span);
	block->spans = spans;
	for (size_t i = 0; i < block->n_spans; i++) {
		if (spans[i].to == SIZE_MAX)
			spans[i].to = block->text.len;
		if (spans[i].value.len)
			spans[i].value.data = builder->values.data + value_at;
		value_at += spans[i].value.len;
	}
	block->n_places = builder->places.len / sizeof(ty_place);
	block->places = (const ty_place *)(const void *)builder->places.data;
	*out = block;
	return TAIYAKU_OK;
}

void ty_block_builder_free(ty_block_builder *builder)
{
	ty_buf_free(&builder->text);
	ty_buf_free(&builder->values);
	ty_buf_free(&builder->spans);
	ty_buf_free(&builder->places);
}

bool ty_block_copy(ty_block *out, ty_arena *arena, const ty_block *block)
{
	ty_span *spans = ty_arena_array(arena, block->n_spans, sizeof *spans);
	ty_place *places = ty_arena_array(arena, block->n_places, sizeof *places);

	if (!spans || !places)
		return false;
	*out = *block;
	if (!ty_arena_copy(&out->text, arena, block->text) ||
	    !ty_arena_copy(&out->lang, arena, block->lang) ||
	    !ty_arena_copy(&out->label, arena, block->label))
		return false;
	for (size_t i = 0; i < block->n_spans; i++) {
		spans[i] = block->spans[i];
		if (!ty_arena_copy(&spans[i].value, arena, block->spans[i].value))
			return false;
	}
	if (block->n_places)
		memcpy(places, block->places, block->n_places * sizeof *places);
	out->spans = spans;
	out->places = places;
	return true;
}

/* ---- records ---- */

void ty_record_begin(ty_record_builder *builder, taiyaku_str name, uint64_t line)
{
	ty_arena_reset(&builder->arena);
	ty_buf_clear(&builder->fields);
	builder->failed = false;
	builder->record = (ty_record){ .line = line };
	if (!ty_arena_copy(&builder->record.name, &builder->arena, name))
		builder->failed = true;
}

void ty_record_add(ty_record_builder *builder, const ty_field *field)
{
	ty_field copy = *field;

	if (builder->fields.len / sizeof copy >= TY_FIELDS_MAX) {
		builder->record.dropped++;
		return;
	}
	copy.text = whole_characters(field->text, TY_BLOCK_MAX);
	if (!ty_arena_copy(&copy.name, &builder->arena, field->name) ||
	    !ty_arena_copy(&copy.lang, &builder->arena, field->lang) ||
	    !ty_arena_copy(&copy.hint, &builder->arena, field->hint) ||
	    !ty_arena_copy(&copy.text, &builder->arena, copy.text))
		builder->failed = true;
	ty_buf_add(&builder->fields, ty_str_of((const char *)&copy, sizeof copy));
}

taiyaku_status ty_record_end(const ty_record **out, ty_record_builder *builder, taiyaku_error *err)
{
	if (builder->failed || builder->fields.failed)
		return ty_fail_memory(err);
	builder->record.fields = (const ty_field *)(const void *)builder->fields.data;
	builder->record.n = builder->fields.len / sizeof(ty_field);
	*out = &builder->record;
	return TAIYAKU_OK;
}

void ty_record_builder_free(ty_record_builder *builder)
{
	ty_arena_free(&builder->arena);
	ty_buf_free(&builder->fields);
}
