# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run.sh and test.sh: what the program needs on this system, and how to build it.
# shellcheck shell=bash

set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JOBS=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

say() { printf '\n== %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

DEBIAN_BUILD="cmake ninja-build g++ ccache qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-svg-dev
 libpq-dev libarchive-dev libcsv-dev libicu-dev libsqlite3-dev nlohmann-json3-dev"
DEBIAN_RUN="libqt6svg6 postgresql util-linux"
DEBIAN_DISPLAY="xvfb xauth openbox xdotool imagemagick fonts-dejavu-core fonts-droid-fallback"
DEBIAN_TEST="$DEBIAN_DISPLAY clang-format desktop-file-utils appstream"

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this step needs root or sudo: $*"
    fi
}

# Installs what is missing of the named Debian packages; asks apt nothing when all are there.
install_debian() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Installing: ${missing[*]}"
    # The program runs a server of its own: Debian's automatic one would only take room.
    local no_cluster=/etc/postgresql-common/createcluster.d/00-omnimediatrak.conf
    if ! command -v pg_lsclusters >/dev/null; then
        as_root mkdir -p "$(dirname "$no_cluster")"
        printf 'create_main_cluster = false\nstart_conf = manual\n' |
            as_root tee "$no_cluster" >/dev/null
    fi
    as_root apt-get -o DPkg::Lock::Timeout=600 -q update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -q -y \
        --no-install-recommends install "${missing[@]}" </dev/null
    as_root rm -f "$no_cluster"
}

# install_dependencies run|display|test
install_dependencies() {
    local purpose=$1
    case "$(uname -s)" in
    Linux) ;;
    Darwin)
        command -v brew >/dev/null || die "install Homebrew first: https://brew.sh"
        brew install cmake ninja ccache qt libpq libarchive libcsv icu4c sqlite nlohmann-json postgresql@16
        CMAKE_PREFIX_PATH="$(brew --prefix qt):$(brew --prefix libpq):$(brew --prefix libarchive):$(brew --prefix icu4c)"
        export CMAKE_PREFIX_PATH
        return 0
        ;;
    *)
        cat >&2 <<'TXT'
On Windows, install in an MSYS2 UCRT64 shell, then run this script there again:
  pacman -S --needed mingw-w64-ucrt-x86_64-{gcc,cmake,ninja,ccache,qt6-base,qt6-svg,qt6-tools,postgresql,libarchive,icu,sqlite3,nlohmann-json}
and build libcsv (https://github.com/rgamble/libcsv) with `./configure && make install`.
TXT
        command -v cmake >/dev/null || exit 1
        return 0
        ;;
    esac
    if command -v apt-get >/dev/null; then
        # shellcheck disable=SC2086
        case $purpose in
        run) install_debian $DEBIAN_BUILD $DEBIAN_RUN ;;
        display) install_debian $DEBIAN_DISPLAY ;;
        test) install_debian $DEBIAN_BUILD $DEBIAN_RUN $DEBIAN_TEST ;;
        esac
    elif command -v dnf >/dev/null; then
        as_root dnf install -y cmake ninja-build gcc-c++ ccache qt6-qtbase-devel \
            qt6-qtsvg-devel qt6-qttools-devel libpq-devel libarchive-devel \
            libcsv-devel libicu-devel sqlite-devel json-devel postgresql-server postgresql-contrib
    elif command -v pacman >/dev/null; then
        as_root pacman -S --needed --noconfirm cmake ninja gcc ccache qt6-base qt6-svg qt6-tools \
            postgresql postgresql-libs libarchive icu sqlite nlohmann-json
        pkg-config --exists libcsv 2>/dev/null || [ -e /usr/include/csv.h ] ||
            echo "libcsv is in the AUR (package libcsv): install it if the build does not find csv.h" >&2
    else
        echo "Unknown distribution: needs CMake 3.25, Ninja, g++ 12, Qt 6.4 (Base, Svg," \
            "Tools), libpq, libarchive, libcsv, ICU, SQLite, nlohmann-json, PostgreSQL 15." >&2
    fi
}

# build PRESET [TARGET...]: configures and builds; the output is kept short. False when it fails.
build() {
    local preset=$1
    shift
    cd "$ROOT"
    if command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache CMAKE_C_COMPILER_LAUNCHER=ccache
        export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    fi
    say "Configuring and building ($preset)"
    mkdir -p build
    local log="$ROOT/build/$preset.log"
    # Line tables, compressed, are what a backtrace needs; full debug information is many times the disk.
    cmake --preset "$preset" -DCMAKE_CXX_FLAGS_DEBUG="-g1 -gz" >"$log" 2>&1 || {
        cat "$log" >&2
        echo "error: configuring failed" >&2
        return 1
    }
    local targets=()
    [ $# -gt 0 ] && targets=(--target "$@")
    cmake --build "build/$preset" --parallel "$JOBS" "${targets[@]}" >>"$log" 2>&1 || {
        grep -E -A 12 'error|FAILED' "$log" | head -n 120 >&2
        echo "error: the build failed; the whole log is $log" >&2
        return 1
    }
}
