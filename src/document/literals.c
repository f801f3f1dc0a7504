/* SPDX-License-Identifier: Apache-2.0 */
#include "document/literals.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"
#include "document/comments.h"
#include "document/lexer.h"
#include "document/nest.h"

/* One member of a value, or one statement, as far as it was read.  Its bytes in held are the name,
 * the first of two alternatives (a ? first : text), and the text. */
typedef struct item {
	size_t held;
	size_t name_len, first_len, text_len;
	uint64_t line; /* of the text */
	bool named;
	bool quoted;   /* the name is a string */
	bool text;     /* a string was read */
	bool other;    /* something else was: a name, a call */
	bool joined;   /* an operator that joins strings was the last */
	bool question; /* behind the ? of a ? b : c */
	bool alternatives;
	bool exact; /* see ty_token */
	unsigned strings;
} item;

/* Bytes of a name with those of what it is of; of a longer one the end. */
enum { NAME_LONGEST = 1024 };
/* No bracket closes a table. */
enum { TABLE_CLOSE = '\n' };

/* What is open between two brackets. */
typedef struct group {
	char close;
	char before;	   /* what stood before it, see literals */
	bool opened;	   /* nest knows of it */
	uint32_t callee;   /* which function is called; 0: none */
	ty_nest_kind kind; /* until then a guess */
	item item;
} group;

typedef struct literals {
	ty_pairs *pairs;
	ty_nest *nest;
	ty_lexer lexer;
	const ty_syntax *syntax;
	ty_comments comments;
	ty_buf held;
	ty_buf word;	 /* the last name that was read: what = or : behind it names */
	bool line_ends;	 /* a line end was read; whether it ends the item the next token tells */
	char before;	 /* the mark of the last token, w for a name, s for a string */
	bool value_word; /* a name behind which a value stands: return, default */
	size_t n_groups;
	group groups[TY_NEST_DEPTH + 1];
} literals;

static group *innermost(literals *lit)
{
	return &lit->groups[lit->n_groups];
}

static taiyaku_str name_of(const literals *lit, const item *it)
{
	return ty_str_of(lit->held.data + it->held, it->name_len);
}

static taiyaku_str text_of(const literals *lit, const item *it)
{
	return ty_str_of(lit->held.data + it->held + it->name_len + it->first_len, it->text_len);
}

static void reset_item(literals *lit, item *it)
{
	ty_buf_cut(&lit->held, it->held);
	ty_buf_clear(&lit->word);
	*it = (item){ .held = it->held, .exact = true };
}

/* ---- items ---- */

static taiyaku_status open_group(literals *lit, taiyaku_error *err)
{
	group *g = innermost(lit);
	const item *outer;
	taiyaku_status status;

	if (g->opened || lit->n_groups == 0)
		return TAIYAKU_OK;
	g->opened = true;
	outer = &g[-1].item;
	status = ty_nest_open(lit->nest, g->kind,
			      outer->named ? ty_str_behind_last(name_of(lit, outer), '.')
					   : TY_STR(""),
			      outer->line, err);
	if (!status)
		ty_nest_callee(lit->nest, g->callee);
	return status;
}

/* Long texts and those that hold markup of their own are no members. */
static bool is_document(taiyaku_str text)
{
	text = ty_str_slice(text, ty_str_starts(text, TY_STR("\n")), text.len);
	return ty_str_has(text, "\n") || ty_str_has(text, "{{");
}

/* a ? "日本" : "Japan" */
static taiyaku_status add_alternatives(literals *lit, const item *it, taiyaku_error *err)
{
	ty_field first = { .text = ty_str_of(name_of(lit, it).data + it->name_len, it->first_len),
			   .line = it->line };
	ty_field second = { .text = text_of(lit, it), .line = it->line };
	taiyaku_str name = it->named ? name_of(lit, it) : TY_STR("");
	taiyaku_status status;

	/* Alternatives in two scripts are the text in two languages. */
	if (ty_pairs_wanted(first.text) != ty_pairs_wanted(second.text)) {
		first.name = ty_pairs_wanted(first.text) ? TY_STR("japanese") : TY_STR("english");
		second.name = ty_pairs_wanted(second.text) ? TY_STR("japanese") : TY_STR("english");
	}
	status = ty_nest_open(lit->nest, TY_NEST_CALL, name, it->line, err);

	if (!status)
		status = ty_nest_add(lit->nest, &first, err);
	if (!status)
		status = ty_nest_add(lit->nest, &second, err);
	return status ? status : ty_nest_close(lit->nest, err);
}

