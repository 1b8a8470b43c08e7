// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <type_traits>
#include <utility>
#include <variant>

namespace omt {

/** The value of a Result<> that carries nothing but success. */
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};

/**
 * Either a value or an Error: what every function returns that can fail for outside reasons.
 *
 * Both convert implicitly, so `return value;` and `return makeError(...)` read naturally. Asking
 * for the value of a failure (or the reverse) is a programming error and asserts. Copyable when T
 * is, which QFuture needs.
 */
template <class T = Done> class [[nodiscard]] Result
{
    static_assert(!std::is_reference_v<T> && !std::is_same_v<std::decay_t<T>, Error>);

public:
    using Value = T;

    Result() requires std::is_same_v<T, Done> : m_state(Done{}) { }
    Result(T value) // NOLINT(google-explicit-constructor): reads as a plain return
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool isOk() const { return m_state.index() == 0; }
    [[nodiscard]] explicit operator bool() const { return isOk(); }

    [[nodiscard]] const T &value() const &
    {
        Q_ASSERT(isOk());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &value() &
    {
        Q_ASSERT(isOk());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        Q_ASSERT(isOk());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }

    [[nodiscard]] T valueOr(T fallback) const { return isOk() ? value() : std::move(fallback); }

    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!isOk());
        return *std::get_if<1>(&m_state);
    }

    /** f(value) wrapped in a Result; a failure passes through untouched. */
    template <class F>
    [[nodiscard]] auto map(F &&f) const -> Result<std::decay_t<std::invoke_result_t<F, const T &>>>
    {
        if (!isOk())
            return error();
        return std::forward<F>(f)(value());
    }

    /** f(value), where f itself returns a Result; a failure passes through untouched. */
    template <class F> [[nodiscard]] auto andThen(F &&f) const -> std::invoke_result_t<F, const T &>
    {
        if (!isOk())
            return error();
        return std::forward<F>(f)(value());
    }

private:
    std::variant<T, Error> m_state;
};

} // namespace omt
