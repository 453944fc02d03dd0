# Sourced by the scripts: one voice for progress and for what went wrong.
say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 4; }

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "Debian packages must be installed, and this needs root. Run this command as root, or install sudo, or ask an administrator to install: $missing"
  fi
}

# The same cache for every clone of this repository on the machine.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
# Without a home to write to, the caches of the compiler and of npm lie in build.
if [ -n "${HOME:-}" ] && [ ! -w "$HOME" ]; then export CCACHE_DIR="$PWD/build/cache/ccache" npm_config_cache="$PWD/build/cache/npm"; fi
