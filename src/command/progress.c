/* SPDX-License-Identifier: Apache-2.0 */
#include "command/progress.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "command/output.h"

/* Milliseconds: nothing is shown before the first, nor more often than the second. */
enum { SHOW_AFTER = 1000, SHOW_EVERY = 100 };
/* Bytes of a report; the rest of one that names a longer text is cut off. */
enum { LINE_MAX_SHOWN = 4096 };

static uint64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void ty_progress_start(ty_progress *progress, const volatile sig_atomic_t *stop)
{
	*progress = (ty_progress){ .stop = stop,
				   .terminal = isatty(STDERR_FILENO) == 1,
				   .started = now() };
}

bool ty_progress_stopped(const ty_progress *progress)
{
	return *progress->stop != 0;
}

void ty_progress_clear(ty_progress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", stderr);
	progress->shown = false;
}

/* ---- the line ---- */

/* "52.3 MB" or "1234 pairs" */
static void print_amount(char *out, size_t size, uint64_t n, bool pairs)
{
	if (pairs)
		snprintf(out, size, "%" PRIu64 " pairs", n);
	else if (n < 10000000)
		snprintf(out, size, "%" PRIu64 " kB", n / 1000);
	else
		snprintf(out, size, "%" PRIu64 " MB", n / 1000000);
}

static void print_left(char *out, size_t size, uint64_t seconds)
{
	if (seconds >= 3600)
		snprintf(out, size, "%" PRIu64 ":%02" PRIu64 ":%02" PRIu64, seconds / 3600,
			 seconds / 60 % 60, seconds % 60);
	else
		snprintf(out, size, "%" PRIu64 ":%02" PRIu64, seconds / 60, seconds % 60);
}

static void draw(ty_progress *progress, uint64_t done, uint64_t total, uint64_t pairs)
{
	uint64_t elapsed = progress->drawn - progress->started;
	char amount[32], of[32], rate[32], left[32];
	uint64_t speed = done * 1000 / elapsed;

	print_amount(amount, sizeof amount, done, progress->pairs_only);
	print_amount(rate, sizeof rate, speed, progress->pairs_only);
	fputs("\r\033[K", stderr);
	if (total > 0 && done <= total && speed > 0) {
		print_amount(of, sizeof of, total, progress->pairs_only);
		print_left(left, sizeof left, (total - done) / speed);
		fprintf(stderr, "%3d%%  %s of %s  %s/s  %s left",
			(int)((double)done * 100 / (double)total), amount, of, rate, left);
	} else {
		fprintf(stderr, "%s  %s/s", amount, rate);
	}
	if (!progress->pairs_only && pairs)
		fprintf(stderr, "  %" PRIu64 " pairs", pairs);
	fflush(stderr);
	progress->shown = true;
}

static int told(void *ctx, uint64_t done, uint64_t total, uint64_t pairs)
{
	ty_progress *progress = ctx;
	uint64_t time;

	if (ty_progress_stopped(progress))
		return 1;
	if (progress->quiet || !progress->terminal)
		return 0;
	time = now();
	if (time - progress->started < SHOW_AFTER || time - progress->drawn < SHOW_EVERY)
		return 0;
	progress->drawn = time;
	draw(progress, progress->before + done, progress->total ? progress->total : total,
	     progress->pairs_before + pairs);
	return 0;
}

void ty_progress_file(ty_progress *progress, uint64_t bytes, uint64_t pairs)
{
	progress->before += bytes;
	progress->pairs_before += pairs;
}

/* ---- messages ---- */

ty_where ty_where_of(const taiyaku_error *what)
{
	ty_where place = { "" };
	/* Input has its name from the library; "-" is left to what is written. */
	bool standard = what->file[0] == '-' && !what->file[1];
	const char *file = standard ? "(standard output)" : what->file;

	if (what->line && !file[0])
		snprintf(place.text, sizeof place.text, "line %" PRIu64 ": ", what->line);
	else if (what->line && what->column)
		snprintf(place.text, sizeof place.text, "%s:%" PRIu64 ":%" PRIu64 ": ", file,
			 what->line, what->column);
	else if (what->line)
		snprintf(place.text, sizeof place.text, "%s:%" PRIu64 ": ", file, what->line);
	else if (file[0])
		snprintf(place.text, sizeof place.text, "%s: ", file);
	return place;
}

void ty_progress_error(ty_progress *progress, const taiyaku_error *what)
{
	ty_progress_clear(progress);
	fprintf(stderr, "taiyaku: %s%s\n", ty_where_of(what).text, what->message);
}

void ty_progress_report(ty_progress *progress, const char *format, ...)
{
	char line[LINE_MAX_SHOWN];
	ty_buf shown = { 0 };
	va_list args;

	if (progress->quiet)
		return;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	ty_str_mend(line, strlen(line));
	ty_clean_add(&shown, ty_str(line));
	ty_progress_clear(progress);
	fprintf(stderr, "taiyaku: %.*s\n", TY_ARG(ty_buf_str(&shown)));
	ty_buf_free(&shown);
}

static void warned(void *ctx, const taiyaku_error *what)
{
	ty_progress *progress = ctx;

	if (!progress->quiet)
		ty_progress_error(progress, what);
}

taiyaku_hooks ty_progress_hooks(ty_progress *progress)
{
	return (taiyaku_hooks){ .progress = told, .warn = warned, .ctx = progress };
}
