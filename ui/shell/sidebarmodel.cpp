// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/sidebarmodel.h"

#include "ui/models/roles.h"
#include "ui/models/rowtext.h"

#include <QMimeData>

namespace omt::ui {

using namespace Qt::StringLiterals;

SidebarModel::SidebarModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_lines = lines();
}

void SidebarModel::setCounts(const library::LibraryCounts &counts)
{
    m_counts = counts;
    m_countsAreKnown = true;
    rebuild();
}

void SidebarModel::setLists(const QList<MediaList> &lists)
{
    m_lists = lists;
    rebuild();
}

void SidebarModel::setSmartCount(const ListId &list, qint64 titles, bool isEstimated)
{
    m_smartCounts[list] = {titles, isEstimated};
    rebuild();
}

QList<SidebarModel::Line> SidebarModel::lines() const
{
    QList<Line> lines;
    const auto add = [&lines](const QString &text, Place place) {
        place.heading = place.heading.isEmpty() ? text : place.heading;
        lines.append({text, place});
    };
    const auto known = [this](qint64 count) { return m_countsAreKnown ? count : -1; };

    lines.append({tr("Library"), std::nullopt});
    add(tr("All titles"),
        {u"library"_s, tr("My library"), u"library"_s, {}, {}, {}, known(m_counts.total)});
    for (const Status status : allStatuses) {
        Place place;
        place.id = u"status:"_s + toString(status);
        place.iconName = u"status-"_s + toString(status).replace(u'_', u'-');
        place.query.status = status;
        place.count = known(m_counts.byStatus.value(status));
        add(displayName(status), place);
    }
    bool hasTypes = false;
    for (const MediaTypeInfo &type : mediaTypes()) {
        const int count = m_counts.byType.value(type.type);
        if (count == 0)
            continue;
        if (!std::exchange(hasTypes, true))
            lines.append({tr("Types"), std::nullopt});
        Place place;
        place.id = u"type:"_s + toString(type.type);
        place.iconName = QString::fromUtf16(type.icon);
        place.query.type = type.type;
        place.count = count;
        add(displayPlural(type.type), place);
    }
    lines.append({tr("Catalog"), std::nullopt});
    Place catalog;
    catalog.id = u"catalog"_s;
    catalog.heading = tr("Catalog");
    catalog.iconName = u"catalog"_s;
    catalog.query.scope = TitleQuery::Scope::Catalog;
    catalog.browse.emplace();
    catalog.count = known(m_counts.catalog);
    add(tr("Every title"), catalog);

    addSmartLists(&lines);
    lines.append({tr("Lists"), std::nullopt});
    for (const MediaList &list : m_lists) {
        if (list.type == MediaList::Type::Smart)
            continue;
        Place place;
        place.id = u"list:"_s + list.id.toString();
        place.iconName = u"list"_s;
        place.query.list = list.id;
        place.query.sort = TitleSort::ListPosition;
        place.count = list.itemCount;
        add(list.name, place);
    }
    return lines;
}

void SidebarModel::addSmartLists(QList<Line> *lines) const
{
    bool hasAny = false;
    for (const MediaList &list : m_lists) {
        if (list.type != MediaList::Type::Smart)
            continue;
        if (!std::exchange(hasAny, true))
            lines->append({tr("Smart lists"), std::nullopt});
        Place place;
        place.id = u"list:"_s + list.id.toString();
        place.heading = list.name;
        place.iconName = u"filter"_s;
        place.browse = catalog::browseQueryFromJson(list.filterDefinition);
        place.smartList = list.id;
        const auto counted = m_smartCounts.value(list.id, {-1, false});
        place.count = counted.first;
        place.isCountEstimated = counted.second;
        lines->append({list.name, place});
    }
}

void SidebarModel::rebuild()
{
    const QList<Line> fresh = lines();
    const auto sameLine = [](const Line &a, const Line &b) {
        return a.place.has_value() == b.place.has_value()
            && (!a.place ? a.text == b.text : a.place->id == b.place->id);
    };
    if (std::equal(m_lines.cbegin(), m_lines.cend(), fresh.cbegin(), fresh.cend(), sameLine)) {
        for (qsizetype i = 0; i < fresh.size(); ++i) {
            if (m_lines.at(i) == fresh.at(i))
                continue;
            m_lines[i] = fresh.at(i);
            emit dataChanged(index(int(i)), index(int(i)));
        }
        return;
    }
    beginResetModel();
    m_lines = fresh;
    endResetModel();
}

const Place *SidebarModel::placeAt(int row) const
{
    if (row < 0 || row >= m_lines.size() || !m_lines.at(row).place)
        return nullptr;
    return &*m_lines.at(row).place;
}

int SidebarModel::rowOf(const QString &placeId) const
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).place && m_lines.at(i).place->id == placeId)
            return int(i);
    }
    return -1;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QString SidebarModel::spoken(const Line &line)
{
    if (!line.place || line.place->count < 0)
        return line.text;
    const int count = int(std::min<qint64>(line.place->count, INT_MAX));
    return line.place->isCountEstimated ? tr("%1, about %Ln title(s)", "", count).arg(line.text)
                                        : tr("%1, %Ln title(s)", "", count).arg(line.text);
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case SectionRole:
        return !line.place.has_value();
    case IconRole:
        return line.place ? line.place->iconName : QString();
    case CountRole:
        return line.place ? line.place->count : -1;
    case CountIsEstimatedRole:
        return line.place && line.place->isCountEstimated;
    case Qt::AccessibleTextRole:
        return spoken(line);
    default:
        return {};
    }
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    const Place *place = placeAt(index.row());
    if (!place)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (place->query.list)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QStringList SidebarModel::mimeTypes() const
{
    return {QString::fromLatin1(mediaIdsMime)};
}

bool SidebarModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                                   const QModelIndex &parent) const
{
    const Place *place = row < 0 ? placeAt(parent.row()) : nullptr;
    return place && place->query.list && data->hasFormat(QString::fromLatin1(mediaIdsMime));
}

bool SidebarModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const ListId id = *placeAt(parent.row())->query.list;
    for (const MediaList &list : std::as_const(m_lists)) {
        if (list.id == id)
            emit titlesDropped(list, idsIn(data));
    }
    return true;
}

} // namespace omt::ui
