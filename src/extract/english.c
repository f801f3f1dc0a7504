/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/english.h"

#include <stdlib.h>

#include "base/ascii.h"

enum { LONGEST = 32 };

/* In the order of bytes.  Words of both languages whose Japanese reading is the likelier one in a
 * bracket (sake, kite, hone) are left out. */
/* clang-format off */
static const char *const words[] = {
	"abandon", "abide", "abuse", "addition", "adobe", "again", "agate", "age", "agenda",
	"ago", "ai", "aide", "amaze", "amazon", "ambition", "ampere", "an", "animate",
	"animation", "annotate", "annotation", "anode", "antenna", "anti", "anyone", "ape", "api",
	"appease", "appetite", "are", "area", "arena", "arise", "arisen", "asia", "asian",
	"aside", "assassin", "assassinate", "assassination", "assume", "assure", "ate", "attain",
	"attendee", "attention", "attitude", "audio", "aura", "aurora", "auto", "automate",
	"automation", "awake", "awaken", "aware", "azure", "babe", "baggage", "bake", "bamboo",
	"ban", "banana", "bandage", "bane", "bare", "baron", "base", "basin", "bassoon", "baton",
	"be", "bean", "beaten", "bee", "been", "began", "begin", "begun", "beige", "benzene",
	"beside", "beta", "beware", "bike", "bin", "bingo", "bio", "bison", "bite", "bitten",
	"bon", "bonbon", "bondage", "bone", "boo", "bore", "boron", "bun", "bungee", "bureau",
	"button", "chain", "champion", "chan", "change", "chaperone", "chase", "chime", "chimera",
	"chin", "china", "chinese", "choke", "choo", "choose", "chore", "chosen", "chouchou",
	"damage", "dame", "dare", "data", "database", "date", "datetime", "dean", "debate",
	"deepen", "degenerate", "degeneration", "demi", "demise", "demo", "demon", "demote",
	"demotion", "den", "denotation", "denote", "dense", "desire", "detention", "die", "dime",
	"dimension", "diminution", "dine", "diode", "dire", "disease", "disseminate",
	"dissemination", "dissuade", "ditto", "do", "doe", "domain", "dome", "dominate",
	"domination", "domingo", "domino", "don", "donate", "donation", "done", "dose", "doze",
	"dozen", "dude", "due", "duke", "dun", "dune", "dungeon", "duo", "dupe", "duration",
	"ease", "eaten", "echo", "eden", "edition", "edo", "ego", "emission", "emotion", "empire",
	"endure", "engage", "engine", "ensue", "ensure", "entire", "enumerate", "enumeration",
	"episode", "era", "erase", "erasure", "erosion", "euro", "europe", "european", "fugue",
	"fume", "fun", "fungi", "fuse", "fusion", "future", "gain", "game", "gamma", "garage",
	"gate", "gauge", "gaze", "gee", "gene", "genera", "generate", "generation", "genie",
	"genome", "genre", "gentian", "genuine", "giga", "gone", "goose", "gore", "gotten",
	"guarantee", "gui", "guide", "guinea", "gun", "guru", "happen", "hare", "hate",
	"hawaiian", "he", "hen", "here", "heritage", "hero", "hesitate", "hesitation", "hidden",
	"hide", "hike", "hindu", "hinge", "hire", "hobo", "hoe", "home", "homepage", "homo",
	"hope", "horizon", "hose", "house", "hue", "huge", "human", "humane", "hungarian", "idea",
	"image", "imagination", "imagine", "imitate", "imitation", "immature", "immediate",
	"immense", "immune", "impose", "imposition", "impure", "in", "inane", "inanimate",
	"indentation", "india", "indian", "indonesia", "indonesian", "inhuman", "initiate",
	"initiation", "inn", "innate", "insane", "inside", "insure", "intake", "intense", "intention",
	"intimate", "into", "intuition", "io", "iota", "iran", "iranian", "iron", "issue",
	"itemize", "iteration", "jade", "jane", "japan", "japanese", "joe", "join", "joke",
	"jumbo", "june", "junkie", "jure", "kangaroo", "keen", "ken", "kenya", "keto", "kin",
	"kite", "korea", "korean", "machine", "made", "magazine", "mage", "maiden", "main",
	"maine", "maintain", "make", "man", "manage", "mandarin", "mandate", "mane", "manga",
	"mango", "mania", "mansion", "mare", "maria", "marina", "marine", "maritime", "maroon",
	"mason", "massage", "mate", "matte", "mature", "maze", "me", "mean", "meantime",
	"measure", "media", "median", "mediate", "mediation", "meditate", "meditation", "mega",
	"memento", "memo", "memorize", "men", "mention", "menu", "mere", "meridian", "merino",
	"mesa", "meson", "message", "meta", "metadata", "mezzo", "mike", "mime", "mimeo", "min",
	"mine", "mini", "miniature", "minion", "minute", "mirage", "mission", "misuse",
	"mitigate", "mitigation", "moan", "mode", "moderate", "moderation", "mon", "mongoose",
	"mono", "monotone", "monsoon", "montage", "moo", "moon", "moose", "more", "moron",
	"motion", "motto", "mountain", "mouse", "mundane", "muon", "muse", "mutate", "mutation",
	"mute", "mutton", "name", "namesake", "nano", "nape", "nation", "nature", "negate",
	"negation", "negotiate", "negotiation", "neon", "nine", "nineteen", "ninja", "node",
	"noise", "nominate", "nomination", "non", "none", "nonsense", "noon", "nose", "notation",
	"note", "notion", "noun", "nude", "numeration", "nun", "oh", "oman", "omega", "omen",
	"omission", "on", "one", "onion", "onto", "ooze", "open", "opera", "operate", "operation",
	"opinion", "oppose", "opposite", "opposition", "orange", "ore", "orientation", "origin",
	"originate", "ottoman", "outage", "ozone", "page", "pagination", "pagoda", "pain", "pan",
	"panama", "panda", "pane", "panorama", "papa", "parade", "paradise", "paranoia", "pare",
	"passage", "passion", "passionate", "pause", "pea", "pen", "penguin", "pension", "peon",
	"peru", "petite", "petition", "piano", "pie", "pigeon", "pike", "pin", "pine", "pinto",
	"pipe", "pirate", "pizza", "poison", "poke", "pompon", "pope", "pose", "position",
	"possession", "potato", "potion", "puma", "pun", "pupa", "pure", "puree", "radiation",
	"radio", "rage", "rain", "raise", "raisin", "rake", "ran", "range", "rape", "rare",
	"rate", "ratio", "ration", "re", "reason", "rebuke", "redo", "refuge", "refuse", "regain",
	"regenerate", "regeneration", "region", "rein", "reiterate", "remain", "remake", "remote",
	"rename", "rendition", "reopen", "repetition", "reputation", "rerun", "reside", "residue",
	"resin", "resize", "resume", "retain", "retake", "retention", "retina", "retire",
	"reunion", "reuse", "ribbon", "ride", "ripe", "rise", "rite", "robe", "robin", "rodeo",
	"roe", "rogue", "roman", "romania", "rome", "rope", "rose", "rosetta", "rosette",
	"rotate", "rotation", "rote", "rotten", "rouge", "rouse", "route", "routine", "rude",
	"rue", "ruin", "rumba", "run", "rune", "runtime", "ruse", "russia", "russian", "sage",
	"sahara", "samba", "sane", "sanitation", "santa", "sari", "satin", "saturate",
	"saturation", "sauna", "sausage", "se", "sea", "season", "sedan", "see", "seen", "seize",
	"seizure", "semi", "sensation", "sense", "separate", "separation", "sepia", "sesame",
	"session", "shade", "shake", "shaken", "shame", "shape", "share", "shine", "shire",
	"shoe", "shone", "shoo", "shore", "shun", "siberian", "side", "simon", "sin", "sine",
	"singapore", "siren", "site", "situation", "size", "so", "soda", "some", "someone",
	"sometime", "son", "sonata", "soon", "sore", "sudan", "sudden", "sue", "suite",
	"summarize", "summation", "summon", "sun", "sunrise", "sunshine", "suppose", "sure",
	"sushi", "taboo", "taiwan", "taiwanese", "take", "taken", "tame", "tan", "tangerine",
	"tango", "tanzania", "tape", "tattoo", "tea", "teahouse", "tee", "teen", "temperate",
	"temperature", "tempo", "ten", "tense", "tension", "tibetan", "tide", "tie", "time",
	"tin", "tire", "tissue", "titan", "toe", "tofu", "token", "tomato", "ton", "tone",
	"tongue", "tonne", "too", "tote", "tsunami", "tube", "tuna", "tune", "tunisia", "tutu",
	"unaware", "undo", "undone", "uni", "union", "unison", "unite", "unseen", "unsure",
	"untie", "unto", "upon", "urine", "usage", "use", "utopia", "wade", "wage", "wagon",
	"wake", "wan", "wane", "ware", "warehouse", "wasabi", "wee", "wine", "woe", "woke",
	"woman", "women", "won", "woo", "wooden", "wore", "yoga", "you", "yuan", "zen", "zero",
	"zombie", "zone", "zoo",
};

