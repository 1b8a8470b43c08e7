// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/libraryaccess.h"

#include <QScrollArea>

namespace omt::ui {

class ImageLoader;
class TitleFactsView;

/** The page of one title; reads what it shows, and again when something changed. */
class TitlePage final : public QScrollArea
{
    Q_OBJECT

public:
    TitlePage(LibraryAccess &library, ImageLoader &images, QWidget *parent = nullptr);

    [[nodiscard]] MediaId id() const { return m_id; }
    [[nodiscard]] TitleFactsView *facts() const { return m_facts; }
    void open(MediaId id);
    void reload();
    void setRatingScale(RatingScale scale);
    void focusFirst();

signals:
    void titleChosen(const omt::MediaId &id);
    void queryChosen(const omt::catalog::BrowseQuery &query);
    void listChosen(const omt::ListId &id);
    void reviewRequested(const omt::MediaId &id, int passNumber);
    /** All of it is on the screen. */
    void shown(const omt::MediaId &id);
    void failed(const omt::Error &error);

private:
    LibraryAccess &m_library;
    TitleFactsView *m_facts;
    RatingScale m_scale = RatingScale::FiveStars;
    MediaId m_id;
    quint64 m_question = 0;
    bool m_wantsFocus = false;
};

} // namespace omt::ui
