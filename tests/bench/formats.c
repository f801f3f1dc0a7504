/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast the readers of pairs are, beside a bare SAX2 pass of libxml2 over the same bytes, a bare
 * pass of jansson, or of getline where a format is neither; and how much memory they take at most.
 *   formats [MEGABYTES [FORMAT...]]     By hand; never a timed test.
 * A format is named as in the table below: tmx is plain, tagged has inline tags and props.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/io.h"
#include "sax2.h"
#include "text/convert.h"

enum { CHUNK = 1 << 18 };

static const char *const japanese[] = {
	"経済産業省は", "サーバーを", "追加制裁を発表した。", "港の",	      "新しい便りが",
	"30日以内に",	"支払いは",   "行うこと。",	      "取扱説明書を", "お読みください。"
};
static const char *const english[] = { "The Ministry of Economy ",
				       "restarted the server, ",
				       "announced new sanctions. ",
				       "the harbour ",
				       "has fresh news ",
				       "within 30 days ",
				       "payment shall be ",
				       "made. ",
				       "Please read ",
				       "the manual first. " };

/* Some words, others each time, the same in every run. */
static void add_words(ty_buf *to, const char *const *words, uint64_t *state)
{
	uint64_t n = 2 + (*state >> 33) % 4;

	for (uint64_t i = 0; i < n; i++) {
		*state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
		ty_buf_add(to, ty_str(words[(*state >> 33) % 10]));
	}
}

/* A file of a format: the text of a unit stands between these; @ is its number. */
typedef struct sample {
	const char *name, *reader;
	bool xml;
	const char *head, *before, *between, *behind, *foot;
} sample;

