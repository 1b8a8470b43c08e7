# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<tree> -DLUPDATE=<program> -DWORK=<directory> -P translations.cmake
#
# Fails where English lacks the two forms of a text with a number: it would read "1 title(s)"; and
# where lupdate cannot tell the context of a text, or cannot read that it has a number.
cmake_minimum_required(VERSION 3.25)
set(copy "${WORK}/omt_en.ts")
file(COPY "${ROOT}/resources/translations/omt_en.ts" DESTINATION "${WORK}")
execute_process(COMMAND "${LUPDATE}" -silent -pluralonly -locations none -no-obsolete -I .
        -extensions cpp,h core ui app -ts "${copy}"
    WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "lupdate failed: ${output}")
endif()
execute_process(COMMAND "${LUPDATE}" -silent -locations none -I . -extensions cpp,h
        core ui app -ts "${WORK}/all_texts.ts"
    WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(output MATCHES "[^\n]*lacks Q_OBJECT[^\n]*")
    message(FATAL_ERROR "A text whose context is unknown: ${CMAKE_MATCH_0}\n"
        "Say it with the room's Text::tr().")
endif()
file(GLOB_RECURSE sources "${ROOT}/core/*.cpp" "${ROOT}/ui/*.cpp" "${ROOT}/app/*.cpp")
foreach(file IN LISTS sources)
    file(READ "${file}" text)
    if(text MATCHES "%L?n[^;]*static_cast<")
        message(FATAL_ERROR "${file}: lupdate takes a text for one without a number when a cast "
            "stands in the call; cast before it.")
    endif()
endforeach()
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
