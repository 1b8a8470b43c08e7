// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/libraryaccess.h"

#include <QTimer>
#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace omt::ui {

class DetailView;
class EmptyState;
class ImageLoader;

/** The pane on the right: the title that is current, read when the reader rests on it. */
class DetailPane final : public QWidget
{
    Q_OBJECT

public:
    DetailPane(LibraryAccess &library, ImageLoader &images, QWidget *parent = nullptr);

    [[nodiscard]] DetailView *view() const { return m_view; }
    /** `row`: what is known of it already, or nothing. A null id empties the pane. */
    void open(MediaId id, const TitleRow *row, int selected);
    void reload();
    /** Moves the keyboard to the first control. */
    void focusFirst();

signals:
    void patched(const omt::MediaId &id, const omt::EntryPatch &patch);
    void reviewRequested(const omt::MediaId &id, int passNumber);
    void failed(const omt::Error &error);

private:
    void showEmpty(int selected);

    LibraryAccess &m_library;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    DetailView *m_view;
    QTimer m_rest;
    MediaId m_id;
    quint64 m_question = 0;
};

} // namespace omt::ui
