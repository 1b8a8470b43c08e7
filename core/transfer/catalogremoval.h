// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>

namespace omt::db {
class Database;
struct ConnectionSettings;
} // namespace omt::db

namespace omt::transfer {

/** A public catalog that was brought in. */
struct CatalogSource
{
    QString name; ///< "imdb"
    QStringList formats; ///< kinds of its files
    qint64 records = 0;
    qint64 titles = 0; ///< that it made
    QString state; ///< of its newest import: "running", "stopped", "broken" or "done"
    QString message; ///< why that stopped
    QDateTime updatedAt; ///< when that last stored something

    [[nodiscard]] QJsonObject toJson() const;
};

/** All of them, by name. */
[[nodiscard]] QFuture<Result<QList<CatalogSource>>> catalogSources(db::Database &database);

/** What removing a catalog did. */
struct CatalogRemovalReport
{
    QString source;
    qint64 records = 0; ///< that were forgotten
    qint64 deleted = 0; ///< titles that only it spoke of
    qint64 reduced = 0; ///< titles of other catalogs too, that lost what only it said
    qint64 used = 0; ///< titles that stay because they are in somebody's library or list
    qint64 edited = 0; ///< titles that stay because somebody made or changed them

    [[nodiscard]] QJsonObject toJson() const;
};

/**
 * Removes a public catalog: titles that only it spoke of, and what only it said of others. Titles
 * that somebody uses, made or changed stay as they are. In parts, each one transaction; cancelled
 * half-way, the rest is removed by the next try. For reviewers and admins only. Threads and
 * lifetime as ImportJob's.
 */
class CatalogRemovalJob final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogRemovalJob)

public:
    CatalogRemovalJob(const db::ConnectionSettings &settings, const QString &source,
                      QObject *parent = nullptr);
    ~CatalogRemovalJob() override;

    void start();
    /** finished() follows with Error::Kind::Cancelled. */
    void cancel();

    /** The same work in the calling thread. NotFound when there is no such catalog. */
    [[nodiscard]] static Result<CatalogRemovalReport> run(const db::ConnectionSettings &settings,
                                                          const QString &source);

signals:
    /** `done` and `total` in records; `text` says the step, translated. */
    void progress(qint64 done, qint64 total, const QString &text);
    void finished(const omt::Result<omt::transfer::CatalogRemovalReport> &report);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace omt::transfer
