// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"

#include <QWidget>

class QVBoxLayout;

namespace omt::ui {

class LibraryAccess;
class OmniSearch;

/**
 * Says which titles the catalog already has under a name, so that nobody adds one twice: a few
 * buttons that lead to them, and nothing at all while there are none.
 */
class KnownTitles final : public QWidget
{
    Q_OBJECT

public:
    explicit KnownTitles(LibraryAccess &library, QWidget *parent = nullptr);

    /** As it is typed; only titles that are called just this count, whatever case and accents. */
    void setName(const QString &name);

signals:
    void titleChosen(const omt::MediaId &id);

private:
    void show(const QList<TitleMatch> &matches);

    OmniSearch *m_search;
    QVBoxLayout *m_layout;
    QString m_name;
};

} // namespace omt::ui
