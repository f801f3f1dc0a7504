/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/gloss.h"

#include "base/ascii.h"
#include "extract/language.h"
#include "extract/romaji.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	LANGUAGE_CODE = 3, /* bytes of "jpn" */
	MIXED_MAX = 5,	   /* the same, of one with small letters too */
	ACRONYM_MAX = 12,  /* letters of one word in capitals */
	WORD_KEY = 32,	   /* letters of the longest word in the lists */
	PHRASE_WORDS = 4   /* fewer may all be names in a program */
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool ty_gloss_word(taiyaku_str *word, size_t *at, taiyaku_str text)
{
	size_t i = *at, from = SIZE_MAX;

	while (i < text.len) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, text, i);
		ty_script script = ty_script_of(cp);
		bool letter = script == TY_SCRIPT_LATIN || script == TY_SCRIPT_DIGIT;

		if (from == SIZE_MAX && letter)
			from = i;
		else if (from != SIZE_MAX && !letter && cp != '\'' && cp != 0x2019 && cp != '-')
			break;
		i = next;
	}
	*at = i;
	if (from == SIZE_MAX)
		return false;
	*word = ty_str_slice(text, from, i);
	return true;
}

static bool listed(taiyaku_str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ty_str_is_ascii_case(word, list[i]))
			return true;
	return false;
}

static const char *const function_words[] = {
	"the", "of",   "and", "with",  "for",  "from", "by",	"at",  "is",	"that",
	"as",  "this", "its", "their", "what", "how",  "why",	"who", "which", "through",
	"all", "your", "my",  "our",   "his",  "her",  "about", "not", "it",
};

unsigned ty_gloss_function_words(taiyaku_str text)
{
	unsigned n = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);)
		n += listed(word, function_words, COUNT(function_words));
	return n;
}

static bool has_digit(taiyaku_str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (ty_is_digit(word.data[i]))
			return true;
	return false;
}

/* ---- never a gloss ---- */

/* The whole of a text, white space and punctuation at its ends aside. */
/* clang-format off */
static const char *const closed[] = {
	"pdf", "html", "doc", "docx", "ppt", "xls", "ed", "eds", "trans", "tr", "nd", "n.d",
	"ibid", "op. cit", "sic", "doi", "isbn", "issn", "cd-rom", "see below", "see above",
	"et al", "accessed", "retrieved", "emphasis added", "emphasis mine", "j-stage", "cinii",
	"ndl", "jairo", "irdb", "researchmap", "github", "youtube", "wikipedia", "twitter",
	"wikisource", "wiktionary", "wikidata", "amazon", "slideshare", "speaker deck", "qiita",
	"zenn", "wayback machine", "google scholar", "google books", "wip", "todo", "x",
	"kindle", "enum class", "class template", "function template", "alias template",
	"variable template", "type-alias", "karaoke",
};
/* clang-format on */

/* What a thing is, not what it is called; beside a short word it may still be its translation. */
/* clang-format off */
static const char *const media[] = {
	"video", "audio", "video recording", "video file", "dataset", "data set", "film",
	"motion picture", "tv series", "web page", "website", "web", "blog post", "online",
	"abstract", "translator", "translated", "book", "article", "archive", "dvd",
	"link", "source", "doctoral dissertation", "master's thesis", "unpublished",
	"forthcoming", "in press", "working paper", "manuscript", "report", "conference",
	"optional", "required", "default", "deprecated", "translation", "original", "reprint",
	"slides", "class", "function", "enum", "struct", "namespace", "concept", "macro",
	"method", "member function", "type alias", "constant", "variable", "object",
	"mark verified",
};
/* clang-format on */

/* How a text begins that tells of its neighbour but does not translate it. */
static const char *const openings[] = {
	"see ",	      "cf. ",	   "cf ",	 "e.g.",	"www.",		 "doi:",
	"isbn",	      "issn",	   "retrieved ", "accessed ",	"translated by", "edited by",
	"written by", "published", "made by",	 "ed. ",	"eds. ",	 "trans. by",
	"no. ",	      "vol. ",	   "pp. ",	 "p. ",		"ch. ",		 "title only",
	"not to be ", "the same ", "also known", "also called", "last updated ", "photo by",
	"based on ",  "formerly",  "now ",	 "currently",	"directed by",	 "born ",
	"died ",      "since ",	   "until ",	 "as of ",	"starring",	 "ver. ",
	"approx",     "circa ",	   "dir. ",	 "prod. ",	"c. ",		 "fig. ",
};

