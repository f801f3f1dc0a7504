/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Characters of ASCII, as syntax has them whatever the locale (ctype.h asks it).  What is asked may
 * be a byte or a code point: neither a char below 0 nor a letter of another script is one of these.
 */
#ifndef TY_BASE_ASCII_H
#define TY_BASE_ASCII_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static inline bool ty_is_digit(int64_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool ty_is_upper(int64_t c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ty_is_lower(int64_t c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ty_is_letter(int64_t c)
{
	return ty_is_lower(c) || ty_is_upper(c);
}

static inline bool ty_is_alnum(int64_t c)
{
	return ty_is_letter(c) || ty_is_digit(c);
}

/* White space as XML, JSON, TOML and Turtle have it. */
static inline bool ty_is_blank(int64_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* One of the bytes of a string. */
static inline bool ty_is_any(char c, const char *of)
{
	return c && strchr(of, c);
}

/* A-Z in lower case, all else as it is. */
static inline char ty_lower(char c)
{
	return ty_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* The value of a digit, a-f and A-F too, to be compared with the base; 16: it is none. */
static inline uint32_t ty_digit_of(int64_t c)
{
	if (ty_is_digit(c))
		return (uint32_t)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (uint32_t)(c - 'a') + 10;
	return c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10 : 16;
}

#endif
