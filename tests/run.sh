#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# All tests, from a bare Debian 12: run.sh [--quick]
# Installs what is missing, builds with gcc (with sanitizers) and clang and for release, and runs
# everything: unit tests, commands, kill and damage tests, other people's programs on our files.
# --quick: one build, and neither the slow tests nor the other programs.
set -eu
cd "$(dirname "$0")/.."

quick=
case ${1-} in
--quick) quick=1 ;;
"") ;;
*)
	echo "usage: tests/run.sh [--quick]" >&2
	exit 2
	;;
esac

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { # STEP COMMAND...
	local step=$1
	shift
	printf '%s ... ' "$step"
	if "$@" >"$log" 2>&1; then
		echo ok
	else
		echo FAILED
		cat "$log"
		exit 1
	fi
}

jobs=$(nproc)
if [ -n "$quick" ]; then
	quietly "packages" tests/setup.sh build tests
else
	quietly "packages" tests/setup.sh build tests clients
fi
quietly "configure (gcc, sanitizers)" cmake --preset dev
quietly "build" cmake --build --preset dev -j "$jobs"
if [ -n "$quick" ]; then
	exec ctest --preset dev -L quick -j "$jobs"
fi
quietly "configure (clang, sanitizers)" cmake --preset dev-clang
quietly "build" cmake --build --preset dev-clang -j "$jobs"
quietly "configure (release)" cmake --preset release -D TAIYAKU_WERROR=ON -D BUILD_TESTING=ON
quietly "build" cmake --build --preset release -j "$jobs"

quietly "quick tests, gcc with sanitizers" ctest --preset dev -L quick -j "$jobs"
quietly "quick tests, clang with sanitizers" ctest --preset dev-clang -L quick -j "$jobs"
ctest --preset release -j "$jobs"
