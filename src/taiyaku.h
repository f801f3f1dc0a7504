/* SPDX-License-Identifier: Apache-2.0 */
/*
 * taiyaku.h - the public contract of libtaiyaku.
 *
 * What produces pairs calls a sink; what consumes pairs is a sink.  Readers turn files into
 * pairs, a store keeps them, writers turn them into files; every feature is a pipe between two
 * of these.  The words used here (pair, origin, key, level, score, hit) are used everywhere.
 *
 * Conventions.  A function that can fail returns a taiyaku_status, gives its result through its
 * first parameter and takes a taiyaku_error (may be NULL) as its last.  All text is UTF-8 with a
 * length; text that is not valid is TAIYAKU_EARGUMENT.  A path ends in a NUL and has the bytes that
 * the system wants.  Options and hooks may be NULL: all-zero, which is the default.  A callback
 * borrows what it is given for the length of the call; where it returns another status than
 * TAIYAKU_OK the work ends with that.  The library never prints, never calls setlocale or getenv,
 * and has no writable global.
 */
#ifndef TAIYAKU_H
#define TAIYAKU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TAIYAKU_VERSION "0.1.0"

#if defined(__GNUC__)
#define TAIYAKU_API __attribute__((visibility("default")))
#define TAIYAKU_CHECKED __attribute__((visibility("default"), warn_unused_result))
#else
#define TAIYAKU_API
#define TAIYAKU_CHECKED
#endif

/* ---- errors ------------------------------------------------------------------------------ */

/* One status per thing a caller would do differently. */
typedef enum taiyaku_status {
	TAIYAKU_OK = 0,
	TAIYAKU_EARGUMENT, /* the caller asked for something that does not exist */
	TAIYAKU_EIO,	   /* a file or the disk: missing, not permitted, full */
	TAIYAKU_ESYNTAX,   /* the input is not what it should be, or is cut off */
	TAIYAKU_ELIMIT,	   /* a named cap was met: depth, length, count, memory */
	TAIYAKU_ESTORE,	   /* not a store, damaged, or of a newer version */
	TAIYAKU_ECANCELED  /* the progress hook asked to stop */
} taiyaku_status;

/* What went wrong and where.  Owned by the caller, nothing to free.  The first failure is kept:
 * a function given an error that is already set leaves it as it is. */
typedef struct taiyaku_error {
	taiyaku_status status;
	uint64_t line;	   /* 1-based, 0 where there is none */
	uint64_t column;   /* 1-based, in code points, 0 where there is none */
	char file[1024];   /* as the user wrote it, empty where there is none */
	char message[512]; /* one line, lower case, no full stop, valid UTF-8 */
} taiyaku_error;

/* ---- text -------------------------------------------------------------------------------- */

/* A view of UTF-8 bytes, not NUL-terminated.  Empty is { NULL, 0 } or any length 0. */
typedef struct taiyaku_str {
	const char *data;
	size_t len; /* bytes */
} taiyaku_str;

/* The two languages of a pair: index of taiyaku_pair.text and of everything kept per language. */
enum { TAIYAKU_SOURCE = 0, TAIYAKU_TARGET = 1 };

/* How strongly two texts were normalised before they were equal; each includes those before. */
typedef enum taiyaku_level {
	TAIYAKU_EXACT,
	TAIYAKU_WIDTH,
	TAIYAKU_KANA,
	TAIYAKU_KANJI,
	TAIYAKU_LOOSE,
	TAIYAKU_READING,
	TAIYAKU_ROMAJI,
	TAIYAKU_PREFIX,
	TAIYAKU_NEAR
} taiyaku_level;

/* "exact", "width", ... as printed in JSON. */
TAIYAKU_API const char *taiyaku_level_name(taiyaku_level level);

/* ---- pairs ------------------------------------------------------------------------------- */

typedef enum taiyaku_kind {
	TAIYAKU_ANY = 0, /* in options: no choice made; in a pair: the reader could not tell */
	TAIYAKU_TITLE,
	TAIYAKU_SEGMENT,
	TAIYAKU_TERM,
	TAIYAKU_NAME
} taiyaku_kind;

/* "title", "segment", "term", "name"; "" for TAIYAKU_ANY. */
TAIYAKU_API const char *taiyaku_kind_name(taiyaku_kind kind);
/* TAIYAKU_ANY when there is no such kind. */
TAIYAKU_API taiyaku_kind taiyaku_kind_from(taiyaku_str name);

