// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/smartcounts.h"

#include "ui/access/answer.h"

namespace omt::ui {

namespace {

constexpr int changePause = 700; ///< ms in which changes become one

} // namespace

SmartCounts::SmartCounts(BrowseSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(changePause);
    connect(&m_pause, &QTimer::timeout, this, &SmartCounts::countAll);
}

void SmartCounts::setLists(const QList<MediaList> &lists)
{
    QHash<ListId, catalog::BrowseQuery> queries;
    for (const MediaList &list : lists) {
        if (list.type != MediaList::Type::Smart)
            continue;
        const catalog::BrowseQuery query = catalog::browseQueryFromJson(list.filterDefinition);
        const auto before = m_queries.constFind(list.id);
        if ((before == m_queries.constEnd() || !(*before == query)) && !m_waiting.contains(list.id))
            m_waiting.append(list.id);
        queries.insert(list.id, query);
    }
    m_queries = queries;
    countNext();
}

void SmartCounts::begin()
{
    if (!std::exchange(m_hasBegun, true))
        countNext();
}

void SmartCounts::refresh()
{
    if (!m_queries.isEmpty() && !m_pause.isActive())
        m_pause.start();
}

void SmartCounts::countAll()
{
    m_waiting = m_queries.keys();
    countNext();
}

void SmartCounts::countNext()
{
    if (!m_hasBegun || m_isCounting || m_waiting.isEmpty())
        return;
    const ListId list = m_waiting.takeFirst();
    const auto query = m_queries.constFind(list);
    if (query == m_queries.constEnd())
        return countNext();
    m_isCounting = true;
    onAnswer(m_source.countTitles(*query), this,
             [this, list, asked = *query](const Result<catalog::FacetTotal> &total) {
                 m_isCounting = false;
                 const auto now = m_queries.constFind(list);
                 if (total && now != m_queries.constEnd() && *now == asked)
                     emit counted(list, total->total, total->isEstimated);
                 countNext();
             });
}

} // namespace omt::ui
