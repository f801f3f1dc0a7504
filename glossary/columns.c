/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/columns.h"

#include "base/ascii.h"
#include "base/pair.h"
#include "base/tag.h"
#include "text/script.h"

/* Longest name of a column that is looked at. */
enum { NAME_MAX_BYTES = 64 };

/* Names of columns, in lower case, without spaces, "_", "-", ":" and brackets.  To add one: a
 * row here.  A name that is a language tag, or a language's name below, is that language's text. */
static const struct {
	const char *name;
	ty_column column;
	taiyaku_kind kind;
} columns[] = {
	{ "source", TY_COLUMN_SOURCE, TAIYAKU_ANY },
	{ "src", TY_COLUMN_SOURCE, TAIYAKU_ANY },
	{ "sourcetext", TY_COLUMN_SOURCE, TAIYAKU_ANY },
	{ "sourceterm", TY_COLUMN_SOURCE, TAIYAKU_TERM },
	{ "term", TY_COLUMN_SOURCE, TAIYAKU_TERM },
	{ "原文", TY_COLUMN_SOURCE, TAIYAKU_ANY },
	{ "原題", TY_COLUMN_SOURCE, TAIYAKU_TITLE },
	{ "原語", TY_COLUMN_SOURCE, TAIYAKU_TERM },
	{ "用語", TY_COLUMN_SOURCE, TAIYAKU_TERM },
	{ "見出し語", TY_COLUMN_SOURCE, TAIYAKU_TERM },
	{ "見出語", TY_COLUMN_SOURCE, TAIYAKU_TERM },
	{ "target", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "tgt", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "targettext", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "targetterm", TY_COLUMN_TARGET, TAIYAKU_TERM },
	{ "translation", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "gloss", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "訳", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "訳文", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "翻訳", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "対訳", TY_COLUMN_TARGET, TAIYAKU_ANY },
	{ "訳語", TY_COLUMN_TARGET, TAIYAKU_TERM },
	{ "訳題", TY_COLUMN_TARGET, TAIYAKU_TITLE },
	{ "kind", TY_COLUMN_KIND, TAIYAKU_ANY },
	{ "種別", TY_COLUMN_KIND, TAIYAKU_ANY },
	{ "種類", TY_COLUMN_KIND, TAIYAKU_ANY },
	{ "status", TY_COLUMN_STATUS, TAIYAKU_ANY },
	{ "termstatus", TY_COLUMN_STATUS, TAIYAKU_TERM },
	{ "状態", TY_COLUMN_STATUS, TAIYAKU_ANY },
	{ "ステータス", TY_COLUMN_STATUS, TAIYAKU_ANY },
	{ "reading", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "yomi", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "kana", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "furigana", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "srcreading", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "srcyomi", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "よみ", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "ヨミ", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "読み", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "読み方", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "よみがな", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "読みがな", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "読み仮名", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "ふりがな", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "フリガナ", TY_COLUMN_READING, TAIYAKU_ANY },
	{ "note", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "notes", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "comment", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "comments", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "remark", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "remarks", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "備考", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "注", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "注記", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "注釈", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "メモ", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "コメント", TY_COLUMN_NOTE, TAIYAKU_ANY },
	{ "memory", TY_COLUMN_MEMORY, TAIYAKU_ANY },
	{ "メモリ", TY_COLUMN_MEMORY, TAIYAKU_ANY },
	{ "tuid", TY_COLUMN_TUID, TAIYAKU_ANY },
	{ "id", TY_COLUMN_ID, TAIYAKU_ANY },
	{ "file", TY_COLUMN_FILE, TAIYAKU_ANY },
	{ "ファイル", TY_COLUMN_FILE, TAIYAKU_ANY },
	{ "line", TY_COLUMN_LINE, TAIYAKU_ANY },
	{ "行", TY_COLUMN_LINE, TAIYAKU_ANY },
	{ "author", TY_COLUMN_AUTHOR, TAIYAKU_ANY },
	{ "著者", TY_COLUMN_AUTHOR, TAIYAKU_ANY },
	{ "著者名", TY_COLUMN_AUTHOR, TAIYAKU_ANY },
	{ "romanized", TY_COLUMN_ROMANIZED, TAIYAKU_ANY },
	{ "romanised", TY_COLUMN_ROMANIZED, TAIYAKU_ANY },
	{ "year", TY_COLUMN_YEAR, TAIYAKU_ANY },
	{ "年", TY_COLUMN_YEAR, TAIYAKU_ANY },
	{ "date", TY_COLUMN_DATE, TAIYAKU_ANY },
	{ "日付", TY_COLUMN_DATE, TAIYAKU_ANY },
	{ "url", TY_COLUMN_URL, TAIYAKU_ANY },
	{ "link", TY_COLUMN_URL, TAIYAKU_ANY },
	{ "リンク", TY_COLUMN_URL, TAIYAKU_ANY },
};

