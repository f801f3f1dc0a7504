/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes through the editors of pretranslate.  Where nothing is known, what comes out is what
 * went in; where something is known of every text, what comes out is a file again, in which a
 * second run finds nothing to do.
 */
#include "fuzz.h"
#include "tmx/fill.h"
#include "tmx/po.h"
#include "tmx/xliff.h"

/* Something of every kind, chosen by the text. */
static taiyaku_status know_much(void *ctx, ty_knowledge *out, ty_arena *arena,
				const taiyaku_segment *segment, int side, taiyaku_error *err)
{
	static const ty_known known[] = {
		{ .text = { TY_STR("a"), TY_STR("b]]> & <\"\n12 \xe7\x8c\xab") }, .score = 100 },
		{ .text = { TY_STR("a"), TY_STR("b") },
		  .markup = { TY_STR("<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>a<ept i=\"1\"/>"),
			      TY_STR("<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>b<ept i=\"1\"/>") },
		  .memory = TY_STR("it's \"m\""),
		  .score = 80 },
		{ .text = { TY_STR("a"), TY_STR("\tb ") },
		  .markup = { TY_STR("<ph x=\"1\"/>a<hi x=\"2\"/>"),
			      TY_STR("<hi x=\"2\">\tb </hi><ph x=\"1\"/>") },
		  .provisional = true,
		  .score = 101 },
	};
	size_t n = 0;

	(void)side;
	for (size_t i = 0; i < segment->text.len; i++)
		n += (unsigned char)segment->text.data[i];
	MUST(ty_str_valid(segment->text) && ctx);
	out->n = n % 4;
	out->list = ty_arena_array(arena, 4, sizeof *out->list);
	if (!out->list)
		return TAIYAKU_ELIMIT;
	for (size_t i = 0; i < out->n; i++) {
		out->list[i] = known[(n + i) % 3];
		out->list[i].text[0] = i ? out->list[i].text[0] : segment->text;
		if (ty_numbers_correct(&out->list[i].corrected, arena, segment->text,
				       out->list[i].text[0], out->list[i].text[1], err))
			return err->status;
	}
	return TAIYAKU_OK;
}

static taiyaku_status know_nothing(void *ctx, ty_knowledge *out, ty_arena *arena,
				   const taiyaku_segment *segment, int side, taiyaku_error *err)
{
	(void)ctx, (void)arena, (void)segment, (void)side, (void)err;
	*out = (ty_knowledge){ NULL, 0 };
	return TAIYAKU_OK;
}

typedef struct run {
	const char *encoding;
	bool xml;
	int threshold;
	taiyaku_status (*ask)(void *, ty_knowledge *, ty_arena *, const taiyaku_segment *, int,
			      taiyaku_error *);
} run;

static taiyaku_status edit(ty_buf *out, const run *how, taiyaku_str bytes)
{
	const taiyaku_pretranslate_options options = { .encoding = ty_str(how->encoding),
						       .threshold = how->threshold };
	taiyaku_error err = { 0 };
	ty_output *to;
	ty_fill fill = { .name = "fuzz",
			 .languages = { TY_STR("ja"), TY_STR("en") },
			 .options = &options,
			 .ask = how->ask,
			 .ctx = &err };
	taiyaku_status status;

	MUST(!ty_input_memory(&fill.in, "fuzz", bytes, NULL, NULL));
	MUST(!ty_output_memory(&to, out, NULL));
	status = ty_edit_open(&fill.edit, fill.in, options.encoding, how->xml, to, &err);
	if (!status)
		status = how->xml ? ty_fill_xliff(&fill, &err) : ty_fill_po(&fill, &err);
	ty_edit_close(fill.edit);
	MUST(!ty_output_close(to, NULL));
	ty_input_close(fill.in);
	return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const encodings[] = { "", "UTF-8", "UTF-16LE", "Shift_JIS" };
	taiyaku_str bytes = ty_str_of((const char *)data, size);
	ty_buf once = { 0 }, twice = { 0 };
	run how = { .ask = know_nothing,
		    .xml = size && ty_str_trim(bytes).len && memchr(bytes.data, '<', bytes.len) };

	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		how.encoding = encodings[i];
		ty_buf_clear(&once);
		if (!edit(&once, &how, bytes))
			MUST(ty_str_equal(ty_buf_str(&once), bytes));
	}
	how = (run){ .ask = know_much, .encoding = "UTF-8", .xml = how.xml, .threshold = 70 };
	ty_buf_clear(&once);
	if (!edit(&once, &how, bytes)) {
		MUST(!edit(&twice, &how, ty_buf_str(&once)));
		MUST(ty_str_equal(ty_buf_str(&once), ty_buf_str(&twice)));
	}
	ty_buf_free(&once);
	ty_buf_free(&twice);
	return 0;
}
