#!/usr/bin/env bash
# Builds the program without core's precompiled headers: every unit includes what it uses. Usage: includes.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
cmake --preset native -B build/includes -DEBB_CORE_HEADER=OFF
ninja -C build/includes ebb
echo "1 passed, 0 failed"
