/* SPDX-License-Identifier: Apache-2.0 */
/* The matches of a store for the texts of a file, and which editor puts them there. */
#include "base/error.h"
#include "base/pair.h"
#include "text/convert.h"
#include "tmx/fill.h"
#include "tmx/po.h"
#include "tmx/xliff.h"

enum { MAX_DEFAULT = 5, EXACT = 100, CONTEXT = 101 };
/* Matches asked for beyond those wanted, since some are not taken. */
enum { SPARE = 16 };
/* Terms offered beside the texts of one unit. */
enum { TERMS_MAX = 200 };

/* ---- asking ---- */

typedef struct asking {
	taiyaku_store *store;
	const taiyaku_pretranslate_options *options;
} asking;

typedef struct taking {
	ty_knowledge *out;
	ty_arena *arena;
	taiyaku_str text;
	size_t max;
} taking;

static bool is_known(const ty_knowledge *knowledge, const ty_known *one)
{
	for (size_t i = 0; i < knowledge->n; i++)
		if (ty_str_equal(knowledge->list[i].text[0], one->text[0]) &&
		    ty_str_equal(knowledge->list[i].text[1], one->text[1]))
			return true;
	return false;
}

static taiyaku_status take(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	taking *t = ctx;
	ty_known known = { .score = hit->score,
			   .provisional = ty_str_is(hit->pair->status, "provisional") };
	taiyaku_pair pair;
	taiyaku_status status = TAIYAKU_OK;

	if (t->out->n == t->max || ty_str_is(hit->pair->status, "forbidden") ||
	    ty_str_is_blank(hit->pair->text[!hit->side]))
		return TAIYAKU_OK;
	if (!ty_pair_copy(&pair, t->arena, hit->pair))
		return ty_fail_memory(err);
	for (int i = 0; i < 2; i++) {
		known.text[i] = pair.text[i ? !hit->side : hit->side];
		known.markup[i] = pair.markup[i ? !hit->side : hit->side];
	}
	if (is_known(t->out, &known))
		return TAIYAKU_OK;
	known.memory = pair.memory;
	known.context = ty_pair_prop(&pair, "msgctxt");
	if (known.score < EXACT)
		status = ty_numbers_correct(&known.corrected, t->arena, t->text, known.text[0],
					    known.text[1], err);
	t->out->list[t->out->n++] = known;
	return status;
}

/* Of several translations as good as each other somebody has to say which is right. */
static void mark_rivals(ty_knowledge *knowledge)
{
	for (size_t i = 0; i < knowledge->n; i++)
		for (size_t k = 0; k < knowledge->n; k++) {
			const ty_known *one = &knowledge->list[i], *other = &knowledge->list[k];

			if (one->score == other->score &&
			    ty_str_equal(one->context, other->context) &&
			    !ty_str_equal(one->text[1], other->text[1]))
				knowledge->list[i].provisional = true;
		}
}

static taiyaku_status ask_store(void *ctx, ty_knowledge *out, ty_arena *arena,
				const taiyaku_segment *segment, int side, taiyaku_error *err)
{
	const asking *a = ctx;
	taking t = { .out = out, .arena = arena, .text = segment->text };
	taiyaku_query_options options = { .filter = a->options->filter,
					  .threshold = a->options->threshold,
					  .sides = side == TAIYAKU_SOURCE ? TAIYAKU_ONLY_SOURCE
									  : TAIYAKU_ONLY_TARGET };
	const size_t wanted = a->options->max ? a->options->max : MAX_DEFAULT;
	taiyaku_status status;

	t.max = wanted + 1;
	options.max = t.max + SPARE;
	out->n = 0;
	out->list = ty_arena_array(arena, t.max, sizeof *out->list);
	if (!out->list)
		return ty_fail_memory(err);
	status = taiyaku_match(a->store, segment, &options, take, &t, err);
	mark_rivals(out);
	if (out->n > wanted)
		out->n = wanted;
	return status;
}

typedef struct taking_terms {
	ty_known_terms *to;
	ty_arena *arena;
} taking_terms;

static bool has_term(const ty_known_terms *terms, const ty_known_term *one)
{
	for (size_t i = 0; i < terms->n; i++)
		if (ty_str_equal(terms->list[i].text[0], one->text[0]) &&
		    ty_str_equal(terms->list[i].text[1], one->text[1]))
			return true;
	return false;
}

/* Before those of the same term that rank behind it. */
static void insert_term(ty_known_terms *terms, const ty_known_term *one)
{
	size_t at = terms->n++;

	for (size_t i = 0; i < at; i++)
		if (ty_str_equal(terms->list[i].text[0], one->text[0]) &&
		    terms->list[i].rank > one->rank) {
			memmove(terms->list + i + 1, terms->list + i,
				(at - i) * sizeof *terms->list);
			at = i;
		}
	terms->list[at] = *one;
}

