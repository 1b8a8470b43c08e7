// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/medialist.h"

#include <QFuture>
#include <QList>

namespace omt::db {
class Database;
}

namespace omt::library {

/** A person's lists; every change is one undoable step. Same threading as LibraryService. */
class ListService
{
public:
    explicit ListService(db::Database &database);

    /** All of the reader's own lists, by name, with their item counts. */
    [[nodiscard]] QFuture<Result<QList<MediaList>>> lists();
    /** Conflict when there is one of that name. */
    [[nodiscard]] QFuture<Result<ListId>> create(const QString &name,
                                                 const QString &description = {});
    [[nodiscard]] QFuture<Result<>> rename(ListId list, const QString &name);
    [[nodiscard]] QFuture<Result<>> remove(ListId list);
    /** Appends titles that do not stand in it yet; gives how many. */
    [[nodiscard]] QFuture<Result<int>> addItems(ListId list, const QList<MediaId> &ids);
    [[nodiscard]] QFuture<Result<int>> removeItems(ListId list, const QList<MediaId> &ids);
    /** Puts `ids`, in this order, before the item at `row` (counted from 0; the length: at the
     * end). */
    [[nodiscard]] QFuture<Result<>> moveItems(ListId list, const QList<MediaId> &ids, int row);

private:
    db::Database &m_database;
};

} // namespace omt::library