static const struct {
	const char *name, *tag;
} language_names[] = {
	{ "japanese", "ja" }, { "日本語", "ja" }, { "日本語名", "ja" }, { "和文", "ja" },
	{ "和名", "ja" },     { "jp", "ja" },	  { "jpn", "ja" },	{ "english", "en" },
	{ "英語", "en" },     { "英語名", "en" }, { "英文", "en" },	{ "英訳", "en" },
	{ "英名", "en" },     { "eng", "en" },
};

/* Tags of ISO 639-1, and what tables call languages other than those above. */
static const char tags[] =
	"aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv "
	"cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr "
	"ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw "
	"ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv "
	"ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr "
	"ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
	"yo za zh zu";
static const char other_names[] =
	"german french spanish italian portuguese dutch chinese korean russian polish czech "
	"swedish danish norwegian finnish hungarian turkish arabic hebrew greek thai vietnamese "
	"indonesian latin ドイツ語 フランス語 スペイン語 イタリア語 ポルトガル語 オランダ語 中国語 "
	"韓国語 朝鮮語 ロシア語 アラビア語 タイ語 ベトナム語 ラテン語";

/* Words beside a language in a name: "title_ja", "日本語タイトル", "English term". */
static const struct {
	const char *word;
	taiyaku_kind kind;
} beside_language[] = {
	{ "title", TAIYAKU_TITLE },	{ "題名", TAIYAKU_TITLE },
	{ "題", TAIYAKU_TITLE },	{ "タイトル", TAIYAKU_TITLE },
	{ "term", TAIYAKU_TERM },	{ "用語", TAIYAKU_TERM },
	{ "text", TAIYAKU_ANY },	{ "name", TAIYAKU_ANY },
	{ "translation", TAIYAKU_ANY }, { "訳", TAIYAKU_ANY },
	{ "segment", TAIYAKU_SEGMENT },
};

static const struct {
	const char *value, *status;
} statuses[] = {
	{ "approved", "approved" },
	{ "preferred", "approved" },
	{ "preferredterm", "approved" },
	{ "preferredtermadmnsts", "approved" },
	{ "承認", "approved" },
	{ "承認済", "approved" },
	{ "承認済み", "approved" },
	{ "推奨", "approved" },
	{ "provisional", "provisional" },
	{ "admitted", "provisional" },
	{ "admittedterm", "provisional" },
	{ "admittedtermadmnsts", "provisional" },
	{ "暫定", "provisional" },
	{ "仮", "provisional" },
	{ "許容", "provisional" },
	{ "nonstandard", "non-standard" },
	{ "非標準", "non-standard" },
	{ "非推奨", "non-standard" },
	{ "forbidden", "forbidden" },
	{ "deprecated", "forbidden" },
	{ "deprecatedterm", "forbidden" },
	{ "deprecatedtermadmnsts", "forbidden" },
	{ "superseded", "forbidden" },
	{ "supersededtermadmnsts", "forbidden" },
	{ "禁止", "forbidden" },
	{ "使用禁止", "forbidden" },
	{ "禁止語", "forbidden" },
};

static const struct {
	const char *value;
	taiyaku_kind kind;
} kinds[] = {
	{ "title", TAIYAKU_TITLE },	{ "題名", TAIYAKU_TITLE }, { "タイトル", TAIYAKU_TITLE },
	{ "segment", TAIYAKU_SEGMENT }, { "文", TAIYAKU_SEGMENT }, { "term", TAIYAKU_TERM },
	{ "用語", TAIYAKU_TERM },	{ "name", TAIYAKU_NAME },  { "固有名詞", TAIYAKU_NAME },
	{ "名称", TAIYAKU_NAME },
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A name as the tables have it, in buffer. */
static taiyaku_str plain_name(char buffer[NAME_MAX_BYTES], taiyaku_str name)
{
	size_t len = 0;

	if (name.len > NAME_MAX_BYTES)
		return (taiyaku_str){ NULL, 0 };
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i];

		if (c == 0 || strchr(" _-:.()[]/*", c))
			continue;
		buffer[len++] = ty_lower(c);
	}
	return ty_str_of(buffer, len);
}