static taiyaku_status add_item(literals *lit, const item *it, taiyaku_error *err)
{
	ty_field field = { .line = it->line };

	if (it->named)
		field.name = name_of(lit, it);
	if (it->alternatives && it->text)
		return add_alternatives(lit, it, err);
	if (it->text)
		field.text = text_of(lit, it);
	if (it->text && ty_pairs_wanted(field.text) && is_document(field.text))
		return ty_comments_text(&lit->comments, field.text, it->line, it->exact, err);
	if (it->text || (it->other && !it->named && innermost(lit)->kind != TY_NEST_BLOCK))
		return ty_nest_add(lit->nest, &field, err);
	return TAIYAKU_OK;
}

/* separator: the mark that ends it. */
static taiyaku_status end_item(literals *lit, char separator, taiyaku_error *err)
{
	group *g = innermost(lit);
	taiyaku_status status;

	lit->line_ends = false;
	if (!g->opened && g->close == '}' && !(lit->syntax->flags & TY_SYNTAX_JSON)) {
		/* Names alone, as in Map<A, B>, are no members. */
		if (separator == ',' && (g->item.text || g->item.named))
			g->kind = TY_NEST_OBJECT;
		else if (separator == ';')
			g->kind = TY_NEST_BLOCK;
	}
	status = open_group(lit, err);
	if (!status)
		status = add_item(lit, &g->item, err);
	reset_item(lit, &g->item);
	return status;
}

/* ---- tokens ---- */

/* What opens with this mark: members, places, arguments or statements. */
static ty_nest_kind kind_of(const literals *lit, char open)
{
	if (open == '[')
		return TY_NEST_LIST;
	if (open == '(')
		return TY_NEST_CALL;
	if (open == '<')
		return TY_NEST_OBJECT;
	if ((lit->syntax->flags & TY_SYNTAX_JSON) || lit->value_word)
		return TY_NEST_OBJECT;
	return memchr("=:(,[{]", lit->before, 7) ? TY_NEST_OBJECT : TY_NEST_BLOCK;
}

static char closing(char open)
{
	return open == '(' ? ')' : open == '[' ? ']' : open == '<' ? '>' : '}';
}

static taiyaku_status begin_group(literals *lit, char open, uint64_t line, taiyaku_error *err)
{
	group *g = innermost(lit);
	taiyaku_status status = open_group(lit, err);

	/* JSON Lines: a value follows one without a comma. */
	if (!status && (lit->syntax->flags & TY_SYNTAX_JSON) && lit->n_groups == 0 &&
	    (lit->before == '}' || lit->before == ']'))
		status = ty_nest_break(lit->nest, err);
	if (status)
		return status;
	if (lit->n_groups >= TY_NEST_DEPTH)
		return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, line, 0, "nested deeper than %d",
				  TY_NEST_DEPTH);
	if (!g->item.text)
		g->item.line = line;
	lit->n_groups++;
	g[1] = (group){
		.close = closing(open),
		.before = lit->before,
		.kind = kind_of(lit, open),
		.item = { .held = lit->held.len, .exact = true },
	};
	if (open == '(' && lit->before == 'w')
		g[1].callee = (uint32_t)ty_hash(ty_buf_str(&lit->word)) | 1;
	ty_buf_clear(&lit->word);
	return TAIYAKU_OK;
}

/* What the group was for the item around it: an operand, and its own business. */
static void after_group(literals *lit)
{
	item *it = &innermost(lit)->item;

	ty_buf_cut(&lit->held, it->held + it->name_len + it->first_len + it->text_len);
	ty_buf_clear(&lit->word);
	if (it->joined && it->text) {
		ty_buf_add(&lit->held, TY_STR(TY_HOLE));
		it->text_len += sizeof TY_HOLE - 1;
	}
	it->joined = false;
}