/* Where a pair was found.  Every field may be empty. */
typedef struct taiyaku_origin {
	taiyaku_str file;
	uint64_t line; /* 1-based, 0 = unknown */
	taiyaku_str author;
	taiyaku_str romanized; /* the author's name as the document romanises it */
	taiyaku_str year;
	taiyaku_str date; /* ISO 8601 where it could be read, else as printed */
	taiyaku_str url;
} taiyaku_origin;

/* A named value that a format carries and taiyaku keeps for it: a TMX prop, a TBX category.
 * Names are the TMX/TBX names ("x-context-pre", "definition", "partOfSpeech", "creationdate"). */
typedef struct taiyaku_prop {
	taiyaku_str type;
	taiyaku_str value;
} taiyaku_prop;

/* A source text and a target text that mean the same. */
typedef struct taiyaku_pair {
	taiyaku_kind kind;
	taiyaku_str text[2];   /* never rewritten: as the document has it */
	taiyaku_str markup[2]; /* TMX content of <seg> where it has inline tags, else empty */
	taiyaku_str id;	       /* 16 hex digits made from the content; empty: not yet made */
	taiyaku_str tuid;      /* the id its own file gave it */
	taiyaku_str memory;    /* the named part of a store: a client, a project */
	taiyaku_str status;    /* "approved", "provisional", "non-standard", "forbidden" or empty */
	taiyaku_str note;
	taiyaku_str reading; /* of the Japanese text, in kana */
	const taiyaku_origin *origins;
	size_t n_origins;
	const taiyaku_prop *props;
	size_t n_props;
	taiyaku_str rule; /* the pattern that found it; of this find, not kept in a store */
	int confidence;	  /* 0-100, likewise */
} taiyaku_pair;

/* The id of a pair: 16 lower-case hex digits and a NUL, from memory, tuid, whether it is a term,
 * and both texts.  The same content has the same id in every store. */
TAIYAKU_API void taiyaku_pair_id(char out[17], const taiyaku_pair *pair);

/* ---- sinks and hooks --------------------------------------------------------------------- */

/* What consumes pairs.  The pair and all it points at are borrowed for the call. */
typedef struct taiyaku_sink {
	taiyaku_status (*pair)(void *ctx, const taiyaku_pair *pair, taiyaku_error *err);
	void *ctx;
} taiyaku_sink;

/* Called while something lasts; each member may be NULL. */
typedef struct taiyaku_hooks {
	/* done of total (total 0: unknown), in bytes read or pairs written.  Nonzero: stop with
	 * TAIYAKU_ECANCELED. */
	int (*progress)(void *ctx, uint64_t done, uint64_t total, uint64_t pairs);
	/* Input that was skipped, or mended (status is TAIYAKU_OK then), with its place. */
	void (*warn)(void *ctx, const taiyaku_error *what);
	void *ctx;
} taiyaku_hooks;

/* ---- formats ----------------------------------------------------------------------------- */

typedef struct taiyaku_languages {
	taiyaku_str source; /* BCP 47, "ja" where empty */
	taiyaku_str target; /* BCP 47, "en" where empty */
} taiyaku_languages;

/* All-zero is the default everywhere. */
typedef struct taiyaku_read_options {
	taiyaku_str format;   /* a name of taiyaku_formats; empty: by content, then by name */
	taiyaku_str encoding; /* an ICU converter name; empty: by content */
	taiyaku_languages languages;
	taiyaku_kind kind;   /* pairs get this kind; TAIYAKU_ANY: what the reader finds */
	taiyaku_str memory;  /* pairs get this memory; empty: what the file says */
	int min_confidence;  /* pairs below are dropped without a word */
	bool documents_only; /* read only document formats; others: TAIYAKU_EARGUMENT */
	bool partial;	     /* keep what came before a cut in the file */
	/* What is to be translated in the place of pairs: of a bilingual file its source texts in
	 * their order, translated or not, those left out that it says are not to be translated; of
	 * a document its sentences.  It is the source text of a pair whose target text may be
	 * empty, whichever of the two languages the file translates from. */
	bool sources;
	const char *srx; /* a file of rules (SRX 2.0) for sentences; NULL: our own */
	taiyaku_status (*reject)(void *ctx, taiyaku_str record, taiyaku_error *err);
	void *reject_ctx; /* reject gets each skipped record as it stood in the file */
} taiyaku_read_options;

