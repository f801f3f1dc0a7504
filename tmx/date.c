/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/date.h"

#include "base/ascii.h"

typedef struct date {
	int year, month, day, hour, minute, second;
} date;

/* 1 to most digits; with fewer than most, whatever follows must not be a digit. */
static bool take_number(int *out, taiyaku_str *s, size_t least, size_t most)
{
	size_t n = 0;

	*out = 0;
	while (n < s->len && n < most && ty_is_digit(s->data[n]))
		*out = *out * 10 + (s->data[n++] - '0');
	if (n < least)
		return false;
	*s = ty_str_slice(*s, n, s->len);
	return true;
}

static bool take(taiyaku_str *s, char c)
{
	if (s->len == 0 || s->data[0] != c)
		return false;
	*s = ty_str_slice(*s, 1, s->len);
	return true;
}

/* 20140301, 2014-03-01, 2014/3/1 */
static bool take_day(date *d, taiyaku_str *s)
{
	char separator = s->len > 4 ? s->data[4] : '\0';
	bool separated = separator == '-' || separator == '/';
	size_t least = separated ? 1 : 2;

	if (!take_number(&d->year, s, 4, 4) || (separated && !take(s, separator)) ||
	    !take_number(&d->month, s, least, 2) || (separated && !take(s, separator)) ||
	    !take_number(&d->day, s, least, 2))
		return false;
	return d->month >= 1 && d->month <= 12 && d->day >= 1;
}

/* 093000, 09:30:00.123, 0930 */
static bool take_time(date *d, taiyaku_str *s)
{
	bool separated = s->len > 2 && s->data[2] == ':';
	int fraction;

	if (!take_number(&d->hour, s, 2, 2) || (separated && !take(s, ':')) ||
	    !take_number(&d->minute, s, 2, 2))
		return false;
	if (separated ? take(s, ':') : s->len > 0 && ty_is_digit(s->data[0])) {
		if (!take_number(&d->second, s, 2, 2))
			return false;
		if (take(s, '.') && !take_number(&fraction, s, 1, 9))
			return false;
	}
	return d->hour < 24 && d->minute < 60 && d->second < 61;
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static void step_day(date *d, int by)
{
	d->day += by;
	if (d->day < 1) {
		d->month = d->month > 1 ? d->month - 1 : 12;
		d->year -= d->month == 12;
		d->day = days_in(d->year, d->month);
	} else if (d->day > days_in(d->year, d->month)) {
		d->day = 1;
		d->month = d->month < 12 ? d->month + 1 : 1;
		d->year += d->month == 1;
	}
}

/* +09:00, -0430, Z or nothing: to UTC. */
static bool take_offset(date *d, taiyaku_str *s)
{
	bool plus = s->len > 0 && s->data[0] == '+';
	int hours, minutes = 0, at;

	if (s->len == 0 || take(s, 'Z') || take(s, 'z'))
		return true;
	if (!plus && s->data[0] != '-')
		return false;
	*s = ty_str_slice(*s, 1, s->len);
	if (!take_number(&hours, s, 2, 2) || hours > 14)
		return false;
	take(s, ':');
	if (s->len > 0 && (!take_number(&minutes, s, 2, 2) || minutes > 59))
		return false;
	at = d->hour * 60 + d->minute + (plus ? -1 : 1) * (hours * 60 + minutes);
	if (at < 0 || at >= 24 * 60)
		step_day(d, at < 0 ? -1 : 1);
	at = (at + 24 * 60) % (24 * 60);
	d->hour = at / 60;
	d->minute = at % 60;
	return true;
}

/* The last digits of n. */
static void put(char *to, int n, size_t digits)
{
	while (digits > 0) {
		to[--digits] = (char)('0' + n % 10);
		n /= 10;
	}
}

static int two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* A date in the form of TMX, as nearly all are. */
static bool is_normal(taiyaku_str s)
{
	int year, month, day;

	if (s.len != TY_TMX_DATE_SIZE - 1 || s.data[8] != 'T' || s.data[15] != 'Z')
		return false;
	for (size_t i = 0; i < s.len - 1; i++)
		if (i != 8 && !ty_is_digit(s.data[i]))
			return false;
	year = two_digits(s.data) * 100 + two_digits(s.data + 2);
	month = two_digits(s.data + 4);
	day = two_digits(s.data + 6);
	return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month) &&
	       two_digits(s.data + 9) < 24 && two_digits(s.data + 11) < 60 &&
	       two_digits(s.data + 13) < 61;
}

bool ty_tmx_date(char out[TY_TMX_DATE_SIZE], taiyaku_str s)
{
	date d = { 0 };

	if (is_normal(s)) {
		memcpy(out, s.data, s.len);
		out[s.len] = '\0';
		return true;
	}
	s = ty_str_trim(s);
	if (!take_day(&d, &s) || d.day > days_in(d.year, d.month))
		return false;
	if (s.len > 0 && (take(&s, 'T') || take(&s, 't') || take(&s, ' '))) {
		if (!take_time(&d, &s) || !take_offset(&d, &s))
			return false;
	} else {
		take(&s, 'Z');
	}
	if (s.len > 0)
		return false;
	put(out, d.year, 4);
	put(out + 4, d.month, 2);
	put(out + 6, d.day, 2);
	out[8] = 'T';
	put(out + 9, d.hour, 2);
	put(out + 11, d.minute, 2);
	put(out + 13, d.second, 2);
	memcpy(out + 15, "Z", 2);
	return true;
}
