/* SPDX-License-Identifier: Apache-2.0 */
/*
 * SQL as people keep data in it: INSERT ... VALUES, COPY ... FROM stdin, with the names of the
 * columns where they are given, also by CREATE TABLE.  Rows of an excerpt need no statement around
 * them.  Nothing is executed.
 */
#include "base/error.h"
#include "document/document.h"
#include "document/fragment.h"
#include "document/lexer.h"

/* Parentheses open inside each other. */
enum { DEPTH_MAX = 1000, ROW_MAX = 8 << 20 /* bytes of the cells of a row */ };

/* What the words so far make of the statement. */
typedef enum statement {
	STATEMENT_OTHER,
	STATEMENT_INSERT, /* the first list in parentheses has the columns */
	STATEMENT_VALUES, /* every list is a row */
	STATEMENT_COPY,	  /* the first list has the columns, rows follow the statement */
	STATEMENT_CREATE  /* the first word of every item of the list is a column */
} statement;

/* A cell or the name of a column, in bytes of sql->bytes. */
typedef struct cell {
	size_t at, len;
	uint64_t line;
	bool text; /* a string, not a number or an expression */
	bool exact;
} cell;

typedef struct sql {
	ty_pairs *pairs;
	ty_chars *chars;
	ty_lexer lexer;
	int depth; /* of the fragment */
	statement statement;
	size_t words; /* of the statement so far */
	bool listed;  /* its first list was read */
	int open;     /* parentheses */
	bool item;    /* something of the item was read */
	bool stdin_follows;
	ty_buf table, bytes, cells; /* the name of the table; of what is being read */
	ty_buf names;		    /* of the columns, each behind a tab */
	ty_buf header;		    /* names that pairs has last seen */
	ty_arena arena;
} sql;

static size_t n_cells(const sql *q)
{
	return q->cells.len / sizeof(cell);
}

static cell *cells_of(const sql *q)
{
	return (cell *)(void *)q->cells.data;
}

static taiyaku_str cell_text(const sql *q, const cell *c)
{
	return c->len ? ty_str_of(q->bytes.data + c->at, c->len) : (taiyaku_str){ NULL, 0 };
}

static void clear_row(sql *q)
{
	ty_buf_clear(&q->bytes);
	ty_buf_clear(&q->cells);
	q->item = false;
}

/* ---- handing over ---- */

/* The names of the columns, if pairs does not know them. */
static taiyaku_status give_header(sql *q, taiyaku_error *err)
{
	taiyaku_str rest = ty_buf_str(&q->names);
	size_t n = 0;
	ty_block *blocks;
	taiyaku_status status;

	if (ty_str_equal(rest, ty_buf_str(&q->header)))
		return TAIYAKU_OK;
	status = ty_pairs_table_end(q->pairs, err);
	ty_buf_clear(&q->header);
	ty_buf_add(&q->header, rest);
	if (status || rest.len == 0)
		return status;
	blocks = ty_arena_room(&q->arena, TY_CELLS_MAX * sizeof *blocks);
	if (!blocks)
		return ty_fail_memory(err);
	rest = ty_str_slice(rest, 1, rest.len);
	while (rest.data && n < TY_CELLS_MAX)
		blocks[n++] = (ty_block){ .kind = TY_BLOCK_CELL, .text = ty_str_next(&rest, '\t') };
	return ty_pairs_row(q->pairs, blocks, n, true, err);
}

/* {"ja": a, "en": b}: columns hold whole records. */
static bool is_json(taiyaku_str text)
{
	taiyaku_str start = ty_str_trim(text);

	return start.len > 0 && (start.data[0] == '{' || start.data[0] == '[') &&
	       ty_str_has(start, "\":");
}

static bool is_document(taiyaku_str text)
{
	return ty_pairs_wanted(text) && (ty_str_has(text, "\n") || is_json(text));
}

/* A cell that is a document of its own; *given: it was one. */
static taiyaku_status give_document(bool *given, sql *q, const cell *c, taiyaku_error *err)
{
	const ty_fragment fragment = { .text = cell_text(q, c),
				       .line = c->line,
				       .one_line = !c->exact,
				       .depth = q->depth + 1 };

	*given = c->text && is_document(fragment.text);
	return *given ? ty_fragment_or_text(q->pairs, &fragment, err) : TAIYAKU_OK;
}