typedef struct taiyaku_read_counts {
	uint64_t pairs;	  /* given to the sink */
	uint64_t skipped; /* records that could not be read; each was reported to warn */
	uint64_t mended;  /* characters or fields put right; reported to warn once per file */
} taiyaku_read_counts;

typedef struct taiyaku_format_info {
	const char *name;	/* "tmx" */
	const char *title;	/* "Translation Memory eXchange 1.1-1.4b" */
	const char *extensions; /* blank-separated, no dots; the first is the usual one */
	bool reads, writes;
	bool document; /* found pairs, not listed ones */
	bool checked;  /* holds no pairs: taiyaku_read takes it without a sink, to validate it */
} taiyaku_format_info;

/* The formats, in a fixed order; NULL past the last. */
TAIYAKU_API const taiyaku_format_info *taiyaku_formats(size_t i);

/* Read a file ("-": standard input) and push every pair to the sink (NULL: validate only, and tell
 * of what strict readers of the format refuse).
 * counts may be NULL.  EIO, ESYNTAX (not the format, or cut off), ELIMIT, EARGUMENT,
 * ECANCELED, or what the sink returned. */
TAIYAKU_CHECKED taiyaku_status taiyaku_read(taiyaku_read_counts *counts, const char *path,
					    const taiyaku_read_options *options,
					    const taiyaku_sink *to, const taiyaku_hooks *hooks,
					    taiyaku_error *err);

typedef struct taiyaku_write_options {
	taiyaku_str format;	     /* empty: by the name of the file, else tmx */
	taiyaku_languages languages; /* of the pairs: a store says which */
	bool turned;		    /* the target text is written as source, the source as target */
	bool doctype;		    /* tmx: with a DOCTYPE line */
	bool gzip;		    /* also where the name ends in .gz */
	int level;		    /* tmx: 1 = text only, else inline tags are kept */
	const taiyaku_hooks *hooks; /* warn is told once what the format cannot hold; or NULL */
} taiyaku_write_options;

typedef struct taiyaku_writer taiyaku_writer;

/* Open a file for pairs ("-": standard output).  It appears under its name only when
 * taiyaku_writer_close succeeds. */
TAIYAKU_CHECKED taiyaku_status taiyaku_writer_open(taiyaku_writer **out, const char *path,
						   const taiyaku_write_options *options,
						   taiyaku_error *err);
/* The sink that writes; owned by the writer. */
TAIYAKU_API const taiyaku_sink *taiyaku_writer_sink(taiyaku_writer *writer);
/* End the file, flush, fsync, rename, and free the writer, also on failure. */
TAIYAKU_CHECKED taiyaku_status taiyaku_writer_close(taiyaku_writer *writer, taiyaku_error *err);
/* Drop what was written and free the writer.  NULL is fine. */
TAIYAKU_API void taiyaku_writer_abort(taiyaku_writer *writer);

/* ---- store ------------------------------------------------------------------------------- */

typedef struct taiyaku_store taiyaku_store;

typedef struct taiyaku_store_options {
	bool writable;		     /* false: a missing store is TAIYAKU_EIO */
	taiyaku_languages languages; /* of a new store; another pair than the store's: EARGUMENT */
} taiyaku_store_options;

/* Open a store: a path, or scheme://...  Threads may share it; many readers, one writer at a
 * time, across processes too.  EIO, ESTORE (not a store, damaged, of a newer version), EARGUMENT
 * (of other languages, or open in this process already).  A process that forks opens it anew. */
TAIYAKU_CHECKED taiyaku_status taiyaku_store_open(taiyaku_store **out, const char *url,
						  const taiyaku_store_options *options,
						  taiyaku_error *err);
/* NULL is fine. */
TAIYAKU_API void taiyaku_store_close(taiyaku_store *store);
/* Close a store that was opened in vain: if that made it, nothing is in it yet and no other process
 * has it open, there is none again.  NULL is fine. */
TAIYAKU_API void taiyaku_store_discard(taiyaku_store *store);

