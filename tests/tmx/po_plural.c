/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base/buf.h"
#include "tmx/po_plural.h"

/* The forms of 0, 1, 2 ... , a digit each; "x": no expression, "z": divides by zero. */
static void check_at(const char *formula, const char *want, int line)
{
	ty_buf got = { 0 };

	for (uint64_t n = 0; n < ty_str(want).len; n++) {
		uint64_t value = 0;
		ty_po_plural result = ty_po_plural_form(&value, ty_str(formula), n);

		ty_buf_byte(&got, result == TY_PO_PLURAL_ZERO	 ? 'z'
				  : result == TY_PO_PLURAL_SOUND ? (char)('0' + value)
								 : 'x');
	}
	assert_str_at(ty_buf_str(&got), ty_str(want), __FILE__, line);
	ty_buf_free(&got);
}

#define CHECK(formula, want) check_at(formula, want, __LINE__)

static void the_rules_of_the_manual_are_computed(void **state)
{
	(void)state;
	CHECK("0", "000000");
	CHECK(" n != 1 ", "101111");
	CHECK("n>1", "001111");
	CHECK("n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2", "201111111111111111111011");
	CHECK("n==1 ? 0 : n==2 ? 1 : 2", "2012222");
	CHECK("n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
	      "2011122222222222222220111222");
	CHECK("(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2", "20111222");
}

static void operators_bind_as_in_c(void **state)
{
	(void)state;
	CHECK("1+2*3-4", "33");
	CHECK("9-4-3", "22");
	CHECK("!n", "100");
	CHECK("!!n+1", "1222");
	CHECK("1 || 0 && 0", "1");
	CHECK("2 < 3 == 1", "1");
	CHECK("1 ? 2 : 3 ? 4 : 5", "2");
	CHECK("0 ? 2 : 3 ? 4 : 5", "4");
	CHECK("7/2", "3");
}

static void what_is_not_computed_may_divide_by_zero(void **state)
{
	(void)state;
	CHECK("5/n", "z52");
	CHECK("n ? 5/n : 0", "052");
	CHECK("n && 5%n", "001");
	CHECK("!n || 5/n", "111");
}

static void anything_else_is_no_expression(void **state)
{
	(void)state;
	CHECK("", "x");
	CHECK("n !=", "x");
	CHECK("n = 1", "x");
	CHECK("(n", "x");
	CHECK("n)", "x");
	CHECK("n ? 1", "x");
	CHECK("m", "x");
	CHECK("n1", "x");
	CHECK("99999999999999999999", "x");
}

static void depth_is_capped(void **state)
{
	ty_buf formula = { 0 };
	uint64_t value;

	(void)state;
	for (int i = 0; i < 4000; i++)
		ty_buf_byte(&formula, '(');
	assert_int_equal(ty_po_plural_form(&value, ty_buf_str(&formula), 1), TY_PO_PLURAL_SYNTAX);
	ty_buf_clear(&formula);
	for (int i = 0; i < 500; i++)
		ty_buf_add(&formula, TY_STR("n ? n : "));
	assert_int_equal(ty_po_plural_form(&value, ty_buf_str(&formula), 1), TY_PO_PLURAL_SYNTAX);
	ty_buf_free(&formula);
}

static void length_is_capped(void **state)
{
	ty_buf formula = { 0 };
	uint64_t value;

	(void)state;
	ty_buf_byte(&formula, 'n');
	for (int i = 0; i < 2047; i++)
		ty_buf_add(&formula, TY_STR("+n"));
	assert_int_equal(ty_po_plural_form(&value, ty_buf_str(&formula), 2), TY_PO_PLURAL_SOUND);
	assert_int_equal(value, 4096);
	ty_buf_add(&formula, TY_STR("+n"));
	assert_int_equal(ty_po_plural_form(&value, ty_buf_str(&formula), 2), TY_PO_PLURAL_SYNTAX);
	ty_buf_free(&formula);
}

static void a_form_that_is_not_there_is_found(void **state)
{
	uint64_t n, value;

	(void)state;
	assert_int_equal(ty_po_plural_check(&n, &value, TY_STR("n>1"), 2), TY_PO_PLURAL_SOUND);
	assert_int_equal(ty_po_plural_check(&n, &value, TY_STR("n>1"), 1), TY_PO_PLURAL_RANGE);
	assert_int_equal(n, 2);
	assert_int_equal(value, 1);
	assert_int_equal(ty_po_plural_check(&n, &value, TY_STR("n-1"), 3), TY_PO_PLURAL_RANGE);
	assert_int_equal(n, 0);
	assert_int_equal(ty_po_plural_check(&n, &value, TY_STR("6/(n-7)"), 9), TY_PO_PLURAL_ZERO);
	assert_int_equal(n, 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rules_of_the_manual_are_computed),
		cmocka_unit_test(operators_bind_as_in_c),
		cmocka_unit_test(what_is_not_computed_may_divide_by_zero),
		cmocka_unit_test(anything_else_is_no_expression),
		cmocka_unit_test(depth_is_capped),
		cmocka_unit_test(length_is_capped),
		cmocka_unit_test(a_form_that_is_not_there_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
