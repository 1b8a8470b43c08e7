// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsebase.h"
#include "core/catalog/browsequery.h"
#include "core/catalog/facet.h"
#include "core/catalog/mediawriter.h"
#include "core/db/connection.h"
#include "tests/support/testdatabase.h"

#include <QSet>

#include <memory>
#include <optional>
#include <random>

namespace omt::test {

/** A title as the test knows it, to count and sort by hand. */
struct Known
{
    MediaId id;
    QString title;
    QSet<QString> facets;
    int year = 32767;
    double popularity = 0;
    std::optional<Status> status;
    int rating = 0;
};

/**
 * A catalog of seven hundred titles and a library in it, in a database of its own; and what
 * counting and sorting by hand says of them. Its functions fail the running test.
 */
class BrowseFixture
{
public:
    void open();

    [[nodiscard]] Media anyMedia();
    [[nodiscard]] Result<> add(const Media &media);
    [[nodiscard]] Result<> run(const QString &sql);
    [[nodiscard]] QString value(const QString &sql);
    [[nodiscard]] QList<Known> readKnown();
    [[nodiscard]] catalog::BrowseQuery anyQuery();
    void compareCounts(int rounds);
    void compareLists(int rounds);
    void compareQuery(const catalog::BrowseQuery &query, const QList<Known> &known);
    [[nodiscard]] static bool fits(const Known &title, const catalog::BrowseQuery &query,
                                   std::optional<catalog::Facet> without = std::nullopt);

protected:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<db::Connection> m_connection;
    std::unique_ptr<db::Connection> m_admin;
    catalog::BrowseBase m_base;
    std::mt19937 m_random{3};
};

} // namespace omt::test
