/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/outlet.h"

#include "base/ascii.h"
#include "base/error.h"
#include "extract/gloss.h"
#include "text/script.h"
#include "text/utf8.h"

/* A longer text is a title. */
enum { TERM_CHARACTERS = 12, TERM_WORDS = 4 };

/* What shows that a text without kana is a Chinese sentence. */
enum { SENTENCE_HAN = 16, SENTENCE_WORDS = 2 };

void ty_outlet_free(ty_outlet *outlet)
{
	ty_waiting_free(&outlet->waiting);
	ty_arena_free(&outlet->arena);
	ty_han_close(outlet->han);
}

taiyaku_status ty_outlet_han(const ty_han **out, ty_outlet *outlet, taiyaku_error *err)
{
	taiyaku_status status = outlet->han ? TAIYAKU_OK : ty_han_open(&outlet->han, err);

	*out = outlet->han;
	return status;
}

/* Whether the words of an English text are written like those of a title: "The Long Road". */
static bool has_title_case(taiyaku_str en)
{
	size_t capitals = 0, small = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, en);) {
		if (ty_is_upper(word.data[0]))
			capitals++;
		else
			small += word.len > 3;
	}
	return capitals > 1 && small == 0;
}

/* A few words are a term; what is longer, or written as titles are, is a title. */
static taiyaku_kind kind_of(const ty_found *found)
{
	size_t words = 0;
	taiyaku_str word;

	if (found->kind != TAIYAKU_ANY)
		return found->kind;
	if (ty_gloss_is_name(found->en))
		return TAIYAKU_NAME;
	for (size_t at = 0; ty_gloss_word(&word, &at, found->en);)
		words++;
	if (ty_str_count_points(found->ja) > TERM_CHARACTERS || words > TERM_WORDS)
		return TAIYAKU_TITLE;
	return has_title_case(found->en) ? TAIYAKU_TITLE : TAIYAKU_TERM;
}

/* FNV-1a, and never 0. */
static uint32_t hash(taiyaku_str text)
{
	uint32_t h = 2166136261U;

	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.data[i]) * 16777619U;
	return h ? h : 1;
}

bool ty_outlet_repeats(ty_outlet *outlet, taiyaku_str ja, taiyaku_str en)
{
	uint32_t hash_en = hash(en), hash_ja = hash(ja);
	struct ty_outlet_said *said =
		&outlet->said[hash_en % (sizeof outlet->said / sizeof *outlet->said)];

	if (said->en != hash_en)
		*said = (struct ty_outlet_said){ .en = hash_en };
	for (unsigned i = 0; i < said->n && i < 2; i++)
		if (said->ja[i] == hash_ja)
			return false;
	if (said->n < 2)
		said->ja[said->n] = hash_ja;
	return said->n++ >= 2;
}

static taiyaku_status push_now(ty_outlet *outlet, const ty_found *found, taiyaku_error *err)
{
	taiyaku_origin origin = {
		.file = outlet->file,
		.line = outlet->held_line ? outlet->held_line : found->line,
		.author = found->about.author,
		.romanized = found->about.romanized,
		.year = found->about.year,
		.date = found->about.date,
		.url = found->about.url,
	};
	taiyaku_pair pair = {
		.kind = kind_of(found),
		.text = { found->ja, found->en },
		.origins = &origin,
		.n_origins = 1,
		.rule = ty_str(found->rule),
		.confidence = found->confidence,
	};

	return ty_reading_pair(outlet->reading, &pair, err);
}

/* A sentence in Han characters alone, with words that Chinese joins sentences by: Japanese has kana
 * in every one. */
static bool is_chinese_sentence(taiyaku_str text, size_t han)
{
	static const char *const words[] = { "是", "的", "在", "和", "與", "与", "為", "为", "這",
					     "这", "及", "了", "或", "於", "于", "以", "有" };
	unsigned seen = 0;

	if (han < SENTENCE_HAN)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		seen += ty_str_has(text, words[i]);
	/* And the full stop of a sentence: Japanese has none without kana. */
	seen += ty_str_has(text, "。");
	return seen >= SENTENCE_WORDS;
}

taiyaku_status ty_outlet_chinese(bool *out, ty_outlet *outlet, taiyaku_str text, taiyaku_error *err)
{
	size_t counts[TY_SCRIPTS] = { 0 };
	const ty_han *han;
	taiyaku_status status;

	*out = false;
	ty_script_count(counts, text);
	if (counts[TY_SCRIPT_HIRAGANA] + counts[TY_SCRIPT_KATAKANA] > 0) {
		outlet->japanese = true;
		return TAIYAKU_OK;
	}
	status = ty_outlet_han(&han, outlet, err);
	if (status)
		return status;
	*out = ty_han_is_chinese(han, text) || is_chinese_sentence(text, counts[TY_SCRIPT_HAN]);
	outlet->chinese |= *out;
	*out |= outlet->chinese && !outlet->japanese;
	return TAIYAKU_OK;
}

taiyaku_status ty_outlet_push(ty_outlet *outlet, const ty_found *found, taiyaku_error *err)
{
	bool kept, chinese;
	taiyaku_status status;

	if (found->ja.len == 0 || found->en.len == 0 || found->confidence < TY_FOUND_FLOOR ||
	    !ty_has_japanese(found->ja))
		return TAIYAKU_OK;
	status = ty_outlet_chinese(&chinese, outlet, found->ja, err);
	if (status || chinese)
		return status;
	if (found->about.note.len == 0 || found->about.url.len > 0)
		return push_now(outlet, found, err);
	status = ty_waiting_keep(&kept, &outlet->waiting, found, err);
	return status || kept ? status : push_now(outlet, found, err);
}

taiyaku_status ty_outlet_note(ty_outlet *outlet, const ty_scan *note, taiyaku_error *err)
{
	ty_found found;
	taiyaku_status status = TAIYAKU_OK;

	while (!status && ty_waiting_take(&found, &outlet->waiting, note, &outlet->arena))
		status = push_now(outlet, &found, err);
	return status;
}
