// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/importrow.h"

#include <QTemporaryFile>

namespace omt::db {
class Connection;
}

namespace omt::transfer {

/**
 * Problems of any number on their way into pg_temp.import_problems: they lie in a file while the
 * connection is busy with the rows, so that memory stays flat. No file until there is a problem.
 * One thread.
 */
class ProblemSpool
{
public:
    void add(const Problem &problem);
    /** Copies them into the stage; also tells of a disk that was full. */
    [[nodiscard]] Result<> store(db::Connection &connection);

private:
    QTemporaryFile m_file;
    qint64 m_count = 0;
};

} // namespace omt::transfer