typedef struct taiyaku_store_info {
	taiyaku_languages languages; /* owned by the store */
	uint64_t pairs;		     /* by the store's own counters */
	uint64_t kinds[5];	     /* by taiyaku_kind */
	uint64_t counted;	     /* by walking every record, if asked for; else = pairs */
	uint64_t origins;	     /* likewise; else 0 */
	uint64_t file_bytes;
	uint32_t version; /* of the format */
} taiyaku_store_info;

/* count: walk every record and compare. */
TAIYAKU_CHECKED taiyaku_status taiyaku_store_inspect(taiyaku_store_info *out, taiyaku_store *store,
						     bool count, taiyaku_error *err);

typedef struct taiyaku_verdict {
	uint64_t problems;
	uint64_t pairs, bytes; /* of the store */
} taiyaku_verdict;

/* Prove the store at url, page by page, byte by byte, and every index against the pairs: warn of
 * hooks gets each problem, and where.  It need not be sound, nor one that can be opened; others may
 * read it, and wait to write.  EIO: it cannot be read; EARGUMENT: this process has it open. */
TAIYAKU_CHECKED taiyaku_status taiyaku_store_verify(taiyaku_verdict *out, const char *url,
						    const taiyaku_hooks *hooks, taiyaku_error *err);

/* A copy of the store as it is now, while others read and write it, under a path where there is no
 * file yet; without room that the store no longer uses.  It appears whole or not at all.  hooks
 * are told its bytes, of those of the store. */
TAIYAKU_CHECKED taiyaku_status taiyaku_store_backup(taiyaku_store *store, const char *path,
						    const taiyaku_hooks *hooks, taiyaku_error *err);

/* Which pairs; all-zero is all of them. */
typedef struct taiyaku_filter {
	taiyaku_kind kind;
	taiyaku_str memory; /* empty: every memory */
} taiyaku_filter;

typedef struct taiyaku_compacted {
	uint64_t before, after; /* bytes of the file */
} taiyaku_compacted;

/* Put a smaller file of the same content in the place of the store's, if there is one to be had.
 * Who reads goes on reading, who writes waits.  The old file is there until the new one is whole.
 * hooks are told its bytes, of those of the old one. */
TAIYAKU_CHECKED taiyaku_status taiyaku_store_compact(taiyaku_compacted *out, taiyaku_store *store,
						     const taiyaku_hooks *hooks,
						     taiyaku_error *err);

/* A change: everything put into it appears at once on commit, or never. */
typedef struct taiyaku_change taiyaku_change;

typedef enum taiyaku_put_result {
	TAIYAKU_UNCHANGED, /* was there, with all this says */
	TAIYAKU_ADDED,
	TAIYAKU_MERGED /* was there; got a new origin or a field it lacked */
} taiyaku_put_result;

/* Waits for another writer to finish.  The change belongs to the thread that began it, which has no
 * other of the store meanwhile.  EIO, ESTORE, EARGUMENT (open for reading only), ELIMIT (no room),
 * as all that follows. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_begin(taiyaku_change **out, taiyaku_store *store,
						    taiyaku_error *err);
/* *result may be NULL.  EARGUMENT: a text is empty; the change goes on without the pair. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_put(taiyaku_put_result *result,
						  taiyaku_change *change, const taiyaku_pair *pair,
						  taiyaku_error *err);
/* A sink that puts what it is given, for many pairs: in order, but later, by a thread of its own
 * beside the one that reads them.  A failure may be told by a later call.  Until
 * taiyaku_change_settle the change takes nothing else but commit and abort. */
