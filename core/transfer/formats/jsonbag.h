// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/formats/values.h"

#include <QJsonArray>
#include <QJsonObject>

#include <type_traits>

namespace omt::transfer {

/** Keys with dots between them, written as any kind of text. */
struct JsonPath
{
    JsonPath(QStringView keys) // NOLINT: converts on purpose
        : text(keys.toString())
    {
    }
    template <typename Text>
    requires std::is_convertible_v<const Text &, QString>
    JsonPath(const Text &keys) // NOLINT: converts on purpose
        : text(keys)
    {
    }
    template <typename Text>
    requires(!std::is_convertible_v<const Text &,
                                    QString> && std::is_convertible_v<const Text &, QStringView>)
        JsonPath(const Text &keys) // NOLINT: converts on purpose
        : text(QStringView(keys).toString())
    {
    }

    QString text;
};

/**
 * The same as FieldBag for a record with fields in fields. Paths are keys with dots between them:
 * "show.ids.imdb". Numbers may be written as texts and the other way round, as services do.
 */
class JsonBag
{
public:
    explicit JsonBag(QJsonObject object = {});

    [[nodiscard]] bool has(const JsonPath &path) const;
    /** Undefined when there is none. */
    [[nodiscard]] QJsonValue take(const JsonPath &path);
    /** Texts and whole numbers, without blanks around; empty for everything else, which stays. */
    [[nodiscard]] QString takeText(const JsonPath &path);
    /** A text as written; empty optional when it is blank. */
    [[nodiscard]] std::optional<QString> takeProse(const JsonPath &path);
    /** The texts (or, of objects, their `field`) in an array; a single text is a list of one. */
    [[nodiscard]] QStringList takeTexts(const JsonPath &path, const JsonPath &field = u"name");
    [[nodiscard]] QJsonArray takeArray(const JsonPath &path);
    [[nodiscard]] QJsonObject takeObject(const JsonPath &path);
    /** A number from zero. */
    [[nodiscard]] std::optional<int> takeNumber(const JsonPath &path);
    /** A number above zero. */
    [[nodiscard]] std::optional<int> takeCount(const JsonPath &path);
    /** A score from 0 (none) to `best`. */
    [[nodiscard]] std::optional<Rating> takeRating(const JsonPath &path, double best);
    /** A date as text, or a number of (milli)seconds since 1970; its zero is unknown. */
    [[nodiscard]] PartialDate takeDate(const JsonPath &path);
    /** {"year": 2020, "month": null, "day": null}. */
    [[nodiscard]] PartialDate takeDateParts(const JsonPath &path);
    /** true, 1, "1", "true" and "yes"; empty when it is not there or null. */
    [[nodiscard]] std::optional<bool> takeFlag(const JsonPath &path);

    void put(const JsonPath &path, const QJsonValue &value);
    /** Puts a taken value back, with a complaint that it means nothing. */
    void refuse(const JsonPath &path, const QJsonValue &value);

    /** What is left, without what is empty; `zeros` are keys whose 0 and false say nothing. */
    [[nodiscard]] QJsonObject rest(const QStringList &zeros = {}) const;
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

private:
    QJsonObject m_object;
    QStringList m_complaints;
};

/** "tt123", "42", or "" when it is neither text nor whole number. */
[[nodiscard]] QString plainText(const QJsonValue &value);
/** Without null, "", [] and {}, at any depth; "[]" and the like when nothing is left. */
[[nodiscard]] QJsonObject withoutBlanks(const QJsonObject &object);

} // namespace omt::transfer
