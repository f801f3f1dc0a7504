#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Install the Debian packages that are missing: setup.sh build [tests] [clients]
# Quiet unless something fails; does nothing, and needs no root, where everything is there.
set -eu

build="gcc cmake make pkg-config libicu-dev libxml2-dev liblmdb-dev zlib1g-dev libjansson-dev
	libxxhash-dev libyaml-dev libarchive-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
	libsqlite3-dev"
tests="clang libclang-rt-14-dev libcmocka-dev bats libxml2-utils python3 valgrind man-db binutils"
clients="omegat openjdk-17-jdk-headless translate-toolkit gettext sdcv edict"

packages=
for group in "$@"; do
	case $group in
	build) packages="$packages $build" ;;
	tests) packages="$packages $tests" ;;
	clients) packages="$packages $clients" ;;
	*)
		echo "setup.sh: no such group: $group (build, tests, clients)" >&2
		exit 2
		;;
	esac
done

missing=
for package in $packages; do
	dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
		missing="$missing $package"
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || {
		echo "setup.sh: these packages are missing, and there is no sudo to install them:$missing" >&2
		exit 2
	}
	root=sudo
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
	# shellcheck disable=SC2086
	$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
		$missing >"$log" 2>&1
}
install || {
	$root apt-get update -q >"$log" 2>&1 && install
} || {
	cat "$log" >&2
	echo "setup.sh: could not install:$missing" >&2
	exit 2
}
