#!/usr/bin/env bash
# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sets up everything the tests need, builds, and runs them: strict warnings as errors, then the same
# tests under AddressSanitizer and UBSan, then the core without any GUI library. The last line is
# "N passed, N failed".
# Arguments go to ctest (for example: packaging/test.sh -R cluster), and then only `dev` is run.
. "$(dirname "$0")/common.sh"
exec </dev/null

passed=0
failed=0

# run_tests PRESET [CTEST ARGUMENTS...]: adds to the totals; a failure does not stop the others.
run_tests() {
    local preset=$1 log bad total
    shift
    log=$(mktemp)
    say "Testing ($preset)"
    (cd "$ROOT" && CTEST_PARALLEL_LEVEL=$JOBS ctest --preset "$preset" "$@") 2>&1 | tee "$log" || true
    bad=$(sed -n 's/.*, \([0-9]*\) tests\{0,1\} failed out of [0-9]*.*/\1/p' "$log" | tail -n 1)
    total=$(sed -n 's/.* failed out of \([0-9]*\).*/\1/p' "$log" | tail -n 1)
    rm -f "$log"
    if [ -z "$total" ]; then
        echo "ctest reported no result for $preset" >&2
        failed=$((failed + 1))
        return
    fi
    passed=$((passed + total - bad))
    failed=$((failed + bad))
}

# make_room PRESET: drops a build that is done with where the next one might not fit beside it.
make_room() {
    local free_gb
    free_gb=$(($(df -Pk "$ROOT" | awk 'NR == 2 { print $4 }') / 1024 / 1024))
    if [ "$free_gb" -lt 15 ]; then
        echo "$free_gb GB are free: removing build/$1 before the next build"
        rm -rf "$ROOT/build/$1"
    fi
}

# stage PRESET [CTEST ARGUMENTS...]: a build that fails counts as one failed test.
stage() {
    if build "$1"; then
        run_tests "$@"
    else
        failed=$((failed + 1))
    fi
    say "After $1: $((SECONDS / 60)) min $((SECONDS % 60)) s"
}

install_dependencies test
if [ $# -gt 0 ]; then
    stage dev "$@"
else
    stage dev -LE slow
    make_room dev
    # End-to-end runs time out under the sanitizers' slowness for no gain: dev ran them.
    stage asan -LE 'slow|e2e|arch'
    make_room asan
    stage core-only -L 'arch|base'
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
