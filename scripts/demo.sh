#!/bin/sh
# Starts Steward on a folder of its own, registers somebody, creates appointments, downloads them as CSV, has a summary written and prints it.
exec "$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)/steward" demo appointments "$@"
