// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/facetmodel.h"

#include <QSet>
#include <QWidget>

class QSettings;
class QTreeView;

namespace omt::ui {

/**
 * The facets beside a page of the catalog. A click or Space chooses a value, Shift+Space, the minus
 * beside it or the menu leaves it out. Remembers which facets are open.
 */
class FacetPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit FacetPanel(QSettings &settings, QWidget *parent = nullptr);
    ~FacetPanel() override;

    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] FacetModel *model() const { return m_model; }
    void setQuery(const catalog::BrowseQuery &query);
    void setAnswer(const catalog::FacetAnswer &answer);

signals:
    void queryEdited(const omt::catalog::BrowseQuery &query);
    /** Escape: the keyboard goes back to the titles. */
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index, catalog::FacetChoice choice);
    void toggle(const QModelIndex &index, catalog::FacetChoice choice);
    void showMenu(const QPoint &at);
    void restoreTree();
    [[nodiscard]] bool takeKey(int key, Qt::KeyboardModifiers modifiers);

    QSettings &m_settings;
    FacetModel *m_model;
    QTreeView *m_view;
    catalog::BrowseQuery m_query;
    QSet<QString> m_open; ///< facets and values whose values are seen
    QString m_current;
    int m_place = 0;
    bool m_isRestoring = false;
};

} // namespace omt::ui
