#!/usr/bin/env bash
# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sets up everything OmniMediaTrak needs, builds it and starts it; arguments go to the program.
# Where there is no display it starts the program under a virtual one instead, does the main job on
# the sample list as a person would, and says what it saw and where the screenshots are.
#   packaging/run.sh --build-only   sets up and builds, starts nothing
#   packaging/run.sh --demo         the virtual display even when there is a real one
. "$(dirname "$0")/common.sh"

mode=start
case "${1-}" in
--build-only | --demo)
    mode=${1#--}
    shift
    ;;
esac
if [ "$mode" = start ] && [ "$(uname -s)" = Linux ] &&
    [ -z "${DISPLAY-}" ] && [ -z "${WAYLAND_DISPLAY-}" ]; then
    mode=demo
fi

install_dependencies run
build release

program=$ROOT/build/release/app/omnimediatrak
[ -d "$program.app" ] && program=$program.app/Contents/MacOS/omnimediatrak
omt=$ROOT/build/release/app/omt/omt

case $mode in
build-only)
    echo "built $program"
    echo "      $omt"
    ;;
demo)
    install_dependencies display
    say "There is no display: doing the main job under a virtual one"
    exec "$ROOT/tests/e2e/mainjob.sh" "$program" "$omt" "$ROOT/resources/samples/animelist-sample.xml" \
        "${OMT_SCREENSHOTS:-$ROOT/build/screenshots}" "$@"
    ;;
start)
    exec "$program" "$@"
    ;;
esac
