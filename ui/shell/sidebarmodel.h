// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsequery.h"
#include "core/domain/medialist.h"
#include "core/domain/titlequery.h"
#include "core/library/libraryservice.h"

#include <QAbstractListModel>

namespace omt::ui {

/** Somewhere the sidebar leads to. */
struct Place
{
    QString id; ///< "library", "status:planned", "type:anime", "catalog", "list:<uuid>"
    QString heading; ///< of the page
    QString iconName;
    TitleQuery query;
    /** Set: a page of the catalog instead, and the smart list it is, if it is one. */
    std::optional<catalog::BrowseQuery> browse;
    ListId smartList;
    qint64 count = -1; ///< -1: not known
    bool isCountEstimated = false;

    friend bool operator==(const Place &, const Place &) = default;
};

/** The lines of the sidebar: headings, and the places under them. Takes titles dropped on lists. */
class SidebarModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit SidebarModel(QObject *parent = nullptr);

    void setCounts(const library::LibraryCounts &counts);
    void setLists(const QList<MediaList> &lists);
    void setSmartCount(const ListId &list, qint64 titles, bool isEstimated);

    /** Null for a heading. */
    [[nodiscard]] const Place *placeAt(int row) const;
    [[nodiscard]] int rowOf(const QString &placeId) const;
    [[nodiscard]] const QList<MediaList> &lists() const { return m_lists; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                       int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void titlesDropped(const omt::MediaList &list, const QList<omt::MediaId> &ids);

private:
    struct Line
    {
        QString text;
        std::optional<Place> place; ///< empty: a heading

        friend bool operator==(const Line &, const Line &) = default;
    };

    void rebuild();
    [[nodiscard]] QList<Line> lines() const;
    [[nodiscard]] static QString spoken(const Line &line);
    void addSmartLists(QList<Line> *lines) const;

    library::LibraryCounts m_counts;
    bool m_countsAreKnown = false;
    QList<MediaList> m_lists;
    QHash<ListId, std::pair<qint64, bool>> m_smartCounts; ///< whether estimated
    QList<Line> m_lines;
};

} // namespace omt::ui
