# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<tree> -DLUPDATE=<program> -DWORK=<directory> -P translations.cmake
#
# Fails where English lacks the two forms of a text with a number: it would read "1 title(s)".
cmake_minimum_required(VERSION 3.25)
set(copy "${WORK}/omt_en.ts")
file(COPY "${ROOT}/resources/translations/omt_en.ts" DESTINATION "${WORK}")
execute_process(COMMAND "${LUPDATE}" -silent -pluralonly -locations none -no-obsolete -I .
        -extensions cpp,h core ui app -ts "${copy}"
    WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "lupdate failed: ${output}")
endif()
file(STRINGS "${copy}" lines REGEX "<(source|translation)")
set(missing "")
set(source "")
set(count 0)
foreach(line IN LISTS lines)
    if(line MATCHES "<source>(.*)</source>")
        set(source "${CMAKE_MATCH_1}")
        math(EXPR count "${count} + 1")
    elseif(line MATCHES "unfinished")
        list(APPEND missing "${source}")
    endif()
endforeach()
if(count LESS 20)
    message(FATAL_ERROR "only ${count} texts with a number were found: is lupdate looking?")
endif()
if(missing)
    list(JOIN missing "\n  " missing)
    message(FATAL_ERROR "resources/translations/omt_en.ts has no English plural of\n  ${missing}\n"
        "Build the target omt_lupdate and write the two forms.")
endif()
message("${count} texts with a number, each with its plural")
