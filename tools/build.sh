#!/usr/bin/env bash
# Builds parts of what is shipped, in the order given. Usage: tools/build.sh [wasm] [npm] [web] [native]
#   wasm    build/ebb.wasm, the core for the browser
#   npm     apps/web/node_modules, as the lock file says (web does it too)
#   web     apps/web/dist, with every file also compressed beside it (.br, .gz)
#   native  build/ebb, with apps/web/dist inside
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/install/say.sh
jobs=$(nproc)

# Configures once; CMake itself notices later changes.
configured() { [ -e "build/$1/build.ninja" ] || { say "configuring build/$1"; cmake --preset "$1" >&2; }; }
compile() { configured "$1" && ninja -C "build/$1" -j "$jobs" "${@:2}" >&2; }
# A copy only when it differs, so that nothing after it is built again for nothing.
place() { cmp -s "$1" "$2" || { cp "$1" "$2.new" && mv "$2.new" "$2"; }; }
# One line that changes when any of the files does.
fingerprint() { find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -print0 | sort -z | xargs -0 -r sha256sum | sha256sum; }
unchanged() { [ -e "build/stamps/$1" ] && [ "$(cat "build/stamps/$1")" = "$2" ]; }
remember() { mkdir -p build/stamps && printf '%s\n' "$2" >"build/stamps/$1"; }

wasm() {
  [ -e apps/wasm/CMakeLists.txt ] || return 0
  say "WebAssembly"
  compile wasm
  place build/wasm/bin/ebb.wasm build/ebb.wasm
}

npm_packages() {
  [ -e apps/web/package.json ] || return 0
  PATH="$PWD/build/node/bin:$PATH"
  local lock
  lock=$(fingerprint apps/web/package.json apps/web/package-lock.json)
  if ! { [ -d apps/web/node_modules ] && unchanged npm "$lock"; }; then
    say "web: npm ci"
    (cd apps/web && npm ci --no-audit --no-fund --loglevel=error >&2)
    remember npm "$lock"
  fi
}

web() {
  [ -e apps/web/package.json ] || return 0
  npm_packages
  local inputs
  local from=(apps/web apps/wasm/loader.mjs)
  for part in content build/ebb.wasm; do [ ! -e $part ] || from+=("$part"); done
  inputs=$(fingerprint "${from[@]}")
  if ! { [ -e apps/web/dist/index.html ] && unchanged web "$inputs"; }; then
    say "web: building apps/web/dist"
    (cd apps/web && npm run build --silent >&2)
    node tools/generate/compress.mjs apps/web/dist
    remember web "$inputs"
  fi
}

native() {
  say "native"
  compile native ebb
  place build/native/bin/ebb build/ebb
}

for part in "$@"; do
  case $part in
    wasm|web|native) $part ;;
    npm) npm_packages ;;
    *) printf 'unknown part: %s (wasm, npm, web, native)\n' "$part" >&2; exit 2 ;;
  esac
done
