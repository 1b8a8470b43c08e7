// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/facetcounter.h"
#include "core/catalog/queryedit.h"

#include <QAbstractItemModel>

namespace omt::ui {

/**
 * What the catalog can be narrowed by: a tree of facets, their values, and values within values
 * (classes, years of a decade), each with how many titles it would show. GUI thread.
 */
class FacetModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum FacetRole {
        ValueRole = Qt::UserRole + 100, ///< as FacetValue has it; of a facet its name
        FacetRole, ///< int: Facet
        ChoiceRole, ///< int: FacetChoice; of a facet Included when it narrows
        TitlesRole, ///< qint64; -1: not known
        ShareRole, ///< double: of the most frequent value beside it
        IsFacetRole, ///< bool: a heading, not a value
        IsMoreRole, ///< bool: no value either, but that there are more
    };

    explicit FacetModel(QObject *parent = nullptr);

    /** Shows the choices of that query at once; counts follow with setAnswer(). */
    void setQuery(const catalog::BrowseQuery &query);
    void setAnswer(const catalog::FacetAnswer &answer);
    [[nodiscard]] QModelIndex find(const QString &value) const;
    /** How people write the value, if it was counted; else empty. */
    [[nodiscard]] QString labelOf(const QString &value) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node
    {
        QString value;
        QString label;
        catalog::Facet facet = catalog::Facet::Type;
        qint64 titles = -1;
        double share = 0;
        int parent = -1; ///< -1: a facet
        int row = 0;
        QList<int> children;
        bool isMore = false;
    };

    [[nodiscard]] static QList<Node> nodesOf(const catalog::FacetAnswer &answer,
                                             const catalog::BrowseQuery &query);
    [[nodiscard]] const Node *nodeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(int node) const;
    [[nodiscard]] catalog::FacetChoice choiceAt(const Node &node) const;
    [[nodiscard]] static QString counted(const Node &node);
    [[nodiscard]] QString spoken(const Node &node) const;

    QList<Node> m_nodes; ///< the facets first, parents before their children
    catalog::BrowseQuery m_query;
    bool m_isEstimated = false;
};

} // namespace omt::ui
