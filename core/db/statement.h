// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace omt::db {

/**
 * One SQL statement, kept in sql/queries/<aggregate>/<verb>_<object>.sql and compiled in.
 *
 * In the file a parameter is written :name, always with a cast where the server cannot know the
 * type (:ids::uuid[]). The same name is the same parameter wherever it stands. Colons in comments,
 * quoted texts, $$ bodies and casts are left alone. Cheap to copy, immutable, safe to share.
 */
class Statement
{
public:
    /**
     * load(u"library/select_rows") is :/sql/queries/library/select_rows.sql, read once.
     * A missing file is a programming error: it asserts, and a release build's every use of the
     * statement fails as Internal. Thread-safe.
     */
    [[nodiscard]] static Statement load(QStringView name);

    /** A statement from elsewhere than the resource: tests, the migrator. */
    [[nodiscard]] static Statement fromText(const QString &name, const QString &sql);

    [[nodiscard]] bool isValid() const;
    [[nodiscard]] const QString &name() const;
    /** The SQL as in the file. */
    [[nodiscard]] const QString &source() const;
    /** The SQL with $1, $2, ... for the parameters, as UTF-8. */
    [[nodiscard]] const QByteArray &text() const;
    /** Names of $1, $2, ... in order. */
    [[nodiscard]] const QStringList &parameters() const;

    /** Tells two statements apart for as long as either lives. */
    [[nodiscard]] const void *identity() const { return m_data.get(); }

private:
    struct Data;
    explicit Statement(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

} // namespace omt::db
