#!/bin/sh
# What Maven runs: `build` fills dist/ when it is older than its sources, `verify` lints and tests.
set -eu
cd "$(dirname "$0")/.."
if ! command -v node >/dev/null 2>&1; then
  echo "web: Node is missing: install Node 20.19 or newer (https://nodejs.org) and run the build again." >&2
  exit 1
fi
node scripts/install.mjs
case "$1" in
  build) node scripts/fresh.mjs || npm run --silent build ;;
  verify)
    npm run --silent lint
    npm run --silent test
    ;;
esac