TAIYAKU_API const taiyaku_sink *taiyaku_change_sink(taiyaku_change *change);
/* Waits until all that its sink was given is put.  counts (may be NULL): how many of these pairs,
 * by taiyaku_put_result. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_settle(uint64_t counts[3], taiyaku_change *change,
						     taiyaku_error *err);
typedef taiyaku_status (*taiyaku_named_fn)(void *ctx, size_t name, const taiyaku_pair *pair,
					   taiyaku_error *err);
/* For each of n names the pairs that people may mean by it: the one with this id; where there is
 * none, those with this tuid, or with this as the whole of a text, as it is written.  found gets
 * the index of the name; it must not change anything.  n 0: all pairs.  filter may be NULL. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_find(taiyaku_change *change, const taiyaku_str *names,
						   size_t n, const taiyaku_filter *filter,
						   taiyaku_named_fn found, void *ctx,
						   taiyaku_error *err);
/* Remove the pair with the id of pair; *removed (may be NULL): there was one. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_remove(bool *removed, taiyaku_change *change,
						     const taiyaku_pair *pair, taiyaku_error *err);
/* Put edited in the place of the pair with the id of pair; its own id may be another.  *result (may
 * be NULL): TAIYAKU_ADDED, or if edited was there before, as by taiyaku_change_put.  EARGUMENT:
 * there is no such pair, or a text of edited is empty; the change goes on. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_edit(taiyaku_put_result *result,
						   taiyaku_change *change, const taiyaku_pair *pair,
						   const taiyaku_pair *edited, taiyaku_error *err);
/* Frees the change, also on failure. */
TAIYAKU_CHECKED taiyaku_status taiyaku_change_commit(taiyaku_change *change, taiyaku_error *err);
/* Frees the change.  NULL is fine. */
TAIYAKU_API void taiyaku_change_abort(taiyaku_change *change);

/* Which pairs pass a selector: those that meet every condition.  All-zero lets all pass. */
typedef struct taiyaku_select_options {
	/* "FIELD=VALUE": the field is that; "FIELD~TEXT": it has that inside, width, case and the
	 * like set aside; "!=" and "!~": the opposite; "FIELD=": it is empty.  Fields are those of
	 * JSON: the languages ("ja"), id, kind, tuid, memory, status, note, reading; file, line,
	 * author, romanized, year, date, url of any origin; and "prop:NAME". */
	const taiyaku_str *where;
	size_t n_where;
	taiyaku_str since; /* a date: made or changed then or later, by the pair's own dates */
	taiyaku_languages languages;
} taiyaku_select_options;

typedef struct taiyaku_selector taiyaku_selector;

/* options are copied; to is the sink of the pairs that pass.  EARGUMENT: no such field, no date. */
TAIYAKU_CHECKED taiyaku_status taiyaku_selector_new(taiyaku_selector **out,
						    const taiyaku_select_options *options,
						    const taiyaku_sink *to, taiyaku_error *err);
/* The sink that selects; owned by the selector. */
TAIYAKU_API const taiyaku_sink *taiyaku_selector_sink(taiyaku_selector *selector);
/* NULL is fine. */
TAIYAKU_API void taiyaku_selector_free(taiyaku_selector *selector);

/* Every pair of the store in the order of export: kind, source text, target text, memory, tuid,
 * compared as bytes, so that the same content gives the same file. */
TAIYAKU_CHECKED taiyaku_status taiyaku_store_each(taiyaku_store *store,
						  const taiyaku_filter *filter,
						  const taiyaku_sink *to,
						  const taiyaku_hooks *hooks, taiyaku_error *err);

/* ---- asking ------------------------------------------------------------------------------ */

/* What differs between two texts: a set of these, in the order in which they are named. */
typedef enum taiyaku_why {
	TAIYAKU_WHY_NUMBER = 1 << 0,
	TAIYAKU_WHY_NEGATION = 1 << 1,
	TAIYAKU_WHY_NAME = 1 << 2,
	TAIYAKU_WHY_WORD = 1 << 3,
	TAIYAKU_WHY_PARTICLE = 1 << 4,
	TAIYAKU_WHY_PUNCTUATION = 1 << 5,
	TAIYAKU_WHY_WIDTH = 1 << 6,
	TAIYAKU_WHY_CASE = 1 << 7,
	TAIYAKU_WHY_TAG = 1 << 8,
	TAIYAKU_WHY_CONTEXT = 1 << 9
} taiyaku_why;

/* "number", ... of bit i; NULL past the last. */
TAIYAKU_API const char *taiyaku_why_name(size_t i);

/* A part of a text, in its code points. */
typedef struct taiyaku_span {
	size_t start, end;
} taiyaku_span;

/* A place where the query ([0]) and the text found ([1]) differ; what was left out is empty. */
typedef struct taiyaku_difference {
	taiyaku_span at[2];
	unsigned why;
} taiyaku_difference;

