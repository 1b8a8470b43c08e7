// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/catalog/searchplan.h"
#include "core/catalog/spelling.h"
#include "core/domain/ids.h"
#include "core/domain/mediatype.h"
#include "core/domain/titletext.h"

#include <QHash>

namespace omt::db {
class Connection;
class Rows;
} // namespace omt::db

namespace omt::catalog {

/** A title that nearly has what was typed. */
struct LooseCandidate
{
    double likeness = 0; ///< up to 1, and a little for being known
    MediaType type = MediaType::Movie;
};

/**
 * Finds what misspelt words were probably meant for: asks the dictionary for the words around the
 * typed ones, looks for titles that have the rarest of them, and ranks these by their letters.
 */
class LooseSearch
{
public:
    static constexpr int mostCandidates = 300;
    static constexpr qsizetype shortestText = 4; ///< nearly everything is near a shorter one

    LooseSearch(db::Connection &connection, const TitleSearch &words,
                const QList<LexemeFilter> &filters, const SearchFacts &facts);

    [[nodiscard]] Result<QHash<MediaId, LooseCandidate>> run();

private:
    /** What one typed word may mean. */
    struct Meant
    {
        QString literal; ///< a tsquery: the word itself or any of its corrections
        double titles = 0; ///< how many have any of them, at most
        bool isLong = false; ///< worth looking for by itself
        bool isBeginning = false; ///< of a word still being typed
    };

    [[nodiscard]] bool isDoubtful(qsizetype word) const;
    [[nodiscard]] bool mayBeMisspelt(qsizetype word) const;
    [[nodiscard]] Result<> readDictionary(const QList<qsizetype> &which, int mostLost);
    [[nodiscard]] Meant meantBy(qsizetype word, qsizetype corrections) const;
    [[nodiscard]] Result<> lookForAll();
    [[nodiscard]] Result<> lookForSome();
    [[nodiscard]] Result<> look(const QString &drive, const QStringList &keep, double expected);
    void rank(const db::Rows &rows);
    [[nodiscard]] double together(double a, double b) const;

    db::Connection &m_connection;
    const TitleSearch &m_words;
    const QList<LexemeFilter> &m_filters;
    const SearchFacts &m_facts;
    QList<Correction> m_near;
    QHash<QString, int> m_titles; ///< of the words in m_near
    QSet<qsizetype> m_isRead; ///< words whose surroundings are in m_near
    QList<Meant> m_rarest; ///< the long ones first, the rarest of them first
    QHash<MediaId, LooseCandidate> m_found;
    double m_best = 0; ///< likeness of the best one looked at, whether it passes the filters or not
};

} // namespace omt::catalog
