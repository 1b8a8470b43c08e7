#!/usr/bin/env bash
# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# wizardjob.sh PROGRAM OMT LIST.xml SCREENSHOTS
#
# The import wizard with the real program on a virtual display, by keyboard alone: a list that is in
# the library already, but for a rating, comes in again; the preview shows the conflict, theirs is
# taken, it is written, taken back from the report, and seen among the past imports. `omt` is asked
# whether the library says so too. Exit code 0 only when every step was seen.
set -uo pipefail
. "$(dirname "$0")/display.sh"

PROGRAM=$(realpath "$1") OMT=$(realpath "$2") LIST=$(realpath "$3")
mkdir -p "$4"
SHOTS=$(realpath "$4")
TITLE='Trigun'

prefix=wizard-${OMT_DEMO_SCREEN:-1280x800}${OMT_DEMO_SCHEME:+-$OMT_DEMO_SCHEME}
. "$(dirname "$0")/sitting.sh"

rating() { "$OMT" library "$TITLE" --json 2>/dev/null | sed -n 's/^ *"rating": \([0-9]*\),\{0,1\}$/\1/p' | head -n 1; }
rating_is() { [ "$(rating)" = "$1" ]; }
dialog_is() { xdotool getactivewindow getwindowname 2>/dev/null | grep -q "$1"; }

prepare() {
    local id
    id=$("$OMT" library "$TITLE" --json 2>/dev/null | sed -n 's/^ *"media_id": "\(.*\)",$/\1/p' | head -n 1)
    "$OMT" set "$id" --rating 1 >/dev/null 2>&1
    mine=$(rating)
    [ -n "$theirs" ] && [ "$mine" != "$theirs" ]
}

start_program() {
    "$PROGRAM" >"$place/program.log" 2>&1 &
    program_pid=$!
    wait_until 60 find_window "$program_pid" || return 1
    window=$(find_window "$program_pid")
    wait_until 90 library_is_open && activate "$window"
}

choose_file() {
    key ctrl+i
    wait_until 15 has_dialog || return 1
    type_text "$LIST"
    key Return
    wait_until 20 dialog_is 'Import: files'
}

# Until the file is recognised Return does nothing, so it is pressed until it does.
go_on_to() {
    local deadline=$((SECONDS + 30))
    until dialog_is "$1"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        key Return
        wait_until 2 dialog_is "$1"
    done
}

see_preview() {
    key Return
    wait_until 60 dialog_is 'Import: preview'
}

show_conflicts() {
    key alt+o
    type_text Conf
    sleep 1 # to be painted, for the screenshot
}

take_theirs() {
    key alt+h
    wait_until 10 dialog_is 'Import: looking'
    wait_until 30 dialog_is 'Import: preview'
}

carry_out() {
    key Return
    wait_until 60 rating_is "$theirs" && wait_until 30 dialog_is '^Import — '
}

take_back() {
    key alt+t
    wait_until 30 rating_is "$mine"
}

past_imports() {
    activate "$window" || return 1
    key alt+f
    key m
    wait_until 15 dialog_is 'Past imports' || return 1
    sleep 1 # to be filled, for the screenshot
    key Escape
}

close_program() {
    activate "$window" || return 1
    key ctrl+q
    wait_until 20 program_ended || return 1
    wait "$program_pid"
    local code=$?
    program_pid=
    [ "$code" -eq 0 ]
}
program_ended() { ! kill -0 "$program_pid" 2>/dev/null || grep -q '^State:.*Z' "/proc/$program_pid/status"; }

if [ -n "${OMT_DEMO_SCHEME:-}" ]; then
    mkdir -p "$XDG_CONFIG_HOME/OmniMediaTrak"
    printf '[window]\nappearance=%s\n' "$OMT_DEMO_SCHEME" >"$XDG_CONFIG_HOME/OmniMediaTrak/OmniMediaTrak.conf"
fi
start_display "${OMT_DEMO_SCREEN:-1280x800}" || { echo "no virtual display could be started"; exit 1; }
echo "OmniMediaTrak, the import wizard by keyboard"
echo
"$OMT" import "$LIST" >/dev/null 2>&1
theirs=$(rating)
step "The list is in the library, with a rating of its own" prepare
step "The window is open" start_program || { sed 's/^/    /' "$place/program.log"; exit 1; }
step "Choose the file (Ctrl+I)" choose_file
step "On to the rules (Return)" go_on_to 'Import: rules'
step "See what would happen (Return)" see_preview
step "Nothing is written by looking" rating_is "$mine"
step "Only the conflicts (Alt+O)" show_conflicts
step "Take theirs (Alt+H)" take_theirs
step "Carry it out (Return)" carry_out
step "Take it back (Alt+T)" take_back
step "It stands among the past imports (Alt+F, M)" past_imports
step "Close the program" close_program

echo
if [ "$failures" -eq 0 ]; then
    echo "Every step was seen. Screenshots: $SHOTS"
else
    echo "$failures steps failed. Screenshots: $SHOTS"
fi
[ "$failures" -eq 0 ]
