// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/facetmodel.h"

#include "ui/theme/plaintext.h"

#include <QLocale>

#include <algorithm>

namespace omt::ui {

using namespace Qt::StringLiterals;
using catalog::Facet;
using catalog::FacetChoice;

namespace {

constexpr int facets = catalog::facetCount;

// What is chosen shows even where nothing has it, so that it can be taken back; but of "since 2015"
// not every decade to come.
bool isShown(const catalog::FacetCounts &counts, const catalog::FacetValue &value,
             const catalog::BrowseQuery &query)
{
    const auto isChosen = [&query](const catalog::FacetValue &each) {
        return catalog::choiceOf(query, each.value) != FacetChoice::None;
    };
    if (value.titles != 0 || !isChosen(value))
        return value.titles != 0;
    return counts.facet != Facet::Year
        || std::count_if(counts.values.begin(), counts.values.end(), isChosen) == 1;
}

} // namespace

FacetModel::FacetModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_nodes(nodesOf({}, {}))
{
}

QList<FacetModel::Node> FacetModel::nodesOf(const catalog::FacetAnswer &answer,
                                            const catalog::BrowseQuery &query)
{
    QList<Node> nodes;
    for (const Facet facet : catalog::allFacets) {
        Node node;
        node.value = catalog::toString(facet);
        node.label = catalog::displayName(facet);
        node.facet = facet;
        node.row = int(nodes.size());
        nodes.append(node);
    }
    for (const catalog::FacetCounts &counts : answer.facets) {
        const int heading = int(counts.facet);
        qint64 most = 1;
        for (const catalog::FacetValue &value : counts.values)
            most = std::max(most, value.titles);
        QList<int> path; // the values that the next one may stand within
        for (const catalog::FacetValue &value : counts.values) {
            if (!isShown(counts, value, query))
                continue;
            while (!path.isEmpty() && !catalog::implies(value.value, nodes[path.last()].value))
                path.removeLast();
            Node node;
            node.value = value.value;
            node.label = value.label;
            node.facet = counts.facet;
            node.titles = value.titles;
            node.share = double(value.titles) / double(most);
            node.parent = path.isEmpty() ? heading : path.last();
            node.row = int(nodes[node.parent].children.size());
            path.append(int(nodes.size()));
            nodes[node.parent].children.append(int(nodes.size()));
            nodes.append(node);
        }
        if (counts.isCut) {
            Node more;
            more.value = u"more:"_s + catalog::toString(counts.facet);
            more.label = tr("More: type to find them");
            more.facet = counts.facet;
            more.parent = heading;
            more.row = int(nodes[heading].children.size());
            more.isMore = true;
            nodes[heading].children.append(int(nodes.size()));
            nodes.append(more);
        }
    }
    return nodes;
}

void FacetModel::setQuery(const catalog::BrowseQuery &query)
{
    m_query = query;
    for (int i = 0; i < m_nodes.size(); ++i) {
        if (!m_nodes[i].children.isEmpty()) {
            const QModelIndex parent = indexOf(i);
            emit dataChanged(index(0, 0, parent),
                             index(int(m_nodes[i].children.size()) - 1, 0, parent));
        }
    }
    emit dataChanged(index(0, 0), index(facets - 1, 0));
}

void FacetModel::setAnswer(const catalog::FacetAnswer &answer)
{
    m_isEstimated = answer.isEstimated;
    const QList<Node> fresh = nodesOf(answer, m_query);
    const bool isSameTree = std::equal(
        m_nodes.cbegin(), m_nodes.cend(), fresh.cbegin(), fresh.cend(),
        [](const Node &a, const Node &b) { return a.value == b.value && a.parent == b.parent; });
    if (isSameTree) {
        m_nodes = fresh;
        setQuery(m_query);
        return;
    }
    beginResetModel();
    m_nodes = fresh;
    endResetModel();
}

const FacetModel::Node *FacetModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? &m_nodes.at(qsizetype(index.internalId())) : nullptr;
}

QModelIndex FacetModel::indexOf(int node) const
{
    return createIndex(m_nodes.at(node).row, 0, quintptr(node));
}

QModelIndex FacetModel::find(const QString &value) const
{
    for (int i = 0; i < m_nodes.size(); ++i) {
        if (m_nodes.at(i).value == value)
            return indexOf(i);
    }
    return {};
}

QString FacetModel::labelOf(const QString &value) const
{
    const Node *node = nodeAt(find(value));
    return node && node->parent >= 0 ? node->label : QString();
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    const Node *above = nodeAt(parent);
    return createIndex(row, 0, quintptr(above ? above->children.at(row) : row));
}

QModelIndex FacetModel::parent(const QModelIndex &index) const
{
    const Node *node = nodeAt(index);
    return node && node->parent >= 0 ? indexOf(node->parent) : QModelIndex();
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    const Node *above = nodeAt(parent);
    return above ? int(above->children.size()) : facets;
}

int FacetModel::columnCount(const QModelIndex &) const
{
    return 1;
}

FacetChoice FacetModel::choiceAt(const Node &node) const
{
    if (node.isMore)
        return FacetChoice::None;
    if (node.parent >= 0)
        return catalog::choiceOf(m_query, node.value);
    return catalog::withoutFacet(m_query, node.facet) == m_query ? FacetChoice::None
                                                                 : FacetChoice::Included;
}

QString FacetModel::counted(const Node &node)
{
    return tr("%1, %Ln title(s)", "", int(std::min<qint64>(node.titles, INT_MAX))).arg(node.label);
}

QString FacetModel::spoken(const Node &node) const
{
    if (node.parent < 0 || node.isMore)
        return node.label;
    const QString count = counted(node);
    switch (choiceAt(node)) {
    case FacetChoice::Included:
        return tr("%1, chosen").arg(count);
    case FacetChoice::Excluded:
        return tr("%1, left out").arg(count);
    case FacetChoice::None:
        break;
    }
    return count;
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeAt(index);
    if (!node)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return node->label;
    case Qt::AccessibleTextRole:
        return spoken(*node);
    case Qt::ToolTipRole:
        return node->parent < 0 || node->isMore
            ? QVariant()
            : plainToolTip(
                tr("%1. Click to show these, right-click to leave them out").arg(counted(*node)));
    case ValueRole:
        return node->value;
    case FacetRole:
        return int(node->facet);
    case ChoiceRole:
        return int(choiceAt(*node));
    case TitlesRole:
        return node->titles;
    case ShareRole:
        return node->share;
    case IsFacetRole:
        return node->parent < 0;
    case IsMoreRole:
        return node->isMore;
    default:
        return {};
    }
}

} // namespace omt::ui
