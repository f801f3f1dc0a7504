/* SPDX-License-Identifier: Apache-2.0 */
#include "store/record.h"

#include "base/error.h"
#include "base/hash.h"
#include "store/varint.h"

enum {
	VERSION = 1,
	KIND_BITS = 3,
	CHECKSUM = 3, /* bytes */
};

/* Flags of a record, the frequent ones low so that they take one byte. */
enum {
	HAS_TUID = 1 << 0,
	HAS_PROPS = 1 << 1,
	HAS_ORIGINS = 1 << 2,
	HAS_MEMORY = 1 << 3,
	HAS_STATUS = 1 << 4,
	HAS_READING = 1 << 5,
	HAS_NOTE = 1 << 6,
	HAS_MARKUP = 1 << 7, /* and 1 << 8 for that of the target */
	ALL_FLAGS = (1 << 9) - 1,
};

/* Flags of an origin. */
enum {
	HAS_FILE = 1 << 0,
	HAS_LINE = 1 << 1,
	HAS_YEAR = 1 << 2,
	HAS_AUTHOR = 1 << 3,
	HAS_ROMANIZED = 1 << 4,
	HAS_URL = 1 << 5,
	HAS_DATE = 1 << 6,
};

/* How a field is written: the two low bits of its first varint. */
enum {
	INLINE,	 /* the rest: length of the bytes that follow */
	STRING,	 /* number in the table of strings */
	DECIMAL, /* the number whose decimal form it is */
	TIME,	 /* seconds since 1970, of the form 20260131T235959Z */
};

enum {
	DECIMAL_DIGITS = 17,
	TIME_LEN = 16,
	STRING_MIN = 3, /* shorter ones are cheaper written out */
	STRING_MAX = 1024,
};

/* ---- times ---- */

/* Days since 1970 of a date of the Gregorian calendar; years begin in March here, so that the day
 * that comes and goes is the last. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era_year = y % 400, era = y / 400;
	int64_t year_day = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * 146097 + era_year * 365 + era_year / 4 - era_year / 100 + year_day - 719468;
}

static void date_of(int64_t *year, int64_t *month, int64_t *day, int64_t days)
{
	int64_t z = days + 719468, era = z / 146097, of_era = z % 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * of_year + 2) / 153;

	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = y + era * 400 + (*month <= 2);
}

static void put_digits(char *to, int n, uint32_t value)
{
	for (int i = n - 1; i >= 0; i--) {
		to[i] = (char)('0' + value % 10);
		value /= 10;
	}
}

static void time_text(char out[TIME_LEN], uint64_t seconds)
{
	int64_t year, month, day;
	uint32_t left = (uint32_t)(seconds % 86400);

	date_of(&year, &month, &day, (int64_t)(seconds / 86400));
	put_digits(out, 4, (uint32_t)year);
	put_digits(out + 4, 2, (uint32_t)month);
	put_digits(out + 6, 2, (uint32_t)day);
	out[8] = 'T';
	put_digits(out + 9, 2, left / 3600);
	put_digits(out + 11, 2, left / 60 % 60);
	put_digits(out + 13, 2, left % 60);
	out[15] = 'Z';
}

/* The seconds of s if it is a time in exactly the form that time_text makes. */
static bool is_time(uint64_t *seconds, taiyaku_str s)
{
	static const int widths[] = { 4, 2, 2, 2, 2, 2 };
	char again[TIME_LEN];
	int64_t part[6] = { 0 }, total;
	size_t at = 0;

	if (s.len != TIME_LEN || s.data[8] != 'T')
		return false;
	for (int i = 0; i < 6; i++) {
		if (i == 3)
			at++;
		for (int j = 0; j < widths[i]; j++, at++) {
			if (s.data[at] < '0' || s.data[at] > '9')
				return false;
			part[i] = part[i] * 10 + s.data[at] - '0';
		}
	}
	if (part[0] < 1970 || part[1] < 1)
		return false;
	total = days_of(part[0], part[1], part[2]) * 86400 + part[3] * 3600 + part[4] * 60 +
		part[5];
	if (total < 0)
		return false;
	time_text(again, (uint64_t)total);
	*seconds = (uint64_t)total;
	return memcmp(again, s.data, TIME_LEN) == 0;
}

