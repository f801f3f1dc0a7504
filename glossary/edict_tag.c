/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/edict_tag.h"

#include <string.h>

/* A line each would make these tables long. */
/* clang-format off */

/* Parts of speech by the beginning of their code, the first that fits; EDRDG has some 80. */
static const struct {
	const char *begins, *pos;
} parts[] = {
	{ "n-pref", "prefix" }, { "n-suf", "suffix" }, { "adj-", "adjective" },
	{ "adj", "adjective" }, { "adv", "adverb" }, { "aux", "auxiliary" },
	{ "conj", "conjunction" }, { "cop", "copula" }, { "ctr", "counter" },
	{ "exp", "expression" }, { "int", "interjection" }, { "num", "numeral" },
	{ "n-", "noun" }, { "pn", "pronoun" }, { "pref", "prefix" }, { "prt", "particle" },
	{ "suf", "suffix" }, { "v-", "verb" },
};

/* The codes that are parts of speech as a whole. */
static const struct {
	const char *code, *pos;
} whole_parts[] = {
	{ "n", "noun" }, { "vs", "verb" }, { "vi", "verb" }, { "vt", "verb" }, { "vk", "verb" },
	{ "vn", "verb" }, { "vr", "verb" }, { "vz", "verb" }, { "unc", NULL },
};

/* Fields of application; those that are spelt as an everyday word (art, fish, film) could as well
 * be words of a gloss, and are left in it. */
static const struct {
	const char *code, *field;
} fields[] = {
	{ "Buddh", "Buddhism" }, { "Christn", "Christianity" }, { "MA", "martial arts" },
	{ "Shinto", "Shinto" }, { "agric", "agriculture" }, { "anat", "anatomy" },
	{ "archeol", "archeology" }, { "archit", "architecture" }, { "astron", "astronomy" },
	{ "audvid", "audiovisual" }, { "aviat", "aviation" }, { "baseb", "baseball" },
	{ "biochem", "biochemistry" }, { "biol", "biology" }, { "bot", "botany" },
	{ "bus", "business" }, { "chem", "chemistry" }, { "chmyth", "Chinese mythology" },
	{ "cloth", "clothing" }, { "comp", "computing" }, { "cryst", "crystallography" },
	{ "dent", "dentistry" }, { "ecol", "ecology" }, { "econ", "economics" },
	{ "elec", "electricity" }, { "electr", "electronics" }, { "embryo", "embryology" },
	{ "engr", "engineering" }, { "ent", "entomology" }, { "finc", "finance" },
	{ "food", "food" }, { "gardn", "gardening" }, { "genet", "genetics" },
	{ "geogr", "geography" }, { "geol", "geology" }, { "geom", "geometry" },
	{ "gramm", "grammar" }, { "grmyth", "Greek mythology" }, { "hanaf", "hanafuda" },
	{ "jpmyth", "Japanese mythology" }, { "kabuki", "kabuki" }, { "law", "law" },
	{ "ling", "linguistics" }, { "mahj", "mahjong" }, { "math", "mathematics" },
	{ "mech", "mechanical engineering" }, { "med", "medicine" }, { "mil", "military" },
	{ "music", "music" }, { "noh", "noh" }, { "ornith", "ornithology" },
	{ "paleo", "paleontology" }, { "pathol", "pathology" }, { "pharm", "pharmacology" },
	{ "phil", "philosophy" }, { "photo", "photography" }, { "physics", "physics" },
	{ "physiol", "physiology" }, { "politics", "politics" },
	{ "prowres", "professional wrestling" }, { "psy", "psychiatry" },
	{ "psyanal", "psychoanalysis" }, { "psych", "psychology" }, { "rail", "railway" },
	{ "rommyth", "Roman mythology" }, { "shogi", "shogi" }, { "sports", "sports" },
	{ "stat", "statistics" }, { "stockm", "stock market" }, { "sumo", "sumo" },
	{ "surg", "surgery" }, { "telec", "telecommunications" }, { "tradem", "trademark" },
	{ "vet", "veterinary" }, { "vidg", "video games" }, { "zool", "zoology" },
};