/* titles["ja"], {["ja"] = a}: what stands between the brackets is a name for what follows. */
static bool is_index(const group *g)
{
	bool member = memchr("{,", g->before, 2) && g[-1].close == '}';

	return g->close == ']' && !g->opened && (g->before == 'w' || member) &&
	       g->item.strings == 1 && !g->item.named && !g->item.other;
}

static taiyaku_status close_group(literals *lit, taiyaku_error *err)
{
	group *g = innermost(lit);
	taiyaku_status status;

	if (lit->n_groups > 0 && is_index(g)) {
		lit->n_groups--;
		after_group(lit);
		/* The bytes are still there behind what is held. */
		ty_buf_add(&lit->word, ty_str_of(lit->held.data + g->item.held, g->item.text_len));
		return TAIYAKU_OK;
	}
	status = end_item(lit, '\0', err);
	if (!status)
		status = ty_nest_close(lit->nest, err);
	if (lit->n_groups > 0) {
		lit->n_groups--;
		after_group(lit);
	}
	return status;
}

/* A bracket closes the innermost group that waits for it, and those inside that were left open; it
 * closes what began before the excerpt if there is none. */
static taiyaku_status end_group(literals *lit, char close, taiyaku_error *err)
{
	size_t at = lit->n_groups;
	taiyaku_status status = TAIYAKU_OK;

	while (at > 0 && lit->groups[at].close != close)
		at--;
	if (at == 0 && lit->n_groups > 0)
		return end_item(lit, '\0', err);
	do
		status = close_group(lit, err);
	while (!status && at > 0 && lit->n_groups >= at);
	return status;
}

static void append_text(literals *lit, item *it, taiyaku_str s)
{
	ty_buf_add(&lit->held, s);
	it->text_len += s.len;
	it->text = true;
}

static taiyaku_status take_string(literals *lit, const ty_token *token, taiyaku_error *err)
{
	item *it = &innermost(lit)->item;
	bool adjacent = lit->before == 's' && (lit->syntax->flags & TY_SYNTAX_ADJACENT);
	taiyaku_status status = TAIYAKU_OK;

	if (it->text && !it->joined && !adjacent)
		status = end_item(lit, '\0', err);
	if (status)
		return status;
	if (!it->text) {
		it->line = token->line;
		it->exact = true;
		if (it->joined && it->other)
			append_text(lit, it, TY_STR(TY_HOLE));
	}
	if (it->text_len + token->text.len <= TY_BLOCK_MAX)
		append_text(lit, it, token->text);
	it->text = true;
	it->strings++;
	it->exact &= token->exact;
	it->joined = false;
	return TAIYAKU_OK;
}

/* The text so far is the first of two alternatives. */
static void alternate(item *it)
{
	it->first_len = it->text_len;
	it->text_len = 0;
	it->text = false;
	it->question = false;
	it->alternatives = true;
}

/* The string that was read last names what follows; false: there is more than it. */
static bool name_by_string(item *it)
{
	if (!it->text || it->strings != 1 || it->named)
		return false;
	it->name_len = it->text_len;
	it->text_len = 0;
	it->text = false;
	it->strings = 0;
	it->named = it->quoted = true;
	return true;
}

static void take_word(literals *lit, const ty_token *token)
{
	item *it = &innermost(lit)->item;
	taiyaku_str word = token->text;

	lit->value_word = ty_str_is(word, "return") || ty_str_is(word, "default");
	if (it->text && !it->alternatives && ty_str_is(word, "else")) {
		alternate(it);
		return;
	}
	/* mapOf("a" to b) */
	if (lit->before == 's' && ty_str_is(word, "to") && name_by_string(it))
		return;
	if (it->text && it->joined)
		append_text(lit, it, TY_STR(TY_HOLE));
	it->joined = false;
	if (it->named && !it->text && ty_is_digit(word.data[0])) {
		it->line = token->line;
		append_text(lit, it, word);
	}
	it->other = true;
	/* book.title = ...: of which book the title is. */
	if (lit->before == '.' && lit->word.len && lit->word.len < NAME_LONGEST &&
	    !(lit->syntax->flags & TY_SYNTAX_DOT))
		ty_buf_byte(&lit->word, '.');
	else
		ty_buf_clear(&lit->word);
	ty_buf_add(&lit->word, word);
}

