/* SPDX-License-Identifier: Apache-2.0 */
#include "document/syntax.h"

#define SLASHES .line_comment = { "//" }, .block_comment = { "/*", "*/" }
#define HASH .line_comment = { "#" }
#define DOUBLE(escapes) .double_quote = TY_ESCAPES_##escapes
#define SINGLE(escapes) .single_quote = TY_ESCAPES_##escapes
#define BACK(escapes) .back_quote = TY_ESCAPES_##escapes

/* clang-format off */
const ty_syntax ty_syntax_json = {
	"json json5 jsonc jsonl ndjson geojson webmanifest csljson csl-json",
	SLASHES, DOUBLE(FULL), SINGLE(FULL),
	.flags = TY_SYNTAX_JSON
};

const ty_syntax ty_syntax_sql = {
	"sql psql mysql sqlite plsql",
	.line_comment = { "--" }, .block_comment = { "/*", "*/" },
	DOUBLE(SQL), SINGLE(SQL), BACK(DOUBLE),
	.flags = TY_SYNTAX_LONG
};

/* To add a language: a row. */
static const ty_syntax table[] = {
	{ TY_NAMES_JS,
	  SLASHES, DOUBLE(FULL), SINGLE(FULL), BACK(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_TEMPLATE | TY_SYNTAX_REGEX | TY_SYNTAX_MARKUP },
	{ TY_NAMES_TS,
	  SLASHES, DOUBLE(FULL), SINGLE(FULL), BACK(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_TEMPLATE | TY_SYNTAX_REGEX },
	{ TY_NAMES_PY,
	  HASH, DOUBLE(FULL), SINGLE(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_ADJACENT | TY_SYNTAX_TRIPLE | TY_SYNTAX_PREFIX },
	{ TY_NAMES_RB,
	  HASH, DOUBLE(FULL), SINGLE(QUOTE), BACK(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_LONG | TY_SYNTAX_SHELL_HERE | TY_SYNTAX_HASH |
		   TY_SYNTAX_REGEX },
	{ TY_NAMES_PHP,
	  .line_comment = { "//", "#" }, .block_comment = { "/*", "*/" }, .outside = { "?>", "<?" },
	  DOUBLE(FULL), SINGLE(QUOTE),
	  .flags = TY_SYNTAX_LONG | TY_SYNTAX_PHP_HERE | TY_SYNTAX_DOLLAR | TY_SYNTAX_DOT },
	{ TY_NAMES_PL,
	  HASH, DOUBLE(FULL), SINGLE(QUOTE),
	  .flags = TY_SYNTAX_LONG | TY_SYNTAX_SHELL_HERE | TY_SYNTAX_DOT },
	{ TY_NAMES_SH,
	  HASH, DOUBLE(QUOTE), SINGLE(NONE),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_LONG | TY_SYNTAX_SHELL_HERE |
		   TY_SYNTAX_HERE_BLANK | TY_SYNTAX_DOLLAR },
	{ TY_NAMES_JAVA,
	  SLASHES, DOUBLE(FULL),
	  .flags = TY_SYNTAX_TRIPLE | TY_SYNTAX_CHAR },
	{ TY_NAMES_KT,
	  SLASHES, DOUBLE(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_TRIPLE | TY_SYNTAX_CHAR | TY_SYNTAX_DOLLAR },
	{ TY_NAMES_DART,
	  SLASHES, DOUBLE(FULL), SINGLE(FULL),
	  .flags = TY_SYNTAX_ADJACENT | TY_SYNTAX_TRIPLE | TY_SYNTAX_PREFIX | TY_SYNTAX_DOLLAR },
	{ TY_NAMES_CS,
	  SLASHES, DOUBLE(FULL),
	  .flags = TY_SYNTAX_TRIPLE | TY_SYNTAX_CHAR | TY_SYNTAX_VERBATIM },
	{ TY_NAMES_GO,
	  SLASHES, DOUBLE(FULL), BACK(NONE),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_CHAR },
	{ TY_NAMES_C,
	  SLASHES, DOUBLE(FULL),
	  .flags = TY_SYNTAX_ADJACENT | TY_SYNTAX_CHAR },
	{ TY_NAMES_RS,
	  SLASHES, DOUBLE(FULL),
	  .flags = TY_SYNTAX_LONG | TY_SYNTAX_CHAR },
	{ TY_NAMES_LUA,
	  .line_comment = { "--" }, .block_comment = { "--[[", "]]" }, DOUBLE(FULL), SINGLE(FULL),
	  .flags = TY_SYNTAX_LINES },
	{ TY_NAMES_R,
	  HASH, DOUBLE(FULL), SINGLE(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_TRIPLE },
	{ TY_NAMES_TOML,
	  HASH, DOUBLE(FULL), SINGLE(NONE),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_TRIPLE | TY_SYNTAX_TABLES },
	{ TY_NAMES_HS,
	  .line_comment = { "--" }, .block_comment = { "{-", "-}" }, DOUBLE(FULL),
	  .flags = TY_SYNTAX_LINES | TY_SYNTAX_CHAR },
	{ TY_NAMES_EL,
	  .line_comment = { ";" }, DOUBLE(FULL),
	  .flags = TY_SYNTAX_LONG },
};
/* clang-format on */

const ty_syntax *ty_syntax_named(taiyaku_str name)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (ty_str_among(name, table[i].names))
			return &table[i];
	return NULL;
}
