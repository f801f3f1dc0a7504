/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Work handed from one thread to another: boxes go round, the caller fills them and a thread of the
 * relay empties them, in the same order.  A box is one side's at a time, so what is in it needs no
 * lock.  The only place in the library that starts a thread.
 */
#ifndef TY_BASE_RELAY_H
#define TY_BASE_RELAY_H

#include "taiyaku.h"

typedef struct ty_relay ty_relay;

/* Empties a box, on the relay's thread; after a failure no other is emptied. */
typedef taiyaku_status (*ty_relay_fn)(void *ctx, void *box, taiyaku_error *err);

/* n boxes of size bytes each, which stay where they are until the relay is closed. */
TAIYAKU_CHECKED taiyaku_status ty_relay_open(ty_relay **out, void *boxes, size_t n, size_t size,
					     ty_relay_fn empty, void *ctx, taiyaku_error *err);
/* The next box to be filled; waits until it is empty. */
void *ty_relay_box(ty_relay *relay);
/* It is full.  What failed with an earlier one may be told here. */
TAIYAKU_CHECKED taiyaku_status ty_relay_send(ty_relay *relay, taiyaku_error *err);
/* How many boxes are full, that which is being emptied too; asked by either side. */
size_t ty_relay_full(ty_relay *relay);
/* Waits for the thread and frees the relay.  drop: what is still full is left as it is. */
taiyaku_status ty_relay_close(ty_relay *relay, bool drop, taiyaku_error *err);

#endif
