#!/usr/bin/env bash
# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# mainjob.sh PROGRAM OMT LIST.xml SCREENSHOTS [PROGRAM ARGUMENTS...]
#
# Does the main job with the real program on a virtual display, by keyboard, on a fresh library:
# import a list, find a title by typing, count an episode, rate it, close, start again. After each
# step `omt` is asked whether the library says so too. Exit code 0 only when every step was seen.
set -uo pipefail
. "$(dirname "$0")/display.sh"

PROGRAM=$(realpath "$1") OMT=$(realpath "$2") LIST=$(realpath "$3")
mkdir -p "$4"
SHOTS=$(realpath "$4")
shift 4
TITLE=${OMT_DEMO_TITLE:-Ginga Eiyuu Densetsu}
TYPED=${OMT_DEMO_TYPED:-ginga eiy}

prefix=main-job
. "$(dirname "$0")/sitting.sh"

library_count() { "$OMT" library --json 2>/dev/null | grep -c '"media_id"'; }
library_has_entries() { [ "$(library_count)" -gt 0 ]; }
# entry_says FIELD VALUE: whether omt shows it for the title of this demonstration.
entry_says() { "$OMT" library "$TITLE" --json 2>/dev/null | grep -q "^ *\"$1\": $2,\{0,1\}\$"; }
field() { "$OMT" library "$TITLE" --json 2>/dev/null | sed -n "s/^ *\"$1\": \(.*[^,]\),\{0,1\}\$/\1/p" | head -n 1; }

start_program() {
    "$PROGRAM" "$@" >"$place/program.log" 2>&1 &
    program_pid=$!
    wait_until 30 find_window "$program_pid" || return 1
    window=$(find_window "$program_pid")
    activate "$window"
}


has_dialog_called() { xdotool getactivewindow getwindowname | grep -q "$1"; }
no_dialog() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$window" ]; }

import_list() {
    activate "$window" || return 1
    key ctrl+i
    wait_until 15 has_dialog || return 1
    type_text "$LIST"
    key Return
    wait_until 15 has_dialog_called 'Import: files' || return 1
    go_on_to 'Import: rules' && key Return || return 1
    wait_until 60 has_dialog_called 'Import: preview' || return 1
    key Return
    wait_until 60 library_has_entries
}

# Until the file is recognised Return does nothing, so it is pressed until it does.
go_on_to() {
    local deadline=$((SECONDS + 30))
    until has_dialog_called "$1"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        key Return
        wait_until 2 has_dialog_called "$1"
    done
}

close_dialogs() {
    local i
    for i in 1 2 3 4 5; do
        no_dialog && break
        key Escape
        wait_until 3 no_dialog && break
    done
    activate "$window"
}

# An import is in the library a moment before search has taken its titles in.
search_finds() { "$OMT" catalog search "$TITLE" --json | grep -qF "\"$TITLE\""; }

search_title() {
    wait_until 30 search_finds || return 1
    key ctrl+k
    key ctrl+a
    type_text "$TYPED"
    # Nothing in the database tells what is on screen: give the answer the time people give it.
    sleep 1
}

open_found() {
    key Return
    sleep 1 # to be painted, for the screenshot
}

count_one_more() {
    local wanted=$(($1 + 1))
    key plus
    wait_until 10 entry_says progress "$wanted"
}

rate() {
    key 9
    wait_until 10 entry_says rating 90
}

close_program() {
    key ctrl+q
    wait_until 20 program_ended || return 1
    wait "$program_pid"
    local code=$?
    program_pid=
    [ "$code" -eq 0 ] || echo "        the program ended with exit code $code"
    [ "$code" -eq 0 ]
}
program_ended() { ! kill -0 "$program_pid" 2>/dev/null || grep -q '^State:.*Z' "/proc/$program_pid/status"; }
still_there() {
    [ "$(library_count)" = "$count" ] && entry_says progress $((before + 1)) && entry_says rating 90
}
server_is_stopped() { "$OMT" server status --json | grep -q '"running": false'; }

give_up() {
    echo
    echo "$1. The program said:"
    sed 's/^/    /' "$place/program.log"
    exit 1
}

start_display "${OMT_DEMO_SCREEN:-1280x800}" || { echo "no virtual display could be started"; exit 1; }
echo "OmniMediaTrak, the main job on $(basename "$LIST") in a fresh library"
echo

step "The window shows itself" start_program "$@" || give_up "The window did not appear"
step "The library is made and open" wait_until 90 library_is_open ||
    give_up "The library did not open"
step "Import $(basename "$LIST") (Ctrl+I)" import_list || give_up "The import did not arrive"
step "The import's report is read and closed" close_dialogs
count=$(library_count)
echo "        omt sees $count entries"
step "Type \"$TYPED\" into the search (Ctrl+K)" search_title
before=$(field progress)
key Return
step "Open \"$TITLE\" (Return)" test -n "$before"
step "Count one more episode (+): $before to $((before + 1))" count_one_more "$before"
step "Rate it four and a half stars (9)" rate
step "Close the program (Ctrl+Q)" close_program
step "Its PostgreSQL has stopped, too" wait_until 20 server_is_stopped
step "Start it again" start_program "$@" || give_up "The window did not appear again"
step "The library is open" wait_until 60 library_is_open
step "Everything is still there" still_there
search_title
step "Its page shows the new progress and rating (Ctrl+K, Return)" open_found
step "Close the program" close_program

echo
if [ "$failures" -eq 0 ]; then
    echo "Every step was seen. Screenshots: $SHOTS"
else
    echo "$failures steps failed. Screenshots: $SHOTS"
fi
[ "$failures" -eq 0 ]
