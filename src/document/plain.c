/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Plain text: paragraphs between blank lines; in them list items and notes where a line begins like
 * one.  Only paragraphs with Japanese are looked at, the rest goes by at the speed of a scan.
 * Whatever has no reader of its own is read as plain text too.
 */
#include "document/plain.h"

#include "base/ascii.h"
#include "base/error.h"
#include "document/fragment.h"
#include "document/plain_record.h"
#include "extract/pieces.h"
#include "text/convert.h"
#include "text/utf8.h"

enum {
	WINDOW = 1 << 18, /* bytes without a blank line that are taken as paragraphs all the same */
	PARAGRAPH = 1 << 16, /* bytes of a paragraph; a longer one is cut */
	LABEL_MAX = 12,	     /* bytes of the label of a note */
	WRAP_COLUMNS = 56    /* a shorter line was not wrapped, its end is meant */
};

/* ---- lines ---- */

/* A blank: space, tab, CR, no-break space, ideographic space; bytes of it, 0: none. */
static size_t blank_at(taiyaku_str s, size_t at)
{
	unsigned char c = (unsigned char)s.data[at];

	if (c == ' ' || c == '\t' || c == '\r')
		return 1;
	if (c == 0xc2 && at + 1 < s.len && (unsigned char)s.data[at + 1] == 0xa0)
		return 2;
	return ty_str_starts(ty_str_slice(s, at, s.len), TY_STR("\xe3\x80\x80")) ? 3 : 0;
}

static bool is_blank(taiyaku_str line)
{
	for (size_t at = 0; at < line.len;) {
		size_t step = blank_at(line, at);

		if (step == 0)
			return false;
		at += step;
	}
	return true;
}

static uint64_t count_lines(taiyaku_str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.data[i] == '\n';
	return n;
}

