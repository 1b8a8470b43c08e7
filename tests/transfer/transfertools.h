// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/format.h"
#include "core/transfer/inputfile.h"

#include <QMap>

namespace omt::test {

/** A sink that keeps everything; stops after `stopAfter` rows when that is set. */
class CollectingSink : public transfer::RowSink
{
public:
    bool row(transfer::ImportRow &&row) override;
    bool problem(transfer::Problem &&problem) override;
    void notImported(const QString &part, qint64 records) override;

    /** The first row of that title; an empty row when there is none. */
    [[nodiscard]] transfer::ImportRow titled(const QString &title) const;
    /** Rows that come from a file or member whose name ends like this. */
    [[nodiscard]] QList<transfer::ImportRow> from(const QString &ending) const;

    QList<transfer::ImportRow> rows;
    QList<transfer::Problem> problems;
    QMap<QString, qint64> leftOut;
    qsizetype stopAfter = -1;
};

/** Recognises and reads a file, with the limits of its format. */
[[nodiscard]] Result<QString> readAs(const QString &path, CollectingSink &sink);
/** Reads bytes in memory as a format. */
[[nodiscard]] Result<> readBytes(const QByteArray &bytes, const QString &name,
                                 const QString &formatId, CollectingSink &sink);

/** Path of one of our own fixtures, tests/data/transfer. */
[[nodiscard]] QString fixture(const QString &name);
[[nodiscard]] QByteArray contentOf(const QString &path);
/** Our Letterboxd fixture as the service packs it, in a folder or not. */
[[nodiscard]] QByteArray letterboxdZip(const QString &folder = {});

/** "in_progress", or "none". */
[[nodiscard]] QString text(const std::optional<Status> &status);
/** The rating from 1 to 100, or 0. */
[[nodiscard]] int hundred(const std::optional<Rating> &rating);
/** Keys as text: "mal/anime:5114". */
[[nodiscard]] QStringList keysOf(const transfer::ImportRow &row);

/** Bytes that are made as they are asked for: `head`, then `size` times `filler`. */
class GeneratedStream : public transfer::InputStream
{
public:
    GeneratedStream(QByteArray head, char filler, qint64 size);
    [[nodiscard]] Result<QByteArray> read(qint64 max) override;

    qint64 given = 0; ///< bytes handed out: bounds what a reader can have kept

private:
    QByteArray m_head;
    char m_filler;
    qint64 m_left;
};

/** Gives its bytes one at a time, so that every boundary falls everywhere. */
class DrippingStream : public transfer::InputStream
{
public:
    explicit DrippingStream(QByteArray bytes);
    [[nodiscard]] Result<QByteArray> read(qint64 max) override;

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

/** One member of an archive to make. */
struct Member
{
    QString name;
    QByteArray content;
    QString linkTarget = {}; ///< not empty: a symbolic link
};
enum class Wrapping { Zip, EncryptedZip, Tar, TarXz, Gzip, Xz };
/** An archive in memory; Gzip and Xz take the one member's content. Empty when libarchive fails. */
[[nodiscard]] QByteArray wrapped(Wrapping wrapping, const QList<Member> &members);

} // namespace omt::test