static taiyaku_status take_term(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	taking_terms *t = ctx;
	const taiyaku_pair *pair = hit->pair;
	ty_known_term one = { .text = { pair->text[hit->side], pair->text[!hit->side] },
			      .definition = ty_pair_prop(pair, "definition"),
			      .rank = ty_str_is(pair->status, "approved") ? 0
				      : pair->status.len > 0		  ? 2
									  : 1 };

	if (ty_str_is(pair->status, "forbidden") || t->to->n == TERMS_MAX || has_term(t->to, &one))
		return TAIYAKU_OK;
	if (!TY_ARENA_GROW(t->arena, t->to->list, t->to->cap, t->to->n + 1) ||
	    !ty_arena_copy(&one.text[0], t->arena, one.text[0]) ||
	    !ty_arena_copy(&one.text[1], t->arena, one.text[1]) ||
	    !ty_arena_copy(&one.definition, t->arena, one.definition))
		return ty_fail_memory(err);
	insert_term(t->to, &one);
	return TAIYAKU_OK;
}

static taiyaku_status ask_terms(void *ctx, ty_known_terms *to, ty_arena *arena, taiyaku_str text,
				int side, taiyaku_error *err)
{
	const asking *a = ctx;
	taking_terms t = { to, arena };
	const taiyaku_query_options options = { .filter.memory = a->options->filter.memory,
						.sides = side == TAIYAKU_SOURCE
								 ? TAIYAKU_ONLY_SOURCE
								 : TAIYAKU_ONLY_TARGET };

	return taiyaku_scan(a->store, text, &options, take_term, &t, err);
}

/* ---- the file ---- */

static const struct {
	const char *name;
	taiyaku_status (*edit)(ty_fill *fill, taiyaku_error *err);
	bool xml;
} editors[] = {
	{ "xliff", ty_fill_xliff, true },
	{ "xliff2", ty_fill_xliff, true },
	{ "po", ty_fill_po, false },
};

enum { XLIFF, XLIFF2, PO, EDITORS };

static taiyaku_status by_content(size_t *out, ty_input *in,
				 const taiyaku_pretranslate_options *options, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	ty_head head = { 0 };
	taiyaku_status status = ty_input_peek(&head.raw, in, err);

	if (!status)
		status = ty_text_head(&head.text, &arena, head.raw, options->encoding, err);
	if (!status && ty_xliff_version(head.text) > 0)
		*out = XLIFF;
	else if (!status && ty_po_sniff(&head) > 0)
		*out = PO;
	else if (!status)
		status = ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(in), 0, 0,
				    head.raw.len ? "neither XLIFF nor PO" : "the file is empty");
	ty_arena_free(&arena);
	return status;
}

static taiyaku_status choose(size_t *out, ty_input *in, const taiyaku_pretranslate_options *options,
			     taiyaku_error *err)
{
	if (options->format.len == 0)
		return by_content(out, in, options, err);
	for (*out = 0; *out < EDITORS; ++*out)
		if (ty_str_is(options->format, editors[*out].name))
			return TAIYAKU_OK;
	return ty_fail(err, TAIYAKU_EARGUMENT,
		       "format '%.*s' cannot be filled: name xliff, xliff2 or po",
		       TY_ARG(options->format));
}

static taiyaku_status check(const taiyaku_pretranslate_options *options, taiyaku_error *err)
{
	if (options->threshold < 0 || options->threshold > EXACT)
		return ty_fail(err, TAIYAKU_EARGUMENT, "a threshold of %d: from 1 to 100",
			       options->threshold);
	if (options->fill < 0 || options->fill > CONTEXT)
		return ty_fail(err, TAIYAKU_EARGUMENT, "filled from %d on: from 1 to 101",
			       options->fill);
	return TAIYAKU_OK;
}

static taiyaku_status edit_file(ty_fill *fill, ty_input *in, ty_output *to, taiyaku_error *err)
{
	size_t editor = 0;
	taiyaku_status status = choose(&editor, in, fill->options, err);

	fill->in = in;
	fill->name = ty_input_name(in);
	if (!status)
		status = ty_edit_open(&fill->edit, in, fill->options->encoding, editors[editor].xml,
				      to, err);
	if (!status)
		status = editors[editor].edit(fill, err);
	ty_edit_close(fill->edit);
	return status;
}

taiyaku_status taiyaku_pretranslate(taiyaku_pretranslate_counts *counts, taiyaku_store *store,
				    const char *in, const char *out,
				    const taiyaku_pretranslate_options *options,
				    const taiyaku_hooks *hooks, taiyaku_error *err)
{
	const taiyaku_pretranslate_options none = { 0 };
	asking a = { .store = store, .options = options ? options : &none };
	ty_fill fill = { .options = a.options, .hooks = hooks, .ask = ask_store, .ctx = &a };
	taiyaku_store_info info;
	ty_input *input = NULL;
	ty_output *output = NULL;
	taiyaku_status status = check(a.options, err);

	if (!status)
		status = taiyaku_store_inspect(&info, store, false, err);
	if (!status)
		status = ty_input_open(&input, in, hooks, err);
	if (!status) {
		fill.languages = info.languages;
		if (!a.options->no_terms)
			fill.ask_terms = ask_terms;
		status = ty_output_open(&output, out, false, err);
	}
	if (!status)
		status = edit_file(&fill, input, output, err);
	ty_input_close(input);
	if (counts)
		*counts = fill.counts;
	if (status) {
		ty_output_abort(output);
		return status;
	}
	return ty_output_close(output, err);
}
