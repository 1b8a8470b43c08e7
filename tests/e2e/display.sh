# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by end-to-end tests: a virtual display with a window manager, a program on it, keys,
# screenshots, and waiting for things instead of sleeping. Ends only what it started.
# shellcheck shell=bash

DISPLAY_PIDS=()

# wait_until SECONDS COMMAND...: true as soon as the command is.
wait_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.05
    done
}

# start_display WIDTHxHEIGHT: sets DISPLAY. Without a window manager no window gets the keyboard.
start_display() {
    local number_file
    number_file=$(mktemp)
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$number_file" >/dev/null 2>&1 &
    DISPLAY_PIDS+=($!)
    wait_until 20 test -s "$number_file" || return 1
    DISPLAY=:$(cat "$number_file")
    rm -f "$number_file"
    export DISPLAY
    unset WAYLAND_DISPLAY
    openbox >/dev/null 2>&1 &
    DISPLAY_PIDS+=($!)
    wait_until 20 xdotool get_num_desktops
}

stop_display() {
    local pid
    for pid in "${DISPLAY_PIDS[@]}"; do
        kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
    done
    DISPLAY_PIDS=()
    return 0
}

# find_window PID: prints the number of its biggest visible window.
find_window() {
    xdotool search --onlyvisible --pid "$1" --name OmniMediaTrak 2>/dev/null | tail -n 1 | grep .
}

# activate WINDOW: gives it the keyboard and waits until it has it.
is_active() { [ "$(xdotool getactivewindow 2>/dev/null)" = "$1" ]; }
activate() {
    xdotool windowactivate "$1" 2>/dev/null
    wait_until 10 is_active "$1"
}

key() { xdotool key --clearmodifiers --delay 30 "$@"; }
type_text() { xdotool type --clearmodifiers --delay 30 -- "$1"; }

# screenshot FILE
screenshot() { import -window root "$1"; }
