// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/library/libraryservice.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace omt::ui {

class CoverView;
class ImageLoader;
class PassesSection;
class Section;
class TagEdit;
class TrackingCard;

/** Everything of one title, from top to bottom; scrolled by DetailPane. Loads nothing itself. */
class DetailView final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailView(ImageLoader *images, QWidget *parent = nullptr);

    [[nodiscard]] MediaId id() const { return m_row.id; }
    /** Shows what it shows on that scale from the next showDetail() on. */
    void setRatingScale(RatingScale scale);
    /** What the page knows of it, before the rest is read. */
    void showRow(const TitleRow &row);
    void showDetail(const library::EntryDetail &detail);
    /** Saves what is being written, before another title takes the place. */
    void commit();

signals:
    void patched(const omt::MediaId &id, const omt::EntryPatch &patch);
    void reviewRequested(const omt::MediaId &id, int passNumber);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *createHeader(ImageLoader *images);
    void createNotes();
    void patch(const EntryPatch &patch);
    void saveNotes();
    void saveTags();
    void showHeader(const Media &media);
    void showAbout(const Media &media);
    void showSources(const library::EntryDetail &detail);
    void showHistory(const library::EntryDetail &detail);

    TitleRow m_row;
    RatingScale m_scale = RatingScale::FiveStars;
    CoverView *m_cover;
    QLabel *m_title;
    QLabel *m_otherNames;
    QLabel *m_facts;
    QLabel *m_creators;
    TrackingCard *m_card;
    Section *m_notesSection;
    QPlainTextEdit *m_notes;
    QTimer m_notesPause;
    Section *m_tagsSection;
    TagEdit *m_tags;
    Section *m_about;
    PassesSection *m_passes;
    Section *m_sources;
    Section *m_history;
};

} // namespace omt::ui