static const char *const languages[] = {
	"english", "japanese", "chinese", "korean",  "german",	   "french", "spanish",
	"italian", "russian",  "latin",	  "swedish", "portuguese", "dutch",  "multilingual",
	"en",	   "ja",       "jp",	  "jpn",     "eng",	   "zh",     "ko",
};

static bool is_edge(char c)
{
	return c == ' ' || c == '.' || c == ',' || c == ':' || c == ';' || c == '\t' || c == '\n';
}

static taiyaku_str trim_edges(taiyaku_str s)
{
	while (s.len && is_edge(s.data[0]))
		s = ty_str_slice(s, 1, s.len);
	while (s.len && is_edge(s.data[s.len - 1]))
		s.len--;
	return s;
}

static bool is_closed(taiyaku_str text)
{
	if (listed(text, closed, COUNT(closed)))
		return true;
	for (size_t i = 0; i < COUNT(openings); i++)
		if (ty_str_starts_ascii_case(text, openings[i]))
			return true;
	/* "Version 2.1", but not "Version of Record" */
	if (ty_str_starts_ascii_case(text, "version ") && has_digit(text))
		return true;
	return ty_str_has(text, "://");
}

/* "oh my!", "to be": short words, but words. */
static bool are_small_words(taiyaku_str text)
{
	static const char *const small[] = { "to", "be", "go", "do", "so", "up", "on", "in", "of",
					     "at", "as", "if", "it", "is", "or", "by", "no", "my",
					     "me", "we", "he", "oh", "ah", "us", "an", "am" };
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);)
		if (!listed(word, small, COUNT(small)))
			return false;
	return true;
}

/* "English", "in Japanese", "Japanese only", "English version". */
static bool is_language(taiyaku_str text)
{
	static const char *const around[] = { "in",	  "only", "version",	 "edition",
					      "language", "text", "article",	 "title",
					      "and",	  "page", "traditional", "simplified" };
	unsigned n = 0, languages_seen = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text); n++) {
		if (listed(word, languages, COUNT(languages)) || ty_language_named(word).len)
			languages_seen++;
		else if (!listed(word, around, COUNT(around)))
			return false;
	}
	return languages_seen > 0 && n <= 5;
}

/* Ctrl+M, Mac：Cmd+A: keys to press; a-zA-Z: a set of them. */
static bool is_keys(taiyaku_str text)
{
	static const char *const keys[] = { "Ctrl+", "Shift+", "Alt+", "Cmd+", "Command+" };

	for (size_t i = 0; memchr(text.data, '+', text.len) && i < COUNT(keys); i++)
		if (ty_str_has(text, keys[i]))
			return true;
	return ty_str_is_ascii_case(text, "esc") || ty_str_has(text, "Ctrl-");
}

/* "thanks/gratitude": two words, neither of which is a folder of a program. */
static bool are_alternatives(taiyaku_str text)
{
	static const char *const folders[] = { "src",	 "docs",   "doc",     "lib",	"bin",
					       "usr",	 "etc",	   "tmp",     "test",	"tests",
					       "app",	 "apps",   "api",     "public", "assets",
					       "static", "config", "scripts", "data",	"dev",
					       "pages",	 "blob",   "tree",    "main" };
	size_t slash = ty_str_find(text, TY_STR("/"), 0);

	for (size_t i = 0; i < text.len; i++)
		if (i != slash && !ty_is_lower(text.data[i]))
			return false;
	return slash != SIZE_MAX && slash > 2 && text.len - slash > 3 &&
	       !listed(ty_str_slice(text, 0, slash), folders, COUNT(folders)) &&
	       !listed(ty_str_slice(text, slash + 1, text.len), folders, COUNT(folders));
}

/* example.org, br.md-none, a/b/c.txt, menu:file:open: one word with full stops, slashes or colons
 * before small letters; but not "Back/behind". */
static bool is_path(taiyaku_str text)
{
	bool joined = false, capital = text.len && ty_is_upper(text.data[0]);

	if (are_alternatives(text))
		return false;
	/* "src/" */
	if (text.len > 1 && text.data[text.len - 1] == '/' && !memchr(text.data, ' ', text.len))
		return true;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		if (c == ' ' || c == '\n')
			return false;
		joined |= (c == '.' || c == '_' || ((c == '/' || c == ':') && !capital)) && i > 1 &&
			  i + 1 < text.len && ty_is_alnum(text.data[i - 1]) &&
			  ty_is_lower(text.data[i + 1]);
	}
	return joined;
}

