#!/usr/bin/env bash
# Replays the corpus of every fuzz target and then fuzzes it. Usage: fuzz.sh SECONDS_PER_TARGET
# What a target finds is left in build/test/fuzz; once mended, it belongs into tests/fuzz/corpus/<name>/.
# EBB_FUZZ_TARGETS, EBB_FUZZ_BIN, EBB_FUZZ_SCRATCH: other targets, already built, for trying this script.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
seconds=$1
export bin=${EBB_FUZZ_BIN:-build/asan/bin} scratch=${EBB_FUZZ_SCRATCH:-build/test/fuzz}
if [ -n "${EBB_FUZZ_TARGETS:-}" ]; then
  read -ra targets <<<"$EBB_FUZZ_TARGETS"
else
  [ -e build/asan/build.ninja ] || cmake --preset asan
  targets=()
  for source in tests/fuzz/*_fuzz.cpp; do targets+=("$(basename "$source" .cpp)"); done
  ninja -C build/asan "${targets[@]}"
fi

one() {  # TARGET SECONDS
  local name=${1%_fuzz} kept own=$scratch/$1
  kept=tests/fuzz/corpus/$name
  mkdir -p "$own"
  local options=(-timeout=10 -rss_limit_mb=2048 -max_len=65536 "-artifact_prefix=$own/found-")
  if ! { { [ ! -d "$kept" ] || "$bin/$1" "${options[@]}" -runs=0 "$kept"; } &&
         rm -rf "$own/corpus" && mkdir "$own/corpus" &&
         "$bin/$1" "${options[@]}" -max_total_time="$2" "$own/corpus" $([ ! -d "$kept" ] || echo "$kept"); } >"$own/log" 2>&1; then
    tail -40 "$own/log"
    echo "FAILED $1: see $own"
    return 1
  fi
  echo "ok $1: $(grep -o 'Done [0-9]* runs' "$own/log" | tail -1)"
}
export -f one
rm -rf "$scratch"/*/found-*
mkdir -p "$scratch"
failed=0
printf '%s\n' "${targets[@]}" | xargs -P 2 -I {} bash -c "one {} $seconds" | tee "$scratch/results" || failed=1
failed=$(grep -c '^FAILED' "$scratch/results" || true)
echo "$((${#targets[@]} - failed)) passed, $failed failed"
[ "$failed" = 0 ]