static taiyaku_status give_row(sql *q, taiyaku_error *err)
{
	size_t n = n_cells(q);
	ty_block *blocks;
	bool wanted = false;
	taiyaku_status status = TAIYAKU_OK;

	if (n > TY_CELLS_MAX)
		n = TY_CELLS_MAX;
	for (size_t i = 0; i < n && !wanted; i++)
		wanted = ty_pairs_wanted(cell_text(q, &cells_of(q)[i]));
	if (!wanted)
		return TAIYAKU_OK;
	ty_arena_reset(&q->arena);
	blocks = ty_arena_array(&q->arena, n, sizeof *blocks);
	if (!blocks)
		return ty_fail_memory(err);
	status = give_header(q, err);
	for (size_t i = 0; i < n && !status; i++) {
		const cell *c = &cells_of(q)[i];
		bool given;

		blocks[i] = (ty_block){ .kind = TY_BLOCK_CELL, .line = c->line };
		status = give_document(&given, q, c, err);
		if (!given)
			blocks[i].text = cell_text(q, c);
	}
	return status ? status : ty_pairs_row(q->pairs, blocks, n, false, err);
}

/* ---- COPY ---- */

/* The fields of a line in the text format of COPY (PostgreSQL, "COPY", File Formats): tabs between,
 * backslash escapes, \N is NULL. */
static void take_copy_byte(sql *q, cell *c, int byte)
{
	if (byte == '\\') {
		static const char from[] = "nrtbfv", to[] = "\n\r\t\b\f\v";
		int next = ty_chars_peek(q->chars);
		const char *known = next > 0 ? memchr(from, next, 6) : NULL;

		if (next == TY_CHARS_END || next == '\n')
			return;
		byte = ty_chars_next(q->chars);
		if (byte == 'N')
			return;
		c->exact = false;
		if (known)
			byte = to[known - from];
	}
	if (c->len < TY_BLOCK_MAX) {
		ty_buf_byte(&q->bytes, (char)byte);
		c->len++;
	}
}

/* false: it was the line that ends the rows, or the end. */
static bool take_copy_line(sql *q)
{
	cell c = { .line = q->chars->line, .text = true, .exact = true };
	int byte = ty_chars_peek(q->chars);

	clear_row(q);
	if (byte == TY_CHARS_END)
		return false;
	for (;;) {
		byte = ty_chars_next(q->chars);
		if (byte == '\\' && n_cells(q) == 0 && c.len == 0 &&
		    ty_chars_peek(q->chars) == '.') {
			ty_chars_next(q->chars);
			return false;
		}
		if (byte == '\t' || byte == '\n' || byte == TY_CHARS_END) {
			ty_buf_add(&q->cells, ty_str_of((const char *)&c, sizeof c));
			if (byte != '\t')
				return true;
			c = (cell){ q->bytes.len, 0, c.line, true, true };
		} else if (byte != '\r') {
			take_copy_byte(q, &c, byte);
		}
	}
}

static taiyaku_status read_copy(sql *q, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	int byte;

	do
		byte = ty_chars_next(q->chars);
	while (byte != '\n' && byte != TY_CHARS_END);
	while (!status && take_copy_line(q))
		status = give_row(q, err);
	clear_row(q);
	return status ? status : q->chars->status;
}

/* ---- statements ---- */

static void begin_statement(sql *q)
{
	q->statement = STATEMENT_OTHER;
	q->words = 0;
	q->open = 0;
	q->listed = q->stdin_follows = false;
	clear_row(q);
}

static bool is_word(const ty_token *token, const char *word)
{
	return ty_str_equal_ascii_case(token->text, ty_str(word));
}

/* A table by another name has other columns. */
static void name_table(sql *q, taiyaku_str name)
{
	if (ty_str_equal(ty_buf_str(&q->table), name))
		return;
	ty_buf_clear(&q->table);
	ty_buf_add(&q->table, name);
	ty_buf_clear(&q->names);
}