static const sample samples[] = {
	{ "tmx", "tmx", true, "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body>\n",
	  "<tu tuid=\"@\" creationdate=\"20140301T093000Z\" creationid=\"alice\">"
	  "<tuv xml:lang=\"ja\"><seg>",
	  "</seg></tuv><tuv xml:lang=\"en\"><seg>", "</seg></tuv></tu>\n", "</body></tmx>\n" },
	{ "tagged", "tmx", true, "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/><body>\n",
	  "<tu tuid=\"@\" creationdate=\"20140301T093000Z\" creationid=\"alice\">"
	  "<prop type=\"x-client\">A社 &amp; B</prop><tuv xml:lang=\"ja\"><seg>",
	  "<bpt i=\"1\">&lt;b&gt;</bpt>太字<ept i=\"1\">&lt;/b&gt;</ept>"
	  "</seg></tuv><tuv xml:lang=\"en\"><seg>",
	  "</seg></tuv></tu>\n", "</body></tmx>\n" },
	{ "xliff", "xliff", true,
	  "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file "
	  "original=\"f\" source-language=\"ja\" target-language=\"en\" "
	  "datatype=\"plaintext\"><body>\n",
	  "<trans-unit id=\"@\"><source>", "<x id=\"1\"/></source><target state=\"final\">",
	  "<x id=\"1\"/></target></trans-unit>\n", "</body></file></xliff>\n" },
	{ "xliff2", "xliff2", true,
	  "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" srcLang=\"ja\" "
	  "trgLang=\"en\"><file id=\"f\">\n",
	  "<unit id=\"@\"><segment state=\"final\"><source>", "<ph id=\"1\"/></source><target>",
	  "<ph id=\"1\"/></target></segment></unit>\n", "</file></xliff>\n" },
	{ "tbx", "tbx", true,
	  "<martif type=\"TBX\" xml:lang=\"ja\"><martifHeader><fileDesc><sourceDesc><p>x</p>"
	  "</sourceDesc></fileDesc></martifHeader><text><body>\n",
	  "<termEntry id=\"c@\"><descrip type=\"subjectField\">it</descrip>"
	  "<langSet xml:lang=\"ja\"><tig><term>",
	  "</term><termNote type=\"partOfSpeech\">noun</termNote></tig></langSet>"
	  "<langSet xml:lang=\"en\"><tig><term>",
	  "</term></tig></langSet></termEntry>\n", "</body></text></martif>\n" },
	{ "po", "po", false,
	  "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n",
	  "#: a.c:@\nmsgctxt \"@\"\nmsgid \"", "\"\nmsgstr \"", "\"\n\n", "" },
	{ "utx", "utx", false,
	  "#UTX 1.11; ja/en; 2026-01-02; copyright: x; license: CC0 1.0\n"
	  "#src\ttgt\tsrc:pos\tterm status\tconcept ID\n",
	  "", "\t", "\tnoun\tapproved\t@\n", "" },
	{ "omegat", "omegat", false, "# Glossary in tab-separated format -*- coding: utf-8 -*-\n",
	  "", "\t", "\tnote @\n", "" },
	{ "tsv", "tsv", false, "ja\ten\n", "", "\tx", "\n", "" },
	{ "csv", "csv", false, "ja,en\n", "", ",\"", "\"\n", "" },
	{ "jsonl", "jsonl", false, "", "{\"ja\":\"", "\",\"en\":\"",
	  "\",\"kind\":\"segment\",\"origins\":[{\"file\":\"a.md\"}]}\n", "" },
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static void add_numbered(ty_buf *to, const char *text, uint64_t number)
{
	for (taiyaku_str rest = ty_str(text); rest.data;) {
		ty_buf_add(to, ty_str_next(&rest, '@'));
		if (rest.data)
			ty_buf_print(to, "%08llu", (unsigned long long)number);
	}
}

static void make(const char *path, const sample *of, uint64_t size)
{
	FILE *out = fopen(path, "wb");
	ty_buf buf = { 0 };
	uint64_t state = 1, written = 0;

	if (!out)
		exit(2);
	ty_buf_add(&buf, ty_str(of->head));
	for (uint64_t i = 0; written + buf.len < size; i++) {
		add_numbered(&buf, of->before, i);
		add_words(&buf, japanese, &state);
		add_numbered(&buf, of->between, i);
		add_words(&buf, english, &state);
		add_numbered(&buf, of->behind, i);
		if (buf.len > CHUNK || written + buf.len >= size) {
			written += fwrite(buf.data, 1, buf.len, out);
			ty_buf_clear(&buf);
		}
	}
	fputs(of->foot, out);
	fclose(out);
	ty_buf_free(&buf);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static taiyaku_status take(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	uint64_t *letters = ctx;

	(void)err;
	*letters += pair->text[0].len + pair->text[1].len;
	return TAIYAKU_OK;
}

/* Decoding and checking alone. */
static uint64_t decode(const char *path)
{
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_str chunk = { NULL, 0 };
	uint64_t letters = 0;
	taiyaku_status status = ty_input_open(&in, path, NULL, NULL);

	if (!status)
		status = ty_text_open(&text, in, TY_STR(""), NULL, NULL);
	do {
		if (!status)
			status = ty_text_chunk(&chunk, text, NULL);
		letters += chunk.len;
	} while (!status && chunk.len > 0);
	ty_text_close(text);
	ty_input_close(in);
	return letters;
}

static uint64_t read_with(const char *path, const char *format)
{
	taiyaku_read_options options = { .format = ty_str(format) };
	uint64_t letters = 0;
	taiyaku_sink sink = { take, &letters };
	taiyaku_error err = { 0 };

	if (taiyaku_read(NULL, path, &options, &sink, NULL, &err))
		printf("error: %s\n", err.message);
	return letters;
}

static void report(const char *what, double from, uint64_t size)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	printf("  %-12s %7.0f MB/s  %6.2f s  memory so far %ld MB\n", what,
	       (double)size / 1e6 / (seconds() - from), seconds() - from, usage.ru_maxrss / 1024);
	fflush(stdout);
}

/* The yardstick of what reads lines. */
static uint64_t lines_of(const char *path, bool json)
{
	FILE *in = fopen(path, "rb");
	char *line = NULL;
	size_t cap = 0;
	uint64_t n = 0;

	for (ssize_t len; in && (len = getline(&line, &cap, in)) > 0; n++)
		if (json)
			json_decref(json_loadb(line, (size_t)len, 0, NULL));
	free(line);
	if (in)
		fclose(in);
	return n;
}

static void run(const sample *of, uint64_t size)
{
	char path[] = "/tmp/taiyaku-bench-XXXXXX";
	int fd = mkstemp(path);
	double from;
	bool json;

	if (fd < 0)
		exit(2);
	close(fd);
	make(path, of, size);
	printf("%s, %llu MB\n", of->name, (unsigned long long)(size / 1000000));
	decode(path);
	from = seconds();
	decode(path);
	report("decode", from, size);
	json = strcmp(of->name, "jsonl") == 0;
	from = seconds();
	(void)(of->xml ? sax2_letters(path) : lines_of(path, json));
	report(of->xml ? "bare SAX2" : json ? "bare jansson" : "getline", from, size);
	from = seconds();
	read_with(path, of->reader);
	report("read", from, size);
	unlink(path);
}

int main(int argc, char **argv)
{
	uint64_t size = (argc > 1 ? strtoull(argv[1], NULL, 10) : 200) * 1000000;

	for (size_t i = 0; i < SAMPLES; i++) {
		bool wanted = argc <= 2;

		for (int k = 2; k < argc; k++)
			wanted |= strcmp(argv[k], samples[i].name) == 0;
		if (wanted)
			run(&samples[i], size);
	}
	return 0;
}