/* ---- writing ---- */

static void put_bytes(ty_buf *to, taiyaku_str s)
{
	ty_varint_add(to, s.len);
	ty_buf_add(to, s);
}

/* strings NULL: never in the table. */
static void put_field(ty_buf *to, taiyaku_str s, bool often, const ty_strings *strings)
{
	uint64_t n;

	if (s.len <= DECIMAL_DIGITS && ty_str_number(&n, s, UINT64_MAX >> 2) &&
	    (s.data[0] != '0' || s.len == 1)) {
		ty_varint_add(to, n << 2 | DECIMAL);
		return;
	}
	if (is_time(&n, s)) {
		ty_varint_add(to, n << 2 | TIME);
		return;
	}
	n = strings && s.len >= STRING_MIN && s.len <= STRING_MAX
		    ? strings->number(strings->ctx, s, often)
		    : 0;
	if (n) {
		ty_varint_add(to, n << 2 | STRING);
		return;
	}
	ty_varint_add(to, (uint64_t)s.len << 2 | INLINE);
	ty_buf_add(to, s);
}

static uint64_t flag(taiyaku_str s, uint64_t bit)
{
	return s.len ? bit : 0;
}

static void put_origin(ty_buf *to, const taiyaku_origin *origin, const ty_strings *strings)
{
	const struct {
		taiyaku_str text;
		uint64_t bit;
		bool often;
	} fields[] = {
		{ origin->file, HAS_FILE, true },      { origin->year, HAS_YEAR, false },
		{ origin->author, HAS_AUTHOR, false }, { origin->romanized, HAS_ROMANIZED, false },
		{ origin->url, HAS_URL, false },       { origin->date, HAS_DATE, false },
	};
	enum { N = sizeof fields / sizeof *fields };
	uint64_t flags = origin->line ? HAS_LINE : 0;

	for (size_t i = 0; i < N; i++)
		flags |= flag(fields[i].text, fields[i].bit);
	ty_varint_add(to, flags);
	if (origin->line)
		ty_varint_add(to, origin->line);
	for (size_t i = 0; i < N; i++)
		if (fields[i].text.len)
			put_field(to, fields[i].text, fields[i].often, strings);
}

static uint64_t flags_of(const taiyaku_pair *pair)
{
	return flag(pair->tuid, HAS_TUID) | (pair->n_props ? HAS_PROPS : 0) |
	       (pair->n_origins ? HAS_ORIGINS : 0) | flag(pair->memory, HAS_MEMORY) |
	       flag(pair->status, HAS_STATUS) | flag(pair->reading, HAS_READING) |
	       flag(pair->note, HAS_NOTE) | flag(pair->markup[TAIYAKU_SOURCE], HAS_MARKUP) |
	       flag(pair->markup[TAIYAKU_TARGET], HAS_MARKUP << 1);
}

static void put_lists(ty_buf *to, const taiyaku_pair *pair, const ty_strings *strings)
{
	if (pair->n_props)
		ty_varint_add(to, pair->n_props);
	for (size_t i = 0; i < pair->n_props; i++) {
		put_field(to, pair->props[i].type, true, strings);
		put_field(to, pair->props[i].value, false, strings);
	}
	if (pair->n_origins)
		ty_varint_add(to, pair->n_origins);
	for (size_t i = 0; i < pair->n_origins; i++)
		put_origin(to, &pair->origins[i], strings);
}

static uint32_t checksum(taiyaku_str s)
{
	return (uint32_t)(ty_hash(s) & 0xFFFFFF);
}

