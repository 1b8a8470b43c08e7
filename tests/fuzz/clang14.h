// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Clang 14 cannot see libstdc++'s std::source_location. Fuzzing builds include this stand-in
// everywhere; it does nothing where the real one is there. Never part of a normal build.
#include <source_location>

#ifndef __cpp_lib_source_location
namespace std {

struct source_location
{
    static constexpr source_location current(const char *file = __builtin_FILE(),
                                             const char *function = __builtin_FUNCTION(),
                                             unsigned line = __builtin_LINE())
    {
        source_location here;
        here.m_file = file;
        here.m_function = function;
        here.m_line = line;
        return here;
    }
    constexpr const char *file_name() const { return m_file; }
    constexpr const char *function_name() const { return m_function; }
    constexpr unsigned line() const { return m_line; }
    constexpr unsigned column() const { return 0; }

private:
    const char *m_file = "";
    const char *m_function = "";
    unsigned m_line = 0;
};

} // namespace std
#endif