/* The string or the name that was last names what follows.  assigned: of book.title all of it. */
static taiyaku_status name_item(literals *lit, bool assigned, taiyaku_error *err)
{
	item *it = &innermost(lit)->item;
	taiyaku_str name;
	taiyaku_status status = TAIYAKU_OK;

	if (lit->before == 's' && name_by_string(it)) {
		; /* It has its name. */
	} else if (it->text && lit->before == 'w') {
		/* Attributes: a="x" b="y". */
		ty_buf word = lit->word;

		lit->word = (ty_buf){ 0 };
		status = end_item(lit, '\0', err);
		lit->word = word;
	}
	if (!it->named && !it->text && lit->word.len) {
		/* Of two alternatives the second never came. */
		ty_buf_cut(&lit->held, it->held);
		it->first_len = it->text_len = 0;
		it->alternatives = false;
		name = ty_buf_str(&lit->word);
		if (!assigned)
			name = ty_str_behind_last(name, '.');
		ty_buf_add(&lit->held, name);
		it->name_len = name.len;
		it->named = true;
	}
	it->other = false;
	it->joined = false;
	ty_buf_clear(&lit->word);
	return status;
}

static taiyaku_status take_colon(literals *lit, taiyaku_error *err)
{
	item *it = &innermost(lit)->item;
	bool question = it->question && lit->before != '?';

	it->question = false;
	if (question && it->text)
		alternate(it);
	return question || it->alternatives ? TAIYAKU_OK : name_item(lit, false, err);
}

/* A condition ends: what it compares with is no text. */
static void take_question(literals *lit)
{
	item *it = &innermost(lit)->item;

	ty_buf_cut(&lit->held, it->held + it->name_len);
	it->text = it->joined = it->alternatives = false;
	it->text_len = it->first_len = 0;
	it->strings = 0;
	it->question = true;
}

/* case "a": title = ...: the string is no name of what is assigned behind it. */
static bool drop_case(literals *lit)
{
	item *it = &innermost(lit)->item;

	if (!it->quoted || lit->before != 'w')
		return false;
	ty_buf_cut(&lit->held, it->held);
	it->name_len = 0;
	it->named = it->quoted = false;
	return true;
}

static taiyaku_status take_mark(literals *lit, const ty_token *token, taiyaku_error *err)
{
	item *it = &innermost(lit)->item;

	switch (token->mark) {
	case '(':
	case '[':
	case '{':
	case '<':
		return begin_group(lit, token->mark, token->line, err);
	case ')':
	case ']':
	case '}':
	case '>':
		return end_group(lit, token->mark, err);
	case ',':
	case ';':
		return end_item(lit, token->mark, err);
	case ':':
		return take_colon(lit, err);
	case '=':
		return it->named && !it->text && !drop_case(lit) ? TAIYAKU_OK
								 : name_item(lit, true, err);
	case '?':
		take_question(lit);
		break;
	case '.':
		it->joined = lit->syntax->flags & TY_SYNTAX_DOT;
		break;
	default:
		it->joined = token->mark == '+';
	}
	return TAIYAKU_OK;
}

/* The line end before this token ends an item, unless an operator joins them. */
static taiyaku_status settle_line(literals *lit, const ty_token *token, taiyaku_error *err)
{
	bool joins = token->kind == TY_TOKEN_MARK && memchr("+.?:#", token->mark, 5);

	if (token->kind == TY_TOKEN_STRING && lit->before == 's' &&
	    (lit->syntax->flags & TY_SYNTAX_ADJACENT))
		joins = true;
	if (!lit->line_ends)
		return TAIYAKU_OK;
	lit->line_ends = false;
	return joins ? TAIYAKU_OK : end_item(lit, ';', err);
}