/* [0], ["a", "b"]; but "[Part 1] The Harbour" is a title. */
static bool is_index(taiyaku_str text)
{
	size_t close = ty_str_find(text, TY_STR("]"), 0);

	if (text.data[0] != '[')
		return false;
	return text.len < 2 || !ty_is_alnum(text.data[1]) || close == SIZE_MAX ||
	       close + 2 >= text.len || text.data[close + 1] != ' ';
}

/* Words of prose, whatever else is between them. */
static bool is_phrase(taiyaku_str text)
{
	unsigned words = 0;
	taiyaku_str word;

	for (size_t at = 0; words < PHRASE_WORDS && ty_gloss_word(&word, &at, text);)
		words++;
	return words == PHRASE_WORDS && ty_gloss_function_words(text) > 0;
}

/* Characters of program text that no title holds. */
static bool is_code(taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];

		if (c == '{' || c == '}' || c == '\\' || c == '^' || c == '|' || c == '=')
			return true;
		/* But "$5" and "US Dollar ($)" are money. */
		if ((c == '$' || c == '_') && i + 1 < text.len &&
		    !memchr(" )", text.data[i + 1], 2) && !ty_is_digit(text.data[i + 1]))
			return true;
		if ((c == '(' || c == ':') && i + 1 < text.len &&
		    text.data[i + 1] == (c == '(' ? ')' : ':') && !is_phrase(text))
			return true; /* call(), std::path; not "How to use call() in a loop" */
	}
	if (text.len == 0)
		return false;
	return text.data[0] == '.' || is_index(text) || text.data[0] == '@' ||
	       text.data[0] == '#' || is_path(text) || is_keys(text) ||
	       ty_str_starts(text, TY_STR("*."));
}

/* ---- capitals and numbers ---- */

static bool is_acronym_part(taiyaku_str word)
{
	unsigned capitals = 0, small = 0, n = 0;

	for (size_t at = 0; at < word.len; n++) {
		uint32_t cp;

		at = ty_utf8_next(&cp, word, at);
		if (ty_is_upper(cp))
			capitals++;
		else if (ty_is_lower(cp))
			small += cp != 's';
		else if (!ty_is_digit(cp) && cp != '-')
			return false;
	}
	/* DoS, IoT, SaaS */
	if (small)
		return capitals > 1 && capitals * 2 >= n && n <= MIXED_MAX;
	return capitals > 0 && n <= ACRONYM_MAX;
}

/* RAG, LREC2020, AT&T, NHK-BShi: one word of capitals and digits, or several joined. */
static bool is_acronym_word(taiyaku_str word)
{
	size_t hyphen = ty_str_find(word, TY_STR("-"), 0);

	if (is_acronym_part(word))
		return true;
	return hyphen != SIZE_MAX && is_acronym_part(ty_str_slice(word, 0, hyphen)) &&
	       is_acronym_part(ty_str_slice(word, hyphen + 1, word.len));
}

/* json3, utf8, x64: small letters and digits. */
static bool is_symbol_word(taiyaku_str word)
{
	unsigned digits = 0;

	for (size_t i = 0; i < word.len; i++) {
		bool digit = ty_is_digit(word.data[i]);

		if (!digit && !ty_is_lower(word.data[i]))
			return false;
		digits += digit;
	}
	return digits > 0 && digits < word.len && word.len <= ACRONYM_MAX && word.data[0] >= 'a';
}

static bool is_number_word(taiyaku_str word)
{
	size_t i = 0;

	while (i < word.len && ty_is_digit(word.data[i]))
		i++;
	return i > 0 && word.len - i <= 2;
}

static const char *const date_words[] = {
	"january",   "february", "march",    "april",	 "may",	    "june",   "july", "august",
	"september", "october",	 "november", "december", "jan",	    "feb",    "mar",  "apr",
	"jun",	     "jul",	 "aug",	     "sep",	 "sept",    "oct",    "nov",  "dec",
	"spring",    "summer",	 "autumn",   "fall",	 "winter",  "vol",    "no",   "pp",
	"p",	     "ch",	 "page",     "pages",	 "chapter", "volume", "part", "section",
	"fig",	     "figure",	 "table",    "edition",	 "ed",	    "rev",    "ver",  "episode",
	"ep",	     "season",	 "bc",	     "ad",	 "bce",	    "ce",     "th",   "st",
	"nd",	     "rd",	 "version",  "v",	 "century", "r",      "note", "ca",
	"task",	     "issue",	 "pr",	     "step",	 "phase",   "ticket", "x",    "mm",
	"cm",	     "km",	 "kg",	     "ii",	 "iii",	    "iv",
};

typedef struct shape {
	unsigned words, acronyms, numbers, dates, digits, longest;
} shape;

