// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/problemspool.h"

#include "core/db/connection.h"

#include <QCoreApplication>
#include <QDataStream>

namespace omt::transfer {

void ProblemSpool::add(const Problem &problem)
{
    if (!m_file.isOpen() && !m_file.open())
        return; // store() tells
    QDataStream stream(&m_file);
    stream << problem.file << problem.line << problem.message << problem.recordKept;
    ++m_count;
}

Result<> ProblemSpool::store(db::Connection &connection)
{
    static const auto copy = db::Statement::load(u"transfer/copy_import_problems");
    if (m_file.error() != QFileDevice::NoError) {
        return makeError(Error::Kind::Output,
                         QCoreApplication::translate("omt::transfer::ImportJob",
                                                     "The problems of the file could not be noted: "
                                                     "%1")
                             .arg(m_file.errorString()));
    }
    if (m_count == 0)
        return {};
    auto writer = connection.copyIn(copy);
    if (!writer)
        return writer.error();
    m_file.seek(0);
    QDataStream stream(&m_file);
    for (qint64 i = 0; i < m_count; ++i) {
        Problem problem;
        stream >> problem.file >> problem.line >> problem.message >> problem.recordKept;
        if (const auto written
            = writer->writeRow({problem.file, problem.line, problem.message, problem.recordKept});
            !written)
            return written;
    }
    const auto stored = writer->finish();
    return stored ? Result<>() : stored.error();
}

} // namespace omt::transfer
