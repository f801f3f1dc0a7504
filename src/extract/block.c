/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/block.h"

#include <stdlib.h>

#include "base/error.h"

uint64_t ty_block_line(const ty_block *block, size_t at)
{
	uint64_t line = block->line;
	size_t from = 0;

	for (size_t i = 0; i < block->n_places && block->places[i].at <= at; i++) {
		from = block->places[i].at;
		line = block->places[i].line;
	}
	if (line == 0)
		return 0;
	for (size_t i = from; i < at && i < block->text.len; i++)
		line += block->text.data[i] == '\n';
	return line;
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
	ty_place place = { builder->text.len, line };

	text = whole_characters(text, TY_BLOCK_MAX - builder->text.len);
	if (text.len == 0)
		return;
	ty_buf_add(&builder->places, ty_str_of((const char *)&place, sizeof place));
	ty_buf_add(&builder->text, text);
}

static ty_span *spans_of(ty_block_builder *builder)
{
	return (ty_span *)(void *)builder->spans.data;
}

void ty_block_open(ty_block_builder *builder, ty_mark mark, taiyaku_str value)
{
	size_t n = builder->spans.len / sizeof(ty_span);
	ty_span span = {
		mark, builder->text.len, SIZE_MAX, {NULL, value.len}
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

	if (builder->fields.len / sizeof copy >= TY_FIELDS_MAX)
		return;
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
