// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/transfer/exporters/exportentry.h"
#include "core/transfer/exporters/losses.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QIODevice;

namespace omt::transfer {

/** What a format holds of an entry; the loss report and the round-trip test both go by it. */
struct ExportAbility
{
    Losses holds; ///< fields that come back equal
    int ratingStep = 1; ///< of 100: 10 for whole numbers up to ten
    PartialDate::Precision finest = PartialDate::Precision::Second; ///< of dates
    PartialDate::Precision coarsest = PartialDate::Precision::Year; ///< what is less known goes
    QList<Status> statuses{allStatuses.begin(), allStatuses.end()}; ///< that come back as they are
    QStringList attributes; ///< of titles, by name
    QStringList sources; ///< whose part of meta_snapshot is written again
    QStringList snapshotFields; ///< of those; empty: all
    QString keySource; ///< the service whose number finds the title; "" when none is needed
    QString keySpace;
    QStringList otherKeys; ///< other services whose numbers it holds
    bool holdsOnlyYear = false; ///< of release dates
};

/** What an export is about, beside the entries. */
struct ExportContext
{
    QDateTime now; ///< UTC
    qint64 total = 0; ///< entries that are going to be written
    QHash<Status, qint64> totals;
    /// The cached cover of an address, as the bytes of an image file; empty when there is none.
    std::function<QByteArray(const QString &url)> cover;
};

/** Writes one file. begin(), entry() for each, end(); the first failure ends it. */
class ExportWriter
{
public:
    ExportWriter() = default;
    virtual ~ExportWriter() = default;
    ExportWriter(const ExportWriter &) = delete;
    ExportWriter &operator=(const ExportWriter &) = delete;

    [[nodiscard]] virtual Result<> begin() { return {}; }
    [[nodiscard]] virtual Result<> entry(const ExportEntry &entry) = 0;
    [[nodiscard]] virtual Result<> end() { return {}; }
};

/**
 * One foreign format to write. Stateless and shared; any thread. Its writer holds one entry at a
 * time, so memory is flat whatever the size.
 */
class ExportFormat
{
public:
    virtual ~ExportFormat() = default;

    /** Stable name for `--format`: "mal-anime". */
    [[nodiscard]] virtual QString id() const = 0;
    /** For people: "MyAnimeList anime (XML)". */
    [[nodiscard]] virtual QString displayName() const = 0;
    /** Translated, one sentence: what it is for. */
    [[nodiscard]] virtual QString purpose() const = 0;
    /** Of files: "xml". */
    [[nodiscard]] virtual QString suffix() const = 0;
    /** The import format that reads it again; "" when none does. */
    [[nodiscard]] virtual QString importFormat() const { return {}; }
    /** Empty: all. */
    [[nodiscard]] virtual QList<MediaType> types() const { return {}; }
    [[nodiscard]] virtual ExportAbility ability() const = 0;

    /**
     * Why the entry is left out of the file, or nothing. The type was looked at before; this is
     * about the rest.
     */
    [[nodiscard]] virtual std::optional<Loss> refuses(const ExportEntry &entry) const
    {
        Q_UNUSED(entry)
        return std::nullopt;
    }
    /** Adds what is lost of this entry for other reasons than ability() tells. */
    virtual void addLosses(const ExportEntry &entry, LossReport &report) const
    {
        Q_UNUSED(entry)
        Q_UNUSED(report)
    }
    /** True: entries come by type and status, else by title. */
    [[nodiscard]] virtual bool isGrouped() const { return false; }
    /** True: the library itself writes it, not a writer: it holds more than entries. */
    [[nodiscard]] virtual bool isWhole() const { return false; }

    /** The device outlives the writer. Null for isWhole(). */
    [[nodiscard]] virtual std::unique_ptr<ExportWriter>
    makeWriter(QIODevice &device, const ExportContext &context) const = 0;
};

/** All formats, in the order menus show them; made once, never destroyed before exit. */
[[nodiscard]] const std::vector<std::unique_ptr<ExportFormat>> &exportFormats();
/** Null when there is none of that id. */
[[nodiscard]] const ExportFormat *findExportFormat(QStringView id);

/** Whether the format takes it; if not, the report says why. Counts what is lost of it, if so. */
[[nodiscard]] bool accountFor(const ExportFormat &format, const ExportEntry &entry,
                              LossReport &report);

} // namespace omt::transfer
