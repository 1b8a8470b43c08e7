// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/zippedparts.h"

#include "core/transfer/exporters/writing.h"

#include <QCoreApplication>
#include <QTemporaryFile>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace omt::transfer {

namespace {

constexpr qint64 blockSize = 256 * 1024;

struct WriterCloser
{
    void operator()(archive *writer) const { archive_write_free(writer); }
};
struct EntryCloser
{
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

la_ssize_t takeBlock(archive *writer, void *device, const void *bytes, size_t size)
{
    auto *out = static_cast<QIODevice *>(device);
    const qint64 taken = out->write(static_cast<const char *>(bytes), static_cast<qint64>(size));
    if (taken == static_cast<qint64>(size))
        return static_cast<la_ssize_t>(size);
    archive_set_error(writer, EIO, "%s", qPrintable(out->errorString()));
    return -1;
}

Error failure(const QString &details)
{
    return makeError(
        Error::Kind::Output,
        QCoreApplication::translate("omt::transfer::Export",
                                    "The export could not be written to its end: %1.")
            .arg(details),
        details,
        QCoreApplication::translate("omt::transfer::Export", "What was written is not whole."));
}

Result<> copyPart(archive *writer, const QString &name, QTemporaryFile &part)
{
    const std::unique_ptr<archive_entry, EntryCloser> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), part.size());
    if (archive_write_header(writer, entry.get()) != ARCHIVE_OK)
        return failure(QString::fromUtf8(archive_error_string(writer)));
    part.seek(0);
    while (!part.atEnd()) {
        const QByteArray block = part.read(blockSize);
        if (block.isEmpty())
            return failure(part.errorString());
        if (archive_write_data(writer, block.constData(), static_cast<size_t>(block.size())) < 0)
            return failure(QString::fromUtf8(archive_error_string(writer)));
    }
    return {};
}

} // namespace

ZippedParts::ZippedParts() = default;
ZippedParts::~ZippedParts() = default;

Result<> ZippedParts::add(const QString &name, const QByteArray &object)
{
    auto &part = m_parts[name];
    const bool isNew = !part;
    if (isNew) {
        part = std::make_unique<QTemporaryFile>();
        if (!part->open())
            return failure(part->errorString());
    }
    return writeAll(*part, (isNew ? "[\n" : ",\n") + object);
}

Result<> ZippedParts::write(QIODevice &device)
{
    const std::unique_ptr<archive, WriterCloser> writer(archive_write_new());
    archive_write_set_format_zip(writer.get());
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    if (archive_write_open(writer.get(), &device, nullptr, takeBlock, nullptr) != ARCHIVE_OK)
        return failure(QString::fromUtf8(archive_error_string(writer.get())));
    for (auto &[name, part] : m_parts) {
        if (const auto ended = writeAll(*part, "\n]\n"); !ended)
            return ended;
        if (!part->flush())
            return failure(part->errorString());
        if (const auto copied = copyPart(writer.get(), name, *part); !copied)
            return copied;
    }
    m_parts.clear();
    if (archive_write_close(writer.get()) != ARCHIVE_OK)
        return failure(QString::fromUtf8(archive_error_string(writer.get())));
    return {};
}

} // namespace omt::transfer
