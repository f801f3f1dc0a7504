#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job, from a bare Debian 12: install what is missing, build, align sample documents, store
# the pairs, look terms up, write a TMX.   demo.sh [DIRECTORY]   results go to DIRECTORY (taiyaku-demo)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-taiyaku-demo}" && cd "${1:-taiyaku-demo}" && pwd)

echo "Installing what is missing, building (a minute or two) ..."
"$here/setup.sh" build
(
	cd "$here/.."
	log=$(mktemp)
	trap 'rm -f "$log"' EXIT
	{ cmake --preset release -D BUILD_TESTING=OFF && cmake --build --preset release -j "$(nproc)"; } \
		>"$log" 2>&1 || {
		cat "$log" >&2
		exit 2
	}
)
PATH=$(cd "$here/../build" && pwd):$PATH
export TAIYAKU_STORE="$out/demo.tyk"
rm -f "$out/demo.tyk" "$out/demo.tyk-lock" "$out/demo.tmx"
cd "$here/samples"

step() { # TITLE COMMAND...: show a command as a user would type it, and run it
	printf '\n%s\n$ ' "# $1"
	shift
	printf '%s ' "$@" | sed "s#$out/##g; s/ \$//"
	echo
	"$@"
}

step "Japanese titles and their English glosses, found in an article" \
	taiyaku align harbour.txt
step "Keep them, and those of two more documents, in a store" \
	taiyaku import harbour.txt reading-list.md catalogue.html
step "What is known of this title? (the article has it with another code point for 日)" \
	taiyaku lookup 在日船員
step "Either language" \
	taiyaku lookup 'life jacket'
step "What the store holds" \
	taiyaku info
step "A translation memory for OmegaT, Trados, memoQ, Weblate" \
	taiyaku export -o "$out/demo.tmx"
step "Is it sound?" \
	taiyaku validate "$out/demo.tmx"
printf '\nThe translation memory: %s (%s units)\n' "$out/demo.tmx" "$(grep -c '<tu[ >]' "$out/demo.tmx")"
