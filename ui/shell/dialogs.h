// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace omt::ui {

/**
 * Every question and message of the window, in one place. Nothing blocks: answers come by the
 * function handed in, which is not called when the person declines. GUI thread; owned by the
 * window.
 */
class Dialogs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Dialogs)

public:
    explicit Dialogs(QWidget *window);

    /** What happened and what to do about it, with the technical words behind "Details…". */
    void present(const Error &error);
    /** Only for what undo cannot take back. */
    void confirm(const QString &question, const QString &text, const QString &button,
                 std::function<void()> yes);
    void askText(const QString &title, const QString &label, const QString &initial,
                 std::function<void(const QString &)> answer);
    void askFilesToImport(std::function<void(const QStringList &)> answer);
    /** Downloads of public catalogs. */
    void askCatalogFiles(std::function<void(const QStringList &)> answer);
    /** What came of long work; plain text. */
    void tell(const QString &what, const QString &text);
    void showAbout();

private:
    QWidget *m_window;
};

} // namespace omt::ui
