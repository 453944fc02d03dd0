#!/usr/bin/env bash
# Replays the corpus of every fuzz target and then fuzzes it. Usage: fuzz.sh SECONDS_PER_TARGET
# What a target finds is left in build/test/fuzz; once mended, it belongs into tests/fuzz/corpus/<name>/.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
seconds=$1
[ -e build/asan/build.ninja ] || cmake --preset asan
targets=()
for source in tests/fuzz/*_fuzz.cpp; do targets+=("$(basename "$source" .cpp)"); done
ninja -C build/asan "${targets[@]}"

one() {  # TARGET SECONDS
  local name=${1%_fuzz} kept scratch=build/test/fuzz/$1
  kept=tests/fuzz/corpus/$name
  mkdir -p "$scratch"
  local options=(-timeout=10 -rss_limit_mb=2048 -max_len=65536 "-artifact_prefix=$scratch/found-")
  if ! { { [ ! -d "$kept" ] || "build/asan/bin/$1" "${options[@]}" -runs=0 "$kept"; } &&
         rm -rf "$scratch/corpus" && mkdir "$scratch/corpus" &&
         "build/asan/bin/$1" "${options[@]}" -max_total_time="$2" "$scratch/corpus" $([ ! -d "$kept" ] || echo "$kept"); } >"$scratch/log" 2>&1; then
    tail -40 "$scratch/log"
    echo "FAILED $1: see $scratch"
    return 1
  fi
  echo "ok $1: $(grep -o 'Done [0-9]* runs' "$scratch/log" | tail -1)"
}
export -f one
rm -rf build/test/fuzz/*/found-*
failed=0
printf '%s\n' "${targets[@]}" | xargs -P 2 -I {} bash -c "one {} $seconds" | tee build/test/fuzz.results || failed=1
failed=$(grep -c '^FAILED' build/test/fuzz.results || true)
echo "$((${#targets[@]} - failed)) passed, $failed failed"
[ "$failed" = 0 ]
