// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/ids.h"
#include "ui/models/browsemodel.h"
#include "ui/screens/titles/titleviews.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QTimer;
class QToolButton;

namespace omt::ui {

class CommandSet;
class ConditionBar;
class ElidedLabel;
class FacetPanel;
class ImageLoader;

/**
 * The catalog, however large: facets on the left, what narrows it above, and the titles as a table
 * or as covers. Also shows smart lists, which are kept queries. Its commands are its owner's
 * business.
 */
class CatalogPage final : public QWidget
{
    Q_OBJECT

public:
    CatalogPage(BrowseSource &source, TitleSource &titles, CommandSet &commands,
                ImageLoader &images, QSettings &settings, QWidget *parent = nullptr);
    ~CatalogPage() override;

    [[nodiscard]] BrowseModel *model() const { return m_model; }
    [[nodiscard]] TitleViews *views() const { return m_views; }
    [[nodiscard]] FacetPanel *facets() const { return m_facets; }
    [[nodiscard]] const catalog::BrowseQuery &query() const { return m_model->query(); }

    /** `kept`: the query of a smart list, to tell whether it was changed; `list` its id. */
    void open(const QString &heading, const catalog::BrowseQuery &query, ListId list = {},
              const catalog::BrowseQuery &kept = {});
    [[nodiscard]] ListId list() const { return m_list; }
    /** The list was renamed or asks for something else now. */
    void setKept(const QString &heading, ListId list, const catalog::BrowseQuery &kept);
    /** Something in the catalog or the library changed. */
    void refresh();
    /** Narrows what is shown. */
    void setQuery(const catalog::BrowseQuery &query);
    void focusFilter();
    void focusFacets();
    void setFacetsVisible(bool visible);
    void showSortMenu();

signals:
    /** The person narrowed, widened or sorted the page. */
    void queryEdited(const omt::catalog::BrowseQuery &query);
    void failed(const omt::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createHeader();
    void createFilter(QWidget *header);
    void askFacets();
    void findValues(const QString &typed);
    void sortBy(const QList<SortKey> &keys);
    void takeText();
    void updateCommands();
    void updateCount();
    void describeEmptiness();

    BrowseSource &m_source;
    CommandSet &m_commands;
    QSettings &m_settings;
    BrowseModel *m_model;
    FacetPanel *m_facets;
    TitleViews *m_views;
    ConditionBar *m_conditions;
    QSplitter *m_splitter = nullptr;
    ElidedLabel *m_heading = nullptr;
    QLabel *m_count = nullptr;
    QLineEdit *m_filter = nullptr;
    QTimer *m_typing = nullptr; ///< since the last key in it
    ListId m_list;
    catalog::BrowseQuery m_kept;
    bool m_isOpen = false;
    bool m_facetsAreAsked = false;
    bool m_askFacetsAgain = false;
};

} // namespace omt::ui