/* Remarks on use, kept as a note; NULL: of no use to a translator (spelling flags, priority). */
static const struct {
	const char *code, *remark;
} remarks[] = {
	{ "P", NULL }, { "ateji", NULL }, { "eK", NULL }, { "gikun", NULL }, { "iK", NULL },
	{ "ik", NULL }, { "io", NULL }, { "oK", NULL }, { "oik", NULL }, { "ok", NULL },
	{ "rK", NULL }, { "rk", NULL }, { "sK", NULL }, { "sk", NULL }, { "uK", NULL },
	{ "ek", NULL }, { "yoji", "four-character idiom" }, { "uk", "usually in kana" },
	{ "X", "vulgar" }, { "abbr", "abbreviation" }, { "arch", "archaic" },
	{ "chn", "children's language" }, { "col", "colloquial" }, { "dated", "dated" },
	{ "derog", "derogatory" }, { "euph", "euphemistic" }, { "fam", "familiar" },
	{ "fem", "female language" }, { "hist", "historical" }, { "hon", "honorific" },
	{ "hum", "humble" }, { "id", "idiomatic" }, { "joc", "jocular" }, { "litf", "literary" },
	{ "m-sl", "manga slang" }, { "male", "male language" }, { "net-sl", "Internet slang" },
	{ "obs", "obsolete" }, { "obsc", "obscure" }, { "on-mim", "onomatopoeic" },
	{ "poet", "poetical" }, { "pol", "polite" }, { "proverb", "proverb" },
	{ "quote", "quotation" }, { "rare", "rare" }, { "sens", "sensitive" }, { "sl", "slang" },
	{ "vulg", "vulgar" },
};

/* Dialects, written "ksb:". */
static const struct {
	const char *code, *remark;
} dialects[] = {
	{ "bra:", "Brazilian" }, { "hob:", "Hokkaido dialect" }, { "ksb:", "Kansai dialect" },
	{ "ktb:", "Kanto dialect" }, { "kyb:", "Kyoto dialect" }, { "kyu:", "Kyushu dialect" },
	{ "nab:", "Nagano dialect" }, { "osb:", "Osaka dialect" }, { "rkb:", "Ryukyu dialect" },
	{ "thb:", "Tohoku dialect" }, { "tsb:", "Tosa dialect" }, { "tsug:", "Tsugaru dialect" },
};

/* Kinds of names, of ENAMDICT. */
static const char *const names[] = { "c",   "co", "f",	"g", "h",  "m", "o",
				     "org", "p",  "pr", "s", "st", "u", "wk" };

/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The part of speech of a code; false: it is none. */
static bool part_of(const char **out, taiyaku_str code)
{
	for (size_t i = 0; i < COUNT(whole_parts); i++)
		if (ty_str_is(code, whole_parts[i].code)) {
			*out = whole_parts[i].pos;
			return true;
		}
	if (code.len > 1 && code.data[0] == 'v' && code.data[1] >= '1' && code.data[1] <= '5') {
		*out = "verb"; /* v1, v2a-s, v4r, v5k-s */
		return true;
	}
	if (ty_str_starts(code, TY_STR("vs-"))) {
		*out = "verb";
		return true;
	}
	for (size_t i = 0; i < COUNT(parts); i++) {
		taiyaku_str begins = ty_str(parts[i].begins);
		bool open = ty_str_ends(begins, TY_STR("-"));

		/* "adv" also begins adv-to, but not advance */
		if (ty_str_starts(code, begins) &&
		    (open || code.len == begins.len || code.data[begins.len] == '-')) {
			*out = parts[i].pos;
			return true;
		}
	}
	return false;
}

static void add_note(ty_edict_sense *sense, const char *remark, taiyaku_str text)
{
	taiyaku_str note = ty_buf_str(&sense->note);
	taiyaku_str added = remark ? ty_str(remark) : text;

	if (ty_str_find(note, added, 0) != SIZE_MAX)
		return;
	if (note.len > 0)
		ty_buf_add(&sense->note, TY_STR("; "));
	ty_buf_add(&sense->note, added);
}

