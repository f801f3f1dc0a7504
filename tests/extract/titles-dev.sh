#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# How many pairs of real documents are found, and how many finds are right: what was reached is a
# lower bound.  The documents are not part of the repository; without them this is skipped.
#	titles-dev.sh PROGRAM SOURCE_DIR
set -u
shared=${TAIYAKU_SHARED:-$2/../shared}
set_dir=$shared/titles-dev
if [ ! -f "$set_dir/score.py" ]; then
	echo "skipped: no documents in $set_dir (set TAIYAKU_SHARED)"
	exit 77
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
for document in "$set_dir"/docs/*; do
	"$1" "$document" 2>>"$work/errors"
done >"$work/found"
cat "$work/errors"
python3 "$set_dir/score.py" --errors 100 "$work/found" >"$work/scores" || exit 2
cat "$work/scores"

failures=0
at_least() { # WHAT GOT WANT
	awk -v got="$2" -v want="$3" 'BEGIN { exit !(got + 0 >= want + 0) }' && return
	echo "FAILED: $1 is $2, was $3"
	failures=$((failures + 1))
}
read -r _ _ _ _ _ precision _ f1 < <(grep '^ALL' "$work/scores")
macro=$(sed -n 's/^macro F1.*: //p' "$work/scores")
clean=$(sed -n 's/.*left clean: //p' "$work/scores")
seeds=$(awk '$1 == "txt-footnote" { print $NF }' "$work/scores")
at_least "precision" "$precision" 0.98
at_least "F1" "$f1" 0.97
at_least "macro F1" "$macro" 0.95
at_least "clean documents" "$clean" 16
at_least "F1 of the two seeds" "$seeds" 1.0

# Calibration: of the finds with confidence 90 or more at least 90 % are right.
awk -F '\t' '$4 >= 90' "$work/found" >"$work/sure"
python3 "$set_dir/score.py" "$work/sure" >"$work/sure-scores" || exit 2
read -r _ _ _ _ _ precision _ < <(grep '^ALL' "$work/sure-scores")
echo "precision of confidence 90 and more: $precision ($(wc -l <"$work/sure") finds)"
at_least "precision of confidence 90 and more" "$precision" 0.9
exit $((failures > 0))
