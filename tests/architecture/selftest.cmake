# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DSCRIPT=<layering.cmake> -DWORK=<directory> -P selftest.cmake
#
# Breaks each rule once in a small tree and fails unless layering.cmake names it; then checks that
# it lets a tree in order pass.
cmake_minimum_required(VERSION 3.25)

set(licence "// SPDX-License-Identifier: GPL-3.0-or-later\n")

function(put file text)
    file(WRITE "${WORK}/${file}" "${text}")
endfunction()

function(expect_finding text)
    execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${SCRIPT}"
        RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(REGEX REPLACE "[ \n]+" " " output "${output}")
    string(FIND "${output}" "${text}" at)
    if(code EQUAL 0 OR at EQUAL -1)
        message(FATAL_ERROR "not found: ${text}\nit said (${code}): ${output}")
    endif()
endfunction()

function(fresh_tree)
    file(REMOVE_RECURSE "${WORK}")
    put(CMakeLists.txt "# SPDX-License-Identifier: X\n")
    put(sql/queries/library/select_rows.sql "-- SPDX-License-Identifier: X\nselect 1\n")
    put(core/library/a.cpp "${licence}#include \"core/db/x.h\"\n#include <QString>\nauto s = Statement::load(u\"library/select_rows\");\n")
endfunction()

fresh_tree()
execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${SCRIPT}" RESULT_VARIABLE code
    ERROR_VARIABLE output)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "a tree in order was refused: ${output}")
endif()

put(core/base/a.h "#pragma once\n")
expect_finding("core/base/a.h: has no SPDX-License-Identifier")
fresh_tree()
put(core/domain/a.cpp "${licence}#include \"core/db/x.h\"\n")
expect_finding("core/domain includes core/db/x.h, which does not stand below it")
fresh_tree()
put(core/catalog/a.cpp "${licence}#include \"core/library/x.h\"\n")
expect_finding("core/catalog includes core/library/x.h, which does not stand below it")
fresh_tree()
put(core/attic/a.cpp "${licence}\n")
expect_finding("core/attic is not on the plan")
fresh_tree()
put(core/base/a.cpp "${licence}#include <QImage>\n")
expect_finding("core includes the GUI header QImage")
fresh_tree()
put(core/base/a.cpp "${licence}#include \"ui/shell/x.h\"\n")
expect_finding("core includes ui/shell/x.h")
fresh_tree()
put(ui/shell/a.cpp "${licence}#include <QSqlQuery>\n")
expect_finding("ui includes the database header QSqlQuery")
fresh_tree()
put(ui/shell/a.cpp "${licence}#include <libpq-fe.h>\n")
expect_finding("ui includes the database header libpq-fe.h")
fresh_tree()
put(ui/shell/a.cpp "${licence}#include \"app/omt/x.h\"\n")
expect_finding("ui includes app/omt/x.h")
fresh_tree()
put(app/omt/a.cpp "${licence}#include \"ui/shell/x.h\"\n")
expect_finding("omt includes ui/shell/x.h")
fresh_tree()
put(core/library/b.cpp "${licence}auto s = u\"select 1 from x\";\n")
expect_finding("core/library/b.cpp: holds SQL")
fresh_tree()
put(sql/queries/library/forgotten.sql "-- SPDX-License-Identifier: X\nselect 1\n")
expect_finding("sql/queries/library/forgotten.sql: no C++ source loads it")
fresh_tree()
put(core/library/b.cpp "${licence}auto s = Statement::load(u\"library/nowhere\");\n")
expect_finding("sql/queries/library/nowhere.sql: is loaded but does not exist")

file(REMOVE_RECURSE "${WORK}")
message("every rule was seen to bite")
