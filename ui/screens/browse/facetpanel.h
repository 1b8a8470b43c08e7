// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/facetmodel.h"

#include <QSet>
#include <QWidget>

class QLineEdit;
class QSettings;
class QTimer;
class QTreeView;

namespace omt::ui {

/**
 * The facets beside a page of the catalog. A click or Space chooses a value, Shift+Space, the minus
 * beside it or the menu leaves it out. Remembers which facets are open.
 *
 * Typing above them finds values by name, those too that are too rare to be listed: the owner
 * answers findWanted() with setFound().
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
    /** Values with these words; not taken when others were typed meanwhile. */
    void setFound(const QString &typed, const catalog::FacetAnswer &answer);
    /** What is typed to find values; empty when all are shown. */
    [[nodiscard]] QString finding() const;

signals:
    void findWanted(const QString &typed);
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
    void createFind();
    void takeFindText();
    void showFound(const catalog::FacetAnswer &answer);
    [[nodiscard]] bool takeFindKey(int key);
    [[nodiscard]] bool takeKey(int key, Qt::KeyboardModifiers modifiers);

    QSettings &m_settings;
    FacetModel *m_model;
    QTreeView *m_view;
    QLineEdit *m_find = nullptr;
    QTimer *m_typing = nullptr; ///< since the last key in it
    catalog::BrowseQuery m_query;
    catalog::FacetAnswer m_answer; ///< of everything, while found values are shown
    QSet<QString> m_open; ///< facets and values whose values are seen
    QString m_current;
    int m_place = 0;
    bool m_isRestoring = false;
};

} // namespace omt::ui
