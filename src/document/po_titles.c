/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Titles and terms in gettext PO: entries that are no sentences.  (Whole catalogues are imported as
 * what they are, a translation memory.)  Glossaries in PO leave the term as it is and begin its
 * definition, the next entry, with the translation in brackets: that is read too.
 */
#include "base/error.h"
#include "document/fragment.h"
#include "document/lines.h"
#include "text/han.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"

/* Bytes of a title; longer texts are sentences. */
enum { TITLE_MAX = 200 };
/* Entries that wait until the language is known: more of them without a kana are not Japanese. */
enum { WAITING_MAX = 32 };
/* Bytes of a text of one entry. */
#define TEXT_MAX ((size_t)1 << 20)

/* The language of the translations, as far as it is known. */
typedef enum tongue { TONGUE_UNKNOWN, TONGUE_JAPANESE, TONGUE_OTHER } tongue;

/* The field that a quoted string continues. */
typedef enum part { PART_NONE, PART_ID, PART_STR, PART_OTHER } part;

typedef struct entry {
	ty_buf id, str;
	uint64_t id_line, str_line;
	bool fuzzy;
	bool cut; /* a string went beyond the limit */
} entry;

/* One that waits. */
typedef struct waiting {
	taiyaku_str en, ja;
	uint64_t en_line, ja_line;
} waiting;

typedef struct po {
	entry entry;
	part part;
	ty_buf term; /* of the entry before, if it was a term */
	uint64_t term_line;
	tongue tongue;
	ty_han *han; /* opened when a translation has no kana */
	waiting waiting[WAITING_MAX];
	size_t n_waiting;
	ty_arena arena; /* of their texts */
} po;

/* ---- what a text is ---- */

/* Where a sentence ends inside of the text or with it. */
static bool is_sentence(taiyaku_str text)
{
	if (text.len > TITLE_MAX || ty_str_has(text, "\n"))
		return true;
	if (ty_str_has(text, "。") || ty_str_has(text, ". "))
		return true;
	return ty_str_ends(text, TY_STR(".")) && !ty_str_ends(text, TY_STR("..")) &&
	       ty_str_has(text, " ");
}

/* "Please enter your name:", "港に入りますか？" beside "Do you enter the harbour?": what a program
 * says to its user, which ends in a polite form. */
static bool is_addressed(taiyaku_str en, taiyaku_str ja)
{
	static const char *const forms[] = { "です",   "ます",	   "ました",
					     "ません", "ください", "ですか",
					     "ますか", "ませんか", "でしょうか" };
	static const char *const marks[] = { "？", "！", "：", "?", "!", ":" };
	static const char *const words[] = { "Please ", "You ",	   "There ",
					     "We ",	"Do you ", "Are you " };
	bool told = ty_str_ends(en, TY_STR("?"));

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		told |= ty_str_starts(en, ty_str(words[i]));
	for (size_t i = 0; told && i < sizeof marks / sizeof *marks; i++)
		if (ty_str_ends(ja, ty_str(marks[i])))
			ja.len -= strlen(marks[i]);
	for (size_t i = 0; told && i < sizeof forms / sizeof *forms; i++)
		if (ty_str_ends(ja, ty_str(forms[i])))
			return true;
	return false;
}

/* The text in the brackets that s begins with; empty if it does not, or if they hold a sentence. */
static taiyaku_str leading_bracket(taiyaku_str s)
{
	taiyaku_str none = { NULL, 0 }, inside;
	bool wide = ty_str_starts(s, TY_STR("（"));
	size_t begin = wide ? 3 : 1, end;

	if (!wide && !ty_str_starts(s, TY_STR("(")))
		return none;
	end = ty_str_find(s, wide ? TY_STR("）") : TY_STR(")"), begin);
	if (end == SIZE_MAX)
		return none;
	inside = ty_str_trim(ty_str_slice(s, begin, end));
	return is_sentence(inside) ? none : inside;
}

