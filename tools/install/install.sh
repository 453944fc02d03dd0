#!/usr/bin/env bash
# Installs what is missing and nothing else. Usage: install.sh run|test|bench   (the last two include run). Never removes a package.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
need=${1:?run, test or bench}

wanted=$(awk -v need="$need" '!/^#/ && NF && ($2 != "test" && $2 != "bench" || $2 == need) {print $1}' tools/install/packages.txt)
missing() {  # those of "$@" that dpkg does not hold installed
  comm -23 <(printf '%s\n' "$@" | sort -u) \
    <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | awk '$1 == "installed" {print $2}' | sort -u)
}
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" >&2; }
add() {  # --no-remove: rather stop than take something away from this machine
  say "installing Debian packages: $*"
  apt update || say "the package lists could not be refreshed; going on with those at hand"
  apt install -y --no-remove --no-install-recommends "$@" || die "apt-get could not install: $*. Nothing was removed. The lines above say why."
}

command -v dpkg-query >/dev/null || die "This needs Debian 12 or a system like it: dpkg was not found."
# shellcheck disable=SC2086  # a list of names
missing=$(missing $wanted | tr '\n' ' ')
[ -z "${missing// /}" ] || add $missing
tools/install/boost.sh
[ ! -e apps/web/package.json ] || tools/install/node.sh
