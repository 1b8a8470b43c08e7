// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/browsequery.h"
#include "core/catalog/browsetitle.h"
#include "core/library/libraryservice.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace omt::ui {

class CoverView;
class FlowLayout;
class Histogram;
class ImageLoader;
class PassesSection;
class RelationGraph;
class Section;

/** All that is known of a title, in one column or, where there is room, two. Loads nothing. */
class TitleFactsView final : public QWidget
{
    Q_OBJECT

public:
    explicit TitleFactsView(ImageLoader *images, QWidget *parent = nullptr);

    void show(const catalog::TitleFacts &facts, RatingScale scale);
    void showOwn(const library::EntryDetail &detail, RatingScale scale);
    void focusFirst();

signals:
    void titleChosen(const omt::MediaId &id);
    void queryChosen(const omt::catalog::BrowseQuery &query);
    void listChosen(const omt::ListId &id);
    void reviewRequested(int passNumber);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createHeader(ImageLoader *images);
    void arrange();
    void showHeader(const catalog::TitleFacts &facts);
    void showNames(const Media &media);
    void showAbout(const Media &media);
    void showLinks(const Media &media);
    void showLists(const QList<catalog::PublicList> &lists);
    /** A flat button that leads to the catalog narrowed to that value. */
    void addNarrowing(FlowLayout *to, const QString &text, const QString &value);

    CoverView *m_cover;
    QLabel *m_title;
    QLabel *m_line;
    FlowLayout *m_path;
    FlowLayout *m_creators;
    FlowLayout *m_genres;
    QHBoxLayout *m_columns;
    QVBoxLayout *m_left;
    QVBoxLayout *m_right;
    Section *m_relations;
    RelationGraph *m_graph;
    QLabel *m_noRelations;
    Section *m_names;
    Section *m_about;
    Section *m_ratings;
    Histogram *m_histogram;
    QLabel *m_noRatings;
    Section *m_lists;
    Section *m_links;
    PassesSection *m_passes;
    bool m_isWide = false;
};

} // namespace omt::ui