static size_t line_start(taiyaku_str s, size_t at)
{
	while (at > 0 && s.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(taiyaku_str s, size_t at)
{
	const char *end = at < s.len ? memchr(s.data + at, '\n', s.len - at) : NULL;

	return end ? (size_t)(end - s.data) : s.len;
}

/* Columns of a terminal, a Japanese character two: about what a wrapped line is measured in. */
static size_t columns(taiyaku_str line)
{
	size_t n = 0;

	for (size_t at = 0; at < line.len; n++) {
		uint32_t cp;

		at = ty_utf8_next(&cp, line, at);
		n += cp >= 0x2e80;
	}
	return n;
}

/* ---- what a line begins ---- */

typedef struct mark {
	ty_block_kind kind; /* TY_BLOCK_TEXT: nothing, the paragraph goes on */
	taiyaku_str label;
	size_t len; /* bytes before the text */
	int level;
} mark;

static size_t digits(taiyaku_str s, size_t at)
{
	size_t i = at;

	while (i < s.len && i - at < 4 && ty_is_digit(s.data[i]))
		i++;
	return i < s.len && ty_is_digit(s.data[i]) ? at : i;
}

static size_t skip_blanks(taiyaku_str s, size_t at)
{
	while (at < s.len && blank_at(s, at))
		at += blank_at(s, at);
	return at;
}

/* "[12] text", "[^note]: text" */
static bool bracket_label(mark *out, taiyaku_str s, size_t at)
{
	size_t end = at + 1;

	if (at >= s.len || s.data[at] != '[')
		return false;
	while (end < s.len && s.data[end] != ']' && end - at <= LABEL_MAX)
		end++;
	if (end >= s.len || s.data[end] != ']' || end == at + 1)
		return false;
	out->label = ty_str_slice(s, at + 1, end++);
	if (out->label.data[0] == '^') {
		out->label = ty_str_slice(out->label, 1, out->label.len);
		if (end >= s.len || s.data[end] != ':')
			return false;
		end++;
	} else if (digits(out->label, 0) != out->label.len || end >= s.len || s.data[end] == '(') {
		return false;
	}
	out->kind = TY_BLOCK_NOTE;
	out->len = end;
	return true;
}

/* "12. text", "12.中央日報", "12) text", but not "12.5". */
static bool number_label(mark *out, taiyaku_str s, size_t at)
{
	size_t end = digits(s, at);

	if (end == at || end + 1 >= s.len || (s.data[end] != '.' && s.data[end] != ')'))
		return false;
	if (!blank_at(s, end + 1) && (unsigned char)s.data[end + 1] < 0x80)
		return false;
	out->kind = TY_BLOCK_NOTE;
	out->label = ty_str_slice(s, at, end);
	out->len = end + 1;
	return true;
}

static bool bullet(mark *out, taiyaku_str s, size_t at)
{
	static const char *const bullets[] = {
		"- ", "* ", "+ ", "•", "・", "■", "●", "◆", "○", "▪"
	};

	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
		if (!ty_str_starts(ty_str_slice(s, at, s.len), ty_str(bullets[i])))
			continue;
		out->kind = TY_BLOCK_ITEM;
		out->len = at + strlen(bullets[i]);
		return true;
	}
	return false;
}

static mark mark_of(taiyaku_str line)
{
	mark out = { .kind = TY_BLOCK_TEXT };
	size_t at = skip_blanks(line, 0);

	out.level = 1 + (int)(at < 40 ? at / 2 : 20);
	if (bracket_label(&out, line, at) || number_label(&out, line, at))
		return out;
	bullet(&out, line, at);
	return out;
}

/* ---- paragraphs ---- */

static taiyaku_status end_block(ty_plain *plain, taiyaku_error *err)
{
	const ty_block *block;
	taiyaku_status status;

	if (!plain->open)
		return TAIYAKU_OK;
	plain->open = false;
	status = ty_block_end(&block, &plain->block, err);
	return status ? status : ty_pairs_block(plain->pairs, block, err);
}

static void begin_block(ty_plain *plain, const mark *m)
{
	ty_block_begin(&plain->block, m->kind, m->kind == TY_BLOCK_ITEM ? m->level : 0,
		       plain->line);
	plain->block.block.label = m->label;
	plain->open = true;
}

/* Whether a line goes on in the next one.  In a list of references every entry ends in a full stop,
 * and what belongs to an entry is indented, or begins with a date or an address. */
static bool goes_on(taiyaku_str line, taiyaku_str next)
{
	taiyaku_str end = ty_str_trim(line), start = ty_str_trim(next);

	if (columns(line) < WRAP_COLUMNS)
		return false;
	if (!ty_str_ends(end, TY_STR(".")) && !ty_str_ends(end, TY_STR("。")))
		return true;
	return start.len == 0 || blank_at(next, 0) || ty_is_any(start.data[0], "0123456789[(") ||
	       ty_str_starts(start, TY_STR("http"));
}

/* A paragraph, without the blank lines around it; it begins at plain->line. */
static taiyaku_status paragraph(ty_plain *plain, taiyaku_str text, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str before = { NULL, 0 };
	bool record = false;

	if (!ty_pairs_want_all(plain->pairs))
		status = ty_plain_record(&record, plain->pairs, text, plain->line, err);
	if (record) {
		plain->line += count_lines(text) + 1;
		return status;
	}
	while (!status && text.len) {
		taiyaku_str line = ty_str_slice(text, 0, line_end(text, 0));
		mark m = mark_of(line);

		if (!plain->open || m.kind != TY_BLOCK_TEXT) {
			status = end_block(plain, err);
			begin_block(plain, &m);
		} else {
			ty_block_add(&plain->block,
				     goes_on(before, line) ? TY_STR("\n") : TY_STR(TY_HARD_BREAK),
				     plain->line - 1);
		}
		before = line;
		if (ty_pairs_want_all(plain->pairs)) /* a label is translated too */
			m.len = 0;
		ty_block_add(&plain->block, ty_str_slice(line, m.len, line.len), plain->line);
		text = line.len < text.len ? ty_str_slice(text, line.len + 1, text.len)
					   : ty_str_slice(text, text.len, text.len);
		plain->line++;
	}
	return status ? status : end_block(plain, err);
}

/* The next character of a Japanese text at or after at, where all text is wanted any but white
 * space; the scan also stops at “ and ’. */
static size_t find_wanted(const ty_pairs *pairs, taiyaku_str s, size_t at)
{
	while (ty_pairs_want_all(pairs) && at < s.len) {
		if (s.data[at] != '\n' && !blank_at(s, at))
			return at;
		at += s.data[at] == '\n' ? 1 : blank_at(s, at);
	}
	while ((at = ty_utf8_find_japanese(s, at)) != SIZE_MAX) {
		unsigned char a = (unsigned char)s.data[at];
		unsigned char b = at + 1 < s.len ? (unsigned char)s.data[at + 1] : 0;

		if (a == 0xe2 && b < 0xba)
			at += 3; /* general punctuation, arrows, symbols: before U+2E80 */
		else
			break;
		if (at >= s.len)
			return SIZE_MAX;
	}
	return at;
}

static size_t paragraph_start(taiyaku_str s, size_t least, size_t at)
{
	size_t start = line_start(s, at);

	while (start > least && at - start < PARAGRAPH) {
		size_t before = line_start(s, start - 1);

		if (before < least || is_blank(ty_str_slice(s, before, start - 1)))
			break;
		start = before;
	}
	return start > least ? start : least;
}

static size_t paragraph_end(taiyaku_str s, size_t start, size_t at)
{
	size_t end = line_end(s, at);

	while (end < s.len && end - start < PARAGRAPH) {
		size_t after = line_end(s, end + 1);

		if (is_blank(ty_str_slice(s, end + 1, after)))
			break;
		end = after;
	}
	return end;
}

/* A line with no end in sight is cut. */
static size_t cut(taiyaku_str s, size_t start, size_t end)
{
	if (end - start <= 2 * PARAGRAPH)
		return end;
	return start + ty_piece_end(ty_str_slice(s, start, end), PARAGRAPH);
}

taiyaku_status ty_plain_text(ty_plain *plain, taiyaku_str text, taiyaku_error *err)
{
	size_t done = 0, at;
	taiyaku_status status = TAIYAKU_OK;

	while (!status && done < text.len &&
	       (at = find_wanted(plain->pairs, text, done)) != SIZE_MAX) {
		size_t start = paragraph_start(text, done, at);
		size_t end = cut(text, start, paragraph_end(text, start, at));

		plain->line += count_lines(ty_str_slice(text, done, start));
		status = paragraph(plain, ty_str_slice(text, start, end), err);
		done = end;
		/* paragraph counted the line end behind it; where there was none, take it back. */
		if (done < text.len && text.data[done] == '\n')
			done++;
		else
			plain->line--;
	}
	plain->line += count_lines(ty_str_slice(text, done, text.len));
	return status;
}

void ty_plain_free(ty_plain *plain)
{
	ty_block_builder_free(&plain->block);
}

/* ---- files ---- */

/* Where what is in the window can be cut: behind the last blank line, else, when the window is
 * full, behind the last line end; 0: not yet. */
static size_t safe_end(taiyaku_str window)
{
	size_t end = window.len;

	while (end > 0) {
		size_t start = line_start(window, end - 1);

		if (start == 0)
			break;
		if (is_blank(ty_str_slice(window, start, end - 1)) ||
		    window.len - start > PARAGRAPH)
			return start;
		end = start;
	}
	return window.len >= WINDOW ? ty_piece_end(window, window.len - 4) : 0;
}

static taiyaku_status read_text(ty_plain *plain, ty_text *text, taiyaku_error *err)
{
	ty_buf window = { 0 };
	taiyaku_str chunk;
	taiyaku_status status;

	for (;;) {
		size_t end;

		status = ty_text_chunk(&chunk, text, err);
		if (status || chunk.len == 0)
			break;
		ty_buf_add(&window, chunk);
		status = ty_buf_status(&window, err);
		end = status ? 0 : safe_end(ty_buf_str(&window));
		if (end == 0)
			continue;
		status = ty_plain_text(plain, ty_str_slice(ty_buf_str(&window), 0, end), err);
		memmove(window.data, window.data + end, window.len - end);
		ty_buf_cut(&window, window.len - end);
		if (status)
			break;
	}
	if (!status)
		status = ty_plain_text(plain, ty_buf_str(&window), err);
	ty_buf_free(&window);
	return status;
}

static taiyaku_status read_plain(ty_reading *reading, taiyaku_error *err)
{
	ty_text *text = NULL;
	ty_plain plain = { .line = 1 };
	taiyaku_status status =
		ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);

	if (!status)
		status = ty_pairs_open(&plain.pairs, reading, err);
	if (!status)
		status = read_text(&plain, text, err);
	if (!status)
		status = ty_pairs_finish(plain.pairs, err);
	ty_plain_free(&plain);
	ty_pairs_free(plain.pairs);
	ty_text_close(text);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_plain plain = { .pairs = pairs, .line = fragment->line };
	taiyaku_status status = ty_plain_text(&plain, fragment->text, err);

	ty_plain_free(&plain);
	return status;
}

/* Any text may be plain text; it is what remains. */
static int sniff(const ty_head *head)
{
	return head->text.len > 0 || head->raw.len == 0 ? 5 : 0;
}

const ty_fragment_reader ty_fragment_plain = { "text txt plain plaintext", NULL, read_fragment };

const ty_format ty_format_plain = {
	.info = { .name = "plain",
		  .title = "Plain text",
		  .extensions = "txt text log",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_plain,
};
