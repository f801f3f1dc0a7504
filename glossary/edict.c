/* SPDX-License-Identifier: Apache-2.0 */
/*
 * EDICT, EDICT2 and ENAMDICT (EDRDG), read: "KANJI [KANA] /(tags) gloss/gloss/".  Each gloss of a
 * line becomes a pair with each of its headwords.  The tags before a gloss are codes; what is in
 * brackets and is no code (a list in EDRDG's documentation) belongs to the gloss.
 */
#include "format.h"

#include "base/draft.h"
#include "base/error.h"
#include "glossary/edict_tag.h"
#include "text/convert.h"
#include "base/tag.h"
#include "text/script.h"

/* Headwords of a line, and readings. */
enum { HEADS_MAX = 64 };
/* Pairs of a line: EDICT2 has at most some hundreds. */
enum { PAIRS_MAX = 4096 };

typedef struct reader {
	ty_reading *reading;
	ty_arena arena; /* reset for each line */
	taiyaku_str heads[HEADS_MAX], readings[HEADS_MAX];
	size_t n_heads, n_readings;
	taiyaku_str entry; /* EntL1234567 */
	ty_edict_sense sense;
	size_t n_pairs;
} reader;

/* ---- telling the format ---- */

/* "KANJI [KANA] /gloss/": the headwords, the readings and what is between the slashes. */
static bool split_line(taiyaku_str *heads, taiyaku_str *readings, taiyaku_str *glosses,
		       taiyaku_str line)
{
	size_t slash, open;

	line = ty_str_trim(line);
	slash = ty_str_find(line, TY_STR(" /"), 0);
	if (slash == SIZE_MAX || slash == 0 || !ty_str_ends(line, TY_STR("/")) ||
	    line.len < slash + 3)
		return false;
	*glosses = ty_str_slice(line, slash + 2, line.len - 1);
	*heads = ty_str_trim(ty_str_slice(line, 0, slash));
	*readings = (taiyaku_str){ NULL, 0 };
	open = ty_str_find(*heads, TY_STR(" ["), 0);
	if (open != SIZE_MAX && ty_str_ends(*heads, TY_STR("]"))) {
		*readings = ty_str_slice(*heads, open + 2, heads->len - 1);
		*heads = ty_str_trim(ty_str_slice(*heads, 0, open));
	}
	return heads->len > 0;
}

static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;
	size_t lines = 0, fitting = 0;

	if (ty_str_has(head->raw, "EDICT") && ty_str_starts(head->text, TY_STR("　？？？")))
		return 95;
	while (rest.len > 0) {
		taiyaku_str line = ty_str_next(&rest, '\n'), heads, readings, glosses;

		if (!rest.data && lines > 0)
			break; /* may be cut off */
		if (ty_str_trim(line).len == 0 || ty_str_starts(line, TY_STR("#")))
			continue;
		lines++;
		fitting += split_line(&heads, &readings, &glosses, line) && ty_has_japanese(heads);
	}
	return fitting > 0 && fitting * 10 >= lines * 9 ? 70 : 0;
}

/* ---- reading ---- */

/* The part before the next semicolon that is in no brackets; *rest moves past it. */
static taiyaku_str next_of_list(taiyaku_str *rest)
{
	taiyaku_str whole = *rest;
	size_t at = 0, depth = 0;

	while (at < whole.len && (whole.data[at] != ';' || depth > 0)) {
		depth += whole.data[at] == '(';
		depth -= whole.data[at] == ')' && depth > 0;
		at++;
	}
	*rest = ty_str_slice(whole, at < whole.len ? at + 1 : at, whole.len);
	return ty_str_trim(ty_str_slice(whole, 0, at));
}

/* Headwords or readings: "A;B(iK)".  The tags of EDICT2 behind one go; a restriction of a reading
 * to headwords stays, for ty_edict_applies. */
static size_t split_list(taiyaku_str list[HEADS_MAX], taiyaku_str text)
{
	size_t n = 0;

	while (text.len > 0 && n < HEADS_MAX) {
		taiyaku_str one = ty_edict_without_tags(next_of_list(&text));

		if (one.len > 0)
			list[n++] = one;
	}
	return n;
}

/* A headword in kana is its own reading; another has those not restricted to others. */
static void set_readings(ty_draft *draft, const reader *r, taiyaku_str head)
{
	for (size_t i = 0; i < r->n_readings; i++) {
		taiyaku_str reading;

		if (!ty_edict_applies(&reading, r->readings[i], head))
			continue;
		if (draft->pair.reading.len == 0)
			draft->pair.reading = reading;
		else
			ty_draft_prop(draft, TY_STR("reading"), reading);
	}
}