static shape shape_of(taiyaku_str text)
{
	shape s = { 0 };
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);) {
		s.words++;
		if (word.len > s.longest)
			s.longest = (unsigned)word.len;
		s.digits += has_digit(word);
		if (is_number_word(word))
			s.numbers++;
		else if (is_acronym_word(word) || is_symbol_word(word))
			s.acronyms++;
		else if (listed(word, date_words, COUNT(date_words)))
			s.dates++;
	}
	return s;
}

static bool ends_in_number(taiyaku_str text)
{
	text = trim_edges(text);
	return text.len && ty_is_digit(text.data[text.len - 1]);
}

bool ty_gloss_is_event(taiyaku_str text)
{
	static const char *const seasons[] = { "spring", "summer", "autumn", "fall", "winter" };
	taiyaku_str word, before = { NULL, 0 }, last = { NULL, 0 };

	for (size_t at = 0; ty_gloss_word(&word, &at, text);) {
		before = last;
		last = word;
	}
	if (listed(last, seasons, COUNT(seasons)))
		return ends_in_number(before);
	return ends_in_number(text);
}

/* ---- other languages ---- */

static const char *const foreign_words[] = {
	"der",	 "das",	  "und", "von", "fur", "des",  "dem", "zur",  "zum", "eine", "le",  "les",
	"la",	 "du",	  "et",	 "une", "aux", "dans", "sur", "pour", "el",  "los",  "las", "del",
	"della", "delle", "di",	 "il",	"gli", "e",    "och", "het",  "een", "van",  "y",   "die",
	"ein",	 "mit",	  "dos", "das", "uma", "para", "com", "em",   "por", "una",  "con", "de",
};

_Static_assert(COUNT(foreign_words) <= 64, "one bit for each");
enum { FOREIGN_LONGEST = 5 }; /* bytes of one of them */

static const char *const foreign_endings[] = {
	"isches", "ischer", "ischen",	 "ische",	"ungen", "keit",
	"heit",	  "schaft", "bundesamt", "ministerium", "eaux",	 "zione",
	"zioni",  "ción",   "ciones",	 "ção",		"ções",
};

/* Letters that English borrows seldom: more than one word with them is another language. */
static bool has_foreign_letter(taiyaku_str word)
{
	for (size_t at = 0; at < word.len;) {
		uint32_t cp;

		at = ty_utf8_next(&cp, word, at);
		/* English itself writes café and Pokémon. */
		if (cp >= 0xc0 && cp < 0x100 && cp != 0xd7 && cp != 0xf7 && cp != U'é')
			return true;
		if (cp >= 0x100 && cp < 0x180 && cp != U'ō' && cp != U'Ō' && cp != U'ū' &&
		    cp != U'Ū' && cp != U'ā' && cp != U'Ā' && cp != U'ī' && cp != U'Ī' &&
		    cp != U'ē' && cp != U'Ē')
			return true;
	}
	return false;
}

/* One bit for each common word of other languages: "La La Land" has one. */
static uint64_t foreign_word(taiyaku_str word)
{
	for (size_t i = 0; word.len <= FOREIGN_LONGEST && i < COUNT(foreign_words); i++)
		if (ty_str_is_ascii_case(word, foreign_words[i]))
			return (uint64_t)1 << i;
	return 0;
}

static bool is_foreign(taiyaku_str text)
{
	unsigned words = 0, sure = 0, maybe;
	uint64_t common = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text); words++) {
		for (size_t i = 0; i < COUNT(foreign_endings); i++) {
			taiyaku_str ending = ty_str(foreign_endings[i]);

			if (word.len > ending.len + 2 && ty_str_ends(word, ending))
				sure++;
		}
		sure += has_foreign_letter(word);
		common |= foreign_word(word);
	}
	maybe = (unsigned)__builtin_popcountll(common);
	if (ty_gloss_function_words(text) > 0)
		return sure > words / 2;
	return sure > 0 ? (sure > 1 || words < 3 || maybe > 0) : maybe > 1;
}

/* ---- names ---- */

bool ty_gloss_is_name(taiyaku_str text)
{
	static const char *const heads[] = {
		"university",  "college",      "institute",   "institution", "school",
		"faculty",     "department",   "ministry",    "agency",	     "society",
		"association", "press",	       "journal",     "review",	     "bulletin",
		"proceedings", "transactions", "library",     "museum",	     "laboratory",
		"center",      "centre",       "corporation", "foundation",  "committee",
		"council",     "inc",	       "ltd",	      "co",	     "shimbun",
		"prefecture",  "hospital",     "bank",	      "party",	     "union",
		"federation",  "studies",      "quarterly",   "times",	     "news",
		"board",       "bureau",       "academy",     "conference",
	};
	static const char *const inside[] = { "of", "for", "and", "the", "in", "on", "at" };
	unsigned heads_seen = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);) {
		heads_seen += listed(word, heads, COUNT(heads));
		if (ty_is_lower(word.data[0]) && !listed(word, inside, COUNT(inside)))
			return false;
	}
	return heads_seen > 0;
}