/* The column of a text in the language of this tag. */
static ty_column side_of(taiyaku_str tag, const taiyaku_languages *languages)
{
	int side = ty_tag_side(tag, languages);

	if (side < 0)
		return TY_COLUMN_NONE;
	return side == TAIYAKU_SOURCE ? TY_COLUMN_SOURCE : TY_COLUMN_TARGET;
}

/* A tag ("ja", "en-US") or the name of a language. */
static ty_column by_language(taiyaku_str name, const taiyaku_languages *languages)
{
	char buffer[NAME_MAX_BYTES];
	taiyaku_str plain = plain_name(buffer, name);
	size_t behind = name.len - ty_tag_primary(name).len;
	int side = ty_tag_side(name, languages);

	/* A region is two letters or three digits (BCP 47, section 2.1). */
	if (side >= 0 &&
	    (behind == 0 || behind == 3 || behind == 4 || ty_tag_fit(name, languages, side) == 3))
		return side_of(name, languages);
	for (size_t i = 0; i < COUNT(language_names); i++)
		if (ty_str_is(plain, language_names[i].name))
			return side_of(ty_str(language_names[i].tag), languages);
	return TY_COLUMN_NONE;
}

/* "title_ja", "ja title", "日本語タイトル": a language and a word for what it is. */
static ty_column by_language_and_word(taiyaku_kind *kind, taiyaku_str name,
				      const taiyaku_languages *languages)
{
	char buffer[NAME_MAX_BYTES];
	taiyaku_str plain = plain_name(buffer, name);

	for (size_t i = 0; i < COUNT(beside_language); i++) {
		taiyaku_str word = ty_str(beside_language[i].word);
		taiyaku_str rest = { NULL, 0 };

		if (ty_str_starts(plain, word))
			rest = ty_str_slice(plain, word.len, plain.len);
		else if (ty_str_ends(plain, word))
			rest = ty_str_slice(plain, 0, plain.len - word.len);
		if (rest.len > 0 && by_language(rest, languages)) {
			*kind = beside_language[i].kind;
			return by_language(rest, languages);
		}
	}
	return TY_COLUMN_NONE;
}

static ty_column by_name(taiyaku_kind *kind, taiyaku_str name)
{
	char buffer[NAME_MAX_BYTES];
	taiyaku_str plain = plain_name(buffer, name);

	for (size_t i = 0; i < COUNT(columns); i++)
		if (ty_str_is(plain, columns[i].name)) {
			*kind = columns[i].kind;
			return columns[i].column;
		}
	return name.len > 0 ? TY_COLUMN_PROP : TY_COLUMN_NONE;
}

/* What is before the type of a prop that would be read as another column. */
static const taiyaku_str prop_mark = { "prop ", 5 };

bool ty_columns_prop(taiyaku_str *name, ty_arena *arena, const taiyaku_languages *languages)
{
	taiyaku_kind kind;
	char *marked;

	if (!by_language(*name, languages) && !by_language_and_word(&kind, *name, languages) &&
	    by_name(&kind, *name) == TY_COLUMN_PROP && !ty_str_starts(*name, prop_mark) &&
	    ty_str_equal(ty_str_trim(*name), *name))
		return true;
	marked = ty_arena_alloc(arena, prop_mark.len + name->len);
	if (!marked)
		return false;
	memcpy(marked, prop_mark.data, prop_mark.len);
	if (name->len > 0)
		memcpy(marked + prop_mark.len, name->data, name->len);
	*name = ty_str_of(marked, prop_mark.len + name->len);
	return true;
}

static bool has_column(const ty_columns *table, ty_column column)
{
	for (size_t i = 0; i < table->n; i++)
		if (table->of[i] == column)
			return true;
	return false;
}

/* The first column of a name is the one; a second is kept under its name. */
static void set_column(ty_columns *out, size_t i, ty_column column, taiyaku_kind kind)
{
	if (column != TY_COLUMN_NONE && column != TY_COLUMN_PROP && has_column(out, column))
		column = TY_COLUMN_PROP;
	out->of[i] = column;
	if (column == TY_COLUMN_PROP)
		return;
	if (kind != TAIYAKU_ANY && out->kind == TAIYAKU_ANY)
		out->kind = kind;
	if (column == TY_COLUMN_READING || column == TY_COLUMN_STATUS)
		out->kind = out->kind == TAIYAKU_ANY ? TAIYAKU_TERM : out->kind;
}