/* A result.  Borrowed for the call of the hit function. */
typedef struct taiyaku_hit {
	const taiyaku_pair *pair;
	int side; /* of the text that was found: TAIYAKU_SOURCE or TAIYAKU_TARGET */
	taiyaku_level level;
	int score;	   /* 0-101 */
	size_t start, end; /* code points of pair->text[side]; 0, 0 where it is the whole */
	/* Of a match, if details were asked for: */
	unsigned why;
	const taiyaku_difference *differences;
	size_t n_differences;
	taiyaku_str proposal; /* the other text with numbers put right; empty: none were */
	const taiyaku_span *corrections; /* of the proposal */
	size_t n_corrections;
} taiyaku_hit;

typedef taiyaku_status (*taiyaku_hit_fn)(void *ctx, const taiyaku_hit *hit, taiyaku_error *err);

/* In which texts to look. */
typedef enum taiyaku_sides {
	TAIYAKU_BOTH = 0,
	TAIYAKU_ONLY_SOURCE,
	TAIYAKU_ONLY_TARGET
} taiyaku_sides;

typedef struct taiyaku_query_options {
	taiyaku_filter filter;
	int threshold;	     /* of the score; 0: the command's own default */
	size_t max;	     /* hits; 0: the command's own default */
	bool exact_only;     /* lookup: no prefix, no near */
	taiyaku_sides sides; /* match, search */
	bool details;	     /* match: why, differences, proposal */
} taiyaku_query_options;

/* Terms and titles equal to the query at some level, or that begin with it, in either language:
 * best level first, then score, then id.  Where there are none, those near it: at most two
 * characters differ, not the first, and the score is 70 or more.  Nothing found is TAIYAKU_OK
 * without a call. */
TAIYAKU_CHECKED taiyaku_status taiyaku_lookup(taiyaku_store *store, taiyaku_str query,
					      const taiyaku_query_options *options,
					      taiyaku_hit_fn hit, void *ctx, taiyaku_error *err);

/* Terms (or pairs of the kind that filter asks for) that occur in a text of either language, at the
 * borders of words, the longest at each place; equal as taiyaku_lookup has it, by spelling.  In the
 * order of their places, then best level, then id; max 0: all.  start and end of a hit are code
 * points of text. */
TAIYAKU_CHECKED taiyaku_status taiyaku_scan(taiyaku_store *store, taiyaku_str text,
					    const taiyaku_query_options *options,
					    taiyaku_hit_fn hit, void *ctx, taiyaku_error *err);

/* A text to be translated. */
typedef struct taiyaku_segment {
	taiyaku_str text;
	taiyaku_str markup;	   /* its inline tags, as in a pair */
	bool in_context;	   /* its neighbours are known: */
	taiyaku_str before, after; /* empty: there is none */
} taiyaku_segment;

/* Every pair of a memory whose text on either side has a score of threshold (1-100, default 70) or
 * more: 101 the same text with the same neighbours, 100 as written, 99 equal but for width, case
 * and the like, else floor(100 * (1 - d / longer)), d the Levenshtein distance in characters, or in
 * words where they are divided by spaces.  Best first; equal scores: by similarity in characters,
 * then the newest.  All that there are, whatever the threshold; max (default 20) of them are given.
 * Terms are left out, unless filter asks for them. */
TAIYAKU_CHECKED taiyaku_status taiyaku_match(taiyaku_store *store, const taiyaku_segment *segment,
					     const taiyaku_query_options *options,
					     taiyaku_hit_fn hit, void *ctx, taiyaku_error *err);

/* Every text, of either side, that has the query inside, when width, case and the like are set
 * aside.  Words divided by spaces may stand anywhere in a pair, what stands in "quotes" must stand
 * as it is.  *total is how many there are; max (default 20) of them are given, the shortest first,
 * then the newest.  total may be NULL. */
TAIYAKU_CHECKED taiyaku_status taiyaku_search(uint64_t *total, taiyaku_store *store,
					      taiyaku_str query,
					      const taiyaku_query_options *options,
					      taiyaku_hit_fn hit, void *ctx, taiyaku_error *err);

/* ---- analysing --------------------------------------------------------------------------- */

/* How much text.  Control characters and combining marks are no characters. */
typedef struct taiyaku_amount {
	uint64_t segments;
	uint64_t characters;	      /* with spaces and punctuation */
	uint64_t without_spaces;      /* spaces of any width */
	uint64_t without_punctuation; /* nor spaces; ASCII symbols are punctuation too */
	/* As Word has it: what stands between spaces is one; each kana, kanji, and mark of Japanese
	 * punctuation is one by itself. */
	uint64_t words;
} taiyaku_amount;

