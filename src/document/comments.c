/* SPDX-License-Identifier: Apache-2.0 */
#include "document/comments.h"

#include "document/fragment.h"
#include "extract/block.h"

taiyaku_status ty_comments_text(const ty_comments *comments, taiyaku_str text, uint64_t line,
				bool exact, taiyaku_error *err)
{
	const ty_fragment fragment = {
		.text = text, .line = line, .one_line = !exact, .depth = comments->depth + 1
	};

	return ty_fragment_or_text(comments->pairs, &fragment, err);
}

taiyaku_status ty_comments_end(ty_comments *comments, taiyaku_error *err)
{
	taiyaku_status status;

	if (comments->text.len == 0)
		return TAIYAKU_OK;
	status = ty_comments_text(comments, ty_buf_str(&comments->text), comments->line, true, err);
	ty_buf_clear(&comments->text);
	return status;
}

void ty_comments_file(ty_pairs *pairs, taiyaku_str comment)
{
	ty_file_language file = ty_language_of_file(comment);

	if (file != TY_FILE_NONE)
		(void)ty_pairs_file(pairs, file);
}

taiyaku_status ty_comments_take(ty_comments *comments, const ty_token *token, taiyaku_error *err)
{
	/* One of several lines, or beside code, is whole. */
	bool of_line = token->alone && token->mark == '/';
	bool follows = of_line && comments->text.len > 0 && token->line == comments->last + 1 &&
		       comments->text.len + token->text.len < TY_BLOCK_MAX;
	taiyaku_status status = follows ? TAIYAKU_OK : ty_comments_end(comments, err);

	if (status)
		return status;
	if (follows)
		ty_buf_byte(&comments->text, '\n');
	else
		comments->line = token->line;
	comments->last = token->line;
	if (token->alone)
		ty_comments_file(comments->pairs, token->text);
	ty_buf_add(&comments->text, token->text);
	status = ty_buf_status(&comments->text, err);
	return status || of_line ? status : ty_comments_end(comments, err);
}

taiyaku_status ty_comments_page(const ty_comments *comments, const ty_token *token,
				taiyaku_error *err)
{
	const ty_fragment page = { .name = TY_STR("html"),
				   .text = token->text,
				   .line = token->line,
				   .depth = comments->depth + 1 };
	bool known;

	if (!ty_pairs_want(comments->pairs, token->text))
		return TAIYAKU_OK;
	return ty_fragment_read(&known, comments->pairs, &page, err);
}

void ty_comments_free(ty_comments *comments)
{
	ty_buf_free(&comments->text);
}
