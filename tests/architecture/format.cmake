# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<tree> -DCLANG_FORMAT=<program> -P format.cmake
#
# Fails, naming the files, where clang-format would change one. Only version 14 decides: others
# differ in details.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND "${CLANG_FORMAT}" --version OUTPUT_VARIABLE version)
if(NOT version MATCHES "version 14\\.")
    message("skipped: needs clang-format 14, found ${version}")
    return()
endif()
file(GLOB_RECURSE sources "${ROOT}/app/*.h" "${ROOT}/app/*.cpp" "${ROOT}/core/*.h" "${ROOT}/core/*.cpp"
    "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp" "${ROOT}/tests/*.h" "${ROOT}/tests/*.cpp")
execute_process(COMMAND "${CLANG_FORMAT}" --dry-run --Werror ${sources}
    RESULT_VARIABLE code ERROR_VARIABLE output)
if(NOT code EQUAL 0)
    string(REGEX MATCHALL "[^\n]*: error: code should be clang-formatted" places "${output}")
    list(TRANSFORM places REPLACE ":[0-9]+:[0-9]+: error.*" "")
    list(REMOVE_DUPLICATES places)
    list(JOIN places "\n  " places)
    message(FATAL_ERROR "clang-format -i would change:\n  ${places}")
endif()
list(LENGTH sources number)
message("${number} files, as clang-format has them")