/* A word outside of parentheses. */
static void take_statement_word(sql *q, const ty_token *token)
{
	static const char *const skipped[] = { "into",	 "table",  "if",  "not",
					       "exists", "ignore", "only" };

	if (q->words++ == 0) {
		if (is_word(token, "insert") || is_word(token, "replace"))
			q->statement = STATEMENT_INSERT;
		else if (is_word(token, "copy"))
			q->statement = STATEMENT_COPY;
		else if (is_word(token, "create"))
			q->statement = STATEMENT_CREATE;
		return;
	}
	if (is_word(token, "values") || is_word(token, "value")) {
		q->statement = STATEMENT_VALUES;
		return;
	}
	if (q->statement == STATEMENT_COPY && is_word(token, "stdin"))
		q->stdin_follows = true;
	for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
		if (is_word(token, skipped[i]))
			return;
	/* The last part of schema.table. */
	if (!q->listed && q->statement != STATEMENT_OTHER && !q->stdin_follows)
		name_table(q, token->text);
}

/* The item of a list: a cell that grows, or a new one. */
static cell *current_cell(sql *q, uint64_t line)
{
	/* More cells, or bytes, than a row has are left out. */
	if (!q->item && n_cells(q) >= TY_CELLS_MAX)
		return NULL;
	if (!q->item) {
		cell c = { .at = q->bytes.len, .line = line, .exact = true };

		ty_buf_add(&q->cells, ty_str_of((const char *)&c, sizeof c));
		q->item = true;
	}
	return q->cells.failed ? NULL : &cells_of(q)[n_cells(q) - 1];
}

static void append(sql *q, cell *c, taiyaku_str text)
{
	if (c->len + text.len > TY_BLOCK_MAX || q->bytes.len + text.len > ROW_MAX)
		return;
	ty_buf_add(&q->bytes, text);
	c->len += text.len;
}

/* A string or a word inside of parentheses.  Of the columns of a new table the first word is the
 * name; in a row a word is a number, NULL or a function, or the N of N'text'. */
static void take_member(sql *q, const ty_token *token)
{
	bool string = token->kind == TY_TOKEN_STRING;
	bool begun = q->item;
	cell *c = current_cell(q, token->line);

	if (!c || (q->statement == STATEMENT_CREATE && (begun || q->open > 1)))
		return;
	if (string && !c->text) {
		c->len = 0;
		c->at = q->bytes.len;
	}
	if (string) {
		c->text = true;
		c->exact &= token->exact;
		append(q, c, token->text);
	} else if (!c->text && !begun && !is_word(token, "null")) {
		append(q, c, token->text);
	}
}

static void keep_names(sql *q)
{
	ty_buf_clear(&q->names);
	for (size_t i = 0; i < n_cells(q); i++) {
		ty_buf_byte(&q->names, '\t');
		ty_buf_add(&q->names, cell_text(q, &cells_of(q)[i]));
	}
}

static taiyaku_status end_list(sql *q, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (q->statement == STATEMENT_VALUES || (q->words == 0 && n_cells(q) > 1))
		status = give_row(q, err);
	else if (!q->listed && q->statement != STATEMENT_OTHER)
		keep_names(q);
	q->listed = true;
	clear_row(q);
	return status;
}

static taiyaku_status take_mark(sql *q, const ty_token *token, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	switch (token->mark) {
	case '(':
		if (++q->open > DEPTH_MAX)
			return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, token->line, 0,
					  "nested deeper than %d", DEPTH_MAX);
		if (q->open > 1)
			(void)current_cell(q, token->line);
		break;
	case ')':
		if (q->open > 0 && --q->open == 0)
			return end_list(q, err);
		break;
	case ',':
		if (q->open == 1 && !q->item)
			(void)current_cell(q, token->line);
		q->item = q->item && q->open > 1;
		break;
	case ';':
		if (q->stdin_follows)
			status = read_copy(q, err);
		if (q->open == 0)
			begin_statement(q);
		break;
	default:
		break;
	}
	return status;
}

