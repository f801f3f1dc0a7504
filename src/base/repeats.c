/* SPDX-License-Identifier: Apache-2.0 */
#include "base/repeats.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/set.h"

enum { KINDS_MAX = 256 };

typedef struct ty_repeat {
	uint64_t kind;
	uint64_t n;
	taiyaku_error *next; /* owned: the first that was not told; NULL: all were */
} ty_repeat;

static void tell(const taiyaku_hooks *hooks, const taiyaku_error *what)
{
	if (hooks && hooks->warn)
		hooks->warn(hooks->ctx, what);
}

/* NULL: there is no room for one more. */
static ty_repeat *find(ty_repeats *repeats, uint64_t kind)
{
	size_t i = 0;

	while (i < repeats->n && repeats->list[i].kind != kind)
		i++;
	if (i < repeats->n)
		return &repeats->list[i];
	if (i == KINDS_MAX || !TY_GROW(repeats->list, repeats->cap, i + 1))
		return NULL;
	repeats->list[repeats->n++] = (ty_repeat){ .kind = kind };
	return &repeats->list[i];
}

void ty_repeats_tell(ty_repeats *repeats, const taiyaku_hooks *hooks, taiyaku_str kind,
		     const taiyaku_error *what)
{
	ty_repeat *one;

	if (!hooks || !hooks->warn)
		return;
	one = find(repeats, ty_set_hash(kind, (taiyaku_str){ NULL, 0 }));
	if (one)
		one->n++;
	if (one && one->n == TY_REPEATS_TOLD + 1) {
		one->next = malloc(sizeof *one->next);
		if (one->next)
			*one->next = *what;
	}
	if (!one || !one->next)
		tell(hooks, what);
}

void ty_repeats_end(ty_repeats *repeats, const taiyaku_hooks *hooks)
{
	for (size_t i = 0; i < repeats->n; i++) {
		taiyaku_error *what = repeats->list[i].next;
		uint64_t more = repeats->list[i].n - TY_REPEATS_TOLD - 1;
		size_t used;

		if (!what)
			continue;
		used = strlen(what->message);
		if (more > 0)
			snprintf(what->message + used, sizeof what->message - used,
				 " (and %" PRIu64 " more of this kind)", more);
		tell(hooks, what);
		free(what);
	}
	free(repeats->list);
	*repeats = (ty_repeats){ 0 };
}