/* The letter that opens a menu entry is no part of its text: "_Open" and "開く(_O)". */
static void drop_mnemonic(ty_buf *id, ty_buf *str)
{
	taiyaku_str text = ty_buf_str(str);
	size_t at = SIZE_MAX;
	char mark = 0;

	for (size_t i = 0; i + 4 <= text.len && at == SIZE_MAX; i++)
		if (text.data[i] == '(' && memchr("_&", text.data[i + 1], 2) &&
		    text.data[i + 3] == ')')
			at = i;
	if (at == SIZE_MAX)
		return;
	mark = text.data[at + 1];
	memmove(str->data + at, str->data + at + 4, text.len - at - 4);
	ty_buf_cut(str, text.len - 4);
	for (size_t i = 0; i < id->len; i++) {
		if (id->data[i] != mark)
			continue;
		memmove(id->data + i, id->data + i + 1, id->len - i - 1);
		ty_buf_cut(id, id->len - 1);
		return;
	}
}

/* "translator-credits" is translated by those who translate: names and addresses. */
static bool is_credits(taiyaku_str id, taiyaku_str str)
{
	return ty_str_among(id, "translator-credits translator_credits") ||
	       ty_str_is(id, "Your names") || ty_str_is(id, "Your emails") ||
	       (ty_str_has(str, "@") && !ty_str_has(id, "@"));
}

/* ---- entries ---- */

static taiyaku_status give_now(ty_pairs *pairs, const waiting *w, taiyaku_error *err)
{
	const ty_field fields[] = {
		{ .name = TY_STR("english"),
		  .lang = TY_STR("en"),
		  .text = w->en,
		  .line = w->en_line },
		{ .name = TY_STR("japanese"),
		  .lang = TY_STR("ja"),
		  .text = w->ja,
		  .line = w->ja_line },
	};
	const ty_record record = {
		.name = TY_STR("entry"), .fields = fields, .n = 2, .line = w->en_line
	};

	return ty_pairs_record(pairs, &record, err);
}

/* The language is known, or will not be: what waits is given, or is of another language. */
static taiyaku_status end_waiting(po *p, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; i < p->n_waiting && p->tongue != TONGUE_OTHER && !status; i++)
		status = give_now(pairs, &p->waiting[i], err);
	p->n_waiting = 0;
	ty_arena_reset(&p->arena);
	return status;
}

static taiyaku_status give(po *p, ty_pairs *pairs, const waiting *w, taiyaku_error *err)
{
	waiting *copy = &p->waiting[p->n_waiting];

	if (p->tongue == TONGUE_UNKNOWN && p->n_waiting == WAITING_MAX) {
		p->tongue = TONGUE_OTHER;
		return end_waiting(p, pairs, err);
	}
	if (p->tongue != TONGUE_UNKNOWN)
		return p->tongue == TONGUE_JAPANESE ? give_now(pairs, w, err) : TAIYAKU_OK;
	*copy = *w;
	if (!ty_arena_copy(&copy->en, &p->arena, w->en) ||
	    !ty_arena_copy(&copy->ja, &p->arena, w->ja))
		return ty_fail_memory(err);
	p->n_waiting++;
	return TAIYAKU_OK;
}

static bool has_kana(taiyaku_str text)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, text);
	return counts[TY_SCRIPT_HIRAGANA] + counts[TY_SCRIPT_KATAKANA] > 0;
}

/* 轉譯: what is shown on a screen today is written in the old forms of characters by others. */
static bool has_old_form(taiyaku_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t cp;

		at = ty_utf8_next(&cp, text, at);
		if (ty_script_of(cp) == TY_SCRIPT_HAN && ty_kanji_standard(cp) != cp)
			return true;
	}
	return false;
}

/* Learn the language of the translations from one of them. */
static taiyaku_status learn(po *p, ty_pairs *pairs, taiyaku_str str, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (p->tongue != TONGUE_UNKNOWN || !ty_has_japanese(str))
		return TAIYAKU_OK;
	if (has_kana(str)) {
		p->tongue = TONGUE_JAPANESE;
		return end_waiting(p, pairs, err);
	}
	if (!p->han)
		status = ty_han_open(&p->han, err);
	if (!status && (ty_han_is_chinese(p->han, str) || has_old_form(str)))
		p->tongue = TONGUE_OTHER;
	return status;
}