/* What stands between two languages is told by its languages first; "原語" beside "日本語" is then
 * the other one. */
static void set_by_position(ty_columns *out, size_t i, ty_column column, taiyaku_kind kind)
{
	ty_column other = column == TY_COLUMN_SOURCE ? TY_COLUMN_TARGET : TY_COLUMN_SOURCE;

	if (has_column(out, column) && !has_column(out, other))
		column = other;
	set_column(out, i, column, kind);
}

bool ty_columns_header(ty_columns *out, ty_fields row, const taiyaku_languages *languages)
{
	bool by_position = false;

	*out = (ty_columns){ .n = row.n < TY_COLUMNS_MAX ? row.n : TY_COLUMNS_MAX };
	for (size_t i = 0; i < out->n; i++) {
		taiyaku_kind kind = TAIYAKU_ANY;
		ty_column column = by_language(row.fields[i], languages);

		if (ty_str_starts(row.fields[i], prop_mark) && row.fields[i].len > prop_mark.len) {
			out->of[i] = TY_COLUMN_PROP;
			out->names[i] =
				ty_str_slice(row.fields[i], prop_mark.len, row.fields[i].len);
			continue;
		}

		if (!column)
			column = by_language_and_word(&kind, row.fields[i], languages);
		if (column)
			set_column(out, i, column, kind);
		out->names[i] = row.fields[i];
	}
	for (size_t i = 0; i < out->n; i++) {
		taiyaku_kind kind = TAIYAKU_ANY;
		ty_column column;

		if (out->of[i] != TY_COLUMN_NONE)
			continue;
		column = by_name(&kind, row.fields[i]);
		if (column == TY_COLUMN_SOURCE || column == TY_COLUMN_TARGET) {
			by_position = !has_column(out, TY_COLUMN_SOURCE) || by_position;
			set_by_position(out, i, column, kind);
		} else {
			set_column(out, i, column, kind);
		}
	}
	out->by_position = by_position;
	return has_column(out, TY_COLUMN_SOURCE) && has_column(out, TY_COLUMN_TARGET);
}

static bool is_language(taiyaku_str name, const taiyaku_languages *languages)
{
	char buffer[NAME_MAX_BYTES];
	taiyaku_str primary = ty_tag_primary(name), plain = plain_name(buffer, name);
	size_t behind = name.len - primary.len;

	if (by_language(name, languages))
		return true;
	if (ty_str_among(plain, other_names))
		return true;
	/* "to" and "zu" are words too, in a table of others than Japanese. */
	if (behind == 0 && !ty_tag_is_japanese(languages->source) &&
	    !ty_tag_is_japanese(languages->target))
		return false;
	return primary.len == 2 && (behind == 0 || behind == 3 || behind == 5) &&
	       ty_str_among(primary, tags);
}

/* "en-GB", which "no-go" is not. */
static bool has_region(taiyaku_str name)
{
	return name.len == 5 && ty_is_upper(name.data[3]) && ty_is_upper(name.data[4]);
}

/* "ドイツ語", "German" is a pair: languages that are columns are named in one script.  A language
 * with its region is no term, whatever the other columns are called. */
bool ty_columns_foreign(ty_fields row, const taiyaku_languages *languages)
{
	size_t known = 0, regions = 0, japanese = 0, japanese_texts = 0, texts = 0;

	for (size_t i = 0; i < row.n; i++) {
		bool is_japanese = ty_has_japanese(row.fields[i]);
		taiyaku_kind kind;

		if (is_language(row.fields[i], languages)) {
			known++;
			regions += has_region(row.fields[i]);
			japanese += is_japanese;
		} else if (row.fields[i].len > 0 &&
			   by_name(&kind, row.fields[i]) == TY_COLUMN_PROP) {
			texts++;
			japanese_texts += is_japanese;
		}
	}
	if (regions > 0 && japanese_texts == 0)
		return true;
	return texts == 0 && known >= 2 && (japanese == 0 || japanese == known);
}

