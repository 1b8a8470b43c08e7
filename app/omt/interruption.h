// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>

namespace omt::cli {

/**
 * Ctrl+C and a polite kill. The first one runs what the command asked for (cancel the import, stop
 * waiting for the server) so that it can leave things as they were; the second one ends the
 * program at once. One object for the life of main().
 */
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    [[nodiscard]] bool happened() const;

    /** While it lives, `action` is what an interruption does; called in a thread of its own. */
    class Handler
    {
    public:
        Handler(Interruption &interruption, std::function<void()> action);
        ~Handler();
        Handler(const Handler &) = delete;
        Handler &operator=(const Handler &) = delete;

    private:
        Interruption &m_interruption;
        std::function<void()> m_outer;
    };

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::cli
