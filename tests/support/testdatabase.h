// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/db/connectionsettings.h"

#include <QString>

#include <memory>

namespace omt::test {

/**
 * A database of its own for one test, dropped when destroyed. A copy of a template that was
 * migrated once, so making one costs some ten milliseconds.
 *
 * It lives in the private cluster that the CTest fixture `cluster` starts; a test run by hand
 * starts that cluster itself (and leaves it running for the next).
 */
class TestDatabase
{
public:
    enum class Content { Migrated, Empty };

    [[nodiscard]] static Result<std::unique_ptr<TestDatabase>> create(Content content
                                                                      = Content::Migrated);
    ~TestDatabase();
    TestDatabase(const TestDatabase &) = delete;
    TestDatabase &operator=(const TestDatabase &) = delete;

    [[nodiscard]] const QString &name() const { return m_name; }
    /** As the cluster's administrator, whom no policy binds. */
    [[nodiscard]] db::ConnectionSettings asAdmin() const;
    /** As programs connect, with the local user (an admin of the catalog) signed in. */
    [[nodiscard]] db::ConnectionSettings asLocalUser() const;
    /** As programs connect, nobody signed in. */
    [[nodiscard]] db::ConnectionSettings asNobody() const;
    /** As programs connect, signed in as this person, who is made with that role if need be. */
    [[nodiscard]] Result<db::ConnectionSettings>
    signIn(const QString &username, const QString &role = QStringLiteral("member")) const;

    /** Runs statements as the administrator: to prepare what a test needs. */
    [[nodiscard]] Result<> script(const QString &sql) const;

private:
    explicit TestDatabase(QString name);

    QString m_name;
    QString m_localToken;
};

} // namespace omt::test
