/* SPDX-License-Identifier: Apache-2.0 */
#include "base/relay.h"

#include "base/error.h"
#include "test.h"

enum { BOXES = 3, ROUNDS = 1000 };

typedef struct seen {
	int next;    /* what the next box should hold */
	int fail_at; /* this box fails */
} seen;

static taiyaku_status look(void *ctx, void *box, taiyaku_error *err)
{
	seen *s = ctx;

	if (*(int *)box != s->next)
		return ty_fail(err, TAIYAKU_EARGUMENT, "out of order");
	if (s->next == s->fail_at)
		return ty_fail(err, TAIYAKU_ELIMIT, "box %d", s->next);
	s->next++;
	return TAIYAKU_OK;
}

/* Send boxes until one fails; the failure may also come at the end. */
static taiyaku_status send_all(seen *s, bool drop, taiyaku_error *err)
{
	int boxes[BOXES] = { 0 };
	ty_relay *relay;
	taiyaku_status status = ty_relay_open(&relay, boxes, BOXES, sizeof *boxes, look, s, err);
	taiyaku_status closed;

	assert_int_equal(status, TAIYAKU_OK);
	for (int i = 0; !status && i < ROUNDS; i++) {
		*(int *)ty_relay_box(relay) = i;
		status = ty_relay_send(relay, err);
	}
	closed = ty_relay_close(relay, drop, err);
	return status ? status : closed;
}

static void boxes_are_emptied_in_order(void **state)
{
	seen s = { 0, -1 };
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(send_all(&s, false, &err));
	assert_int_equal(s.next, ROUNDS);
}

static void after_a_failure_no_box_is_emptied(void **state)
{
	(void)state;
	for (int at = ROUNDS - 1; at >= 0; at -= ROUNDS / 3) {
		seen s = { 0, at };
		taiyaku_error err = { 0 };
		char want[32];

		assert_int_equal(send_all(&s, false, &err), TAIYAKU_ELIMIT);
		assert_int_equal(s.next, at);
		snprintf(want, sizeof want, "box %d", at);
		assert_string_equal(err.message, want);
	}
}

static void what_is_dropped_need_not_be_emptied(void **state)
{
	seen s = { 0, -1 };
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(send_all(&s, true, &err), TAIYAKU_ECANCELED);
	assert_true(s.next <= ROUNDS);
}

static taiyaku_status count_full(void *ctx, void *box, taiyaku_error *err)
{
	(void)err;
	*(size_t *)box = ty_relay_full(*(ty_relay **)ctx);
	return TAIYAKU_OK;
}

static void a_box_is_full_until_it_is_emptied(void **state)
{
	taiyaku_error err = { 0 };
	size_t box = 0;
	ty_relay *relay;

	(void)state;
	assert_ok(ty_relay_open(&relay, &box, 1, sizeof box, count_full, &relay, &err));
	assert_int_equal(ty_relay_full(relay), 0);
	assert_ok(ty_relay_send(relay, &err));
	(void)ty_relay_box(relay);
	assert_int_equal(box, 1);
	assert_int_equal(ty_relay_full(relay), 0);
	assert_ok(ty_relay_close(relay, false, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boxes_are_emptied_in_order),
		cmocka_unit_test(after_a_failure_no_box_is_emptied),
		cmocka_unit_test(what_is_dropped_need_not_be_emptied),
		cmocka_unit_test(a_box_is_full_until_it_is_emptied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