void ty_record_write(ty_buf *to, const taiyaku_pair *pair, const ty_strings *strings)
{
	size_t from = to->len;
	uint32_t sum;

	ty_buf_byte(to, (char)(VERSION << KIND_BITS | (int)pair->kind));
	ty_varint_add(to, flags_of(pair));
	put_bytes(to, pair->text[TAIYAKU_SOURCE]);
	put_bytes(to, pair->text[TAIYAKU_TARGET]);
	if (pair->tuid.len)
		put_field(to, pair->tuid, false, NULL);
	if (pair->memory.len)
		put_field(to, pair->memory, true, strings);
	if (pair->status.len)
		put_field(to, pair->status, true, strings);
	if (pair->reading.len)
		put_bytes(to, pair->reading);
	if (pair->note.len)
		put_field(to, pair->note, false, strings);
	for (int side = 0; side < 2; side++)
		if (pair->markup[side].len)
			put_bytes(to, pair->markup[side]);
	put_lists(to, pair, strings);
	if (to->failed)
		return;
	sum = checksum(ty_str_slice(ty_buf_str(to), from, to->len));
	for (int i = 0; i < CHECKSUM; i++)
		ty_buf_byte(to, (char)(sum >> (8 * i)));
}

/* ---- reading ---- */

typedef struct take {
	taiyaku_str rest;
	ty_arena *arena;
	const ty_strings *strings;
	bool no_memory;
} take;

static bool take_bytes(taiyaku_str *out, take *from)
{
	uint64_t len;

	return ty_varint_next(&len, &from->rest) && ty_bytes_next(out, &from->rest, len);
}

/* A field kept as a number, as text again. */
static bool spell(taiyaku_str *out, take *from, uint64_t n, int form)
{
	char text[24];
	size_t len = TIME_LEN;

	if (form == TIME) {
		time_text(text, n);
	} else {
		len = 1;
		for (uint64_t m = n; m >= 10; m /= 10)
			len++;
		for (size_t i = len; i > 0; i--, n /= 10)
			text[i - 1] = (char)('0' + n % 10);
	}
	if (ty_arena_copy(out, from->arena, ty_str_of(text, len)))
		return true;
	from->no_memory = true;
	return false;
}

static bool take_field(taiyaku_str *out, take *from)
{
	uint64_t head;

	if (!ty_varint_next(&head, &from->rest))
		return false;
	switch (head & 3) {
	case INLINE:
		return ty_bytes_next(out, &from->rest, head >> 2);
	case STRING:
		return from->strings->string(out, from->strings->ctx, head >> 2);
	default:
		return spell(out, from, head >> 2, (int)(head & 3));
	}
}

static bool take_if(bool there, taiyaku_str *out, take *from)
{
	return !there || take_field(out, from);
}

static bool take_origin(taiyaku_origin *out, take *from)
{
	uint64_t flags;

	return ty_varint_next(&flags, &from->rest) &&
	       (!(flags & HAS_LINE) || ty_varint_next(&out->line, &from->rest)) &&
	       take_if(flags & HAS_FILE, &out->file, from) &&
	       take_if(flags & HAS_YEAR, &out->year, from) &&
	       take_if(flags & HAS_AUTHOR, &out->author, from) &&
	       take_if(flags & HAS_ROMANIZED, &out->romanized, from) &&
	       take_if(flags & HAS_URL, &out->url, from) &&
	       take_if(flags & HAS_DATE, &out->date, from);
}

/* The length of a list and room for it; each item takes a byte of the record at least. */
static void *take_list(size_t *n, take *from, size_t size)
{
	uint64_t count;
	void *list;

	if (!ty_varint_next(&count, &from->rest) || count > from->rest.len)
		return NULL;
	*n = (size_t)count;
	list = ty_arena_array(from->arena, *n, size);
	from->no_memory = !list;
	return list;
}

static bool take_props(taiyaku_pair *out, take *from)
{
	taiyaku_prop *props = take_list(&out->n_props, from, sizeof *props);

	if (!props)
		return false;
	out->props = props;
	for (size_t i = 0; i < out->n_props; i++)
		if (!take_field(&props[i].type, from) || !take_field(&props[i].value, from))
			return false;
	return true;
}

