/* SPDX-License-Identifier: Apache-2.0 */
#include "base/relay.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/error.h"

struct ty_relay {
	char *boxes;
	size_t n, size;
	ty_relay_fn empty;
	void *ctx;
	pthread_t thread;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t moved; /* a box became full or empty, or nothing more comes */
	size_t next, full;    /* the first full box, and how many are */
	bool closing;
	taiyaku_error failure;
};

static void *box_at(const ty_relay *relay, size_t i)
{
	return relay->boxes + i % relay->n * relay->size;
}

/* The box to be emptied; NULL: nothing more comes. */
static void *wait_for_full(ty_relay *relay)
{
	while (!relay->full && !relay->closing)
		(void)pthread_cond_wait(&relay->moved, &relay->lock);
	return relay->full ? box_at(relay, relay->next) : NULL;
}

static void *work(void *arg)
{
	ty_relay *relay = arg;
	void *box;

	(void)pthread_mutex_lock(&relay->lock);
	while ((box = wait_for_full(relay)) != NULL) {
		taiyaku_error failure = relay->failure;

		(void)pthread_mutex_unlock(&relay->lock);
		if (!failure.status)
			failure.status = relay->empty(relay->ctx, box, &failure);
		(void)pthread_mutex_lock(&relay->lock);
		if (!relay->failure.status)
			relay->failure = failure;
		relay->next++;
		relay->full--;
		(void)pthread_cond_signal(&relay->moved);
	}
	(void)pthread_mutex_unlock(&relay->lock);
	return NULL;
}

/* Signals are for the threads of the program. */
static int start(ty_relay *relay)
{
	sigset_t all, before;
	int failure;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	failure = pthread_create(&relay->thread, NULL, work, relay);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failure;
}

static void free_relay(ty_relay *relay)
{
	(void)pthread_cond_destroy(&relay->moved);
	(void)pthread_mutex_destroy(&relay->lock);
	free(relay);
}

taiyaku_status ty_relay_open(ty_relay **out, void *boxes, size_t n, size_t size, ty_relay_fn empty,
			     void *ctx, taiyaku_error *err)
{
	ty_relay *relay = calloc(1, sizeof *relay);
	int failure;

	*out = NULL;
	if (!relay)
		return ty_fail_memory(err);
	relay->boxes = boxes;
	relay->n = n;
	relay->size = size;
	relay->empty = empty;
	relay->ctx = ctx;
	(void)pthread_mutex_init(&relay->lock, NULL);
	(void)pthread_cond_init(&relay->moved, NULL);
	failure = start(relay);
	if (failure) {
		free_relay(relay);
		return ty_fail_errno(err, NULL, failure, "cannot start a thread");
	}
	*out = relay;
	return TAIYAKU_OK;
}

static taiyaku_status failed(const ty_relay *relay, taiyaku_error *err)
{
	if (relay->failure.status && err && !err->status)
		*err = relay->failure;
	return relay->failure.status;
}

void *ty_relay_box(ty_relay *relay)
{
	void *box;

	(void)pthread_mutex_lock(&relay->lock);
	while (relay->full == relay->n)
		(void)pthread_cond_wait(&relay->moved, &relay->lock);
	box = box_at(relay, relay->next + relay->full);
	(void)pthread_mutex_unlock(&relay->lock);
	return box;
}

taiyaku_status ty_relay_send(ty_relay *relay, taiyaku_error *err)
{
	taiyaku_status status;

	(void)pthread_mutex_lock(&relay->lock);
	relay->full++;
	status = failed(relay, err);
	(void)pthread_cond_signal(&relay->moved);
	(void)pthread_mutex_unlock(&relay->lock);
	return status;
}

size_t ty_relay_full(ty_relay *relay)
{
	size_t full;

	(void)pthread_mutex_lock(&relay->lock);
	full = relay->full;
	(void)pthread_mutex_unlock(&relay->lock);
	return full;
}

taiyaku_status ty_relay_close(ty_relay *relay, bool drop, taiyaku_error *err)
{
	taiyaku_status status;

	(void)pthread_mutex_lock(&relay->lock);
	relay->closing = true;
	if (drop && !relay->failure.status)
		relay->failure.status = TAIYAKU_ECANCELED;
	(void)pthread_cond_signal(&relay->moved);
	(void)pthread_mutex_unlock(&relay->lock);
	(void)pthread_join(relay->thread, NULL);
	status = failed(relay, err);
	free_relay(relay);
	return status;
}