/* Rows whose field of this column is Japanese, and those where it has Latin letters only. */
static void count_scripts(size_t *japanese, size_t *latin, const ty_fields *rows, size_t n,
			  size_t column)
{
	*japanese = *latin = 0;
	for (size_t i = 0; i < n; i++) {
		size_t counts[TY_SCRIPTS] = { 0 };

		if (column >= rows[i].n)
			continue;
		ty_script_count(counts, rows[i].fields[column]);
		if (ty_has_japanese(rows[i].fields[column]))
			++*japanese;
		else if (counts[TY_SCRIPT_LATIN] > 0)
			++*latin;
	}
}

/* Which side is Japanese, the other not: TAIYAKU_SOURCE, TAIYAKU_TARGET, or -1. */
static int japanese_side(const taiyaku_languages *languages)
{
	bool source = ty_tag_is_japanese(languages->source);
	bool target = ty_tag_is_japanese(languages->target);

	if (source == target)
		return -1;
	return source ? TAIYAKU_SOURCE : TAIYAKU_TARGET;
}

static size_t widest(const ty_fields *rows, size_t n)
{
	size_t width = 0;

	for (size_t i = 0; i < n; i++)
		if (rows[i].n > width)
			width = rows[i].n;
	return width < TY_COLUMNS_MAX ? width : TY_COLUMNS_MAX;
}

bool ty_columns_guess(ty_columns *out, const ty_fields *rows, size_t n,
		      const taiyaku_languages *languages)
{
	int side = japanese_side(languages);
	size_t best_japanese = 0, best_latin = 0, with_japanese = 0, with_latin = 1;

	*out = (ty_columns){ .n = widest(rows, n) };
	if (out->n < 2)
		return false;
	for (size_t i = 0; i < out->n; i++) {
		size_t japanese, latin;

		count_scripts(&japanese, &latin, rows, n, i);
		if (japanese > best_japanese) {
			best_japanese = japanese;
			with_japanese = i;
		}
		if (latin > best_latin) {
			best_latin = latin;
			with_latin = i;
		}
		out->of[i] = TY_COLUMN_NOTE;
	}
	if (side < 0 || best_japanese == 0 || with_japanese == with_latin) {
		/* Nothing to tell them apart by. */
		with_japanese = side == TAIYAKU_TARGET ? 1 : 0;
		with_latin = 1 - with_japanese;
	}
	out->of[with_japanese] = side == TAIYAKU_TARGET ? TY_COLUMN_TARGET : TY_COLUMN_SOURCE;
	out->of[with_latin] = side == TAIYAKU_TARGET ? TY_COLUMN_SOURCE : TY_COLUMN_TARGET;
	return true;
}

void ty_columns_turn(ty_columns *table, const ty_fields *rows, size_t n,
		     const taiyaku_languages *languages)
{
	int side = japanese_side(languages);
	size_t in_source = 0, in_target = 0, latin;

	if (!table->by_position || side < 0)
		return;
	for (size_t i = 0; i < table->n; i++) {
		if (table->of[i] == TY_COLUMN_SOURCE)
			count_scripts(&in_source, &latin, rows, n, i);
		else if (table->of[i] == TY_COLUMN_TARGET)
			count_scripts(&in_target, &latin, rows, n, i);
	}
	if (side == TAIYAKU_SOURCE ? in_target <= in_source : in_source <= in_target)
		return;
	for (size_t i = 0; i < table->n; i++) {
		if (table->of[i] == TY_COLUMN_SOURCE)
			table->of[i] = TY_COLUMN_TARGET;
		else if (table->of[i] == TY_COLUMN_TARGET)
			table->of[i] = TY_COLUMN_SOURCE;
	}
}

taiyaku_str ty_columns_status(taiyaku_str value)
{
	char buffer[NAME_MAX_BYTES];
	taiyaku_str plain = plain_name(buffer, value);

	for (size_t i = 0; i < COUNT(statuses); i++)
		if (ty_str_is(plain, statuses[i].value))
			return ty_str(statuses[i].status);
	return (taiyaku_str){ NULL, 0 };
}

taiyaku_kind ty_columns_kind(taiyaku_str value)
{
	char buffer[NAME_MAX_BYTES];
	taiyaku_str plain = plain_name(buffer, value);

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (ty_str_is(plain, kinds[i].value))
			return kinds[i].kind;
	return TAIYAKU_ANY;
}

taiyaku_str ty_columns_tuid(taiyaku_str id)
{
	uint64_t number;

	return ty_pair_id_read(&number, id) ? (taiyaku_str){ NULL, 0 } : id;
}
