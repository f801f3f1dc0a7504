/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast the readers are, beside a bare SAX2 pass of libxml2 over the same bytes; and how much
 * memory they take at most.   formats [MEGABYTES [FORMAT...]]     By hand; never a timed test.
 * A format is named tmx (plain), tagged (tmx with inline tags and props), tsv, csv or jsonl.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

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

static void add_unit(ty_buf *to, const char *format, uint64_t i, uint64_t *state)
{
	bool tagged = strcmp(format, "tagged") == 0;

	if (strcmp(format, "tsv") == 0 || strcmp(format, "csv") == 0) {
		add_words(to, japanese, state);
		ty_buf_byte(to, format[0] == 't' ? '\t' : ',');
		ty_buf_byte(to, format[0] == 't' ? 'x' : '"');
		add_words(to, english, state);
		ty_buf_add(to, format[0] == 't' ? TY_STR("\n") : TY_STR("\"\n"));
	} else if (strcmp(format, "jsonl") == 0) {
		ty_buf_add(to, TY_STR("{\"ja\":\""));
		add_words(to, japanese, state);
		ty_buf_add(to, TY_STR("\",\"en\":\""));
		add_words(to, english, state);
		ty_buf_add(to,
			   TY_STR("\",\"kind\":\"segment\",\"origins\":[{\"file\":\"a.md\"}]}\n"));
	} else {
		ty_buf_print(to,
			     "<tu tuid=\"%08llu\" creationdate=\"20140301T093000Z\" "
			     "creationid=\"alice\">%s<tuv xml:lang=\"ja\"><seg>",
			     (unsigned long long)i,
			     tagged ? "<prop type=\"x-client\">A社 &amp; B</prop>" : "");
		add_words(to, japanese, state);
		ty_buf_add(to, tagged ? TY_STR("<bpt i=\"1\">&lt;b&gt;</bpt>太字"
					       "<ept i=\"1\">&lt;/b&gt;</ept>")
				      : TY_STR(""));
		ty_buf_add(to, TY_STR("</seg></tuv><tuv xml:lang=\"en\"><seg>"));
		add_words(to, english, state);
		ty_buf_add(to, TY_STR("</seg></tuv></tu>\n"));
	}
}

static void make(const char *path, const char *format, uint64_t size)
{
	FILE *out = fopen(path, "wb");
	ty_buf buf = { 0 };
	uint64_t state = 1, written = 0;
	bool xml = format[0] == 't' && strcmp(format, "tsv") != 0;

	if (!out)
		exit(2);
	if (xml)
		ty_buf_add(&buf, TY_STR("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header/>"
					"<body>\n"));
	else if (strcmp(format, "jsonl") != 0)
		ty_buf_add(&buf, format[0] == 't' ? TY_STR("ja\ten\n") : TY_STR("ja,en\n"));
	for (uint64_t i = 0; written + buf.len < size; i++) {
		add_unit(&buf, format, i, &state);
		if (buf.len > CHUNK || written + buf.len >= size) {
			written += fwrite(buf.data, 1, buf.len, out);
			ty_buf_clear(&buf);
		}
	}
	if (xml)
		fputs("</body></tmx>\n", out);
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

static void run(const char *format, uint64_t size)
{
	char path[] = "/tmp/taiyaku-bench-XXXXXX";
	int fd = mkstemp(path);
	bool xml = strcmp(format, "tmx") == 0 || strcmp(format, "tagged") == 0;
	double from;

	if (fd < 0)
		exit(2);
	close(fd);
	make(path, format, size);
	printf("%s, %llu MB\n", format, (unsigned long long)(size / 1000000));
	decode(path);
	from = seconds();
	decode(path);
	report("decode", from, size);
	if (xml) {
		from = seconds();
		(void)sax2_letters(path);
		report("bare SAX2", from, size);
	}
	from = seconds();
	read_with(path, xml ? "tmx" : format);
	report("read", from, size);
	unlink(path);
}

int main(int argc, char **argv)
{
	static const char *const all[] = { "tmx", "tagged", "tsv", "csv", "jsonl" };
	uint64_t size = (argc > 1 ? strtoull(argv[1], NULL, 10) : 200) * 1000000;

	if (argc > 2)
		for (int i = 2; i < argc; i++)
			run(argv[i], size);
	else
		for (size_t i = 0; i < sizeof all / sizeof *all; i++)
			run(all[i], size);
	return 0;
}
