#!/bin/sh
# Sees that the benchmark still runs: a corpus of 60 notes, the same twice, sound for git, built by what is there, and again
# after each kind of edit.
# Usage: smoke.sh [GONGBAO]; without a program, and where hugo is not installed, those parts are left out.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
gongbao=${1:-${GONGBAO:-}}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

python3 "$here/test_bench.py"
python3 "$here/make_corpus.py" --notes 60 --out "$work/one" --hugo "$work/hugo" --expect "$work/expect.json"
PYTHONHASHSEED=7 python3 "$here/make_corpus.py" --notes 60 --out "$work/two"
git -C "$work/one" fsck --strict --no-dangling
one=$(git -C "$work/one" rev-parse HEAD)
two=$(git -C "$work/two" rev-parse HEAD)
if [ "$one" != "$two" ]; then
  echo "smoke: one seed made two corpora, $one and $two" >&2
  exit 1
fi
if [ "$(git -C "$work/one" rev-list --count HEAD)" -lt 60 ]; then
  echo "smoke: fewer commits than notes" >&2
  exit 1
fi

if [ -n "$gongbao" ]; then
  found=$("$gongbao" check -C "$work/one")
  if [ -n "$found" ]; then
    echo "smoke: the corpus has findings: $found" >&2
    exit 1
  fi
  set -- --gongbao "$gongbao"
elif command -v hugo >/dev/null; then
  set --
else
  echo "smoke: corpus only; neither gongbao nor hugo to build it with"
  exit 0
fi
python3 "$here/bench.py" --notes 60 --runs 1 --work "$work" --any-filesystem --no-floor "$@"
