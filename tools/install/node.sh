#!/usr/bin/env bash
# Leaves node (20.19 or newer) and npm in build/node/bin. A machine's own Node is used when it is new enough; Debian 12's is not, and only
# serves to fetch npm's package of Node.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
good() { "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }
[ -x build/node/bin/npm ] && good build/node/bin/node && exit 0

mkdir -p build/node/bin
link() { ln -sfn "$1" "build/node/bin/$2"; }
if command -v node >/dev/null && command -v npm >/dev/null && command -v npx >/dev/null && good node; then
  say "using the Node of this machine: $(command -v node) $(node --version)"
  for tool in node npm npx; do link "$(command -v $tool)" $tool; done
  exit 0
fi
if ! command -v npm >/dev/null; then
  missing="nodejs npm"
  say "installing Debian's nodejs and npm, to fetch a newer Node with"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 install -y --no-remove --no-install-recommends nodejs npm >&2 \
    || die "apt-get could not install nodejs and npm. Nothing was removed. Alternatively put Node 20.19 or newer on PATH."
fi
say "fetching Node 20.19 and npm into build/node"
npm install --prefix build/node --ignore-scripts=false --no-save --no-audit --no-fund --loglevel=error node@~20.19.0 npm@10 >&2 \
  || die "Node 20.19 could not be fetched with npm. Is the network there?"
# An npm of its own looks for the machine's settings (certificates, proxies) beside itself; they are where Debian's npm has them.
mkdir -p build/node/node_modules/node/etc
ln -sfn "$(npm config get globalconfig)" build/node/node_modules/node/etc/npmrc
link ../node_modules/node/bin/node node
link ../node_modules/.bin/npm npm
link ../node_modules/.bin/npx npx
good build/node/bin/node || die "build/node/bin/node does not run. Remove build/node and try again."