static taiyaku_status give_string(sql *q, const ty_token *token, taiyaku_error *err)
{
	const ty_fragment fragment = { .text = token->text,
				       .line = token->line,
				       .one_line = !token->exact,
				       .depth = q->depth + 1 };

	return ty_fragment_or_text(q->pairs, &fragment, err);
}

static taiyaku_status take_token(sql *q, const ty_token *token, taiyaku_error *err)
{
	const ty_fragment comment = { .text = token->text,
				      .line = token->line,
				      .depth = q->depth + 1 };

	switch (token->kind) {
	case TY_TOKEN_COMMENT:
		return ty_fragment_or_text(q->pairs, &comment, err);
	case TY_TOKEN_MARK:
		return take_mark(q, token, err);
	case TY_TOKEN_STRING:
		/* UPDATE a SET b = '{"ja": c}': it is in no row. */
		if (q->statement == STATEMENT_OTHER && q->words > 0 && is_document(token->text))
			return give_string(q, token, err);
		/* fallthrough */
	case TY_TOKEN_WORD:
		if (q->open > 0)
			take_member(q, token);
		else
			take_statement_word(q, token);
		return TAIYAKU_OK;
	default:
		return TAIYAKU_OK;
	}
}

static taiyaku_status read_tokens(sql *q, taiyaku_error *err)
{
	for (;;) {
		ty_token token;
		taiyaku_status status = ty_lexer_next(&token, &q->lexer, err);

		if (!status && token.kind != TY_TOKEN_END)
			status = take_token(q, &token, err);
		if (status)
			return status;
		if (token.kind == TY_TOKEN_END)
			/* An excerpt may end inside of a row. */
			return q->open > 0 ? end_list(q, err) : TAIYAKU_OK;
		if (q->bytes.failed || q->cells.failed || q->names.failed || q->table.failed ||
		    q->header.failed)
			return ty_fail_memory(err);
	}
}

static taiyaku_status read_sql(ty_pairs *pairs, ty_chars *chars, int depth, taiyaku_error *err)
{
	sql q = { .pairs = pairs,
		  .chars = chars,
		  .lexer = { .chars = chars, .syntax = &ty_syntax_sql },
		  .depth = depth };
	taiyaku_status status = read_tokens(&q, err);

	ty_lexer_tell(&q.lexer, pairs);
	ty_lexer_free(&q.lexer);
	ty_buf_free(&q.table);
	ty_buf_free(&q.bytes);
	ty_buf_free(&q.cells);
	ty_buf_free(&q.names);
	ty_buf_free(&q.header);
	ty_arena_free(&q.arena);
	return status;
}

static taiyaku_status read_text(ty_pairs *pairs, ty_text *text, taiyaku_str name,
				taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_text(text, err);

	(void)name;
	return read_sql(pairs, &chars, 0, err);
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	return ty_document_read(reading, read_text, err);
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_memory(fragment->text, fragment->line);

	return read_sql(pairs, &chars, fragment->depth, err);
}

/* Statements that hold data, at the beginning of a line. */
static int sniff(const ty_head *head)
{
	static const char *const begins[] = { "INSERT INTO ", "REPLACE INTO ", "CREATE TABLE ",
					      "COPY ", "DROP TABLE " };
	taiyaku_str rest = head->text;

	while (rest.data) {
		taiyaku_str line = ty_str_next(&rest, '\n');

		for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
			taiyaku_str word = ty_str(begins[i]);

			if (line.len > word.len &&
			    ty_str_equal_ascii_case(ty_str_slice(line, 0, word.len), word) &&
			    ty_str_find(line, i == 3 ? TY_STR(" FROM ") : TY_STR(" "), 0) !=
				    SIZE_MAX)
				return 60;
		}
	}
	return 0;
}

const ty_fragment_reader ty_fragment_sql = { "sql psql mysql sqlite plsql", sniff, read_fragment };

const ty_format ty_format_sql = { .info = { .name = "sql",
					    .title = "SQL dumps: INSERT and COPY",
					    .extensions = "sql psql ddl",
					    .reads = true,
					    .document = true },
				  .sniff = sniff,
				  .read = read };
