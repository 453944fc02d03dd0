#!/usr/bin/env bash
# Boost 1.81 headers in build/boost, unpacked from Debian's package without installing it: installed, it would replace Debian's
# default Boost and with it remove other programs.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tools/install/say.sh
[ ! -e build/boost/usr/include/boost/json.hpp ] || exit 0
say "fetching the headers of Boost 1.81 into build/boost (not installed)"
mkdir -p build
work=$(mktemp -d "$PWD/build/boost.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
cd "$work"
fetch() { apt-get -q -o APT::Sandbox::User=root download libboost1.81-dev >&2; }
fetch || { missing="(package lists)"; as_root apt-get -q update >&2; fetch; } || die "libboost1.81-dev could not be downloaded. Is this Debian 12, and is the network there?"
dpkg -x libboost1.81-dev_*.deb unpacked
rm -rf ../boost
mv unpacked ../boost
