// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsequery.h"
#include "core/domain/medialist.h"
#include "ui/access/browsesource.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace omt::ui {

/**
 * How many titles each smart list has. Counts one list at a time, begins when somebody says that
 * the first page is there, and again some time after something changed, however often it did. GUI
 * thread; the source must outlive it.
 */
class SmartCounts final : public QObject
{
    Q_OBJECT

public:
    explicit SmartCounts(BrowseSource &source, QObject *parent = nullptr);

    /** Counts what is new or asks for something else now. */
    void setLists(const QList<MediaList> &lists);
    /** From now on there is time to count. */
    void begin();
    /** Titles or entries changed. */
    void refresh();

signals:
    void counted(const omt::ListId &list, qint64 titles, bool isEstimated);

private:
    void countAll();
    void countNext();

    BrowseSource &m_source;
    QHash<ListId, catalog::BrowseQuery> m_queries;
    QList<ListId> m_waiting;
    QTimer m_pause;
    bool m_hasBegun = false;
    bool m_isCounting = false;
};

} // namespace omt::ui
