/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tests/store/kill.sh asks of a store after an import was killed:   kill_driver STORE BASE TO
 * It holds the first BASE terms or all up to TO, finds each, and takes the rest.  Term n has texts
 * that are made from n.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

typedef struct term {
	taiyaku_pair pair;
	char source[64], target[64];
} term;

static void make_term(term *out, size_t n)
{
	snprintf(out->source, sizeof out->source, "用語第%zu号ノ件", n);
	snprintf(out->target, sizeof out->target, "matter of Term No. %zu", n);
	out->pair = (taiyaku_pair){ .kind = TAIYAKU_TERM };
	out->pair.text[TAIYAKU_SOURCE] = ty_str(out->source);
	out->pair.text[TAIYAKU_TARGET] = ty_str(out->target);
}

static taiyaku_status put(taiyaku_store *store, size_t from, size_t to, taiyaku_error *err)
{
	taiyaku_change *change;
	taiyaku_status status = taiyaku_change_begin(&change, store, err);
	term t;

	for (size_t n = from; !status && n < to; n++) {
		make_term(&t, n);
		status = taiyaku_change_put(NULL, change, &t.pair, err);
		if (status)
			taiyaku_change_abort(change);
	}
	return status ? status : taiyaku_change_commit(change, err);
}

static taiyaku_status count_hit(void *ctx, const taiyaku_hit *hit, taiyaku_error *err)
{
	(void)err;
	*(size_t *)ctx += hit->level == TAIYAKU_EXACT;
	return TAIYAKU_OK;
}

/* Every hundredth term, by both of its texts. */
static taiyaku_status find_terms(taiyaku_store *store, size_t terms, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	size_t hits;
	term t;

	for (size_t n = 0; !status && n < terms; n += 100) {
		make_term(&t, n);
		for (int side = 0; !status && side < 2; side++) {
			hits = 0;
			status = taiyaku_lookup(store, t.pair.text[side], NULL, count_hit, &hits,
						err);
			if (!status && hits != 1) {
				fprintf(stderr, "term %zu: %zu hits\n", n, hits);
				exit(1);
			}
		}
	}
	return status;
}

static taiyaku_status check(taiyaku_store *store, size_t base, size_t to, taiyaku_error *err)
{
	taiyaku_store_info info;
	taiyaku_status status = taiyaku_store_inspect(&info, store, true, err);

	if (status)
		return status;
	if (info.counted != info.pairs || (info.pairs != base && info.pairs != to)) {
		fprintf(stderr, "%llu pairs, %llu counted; %zu or %zu expected\n",
			(unsigned long long)info.pairs, (unsigned long long)info.counted, base, to);
		exit(1);
	}
	status = find_terms(store, (size_t)info.pairs, err);
	/* The next import goes through: no lock of the dead is in its way. */
	if (!status)
		status = put(store, 0, to, err);
	if (!status)
		status = find_terms(store, to, err);
	if (!status)
		printf("%s\n", info.pairs == to ? "all" : "none");
	return status;
}

int main(int argc, char **argv)
{
	const taiyaku_store_options options = { .writable = true };
	taiyaku_error err = { 0 };
	taiyaku_store *store;
	taiyaku_status status;
	size_t base, to;

	if (argc != 4)
		return 2;
	base = strtoul(argv[2], NULL, 10);
	to = strtoul(argv[3], NULL, 10);
	status = taiyaku_store_open(&store, argv[1], &options, &err);
	if (!status) {
		status = check(store, base, to, &err);
		taiyaku_store_close(store);
	}
	if (status)
		fprintf(stderr, "%s: %s\n", err.file, err.message);
	return status ? 2 : 0;
}
