# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<tree> -P layering.cmake
#
# Reads every source file and fails, naming file and rule, where the plan of the house is broken:
# who may include whom, no GUI below the ui, no SQL above core, every file licensed, every query
# file used and every used query there. Prints "N files, no findings" when all is well.
cmake_minimum_required(VERSION 3.25)
set(findings "")

function(report file rule)
    list(APPEND findings "${file}: ${rule}")
    set(findings "${findings}" PARENT_SCOPE)
endfunction()

# What each room of core may include; whatever is not named here is above it or beside it.
set(allowed_base base)
set(allowed_domain base domain)
set(allowed_db base domain db)
set(allowed_server base domain db server)
set(allowed_auth base domain db auth)
set(allowed_catalog base domain db catalog)
set(allowed_library base domain db catalog library)
set(allowed_metadata base domain db metadata)
set(allowed_transfer base domain db server auth catalog library metadata transfer)
set(allowed_session ${allowed_transfer} session)

# Headers of QtGui and QtWidgets that code without a window has been seen to reach for.
string(CONCAT gui_pattern "^(QtGui|QtWidgets|QtSvg)/|^Q(GuiApplication|Application|Widget|Window|Icon"
    "|Image|ImageReader|Pixmap|PixmapCache|Painter|Color|Font|FontMetrics|Palette|Action|Clipboard"
    "|KeySequence|Shortcut|Style|Screen|Cursor|Brush|Pen|TextDocument|StandardItemModel"
    "|FileSystemModel|Validator|IntValidator|DesktopServices|MessageBox|MainWindow|Dialog)$")
set(sql_pattern "^(QtSql/|QSql|libpq)")
set(statement_pattern "\"(select|insert into|update|delete from) ")

file(GLOB_RECURSE sources RELATIVE "${ROOT}"
    "${ROOT}/app/*" "${ROOT}/core/*" "${ROOT}/ui/*" "${ROOT}/sql/*" "${ROOT}/tests/*"
    "${ROOT}/cmake/*" "${ROOT}/packaging/*")
list(APPEND sources CMakeLists.txt)
set(count 0)
set(cpp_text "")

foreach(file IN LISTS sources)
    if(NOT file MATCHES "(\\.(h|cpp|c|sql|cmake|sh|py)|CMakeLists\\.txt)$" OR file MATCHES "^tests/data/")
        continue()
    endif()
    if(NOT EXISTS "${ROOT}/${file}")
        continue()
    endif()
    math(EXPR count "${count} + 1")
    file(READ "${ROOT}/${file}" text)
    # Brackets and semicolons mean something in CMake lists; no rule here looks at them.
    string(REGEX REPLACE "[][;]" " " text "${text}")
    string(SUBSTRING "${text}" 0 400 head)
    if(NOT head MATCHES "SPDX-License-Identifier: ")
        report("${file}" "has no SPDX-License-Identifier")
    endif()
    if(NOT file MATCHES "\\.(h|cpp)$")
        continue()
    endif()
    if(NOT file MATCHES "^tests/")
        string(APPEND cpp_text "${text}")
        if(NOT file MATCHES "^core/db/" AND text MATCHES "${statement_pattern}")
            report("${file}" "holds SQL; statements are files under sql/queries")
        endif()
    endif()

    set(room "")
    if(file MATCHES "^core/([a-z]+)/")
        set(room "${CMAKE_MATCH_1}")
        if(NOT DEFINED allowed_${room})
            report("${file}" "core/${room} is not on the plan in tests/architecture/layering.cmake")
        endif()
    endif()
    string(REGEX MATCHALL "\n#[ \t]*include[ \t]+[<\"][^>\"]+" includes "\n${text}")
    foreach(include IN LISTS includes)
        string(REGEX REPLACE ".*[<\"]" "" header "${include}")
        if(file MATCHES "^core/")
            if(header MATCHES "${gui_pattern}")
                report("${file}" "core includes the GUI header ${header}")
            elseif(header MATCHES "^(ui|app)/")
                report("${file}" "core includes ${header}, which stands above it")
            elseif(header MATCHES "^core/([a-z]+)/")
                set(wanted "${CMAKE_MATCH_1}")
                if(NOT wanted IN_LIST allowed_${room})
                    report("${file}" "core/${room} includes ${header}, which does not stand below it")
                endif()
            endif()
        elseif(file MATCHES "^ui/")
            if(header MATCHES "${sql_pattern}")
                report("${file}" "ui includes the database header ${header}")
            elseif(header MATCHES "^app/")
                report("${file}" "ui includes ${header}, which stands above it")
            endif()
        elseif(file MATCHES "^app/omt/" AND (header MATCHES "${gui_pattern}" OR header MATCHES "^ui/"))
            report("${file}" "omt includes ${header}; it uses core only")
        endif()
        if(header MATCHES "^app/" AND NOT file MATCHES "^(app|tests)/")
            report("${file}" "includes ${header}, which is for app/ alone")
        endif()
    endforeach()
endforeach()

# Every query is used by somebody, and every one that is used exists.
file(GLOB_RECURSE queries RELATIVE "${ROOT}/sql/queries" "${ROOT}/sql/queries/*.sql")
foreach(query IN LISTS queries)
    string(REGEX REPLACE "\\.sql$" "" name "${query}")
    string(FIND "${cpp_text}" "\"${name}\"" at)
    if(at EQUAL -1)
        report("sql/queries/${query}" "no C++ source loads it")
    endif()
endforeach()
string(REGEX MATCHALL "Statement::load\\([ \t\n]*u\"[^\"]+" loads "${cpp_text}")
list(REMOVE_DUPLICATES loads)
foreach(load IN LISTS loads)
    string(REGEX REPLACE ".*\"" "" name "${load}")
    if(NOT EXISTS "${ROOT}/sql/queries/${name}.sql")
        report("sql/queries/${name}.sql" "is loaded but does not exist")
    endif()
endforeach()

list(REMOVE_DUPLICATES findings)
if(findings)
    list(LENGTH findings number)
    list(JOIN findings "\n  " lines)
    message(FATAL_ERROR "${number} findings:\n  ${lines}")
endif()
message("${count} files, no findings")