/* ---- the sort ---- */

typedef struct letters {
	size_t han, kana, latin, foreign, digit;
} letters;

static letters count_letters(taiyaku_str text)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, text);
	return (letters){
		.han = counts[TY_SCRIPT_HAN],
		.kana = counts[TY_SCRIPT_HIRAGANA] + counts[TY_SCRIPT_KATAKANA],
		.latin = counts[TY_SCRIPT_LATIN],
		.foreign = counts[TY_SCRIPT_CYRILLIC] + counts[TY_SCRIPT_HANGUL] +
			   counts[TY_SCRIPT_OTHER] + counts[TY_SCRIPT_GREEK],
		.digit = counts[TY_SCRIPT_DIGIT],
	};
}

bool ty_gloss_is_latin(taiyaku_str text)
{
	letters n = count_letters(text);

	return n.latin > 0 && n.foreign + n.han + n.kana == 0;
}

static ty_sort sort_latin(taiyaku_str text)
{
	shape s = shape_of(text);

	/* "3 May", "Ch5: 850-1200nm" */
	if ((s.numbers && s.words == s.numbers + s.dates) || (s.words > 1 && s.words == s.digits))
		return TY_SORT_NUMBER;
	if (is_language(text))
		return text.len > LANGUAGE_CODE ? TY_SORT_LANGUAGE : TY_SORT_ABBREVIATION;
	/* "YES/NO/MAYBE": values that a thing can have. */
	if (s.words > 1 && s.words == s.acronyms && memchr(text.data, '/', text.len) &&
	    !memchr(text.data, ' ', text.len))
		return TY_SORT_NONE;
	if (s.acronyms && s.words == s.acronyms + s.numbers + s.dates && s.acronyms <= 2)
		return TY_SORT_ABBREVIATION;
	/* "ax, bx, cx": names of things too short to be words. */
	if (s.words > 1 && s.longest < 3 && !are_small_words(text))
		return TY_SORT_NONE;
	switch (ty_romaji_test(text)) {
	case TY_ROMAJI_YES:
	case TY_ROMAJI_SINGLE:
		return TY_SORT_ROMAJI;
	default:
		break;
	}
	return is_foreign(text) ? TY_SORT_FOREIGN : TY_SORT_ENGLISH;
}

/* Japanese in an English text stands in quotation marks or brackets: 'the word "うずく"'. */
static bool has_bare_japanese(taiyaku_str text)
{
	uint32_t before = ' ';

	for (size_t at = 0; at < text.len;) {
		uint32_t cp;
		ty_script script, last = ty_script_of(before);

		at = ty_utf8_next(&cp, text, at);
		script = ty_script_of(cp);
		if (ty_script_is_japanese(script) && !ty_script_is_japanese(last) &&
		    (last == TY_SCRIPT_SPACE || ty_script_is_word(last)))
			return true;
		before = cp;
	}
	return false;
}

/* "carrier: North Line": a word in small letters that says what the rest is. */
static bool is_told(taiyaku_str text)
{
	size_t i = 0;

	while (i < text.len && ty_is_lower(text.data[i]))
		i++;
	return i > 1 && i + 2 < text.len && text.data[i] == ':' && text.data[i + 1] == ' ' &&
	       ty_is_upper(text.data[i + 2]);
}

ty_sort ty_gloss_sort(taiyaku_str text)
{
	letters n;

	/* ".tab" */
	if (text.len > 1 && text.data[0] == '.' && ty_is_alnum(text.data[1]))
		return TY_SORT_NONE;
	text = trim_edges(text);
	n = count_letters(text);
	if (n.han + n.kana > 0 && (n.latin < 4 * (n.han + n.kana) || has_bare_japanese(text)))
		return n.han || n.latin ? TY_SORT_JAPANESE : TY_SORT_READING;
	if (n.foreign > n.latin / 4)
		return TY_SORT_FOREIGN;
	if (n.latin == 0)
		return n.digit ? TY_SORT_NUMBER : TY_SORT_NONE;
	if (n.latin < 2 || is_closed(text) || is_code(text) || is_told(text))
		return TY_SORT_NONE;
	if (listed(text, media, COUNT(media)))
		return TY_SORT_MEDIUM;
	return sort_latin(text);
}