static bool take_origins(taiyaku_pair *out, take *from)
{
	taiyaku_origin *origins = take_list(&out->n_origins, from, sizeof *origins);

	if (!origins)
		return false;
	out->origins = origins;
	for (size_t i = 0; i < out->n_origins; i++)
		if (!take_origin(&origins[i], from))
			return false;
	return true;
}

static bool take_pair(taiyaku_pair *out, take *from)
{
	uint64_t flags;

	out->kind = ty_record_kind(from->rest);
	from->rest = ty_str_slice(from->rest, 1, from->rest.len - CHECKSUM);
	return ty_varint_next(&flags, &from->rest) && flags <= ALL_FLAGS &&
	       take_bytes(&out->text[TAIYAKU_SOURCE], from) &&
	       take_bytes(&out->text[TAIYAKU_TARGET], from) &&
	       take_if(flags & HAS_TUID, &out->tuid, from) &&
	       take_if(flags & HAS_MEMORY, &out->memory, from) &&
	       take_if(flags & HAS_STATUS, &out->status, from) &&
	       (!(flags & HAS_READING) || take_bytes(&out->reading, from)) &&
	       take_if(flags & HAS_NOTE, &out->note, from) &&
	       (!(flags & HAS_MARKUP) || take_bytes(&out->markup[TAIYAKU_SOURCE], from)) &&
	       (!(flags & HAS_MARKUP << 1) || take_bytes(&out->markup[TAIYAKU_TARGET], from)) &&
	       (!(flags & HAS_PROPS) || take_props(out, from)) &&
	       (!(flags & HAS_ORIGINS) || take_origins(out, from)) && from->rest.len == 0;
}

bool ty_record_sound(taiyaku_str record)
{
	size_t len = record.len - CHECKSUM;
	uint32_t sum = 0;

	if (record.len < 4 + CHECKSUM)
		return false;
	for (size_t i = 0; i < CHECKSUM; i++)
		sum |= (uint32_t)(unsigned char)record.data[len + i] << (8 * i);
	return sum == checksum(ty_str_of(record.data, len)) &&
	       (unsigned char)record.data[0] >> KIND_BITS == VERSION &&
	       ty_record_kind(record) <= TAIYAKU_NAME;
}

taiyaku_kind ty_record_kind(taiyaku_str record)
{
	return (taiyaku_kind)((unsigned char)record.data[0] & ((1 << KIND_BITS) - 1));
}

void ty_record_texts(taiyaku_str text[2], taiyaku_str record)
{
	take from = { .rest = ty_str_slice(record, 1, record.len) };
	uint64_t flags;

	text[0] = text[1] = (taiyaku_str){ NULL, 0 };
	if (ty_varint_next(&flags, &from.rest) && take_bytes(&text[0], &from))
		(void)take_bytes(&text[1], &from);
}

static taiyaku_status fail_damaged(taiyaku_str record, taiyaku_error *err)
{
	return ty_fail(err, TAIYAKU_ESTORE, "the store is damaged: a record of %zu bytes",
		       record.len);
}

taiyaku_status ty_record_take(taiyaku_pair *out, ty_arena *arena, taiyaku_str record,
			      const ty_strings *strings, taiyaku_error *err)
{
	take from = { record, arena, strings, false };

	*out = (taiyaku_pair){ 0 };
	if (take_pair(out, &from))
		return TAIYAKU_OK;
	return from.no_memory ? ty_fail_memory(err) : fail_damaged(record, err);
}

taiyaku_status ty_record_read(taiyaku_pair *out, ty_arena *arena, taiyaku_str record,
			      const ty_strings *strings, taiyaku_error *err)
{
	*out = (taiyaku_pair){ 0 };
	return ty_record_sound(record) ? ty_record_take(out, arena, record, strings, err)
				       : fail_damaged(record, err);
}