/* One code; false: it is none.  sense NULL: only ask. */
static bool take_code(ty_edict_sense *sense, taiyaku_str code)
{
	const char *pos = NULL;

	if (part_of(&pos, code)) {
		if (sense && pos && !sense->pos)
			sense->pos = pos;
		return true;
	}
	for (size_t i = 0; i < COUNT(fields); i++)
		if (ty_str_is(code, fields[i].code)) {
			if (sense)
				sense->field = fields[i].field;
			return true;
		}
	for (size_t i = 0; i < COUNT(remarks); i++)
		if (ty_str_is(code, remarks[i].code)) {
			if (sense && remarks[i].remark)
				add_note(sense, remarks[i].remark, TY_STR(""));
			return true;
		}
	for (size_t i = 0; i < COUNT(dialects); i++)
		if (ty_str_is(code, dialects[i].code)) {
			if (sense)
				add_note(sense, dialects[i].remark, TY_STR(""));
			return true;
		}
	for (size_t i = 0; i < COUNT(names); i++)
		if (ty_str_is(code, names[i])) {
			if (sense)
				sense->name = true;
			return true;
		}
	return false;
}

/* All of a list "n,vs" are codes. */
static bool are_codes(taiyaku_str list)
{
	if (list.len == 0)
		return false;
	while (list.len > 0)
		if (!take_code(NULL, ty_str_trim(ty_str_next(&list, ','))))
			return false;
	return true;
}

static void begin_sense(ty_edict_sense *sense)
{
	sense->field = NULL;
	ty_buf_clear(&sense->note);
}

void ty_edict_start(ty_edict_sense *sense)
{
	begin_sense(sense);
	sense->pos = NULL;
	sense->name = false;
}

/* One group in brackets; false: it belongs to the gloss. */
static bool take_group(ty_edict_sense *sense, taiyaku_str group)
{
	uint64_t number;
	const char *pos;
	taiyaku_str rest = group;

	if (ty_str_number(&number, group, 99)) {
		begin_sense(sense);
		return true;
	}
	if (ty_str_starts(group, TY_STR("See ")) || ty_str_starts(group, TY_STR("ant: "))) {
		add_note(sense, NULL, group);
		return true;
	}
	if (!are_codes(group))
		return false;
	/* A new group of parts of speech replaces the one before. */
	if (part_of(&pos, ty_str_trim(ty_str_next(&rest, ','))))
		sense->pos = NULL;
	while (group.len > 0)
		take_code(sense, ty_str_trim(ty_str_next(&group, ',')));
	return true;
}

taiyaku_str ty_edict_take_tags(ty_edict_sense *sense, taiyaku_str gloss)
{
	for (;;) {
		char close;
		size_t end;

		gloss = ty_str_trim(gloss);
		if (gloss.len == 0 || (gloss.data[0] != '(' && gloss.data[0] != '{'))
			return gloss;
		close = gloss.data[0] == '(' ? ')' : '}';
		end = ty_str_find(gloss, ty_str_of(&close, 1), 1);
		if (end == SIZE_MAX || !take_group(sense, ty_str_slice(gloss, 1, end)))
			return gloss;
		gloss = ty_str_slice(gloss, end + 1, gloss.len);
	}
}

/* Offset of the bracket that opens the group at the end of word, or SIZE_MAX. */
static size_t last_group(taiyaku_str word)
{
	size_t at = word.len;

	if (!ty_str_ends(word, TY_STR(")")))
		return SIZE_MAX;
	while (at > 0 && word.data[at - 1] != '(')
		at--;
	return at > 1 ? at - 1 : SIZE_MAX;
}

taiyaku_str ty_edict_without_tags(taiyaku_str word)
{
	size_t open = last_group(word);

	while (open != SIZE_MAX && are_codes(ty_str_slice(word, open + 1, word.len - 1))) {
		word = ty_str_slice(word, 0, open);
		open = last_group(word);
	}
	return word;
}

bool ty_edict_applies(taiyaku_str *out, taiyaku_str reading, taiyaku_str head)
{
	size_t open = last_group(reading);
	taiyaku_str heads;

	*out = reading;
	if (open == SIZE_MAX)
		return true;
	*out = ty_str_slice(reading, 0, open);
	heads = ty_str_slice(reading, open + 1, reading.len - 1);
	while (heads.len > 0)
		if (ty_str_equal(ty_str_trim(ty_str_next(&heads, ';')), head))
			return true;
	return false;
}
