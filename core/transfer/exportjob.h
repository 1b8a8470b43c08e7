// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/exportlibrary.h"

#include <QObject>

#include <memory>

namespace omt::db {
struct ConnectionSettings;
}

namespace omt::transfer {

/** What to export, and where to. */
struct ExportRequest
{
    QString format; ///< id
    QList<MediaType> types; ///< empty: all
    QString list; ///< empty: the whole library
    QString path; ///< empty: nothing is written, only the losses are counted
    QString coverDirectory; ///< where covers are kept; may be empty
};

/**
 * An export in a thread and over a connection of its own. Owned by its starter; signals arrive in
 * the starter's thread; destroying it cancels and waits. A cancelled one leaves no file.
 */
class ExportJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportJob)

public:
    ExportJob(const db::ConnectionSettings &settings, ExportRequest request,
              QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    /** finished() follows with Error::Kind::Cancelled. */
    void cancel();

signals:
    /** In entries. */
    void progress(qint64 done, qint64 total, const QString &text);
    void finished(const omt::Result<omt::transfer::ExportReport> &report);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::transfer