/* What is known of a segment: of these the first that it meets. */
typedef enum taiyaku_band {
	TAIYAKU_BAND_REPETITIONS, /* the same text came before in the job, in any of its files */
	TAIYAKU_BAND_101,	  /* by the score of its best match */
	TAIYAKU_BAND_100,
	TAIYAKU_BAND_95,
	TAIYAKU_BAND_85,
	TAIYAKU_BAND_75,
	TAIYAKU_BAND_50,
	TAIYAKU_BAND_NONE,
	TAIYAKU_BANDS
} taiyaku_band;

/* "repetitions", "101", "100", "95-99", ... "none"; "" past the last. */
TAIYAKU_API const char *taiyaku_band_name(taiyaku_band band);

typedef struct taiyaku_analysis taiyaku_analysis;

/* A job.  store, which is borrowed, may be NULL: then there are repetitions and none only; memory:
 * only matches of it, empty: of all. */
TAIYAKU_CHECKED taiyaku_status taiyaku_analysis_new(taiyaku_analysis **out, taiyaku_store *store,
						    taiyaku_str memory, taiyaku_error *err);
/* Takes the source texts of one file in their order, as taiyaku_read gives them where sources are
 * asked for; owned by the analysis. */
TAIYAKU_API const taiyaku_sink *taiyaku_analysis_sink(taiyaku_analysis *analysis);
/* The file is complete: its amounts.  The next may follow. */
TAIYAKU_CHECKED taiyaku_status taiyaku_analysis_end(taiyaku_amount out[TAIYAKU_BANDS],
						    taiyaku_analysis *analysis, taiyaku_error *err);
/* NULL is fine. */
TAIYAKU_API void taiyaku_analysis_free(taiyaku_analysis *analysis);

/* ---- work -------------------------------------------------------------------------------- */

/* All-zero is the default everywhere. */
typedef struct taiyaku_pretranslate_options {
	taiyaku_str format;    /* "xliff", "xliff2" or "po"; empty: by content */
	taiyaku_str encoding;  /* an ICU converter name; empty: by content */
	taiyaku_filter filter; /* which pairs; without a kind, all but terms */
	int threshold;	       /* matches of this score or more (1-100, default 70) */
	int fill;   /* a translation is filled in from this score on (1-101); 0: from threshold on
		       where that is given, or the format marks what is fuzzy; else from 100 on */
	size_t max; /* matches offered beside one text (default 5), where the format can */
	bool no_terms; /* XLIFF 2.x: not the terms that occur in a text, in the glossary module */
} taiyaku_pretranslate_options;

/* Of the texts that had no translation, the first four by the best match. */
typedef struct taiyaku_pretranslate_counts {
	uint64_t context; /* 101 */
	uint64_t exact;	  /* 100 */
	uint64_t fuzzy;	  /* at or above the threshold */
	uint64_t none;
	uint64_t skipped;    /* could not be filled; each was reported to warn */
	uint64_t filled;     /* got a translation */
	uint64_t review;     /* of these, marked as to be looked at */
	uint64_t translated; /* had a translation, or are not to be translated: left as they were */
	uint64_t terms;	     /* put beside texts */
} taiyaku_pretranslate_counts;

/* Put the matches of a store into a bilingual file, XLIFF or PO, whichever of the store's languages
 * its texts are in, and write it to out ("-": standard output; or the same path), where it appears
 * whole or not at all.  What is not filled in keeps its bytes; what is translated stays as it is.
 * Inline codes are those of the file; where they, numbers or placeholders had to be changed or
 * left out, the translation is marked as to be looked at.  counts may be NULL.  EIO, ESYNTAX (none
 * of these formats, not well-formed, or cut off), ELIMIT, EARGUMENT (other languages), ESTORE,
 * ECANCELED. */
TAIYAKU_CHECKED taiyaku_status taiyaku_pretranslate(taiyaku_pretranslate_counts *counts,
						    taiyaku_store *store, const char *in,
						    const char *out,
						    const taiyaku_pretranslate_options *options,
						    const taiyaku_hooks *hooks, taiyaku_error *err);

#ifdef __cplusplus
}
#endif

#endif
