// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/shell/omnimodel.h"

#include <QLineEdit>

class QListView;

namespace omt::ui {

class CommandSet;
class ImageLoader;
class LibraryAccess;
class OmniSearch;

/**
 * The field at the top of the window (Ctrl+K): finds titles in library and catalog as one types,
 * lists, and, after '>', commands. Enter opens, Ctrl+Enter adds to the library, Escape leaves, Tab
 * completes filters; a filter that cannot be understood is underlined. The
 * choices stand in a panel inside the window, so the keyboard never leaves the field.
 */
class Omnibox final : public QLineEdit
{
    Q_OBJECT

public:
    Omnibox(CommandSet &commands, ImageLoader &images, QWidget *window);
    ~Omnibox() override;

    /** Null: nothing can be searched. */
    void setLibrary(LibraryAccess *library);
    void setLists(const QList<MediaList> &lists) { m_lists = lists; }
    void start(const QString &text);
    [[nodiscard]] OmniModel *model() const { return m_model; }
    [[nodiscard]] QListView *choices() const { return m_view; }

signals:
    void titleChosen(const omt::TitleMatch &match);
    void titleAdded(const omt::MediaId &id);
    void placeChosen(const QString &placeId);
    void addByHandChosen(const QString &title);
    /** The person leaves the field without choosing. */
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createPanel(QWidget *window, ImageLoader &images);
    void ask(const QString &text);
    void choose(int row, bool add);
    /** Of what was typed last: what is shown may still be the answer to less of it. */
    void chooseCurrent(bool add);
    void takeAnswer(const catalog::SearchAnswer &answer);
    void showPanel();
    void hidePanel();
    void placePanel();
    void selectFirst();
    void showMore();
    void markProblems();
    /** False when nothing can follow here: then Tab leaves the field. */
    bool complete();
    void takeCompletion(const catalog::Completion &completion);
    void chooseType(const OmniChoice &choice, int which);
    bool moveAmongTypes(int by);
    void clickAt(const QPoint &position);

    CommandSet &m_commands;
    OmniModel *m_model;
    LibraryAccess *m_library = nullptr;
    OmniSearch *m_search = nullptr;
    QFrame *m_panel = nullptr;
    QListView *m_view = nullptr;
    QList<MediaList> m_lists;
    std::optional<catalog::CompletionPoint> m_completing;
    bool m_isComposing = false; ///< an input method is at work
    bool m_isAnswerDue = false; ///< what is shown belongs to an earlier text
    std::optional<bool> m_chooseWhenAnswered; ///< Return came before the answer; true: with Ctrl
    int m_keptRow = -1; ///< stays current when the same question is asked again
};

} // namespace omt::ui
