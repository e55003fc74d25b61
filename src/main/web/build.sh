#!/bin/sh
# Builds the front end into target/web; does nothing where no input is newer than the last build.
set -eu
cd "$(dirname "$0")"
out=../../../target/web
stamp=../../../target/web.stamp
if [ -f "$stamp" ] && [ -f "$out/widget.js" ] &&
  [ -z "$(find . -path ./node_modules -prune -o -type f -newer "$stamp" -print | head -n 1)" ]; then
  echo 'front end: unchanged'
  exit 0
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
fi
mkdir -p ../../../target
touch "$stamp.new"
npm run --silent build
mv "$stamp.new" "$stamp"