/* Keep the term for the definition that may follow. */
static void keep_term(po *p, taiyaku_str id)
{
	ty_buf_clear(&p->term);
	ty_buf_add(&p->term, id);
	p->term_line = p->entry.id_line;
}

/* The language that the head of a file names. */
static tongue tongue_of(taiyaku_str head)
{
	taiyaku_str name = TY_STR("Language: ");
	size_t at = ty_str_find(head, name, 0);

	if (at == SIZE_MAX || at + name.len >= head.len || head.data[at + name.len] == '\n')
		return TONGUE_UNKNOWN;
	return ty_str_starts(ty_str_slice(head, at + name.len, head.len), TY_STR("ja"))
		       ? TONGUE_JAPANESE
		       : TONGUE_OTHER;
}

/* A head begins another file. */
static taiyaku_status take_head(po *p, ty_pairs *pairs, taiyaku_str head, taiyaku_error *err)
{
	taiyaku_status status = end_waiting(p, pairs, err);

	p->tongue = tongue_of(head);
	return status;
}

static taiyaku_status end_entry(po *p, ty_pairs *pairs, taiyaku_error *err)
{
	entry *e = &p->entry;
	taiyaku_str id, str, term = ty_buf_str(&p->term), bracket;
	bool sentence;
	taiyaku_status status = TAIYAKU_OK;

	if (p->part == PART_NONE)
		return TAIYAKU_OK;
	drop_mnemonic(&e->id, &e->str);
	id = ty_str_trim(ty_buf_str(&e->id));
	str = ty_str_trim(ty_buf_str(&e->str));
	sentence = is_sentence(id) || is_sentence(str) || is_addressed(id, str);
	bracket = sentence && term.len ? leading_bracket(str) : (taiyaku_str){ NULL, 0 };
	status = id.len == 0 && str.len > 0 ? take_head(p, pairs, str, err)
					    : learn(p, pairs, str, err);
	if (status || e->fuzzy || id.len == 0 || str.len == 0 || is_credits(id, str))
		;
	else if (!sentence && ty_pairs_wanted(str))
		status = give(p, pairs, &(waiting){ id, str, e->id_line, e->str_line }, err);
	else if (bracket.len && ty_pairs_wanted(bracket) && leading_bracket(id).len == 0)
		status =
			give(p, pairs, &(waiting){ term, bracket, p->term_line, e->str_line }, err);
	ty_buf_clear(&p->term);
	if (!sentence && id.len)
		keep_term(p, id);
	if (!status)
		status = ty_buf_status(&e->id, err);
	if (!status)
		status = ty_buf_status(&e->str, err);
	ty_buf_clear(&e->id);
	ty_buf_clear(&e->str);
	e->fuzzy = e->cut = false;
	p->part = PART_NONE;
	return status;
}

/* The string in quotation marks, with the escapes that PO has. */
static void add_string(ty_buf *to, taiyaku_str line)
{
	static const char from[] = "ntr", into[] = "\n\t ";

	if (line.len < 2 || line.data[0] != '"' || to->len > TEXT_MAX)
		return;
	line = ty_str_slice(line, 1, ty_str_ends(line, TY_STR("\"")) ? line.len - 1 : line.len);
	for (size_t i = 0; i < line.len; i++) {
		char c = line.data[i];

		if (c == '\\' && i + 1 < line.len) {
			const char *known = memchr(from, line.data[++i], 3);

			c = known ? into[known - from] : line.data[i];
		}
		ty_buf_byte(to, c);
	}
}

/* What stands behind a keyword; *found: the line begins with it. */
static taiyaku_str behind(bool *found, taiyaku_str line, taiyaku_str keyword)
{
	*found = ty_str_starts(line, keyword) && line.len > keyword.len &&
		 memchr(" \t\"[", line.data[keyword.len], 4);
	return *found ? ty_str_trim(ty_str_slice(line, keyword.len, line.len)) : line;
}