static void take_line(literals *lit)
{
	const group *g = innermost(lit);

	if (lit->n_groups > 0 && g->close != '}' && g->close != TABLE_CLOSE)
		return;
	lit->line_ends = !memchr("=:+,.?([{#", lit->before, 10);
}

/* [a.b]: an object of that name, up to the next one. */
static taiyaku_status take_table(literals *lit, const ty_token *token, taiyaku_error *err)
{
	taiyaku_status status = end_item(lit, '\0', err);

	while (!status && lit->n_groups > 0)
		status = close_group(lit, err);
	if (status)
		return status;
	lit->n_groups = 1;
	lit->groups[1] = (group){ .close = TABLE_CLOSE,
				  .kind = TY_NEST_OBJECT,
				  .opened = true,
				  .item = { .held = lit->held.len, .exact = true } };
	return ty_nest_open(lit->nest, TY_NEST_OBJECT, token->text, token->line, err);
}

static taiyaku_status take_token(literals *lit, const ty_token *token, taiyaku_error *err)
{
	taiyaku_status status;

	if (token->kind == TY_TOKEN_COMMENT)
		return ty_comments_take(&lit->comments, token, err);
	if (token->kind == TY_TOKEN_LINE) {
		take_line(lit);
		return TAIYAKU_OK;
	}
	status = ty_comments_end(&lit->comments, err);
	if (!status && token->kind == TY_TOKEN_PAGE) {
		lit->before = token->mark == '#' ? '#' : lit->before;
		return ty_comments_page(&lit->comments, token, err);
	}
	if (!status)
		status = settle_line(lit, token, err);
	if (status)
		return status;
	switch (token->kind) {
	case TY_TOKEN_TABLE:
		return take_table(lit, token, err);
	case TY_TOKEN_STRING:
		status = take_string(lit, token, err);
		lit->before = 's';
		break;
	case TY_TOKEN_WORD:
		take_word(lit, token);
		lit->before = 'w';
		return TAIYAKU_OK;
	default:
		status = take_mark(lit, token, err);
		lit->before = token->mark;
	}
	lit->value_word = false;
	return status;
}

static taiyaku_status read_tokens(literals *lit, taiyaku_error *err)
{
	for (;;) {
		ty_token token;
		taiyaku_status status = ty_lexer_next(&token, &lit->lexer, err);

		if (!status && token.kind != TY_TOKEN_END)
			status = take_token(lit, &token, err);
		if (status || token.kind == TY_TOKEN_END)
			return status;
		if (lit->held.failed || lit->word.failed)
			return ty_fail_memory(err);
	}
}

taiyaku_status ty_literals_read(ty_pairs *pairs, ty_chars *chars, const ty_syntax *syntax,
				int depth, taiyaku_error *err)
{
	bool json = syntax->flags & TY_SYNTAX_JSON;
	literals *lit = calloc(1, sizeof *lit);
	taiyaku_status status;

	if (!lit)
		return ty_fail_memory(err);
	lit->pairs = pairs;
	lit->syntax = syntax;
	lit->comments = (ty_comments){ .pairs = pairs, .depth = depth };
	lit->lexer = (ty_lexer){ .chars = chars, .syntax = syntax };
	lit->groups[0] = (group){ .kind = json ? TY_NEST_OBJECT : TY_NEST_BLOCK, .opened = true };
	status = ty_nest_new(&lit->nest, pairs, lit->groups[0].kind, err);
	if (!status)
		status = read_tokens(lit, err);
	if (!status)
		status = ty_comments_end(&lit->comments, err);
	while (!status && lit->n_groups > 0)
		status = close_group(lit, err);
	if (!status)
		status = end_item(lit, '\0', err);
	if (!status)
		status = ty_nest_break(lit->nest, err);
	ty_nest_free(lit->nest);
	ty_lexer_tell(&lit->lexer, lit->pairs);
	ty_lexer_free(&lit->lexer);
	ty_buf_free(&lit->held);
	ty_buf_free(&lit->word);
	ty_comments_free(&lit->comments);
	free(lit);
	return status;
}