static taiyaku_status push(reader *r, taiyaku_str head, taiyaku_str gloss, taiyaku_error *err)
{
	const ty_edict_sense *sense = &r->sense;
	const taiyaku_languages *languages = &r->reading->options->languages;
	bool turned = ty_tag_is_japanese(languages->target);
	ty_draft draft;

	ty_draft_start(&draft, &r->arena);
	draft.pair.kind = sense->name ? TAIYAKU_NAME : TAIYAKU_TERM;
	draft.pair.text[turned] = head;
	draft.pair.text[!turned] = gloss;
	draft.pair.note = ty_buf_str(&sense->note);
	set_readings(&draft, r, head);
	ty_draft_prop(&draft, TY_STR("partOfSpeech"), ty_str(sense->pos));
	ty_draft_prop(&draft, TY_STR("subjectField"), ty_str(sense->field));
	ty_draft_prop(&draft, TY_STR("x-edict"), r->entry);
	if (draft.failed)
		return ty_fail_memory(err);
	r->n_pairs++;
	return ty_reading_pair(r->reading, &draft.pair, err);
}

static taiyaku_status read_gloss(reader *r, taiyaku_str gloss, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	gloss = ty_edict_take_tags(&r->sense, gloss);
	if (gloss.len == 0)
		return ty_buf_status(&r->sense.note, err);
	for (size_t i = 0; !status && i < r->n_heads && r->n_pairs < PAIRS_MAX; i++)
		status = push(r, r->heads[i], gloss, err);
	return status;
}

/* "EntL1234567X", the last of EDICT2. */
static taiyaku_str entry_of(taiyaku_str glosses)
{
	size_t at = ty_str_find(glosses, TY_STR("/EntL"), 0);

	if (at == SIZE_MAX)
		return (taiyaku_str){ NULL, 0 };
	glosses = ty_str_slice(glosses, at + 1, glosses.len);
	return ty_str_ends(glosses, TY_STR("X")) ? ty_str_slice(glosses, 0, glosses.len - 1)
						 : glosses;
}

static taiyaku_status read_line(reader *r, taiyaku_str line, uint64_t number, taiyaku_error *err)
{
	taiyaku_str heads, readings, glosses;
	taiyaku_status status = TAIYAKU_OK;

	if (!split_line(&heads, &readings, &glosses, line))
		return ty_reading_reject(r->reading, ty_line(number), line, err,
					 "no entry: KANJI [KANA] /gloss/");
	if (ty_str_starts(heads, TY_STR("？？？")) || ty_str_starts(heads, TY_STR("　？")))
		return TAIYAKU_OK; /* the title of the file */
	ty_arena_reset(&r->arena);
	ty_edict_start(&r->sense);
	r->n_heads = split_list(r->heads, heads);
	r->n_readings = split_list(r->readings, readings);
	r->entry = entry_of(glosses);
	r->n_pairs = 0;
	while (!status && glosses.len > 0) {
		taiyaku_str gloss = ty_str_next(&glosses, '/');

		if (!ty_str_starts(gloss, TY_STR("EntL")))
			status = read_gloss(r, gloss, err);
	}
	if (!status && r->n_pairs == 0)
		status = ty_reading_reject(r->reading, ty_line(number), line, err, "no gloss");
	return status;
}

static taiyaku_status read_edict(ty_reading *reading, taiyaku_error *err)
{
	reader r = { .reading = reading };
	ty_text *text = NULL;
	taiyaku_str line;
	uint64_t number;
	bool more = true;
	taiyaku_status status =
		ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);

	if (status)
		return status;
	while (!status && more) {
		status = ty_text_line(&line, &number, &more, text, err);
		if (!status && more && ty_str_trim(line).len > 0 &&
		    !ty_str_starts(line, TY_STR("#")))
			status = read_line(&r, line, number, err);
	}
	reading->counts.mended += ty_text_mended(text);
	ty_buf_free(&r.sense.note);
	ty_arena_free(&r.arena);
	ty_text_close(text);
	return status;
}

const ty_format ty_format_edict = {
	.info = { .name = "edict",
		  .title = "EDICT, EDICT2 and ENAMDICT dictionaries",
		  .extensions = "edict",
		  .reads = true },
	.sniff = sniff,
	.read = read_edict,
};
