// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/transfer/transfertools.h"

#include "core/transfer/recognise.h"

#include <QDirIterator>
#include <QFile>

#include <archive.h>
#include <archive_entry.h>

namespace omt::test {

using namespace transfer;

bool CollectingSink::row(ImportRow &&row)
{
    rows.append(std::move(row));
    return stopAfter < 0 || rows.size() < stopAfter;
}

bool CollectingSink::problem(Problem &&problem)
{
    problems.append(std::move(problem));
    return true;
}

void CollectingSink::notImported(const QString &part, qint64 records)
{
    leftOut[part] += records;
}

ImportRow CollectingSink::titled(const QString &title) const
{
    for (const ImportRow &row : rows) {
        if (row.media.title == title)
            return row;
    }
    return {};
}

QList<ImportRow> CollectingSink::from(const QString &ending) const
{
    QList<ImportRow> found;
    for (const ImportRow &row : rows) {
        if (row.file.endsWith(ending))
            found.append(row);
    }
    return found;
}

Result<QString> readAs(const QString &path, CollectingSink &sink)
{
    const auto format = recogniseOne(path);
    if (!format)
        return format.error();
    auto file = InputFile::open(path, limitsFor(**format));
    if (!file)
        return file.error();
    const auto read = (*format)->read(**file, sink);
    if (!read)
        return read.error();
    return (*format)->id();
}

Result<> readBytes(const QByteArray &bytes, const QString &name, const QString &formatId,
                   CollectingSink &sink)
{
    auto file = InputFile::fromBytes(bytes, name);
    if (!file)
        return file.error();
    return findImportFormat(formatId)->read(**file, sink);
}

QString fixture(const QString &name)
{
    return QStringLiteral(OMT_TEST_DATA "/transfer/") + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray letterboxdZip(const QString &folder)
{
    const QString root = fixture(QStringLiteral("letterboxd/"));
    QStringList paths;
    for (QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        paths.append(it.next());
    paths.sort();
    QList<Member> members;
    for (const QString &path : paths)
        members.append({folder + path.mid(root.size()), contentOf(path)});
    return wrapped(Wrapping::Zip, members);
}

QString text(const std::optional<Status> &status)
{
    return status ? toString(*status) : QStringLiteral("none");
}

int hundred(const std::optional<Rating> &rating)
{
    return rating ? rating->hundred() : 0;
}

QStringList keysOf(const ImportRow &row)
{
    QStringList keys;
    for (const ExternalKey &key : row.media.externalKeys)
        keys.append(key.toString());
    return keys;
}

GeneratedStream::GeneratedStream(QByteArray head, char filler, qint64 size)
    : InputStream(QStringLiteral("generated"))
    , m_head(std::move(head))
    , m_filler(filler)
    , m_left(size)
{
}

Result<QByteArray> GeneratedStream::read(qint64 max)
{
    QByteArray piece = std::exchange(m_head, {});
    if (piece.isEmpty()) {
        piece = QByteArray(std::min(max, m_left), m_filler);
        m_left -= piece.size();
    }
    given += piece.size();
    return piece;
}

DrippingStream::DrippingStream(QByteArray bytes)
    : InputStream(QStringLiteral("drip"))
    , m_bytes(std::move(bytes))
{
}

Result<QByteArray> DrippingStream::read(qint64)
{
    return m_bytes.mid(m_at++, 1);
}

namespace {

la_ssize_t append(archive *, void *data, const void *bytes, size_t size)
{
    static_cast<QByteArray *>(data)->append(static_cast<const char *>(bytes),
                                            static_cast<qsizetype>(size));
    return static_cast<la_ssize_t>(size);
}

void choose(archive *writer, Wrapping wrapping)
{
    switch (wrapping) {
    case Wrapping::EncryptedZip:
        archive_write_set_format_zip(writer);
        archive_write_set_options(writer, "zip:encryption=zipcrypt");
        archive_write_set_passphrase(writer, "secret");
        break;
    case Wrapping::Zip:
        archive_write_set_format_zip(writer);
        break;
    case Wrapping::TarXz:
        archive_write_add_filter_xz(writer);
        archive_write_set_format_pax_restricted(writer);
        break;
    case Wrapping::Tar:
        archive_write_set_format_pax_restricted(writer);
        break;
    case Wrapping::Gzip:
        archive_write_add_filter_gzip(writer);
        archive_write_set_format_raw(writer);
        break;
    case Wrapping::Xz:
        archive_write_add_filter_xz(writer);
        archive_write_set_format_raw(writer);
        break;
    }
}

} // namespace

QByteArray wrapped(Wrapping wrapping, const QList<Member> &members)
{
    QByteArray bytes;
    archive *writer = archive_write_new();
    choose(writer, wrapping);
    archive_write_set_bytes_in_last_block(writer, 1);
    bool ok = archive_write_open(writer, &bytes, nullptr, append, nullptr) == ARCHIVE_OK;
    for (const Member &member : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname_utf8(entry, member.name.toUtf8().constData());
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, member.content.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        if (!member.linkTarget.isEmpty()) {
            archive_entry_set_filetype(entry, AE_IFLNK);
            archive_entry_set_symlink_utf8(entry, member.linkTarget.toUtf8().constData());
        }
        ok = ok && archive_write_header(writer, entry) >= ARCHIVE_WARN;
        const auto size = static_cast<size_t>(member.content.size());
        if (size > 0)
            ok = ok && archive_write_data(writer, member.content.constData(), size) >= 0;
        archive_entry_free(entry);
    }
    ok = archive_write_close(writer) == ARCHIVE_OK && ok;
    archive_write_free(writer);
    return ok ? bytes : QByteArray();
}

} // namespace omt::test
