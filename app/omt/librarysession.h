// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/omt/command.h"
#include "core/catalog/catalogservice.h"
#include "core/db/database.h"
#include "core/library/libraryservice.h"
#include "core/library/undoservice.h"
#include "core/session/personallibrary.h"

#include <QFuture>

#include <memory>

namespace omt::cli {

/**
 * The library, open for one command, and the services over it. Leaves the server when it goes; the
 * last one to leave stops it. Main thread; everything blocks.
 */
class LibrarySession
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LibrarySession>> open(Invocation &invocation);
    ~LibrarySession();
    LibrarySession(const LibrarySession &) = delete;
    LibrarySession &operator=(const LibrarySession &) = delete;

    [[nodiscard]] catalog::CatalogService &catalog() { return m_catalog; }
    [[nodiscard]] library::LibraryService &library() { return m_library; }
    [[nodiscard]] library::UndoService &undo() { return m_undo; }
    [[nodiscard]] db::Database &database() { return *m_database; }
    [[nodiscard]] const session::OpenLibrary &opened() const { return m_opened; }
    [[nodiscard]] const session::PersonalLibrary &personal() const { return *m_personal; }

private:
    LibrarySession(std::unique_ptr<session::PersonalLibrary> personal, session::OpenLibrary opened);

    std::unique_ptr<session::PersonalLibrary> m_personal;
    session::OpenLibrary m_opened;
    std::unique_ptr<db::Database> m_database;
    catalog::CatalogService m_catalog;
    library::LibraryService m_library;
    library::UndoService m_undo;
};

/** The options of the cluster that this call is about. */
[[nodiscard]] server::ClusterOptions clusterOptions(const Invocation &invocation);

/** Waits for a service's answer. */
template <class T> [[nodiscard]] Result<T> answerOf(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return cancelledError();
    return future.result();
}

} // namespace omt::cli
