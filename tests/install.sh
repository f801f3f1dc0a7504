#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What is installed is complete, and a program of somebody else builds against it:
# install.sh BUILD_DIRECTORY COMPILER
set -eu
build=$1 compiler=$2
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

cmake --install "$build" --prefix "$prefix" >"$prefix/log" || {
	cat "$prefix/log"
	exit 1
}
found() { # PATTERN...: a file of each name is there, and is not empty
	local pattern file
	for pattern in "$@"; do
		file=$(find "$prefix" -path "$prefix/$pattern" | head -n 1)
		[ -s "$file" ] || {
			echo "not installed: $pattern"
			(cd "$prefix" && find . -type f)
			exit 1
		}
	done
}
found bin/taiyaku include/taiyaku.h 'lib/*libtaiyaku.so' 'lib/*/taiyaku.pc' share/man/man1/taiyaku.1 \
	share/man/man1/taiyaku-lookup.1 share/bash-completion/completions/taiyaku \
	share/zsh/site-functions/_taiyaku share/fish/vendor_completions.d/taiyaku.fish 'share/doc/*/LICENSE'

"$prefix/bin/taiyaku" --version >"$prefix/version"
grep -q '^taiyaku [0-9]' "$prefix/version"

cat >"$prefix/consumer.c" <<'EOF'
#include <stdio.h>
#include <string.h>

#include <taiyaku.h>

int main(void)
{
	const taiyaku_pair pair = { .text = { { "港", strlen("港") }, { "harbour", 7 } } };
	char id[17];

	taiyaku_pair_id(id, &pair);
	printf("%zu %s\n", strlen(id), taiyaku_formats(0)->name);
	return 0;
}
EOF
library=$(dirname "$(find "$prefix" -name libtaiyaku.so)")
export PKG_CONFIG_PATH=$library/pkgconfig LD_LIBRARY_PATH=$library
# A library built with sanitizers wants them in the program too.
flags=
if nm -D "$library/libtaiyaku.so" | grep -q __asan_init; then
	flags=-fsanitize=address,undefined
elif nm -D "$library/libtaiyaku.so" | grep -q __tsan_init; then
	flags=-fsanitize=thread
fi
# The prefix of the install is not the one of the build, so it is told.
# shellcheck disable=SC2046
"$compiler" $flags -Wall -Werror -o "$prefix/consumer" "$prefix/consumer.c" \
	$(pkg-config --cflags --libs taiyaku)
[[ $("$prefix/consumer") =~ ^16\ [a-z]+$ ]]

# What the library shows to others is its public names alone.
if nm -D --defined-only "$library/libtaiyaku.so" |
	awk '$3 !~ /^(taiyaku_|_init|_fini|__asan|__ubsan|__tsan|__odr|__bss_start|_edata|_end)/ { print; bad = 1 }
		END { exit !bad }'; then
	exit 1
fi
echo "install: complete, and a program builds against it"
