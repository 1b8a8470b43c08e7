# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced, after display.sh: one sitting of a person before the real program, in a fresh place, step
# by step with a screenshot each. Takes OMT, SHOTS and prefix (of the screenshots' names).
failures=0
shot_number=0
place=$(mktemp -d)
chmod 755 "$place" # root's server runs under another account, which must get in
export OMT_DATA_DIR=$place/library
export HOME=$place/home XDG_CONFIG_HOME=$place/home/.config XDG_CACHE_HOME=$place/home/.cache
export QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
mkdir -p "$HOME"
rm -f "$SHOTS/$prefix"-*.png
program_pid=

clean_up() {
    [ -n "$program_pid" ] && kill "$program_pid" 2>/dev/null && wait "$program_pid" 2>/dev/null
    [ -d "$OMT_DATA_DIR/pg" ] && "$OMT" server stop >/dev/null 2>&1
    stop_display
    rm -rf "$place"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# step NAME COMMAND...: runs it, takes a screenshot, says whether it worked.
step() {
    local name=$1 verdict=ok started=$SECONDS file
    shift
    "$@" || verdict=FAILED
    [ "$verdict" = ok ] || failures=$((failures + 1))
    shot_number=$((shot_number + 1))
    file=$(printf '%s/%s-%02d.png' "$SHOTS" "$prefix" "$shot_number")
    sleep 0.4 # the window paints some frames after the database has answered
    screenshot "$file" 2>/dev/null || file='(no screenshot)'
    printf '%-6s  %-58s  %2d s  %s\n' "$verdict" "$name" $((SECONDS - started)) "$file"
    [ "$verdict" = ok ]
}

# The title of the window says when the library is open.
library_is_open() { xdotool getwindowname "$(find_window "$program_pid")" | grep -qv -i 'starting'; }
has_dialog() { [ "$(xdotool getactivewindow 2>/dev/null)" != "$window" ]; }
