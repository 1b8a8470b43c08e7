# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# omt_options: the compile contract every target of the tree shares.
# omt_add_library(name ...): one floor of the house, as a library aliased Omt::<Name>; static unless
# BUILD_SHARED_LIBS says else, as in the sanitizers' build, whose many tests hold 10 GB otherwise.
# omt_add_test(name ...): one QtTest executable, labelled.

add_library(omt_options INTERFACE)
target_compile_features(omt_options INTERFACE cxx_std_20)
target_include_directories(omt_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(omt_options INTERFACE
    OMT_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
    QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(omt_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${OMT_WERROR}>:/WX>)
else()
    target_compile_options(omt_options INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wcast-align
        -Wformat=2 -Wdouble-promotion
        $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual>
        $<$<BOOL:${OMT_WERROR}>:-Werror>)
    target_compile_options(omt_options INTERFACE
        $<$<CONFIG:Release,RelWithDebInfo>:-fstack-protector-strong>)
    target_compile_definitions(omt_options INTERFACE
        $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>
        $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=2>)
    if(OMT_SANITIZE)
        target_compile_options(omt_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
        target_link_options(omt_options INTERFACE -fsanitize=address,undefined)
    endif()
endif()

# Thin archives name their objects instead of holding each a second time.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    set(CMAKE_CXX_ARCHIVE_CREATE "<CMAKE_AR> qcT <TARGET> <LINK_FLAGS> <OBJECTS>")
    set(CMAKE_CXX_ARCHIVE_APPEND "<CMAKE_AR> qT <TARGET> <LINK_FLAGS> <OBJECTS>")
endif()

# Precompiled headers, compiled once for the whole tree: one set a target would cost more disk and
# time than it saves (GCC's are 160 to 360 MB each).
set(OMT_CORE_PCH
    <QtCore/QByteArray> <QtCore/QDateTime> <QtCore/QFuture> <QtCore/QHash> <QtCore/QJsonDocument>
    <QtCore/QJsonObject> <QtCore/QList> <QtCore/QLoggingCategory> <QtCore/QObject>
    <QtCore/QPromise> <QtCore/QString> <QtCore/QUuid> <QtCore/QVariant>
    <functional> <memory> <optional> <variant>)

# omt_use_pch(target [UI] [TEST]): the set for the libraries that the target may use.
function(omt_use_pch target)
    if(NOT OMT_PCH)
        return()
    endif()
    cmake_parse_arguments(arg "UI;TEST" "" "" ${ARGN})
    set(pch omt_pch)
    set(headers ${OMT_CORE_PCH})
    set(libraries Qt6::Core)
    if(arg_UI)
        string(APPEND pch _ui)
        list(APPEND headers <QtWidgets/QtWidgets>)
        list(APPEND libraries Qt6::Widgets)
    endif()
    if(arg_TEST)
        string(APPEND pch _test)
        list(APPEND headers <QtTest/QtTest>)
        list(APPEND libraries Qt6::Test)
    endif()
    if(NOT TARGET ${pch})
        file(WRITE "${PROJECT_BINARY_DIR}/${pch}.cpp" "")
        add_library(${pch} OBJECT "${PROJECT_BINARY_DIR}/${pch}.cpp")
        target_link_libraries(${pch} PRIVATE omt_options ${libraries})
        set_target_properties(${pch} PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
        target_precompile_headers(${pch} PRIVATE ${headers})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${pch})
endfunction()

function(omt_add_library name)
    cmake_parse_arguments(arg "UI" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    string(TOLOWER "omt_${name}" target)
    add_library(${target} ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES DEFINE_SYMBOL "")
    add_library(Omt::${name} ALIAS ${target})
    target_link_libraries(${target} PUBLIC omt_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    if(arg_UI)
        omt_use_pch(${target} UI)
    else()
        omt_use_pch(${target})
    endif()
endfunction()

# omt_add_test(tst_x LABELS core LIBS Omt::Base SOURCES tst_x.cpp [UI] [DATABASE])
# DATABASE: the test needs the shared private cluster that the fixture `cluster` starts.
function(omt_add_test name)
    cmake_parse_arguments(arg "UI;DATABASE" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    if(NOT arg_SOURCES)
        set(arg_SOURCES ${name}.cpp)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE Omt::TestSupport ${arg_LIBS} Qt6::Test)
    target_compile_definitions(${name} PRIVATE OMT_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        OMT_SHARED_DATA="${PROJECT_SOURCE_DIR}/../shared/data")
    if(arg_UI)
        omt_use_pch(${name} UI TEST)
    else()
        omt_use_pch(${name} TEST)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
    if(arg_DATABASE)
        set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED cluster)
    endif()
endfunction()