/* What English has borrowed: in a gloss they are English, alone they may be either. */
static const char *const borrowed[] = {
	"aikido", "anime", "bento", "bonsai", "bushido", "daimyo", "dojo", "emoji", "futon",
	"geisha", "haiku", "hiragana", "ikebana", "judo", "kabuki", "kaiju", "kaizen",
	"kamikaze", "kana", "kanji", "karaoke", "karate", "katakana", "katana", "kendo",
	"kimono", "koto", "matcha", "miso", "mochi", "nori", "origami", "otaku", "ramen",
	"reiki", "romaji", "ronin", "samurai", "sashimi", "sensei", "seppuku", "shamisen",
	"shiatsu", "shinto", "shogun", "shogunate", "soba", "sudoku", "sumo", "tanka", "tatami",
	"tempura", "udon", "umami", "yakuza", "zaibatsu",
};
/* What begins a sentence as often as a title. */
static const char *const openers[] = {
	"a", "after", "all", "also", "although", "an", "and", "as", "at", "both", "but", "by",
	"each", "even", "every", "for", "from", "he", "her", "here", "his", "how", "however",
	"i", "if", "in", "is", "it", "its", "like", "many", "most", "my", "no", "now", "on",
	"once", "one", "only", "or", "other", "our", "see", "she", "since", "so", "some", "such",
	"that", "the", "their", "then", "there", "these", "they", "this", "those", "though",
	"thus", "to", "under", "until", "was", "we", "what", "when", "where", "which", "while",
	"who", "with", "you",
};
/* clang-format on */

static int compare(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool among(taiyaku_str word, const char *const *list, size_t n)
{
	char key[LONGEST + 1];

	if (word.len > LONGEST)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.data[i];

		key[i] = ty_lower(c);
	}
	key[word.len] = '\0';
	return bsearch(key, list, n, sizeof *list, compare);
}

bool ty_english_word(taiyaku_str word)
{
	return among(word, words, sizeof words / sizeof *words);
}

bool ty_english_borrowed(taiyaku_str word)
{
	return among(word, borrowed, sizeof borrowed / sizeof *borrowed);
}

bool ty_english_opens(taiyaku_str word)
{
	return among(word, openers, sizeof openers / sizeof *openers);
}
