#!/usr/bin/env bash
# Builds a preset and runs its tests. Usage: ctest.sh PRESET [ctest options]
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
{ [ -e "build/$1/build.ninja" ] && grep -qs '^EBB_TESTS:[A-Z]*=ON' "build/$1/CMakeCache.txt"; } || cmake --preset "$1" -DEBB_TESTS=ON
# Under sanitizers the program itself is not run: its tests are.
case $1 in asan) ninja -C "build/$1" ebb_test_programs ;; *) ninja -C "build/$1" ;; esac
ctest --test-dir "build/$1" -j 2 --verbose --no-tests=error --timeout 900 "${@:2}"
