// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QUuid>

#include <compare>

namespace omt {

/**
 * A UUID that knows what it identifies: a MediaId cannot be passed where a ListId is meant.
 * A default-made one is null. Cheap to copy, hashable, ordered, usable in QVariant.
 */
template <class Tag> class StrongId
{
public:
    StrongId() = default;
    explicit StrongId(const QUuid &uuid)
        : m_uuid(uuid)
    {
    }
    /** Null when the text is no UUID. */
    [[nodiscard]] static StrongId fromString(QAnyStringView text)
    {
        return StrongId(QUuid::fromString(text));
    }

    [[nodiscard]] const QUuid &uuid() const { return m_uuid; }
    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }
    [[nodiscard]] QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(const StrongId &a, const StrongId &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const StrongId &a, const StrongId &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

} // namespace omt
