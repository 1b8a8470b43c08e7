// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/archivereader.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <archive.h>
#include <archive_entry.h>

namespace omt::transfer {

namespace {

la_ssize_t readSource(archive *reader, void *data, const void **buffer)
{
    auto *source = static_cast<ArchiveReader::Source *>(data);
    const qint64 count = source->device->read(source->buffer.data(), source->buffer.size());
    if (count < 0) {
        archive_set_error(reader, EIO, "%s", qPrintable(source->device->errorString()));
        return ARCHIVE_FATAL;
    }
    *buffer = source->buffer.constData();
    return static_cast<la_ssize_t>(count);
}

la_int64_t seekSource(archive *, void *data, la_int64_t offset, int whence)
{
    auto *source = static_cast<ArchiveReader::Source *>(data);
    qint64 target = offset;
    if (whence == SEEK_CUR)
        target += source->device->pos();
    else if (whence == SEEK_END)
        target += source->device->size();
    if (target < 0 || !source->device->seek(target))
        return ARCHIVE_FATAL;
    return target;
}

la_int64_t skipSource(archive *, void *data, la_int64_t request)
{
    auto *source = static_cast<ArchiveReader::Source *>(data);
    const qint64 from = source->device->pos();
    const qint64 to = std::min<qint64>(from + request, source->device->size());
    return source->device->seek(to) ? to - from : 0;
}

// Nothing is ever written to a path, but a name that tries is the mark of a hostile archive.
bool isHostile(const QString &name)
{
    if (name.startsWith(u'/') || name.startsWith(u'\\') || (name.size() > 1 && name[1] == u':'))
        return true;
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 0x20; }))
        return true;
    QString slashed = name;
    slashed.replace(u'\\', u'/');
    return slashed.split(u'/').contains(QLatin1StringView(".."));
}

QString nameOf(archive_entry *entry)
{
    if (const char *utf8 = archive_entry_pathname_utf8(entry))
        return QString::fromUtf8(utf8);
    const char *raw = archive_entry_pathname(entry);
    return raw ? QString::fromUtf8(raw) : QString();
}

} // namespace

ArchiveReader::ArchiveReader(InputFile &owner, std::unique_ptr<QIODevice> device)
    : m_source{&owner, std::move(device), QByteArray(inputChunk, Qt::Uninitialized)}
    , m_archive(archive_read_new())
{
}

ArchiveReader::~ArchiveReader()
{
    archive_read_free(m_archive);
}

Result<> ArchiveReader::open()
{
    archive_read_support_filter_gzip(m_archive);
    archive_read_support_filter_xz(m_archive);
    archive_read_support_filter_bzip2(m_archive);
    archive_read_support_filter_zstd(m_archive);
    archive_read_support_format_zip(m_archive);
    archive_read_support_format_tar(m_archive);
    archive_read_support_format_raw(m_archive);
    archive_read_support_format_empty(m_archive);
    archive_read_set_read_callback(m_archive, readSource);
    archive_read_set_seek_callback(m_archive, seekSource);
    archive_read_set_skip_callback(m_archive, skipSource);
    archive_read_set_callback_data(m_archive, &m_source);
    if (archive_read_open1(m_archive) != ARCHIVE_OK)
        return damaged();
    return {};
}

Result<bool> ArchiveReader::next()
{
    if (m_midMember) {
        if (const auto skipped = skipRest(); !skipped)
            return skipped.error();
    }
    for (;;) {
        archive_entry *entry = nullptr;
        const int status = archive_read_next_header(m_archive, &entry);
        if (status == ARCHIVE_EOF)
            return false;
        if (status < ARCHIVE_WARN)
            return damaged();
        m_memberSize = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
        m_midMember = true;
        if (!isArchive())
            return true;
        if (const auto accepted = acceptName(entry); !accepted)
            return accepted.error();
        if (archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry))
            return true;
        if (const auto skipped = skipRest(); !skipped)
            return skipped.error();
    }
}

Result<> ArchiveReader::acceptName(archive_entry *entry)
{
    m_member.clear();
    const QString name = nameOf(entry);
    const QString file = m_source.owner->name();
    if (++m_members > m_source.owner->m_limits.members)
        return inputError(file, 0, Text::tr("The archive holds more files than any export does."));
    if (isHostile(name)) {
        return inputError(
            file, 0,
            Text::tr("The archive is refused: a file in it has an unsafe name (“%1”).")
                .arg(name.left(100).simplified()));
    }
    if (archive_entry_is_encrypted(entry)) {
        return inputError(
            file, 0,
            Text::tr("“%1” in the archive is encrypted. Unpack it with its password first.")
                .arg(name));
    }
    m_member = name;
    return {};
}

// A zip seeks over what is left; a tar has to be unpacked, which counts like reading it.
Result<> ArchiveReader::skipRest()
{
    m_midMember = false;
    if (isZip()) {
        if (archive_read_data_skip(m_archive) < ARCHIVE_WARN)
            return damaged();
        return {};
    }
    for (;;) {
        const auto piece = read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            return {};
    }
}

Result<QByteArray> ArchiveReader::read(qint64 max)
{
    QByteArray piece(max, Qt::Uninitialized);
    la_ssize_t count = ARCHIVE_RETRY;
    while (count == ARCHIVE_RETRY)
        count = archive_read_data(m_archive, piece.data(), static_cast<size_t>(max));
    if (count < 0)
        return damaged();
    m_source.owner->reached(m_source.device->pos());
    if (count == 0)
        m_midMember = false;
    if (const auto counted = m_source.owner->account(count, place()); !counted)
        return counted.error();
    piece.truncate(count);
    return piece;
}

bool ArchiveReader::isArchive() const
{
    const int format = archive_format(m_archive) & ARCHIVE_FORMAT_BASE_MASK;
    return format != ARCHIVE_FORMAT_RAW && format != ARCHIVE_FORMAT_EMPTY;
}

bool ArchiveReader::isZip() const
{
    return (archive_format(m_archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

QString ArchiveReader::place() const
{
    const QString &file = m_source.owner->name();
    return m_member.isEmpty() ? file : file + QLatin1StringView(": ") + m_member;
}

Error ArchiveReader::damaged() const
{
    const char *text = archive_error_string(m_archive);
    const QString words = QString::fromUtf8(text ? text : "no details");
    const QString reason = words.contains(QLatin1StringView("truncated"), Qt::CaseInsensitive)
        ? Text::tr(
            "The file ends too early, after %1 bytes; it was probably not downloaded completely.")
        : Text::tr("The file is damaged and cannot be unpacked beyond byte %1.");
    return inputError(place(), 0, reason.arg(m_source.device->pos()), words);
}

} // namespace omt::transfer