static taiyaku_status take_keyword(po *p, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				   taiyaku_error *err)
{
	bool id, str, plural, context;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str string = behind(&id, line, TY_STR("msgid"));

	if (!id)
		string = behind(&str, line, TY_STR("msgstr"));
	(void)behind(&plural, line, TY_STR("msgid_plural"));
	(void)behind(&context, line, TY_STR("msgctxt"));
	if (context || (id && p->part == PART_STR))
		status = end_entry(p, pairs, err);
	if (plural || context) {
		p->part = PART_OTHER;
	} else if (id) {
		p->part = PART_ID;
		p->entry.id_line = number;
		add_string(&p->entry.id, string);
	} else if (str && string.len && string.data[0] == '[' &&
		   !ty_str_starts(string, TY_STR("[0]"))) {
		p->part = PART_OTHER;
	} else if (str) {
		p->part = PART_STR;
		p->entry.str_line = number;
		if (ty_str_starts(string, TY_STR("[0]")))
			string = ty_str_trim(ty_str_slice(string, 3, string.len));
		add_string(&p->entry.str, string);
	}
	return status;
}

static taiyaku_status take_line(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				taiyaku_error *err)
{
	po *p = ctx;
	ty_buf *to;
	taiyaku_status status = TAIYAKU_OK;

	line = ty_str_trim(line);
	if (line.len == 0)
		return end_entry(p, pairs, err);
	if (line.data[0] == '#') {
		if (p->part == PART_STR)
			status = end_entry(p, pairs, err);
		if (ty_str_starts(line, TY_STR("#,")) && ty_str_has(line, "fuzzy"))
			p->entry.fuzzy = true;
		return status;
	}
	if (line.data[0] != '"')
		return take_keyword(p, pairs, line, number, err);
	if (p->part != PART_ID && p->part != PART_STR)
		return TAIYAKU_OK;
	to = p->part == PART_ID ? &p->entry.id : &p->entry.str;
	if (to->len > TEXT_MAX && !p->entry.cut) {
		ty_pairs_tell_cut(pairs, p->part == PART_ID ? p->entry.id_line : p->entry.str_line,
				  "string", TEXT_MAX);
		p->entry.cut = true;
	}
	add_string(to, line);
	return TAIYAKU_OK;
}

static taiyaku_status take_end(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = end_entry(ctx, pairs, err);

	return status ? status : end_waiting(ctx, pairs, err);
}

static const ty_line_reader reader = { .line = take_line, .end = take_end, .short_lines = true };

static void po_free(po *p)
{
	ty_buf_free(&p->entry.id);
	ty_buf_free(&p->entry.str);
	ty_buf_free(&p->term);
	ty_han_close(p->han);
	ty_arena_free(&p->arena);
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	po p = { 0 };
	taiyaku_status status = ty_lines_read(reading, &reader, &p, err);

	po_free(&p);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	po p = { 0 };
	taiyaku_status status =
		ty_lines_text(pairs, fragment->text, fragment->line, &reader, &p, err);

	po_free(&p);
	return status;
}

/* The lines of an entry; an excerpt may begin inside of one. */
static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;
	bool id = false;

	while (rest.data) {
		taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));

		id |= ty_str_starts(line, TY_STR("msgid \""));
		if (id && ty_str_starts(line, TY_STR("msgstr")))
			return 95;
		if (line.len && line.data[0] != '#' && line.data[0] != '"' &&
		    !ty_str_starts(line, TY_STR("msg")))
			return 0;
	}
	return 0;
}

const ty_fragment_reader ty_fragment_po_titles = { "po pot gettext", sniff, read_fragment };

const ty_format ty_format_po_titles = { .info = { .name = "po-titles",
						  .title = "titles and terms in gettext PO",
						  .extensions = "po pot",
						  .reads = true,
						  .document = true },
					.sniff = sniff,
					.read = read };
