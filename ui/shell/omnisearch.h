// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/libraryaccess.h"

#include <QObject>

namespace omt::ui {

/** Search as one types: of several questions only the newest is answered. GUI thread. */
class OmniSearch final : public QObject
{
    Q_OBJECT

public:
    explicit OmniSearch(LibraryAccess &library, QObject *parent = nullptr);

    void search(const QString &text);
    /** The next page of the answer that is here, when there is more of it. */
    void searchMore();
    /** No answer comes any more. */
    void stop();
    [[nodiscard]] bool isSearching() const { return m_isSearching; }

signals:
    void answered(const omt::catalog::SearchAnswer &answer);
    /** With everything before it. */
    void extended(const omt::catalog::SearchAnswer &answer);
    void failed(const omt::Error &error);

private:
    LibraryAccess &m_library;
    quint64 m_question = 0;
    bool m_isSearching = false;
    catalog::SearchAnswer m_answer;
};

} // namespace omt::ui
