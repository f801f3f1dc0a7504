#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A command in so much memory, files that it maps or reads counted too:   limited.sh MEGABYTES CMD...
# Ends as the command does; 77 where no control group can be made (which takes root).
set -u
bytes=$(($1 << 20))
shift
group=
for limit in /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/memory.max; do
	root=${limit%/*}
	[ -e "$root/cgroup.procs" ] || continue
	group=$root/taiyaku-limited-$$
	mkdir "$group" 2>/dev/null && echo $bytes 2>/dev/null >"$group/${limit##*/}" && break
	rmdir "$group" 2>/dev/null
	group=
done
[ -n "$group" ] || exit 77
trap 'rmdir "$group"' EXIT
(echo $BASHPID >"$group/cgroup.procs" && exec "$@")
