// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/inputfile.h"

#include "core/transfer/archivereader.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfolder.h"
#include "core/transfer/text.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace omt::transfer {

namespace {

constexpr qint64 tarListingBytes = 64LL * 1024 * 1024;

/** A member, with the archive it is read from. */
class OwningStream : public InputStream
{
public:
    explicit OwningStream(std::unique_ptr<ArchiveReader> reader)
        : InputStream(reader->place())
        , m_reader(std::move(reader))
    {
    }
    Result<QByteArray> read(qint64 max) override { return m_reader->read(max); }

private:
    std::unique_ptr<ArchiveReader> m_reader;
};

/** The member a walk through the archive stands at. */
class BorrowingStream : public InputStream
{
public:
    explicit BorrowingStream(ArchiveReader &reader)
        : InputStream(reader.place())
        , m_reader(reader)
    {
    }
    Result<QByteArray> read(qint64 max) override { return m_reader.read(max); }

private:
    ArchiveReader &m_reader;
};

} // namespace

InputFile::InputFile(QString name, qint64 size, DeviceMaker makeDevice, const InputLimits &limits)
    : m_name(std::move(name))
    , m_size(size)
    , m_makeDevice(std::move(makeDevice))
    , m_limits(limits)
{
}

InputFile::~InputFile() = default;

Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path, const InputLimits &limits)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (!info.exists())
        return inputError(path, 0, Text::tr("There is no such file."));
    if (info.isDir()) {
        auto folder = InputFolder::open(path, limits);
        if (!folder)
            return folder.error();
        std::unique_ptr<InputFile> result(new InputFile(name, (*folder)->size(), {}, limits));
        result->m_folder = std::move(folder).value();
        result->m_isArchive = true;
        return result;
    }
    if (!info.isFile())
        return inputError(path, 0, Text::tr("This is not a regular file."));
    const auto makeDevice = [path]() -> Result<std::unique_ptr<QIODevice>> {
        auto file = std::make_unique<QFile>(path);
        if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return inputError(path, 0, Text::tr("The file cannot be opened."), file->errorString());
        return std::unique_ptr<QIODevice>(std::move(file));
    };
    std::unique_ptr<InputFile> result(new InputFile(name, info.size(), makeDevice, limits));
    if (const auto sniffed = result->sniff(); !sniffed)
        return sniffed.error();
    return result;
}

Result<std::unique_ptr<InputFile>>
InputFile::fromBytes(const QByteArray &bytes, const QString &name, const InputLimits &limits)
{
    const auto makeDevice = [bytes]() -> Result<std::unique_ptr<QIODevice>> {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    };
    std::unique_ptr<InputFile> result(new InputFile(name, bytes.size(), makeDevice, limits));
    if (const auto sniffed = result->sniff(); !sniffed)
        return sniffed.error();
    return result;
}

QString InputFile::plainName() const
{
    for (const auto ending : {QLatin1StringView(".gz"), QLatin1StringView(".xz"),
                              QLatin1StringView(".bz2"), QLatin1StringView(".zst")}) {
        if (m_name.endsWith(ending, Qt::CaseInsensitive))
            return m_name.chopped(ending.size());
    }
    return m_name;
}

Result<std::unique_ptr<ArchiveReader>> InputFile::reader()
{
    auto device = m_makeDevice();
    if (!device)
        return device.error();
    auto result = std::make_unique<ArchiveReader>(*this, std::move(device).value());
    if (const auto opened = result->open(); !opened)
        return opened.error();
    return result;
}

// Decides between archive and content, and finds the damage that shows at once.
Result<> InputFile::sniff()
{
    if (m_size == 0)
        return inputError(m_name, 0, Text::tr("The file is empty."));
    auto made = reader();
    if (!made)
        return made.error();
    ArchiveReader &archive = **made;
    auto found = archive.next();
    if (!found)
        return found.error();
    m_isArchive = archive.isArchive();
    m_isZip = archive.isZip();
    if (!*found) {
        return inputError(m_name, 0,
                          m_isArchive ? Text::tr("The archive holds no files.")
                                      : Text::tr("The file is empty once unpacked."));
    }
    if (!m_isArchive) {
        const auto head = archive.read(inputChunk);
        if (!head)
            return head.error();
        m_unpacked = 0;
        m_position = 0;
        return {};
    }
    if (!m_isZip)
        return {};
    while (*found) { // a zip says in its directory how much there will be
        m_declared += std::max<qint64>(0, archive.memberSize());
        found = archive.next();
        if (!found)
            return found.error();
    }
    m_unpacked = 0;
    return {};
}

Result<> InputFile::account(qint64 unpacked, const QString &place)
{
    m_unpacked += unpacked;
    if (m_isZip && m_declared > 0)
        reached(std::min(
            m_size,
            static_cast<qint64>(static_cast<double>(m_size) * static_cast<double>(m_unpacked)
                                / static_cast<double>(m_declared))));
    const bool tooMuch = m_unpacked > m_limits.totalBytes;
    const bool tooDense = m_unpacked > m_limits.ratioFrom
        && static_cast<double>(m_unpacked) > m_limits.ratio * static_cast<double>(m_size);
    if (tooMuch || tooDense) {
        return inputError(
            place, 0,
            Text::tr("The file unpacks to far more than any export holds (over %1 MB from "
                     "%2 kB) and is refused.")
                .arg(m_unpacked >> 20)
                .arg((m_size + 1023) >> 10));
    }
    return {};
}

void InputFile::reached(qint64 rawPosition)
{
    // A zip is read with seeks, so its own position says nothing; see account().
    if (rawPosition > m_position)
        m_position = rawPosition;
}

Result<std::unique_ptr<InputStream>> InputFile::content()
{
    if (m_isArchive)
        return inputError(m_name, 0, Text::tr("The file is an archive, which this format is not."));
    auto made = reader();
    if (!made)
        return made.error();
    if (const auto found = (*made)->next(); !found)
        return found.error();
    return std::unique_ptr<InputStream>(std::make_unique<OwningStream>(std::move(made).value()));
}

Result<QStringList> InputFile::members()
{
    QStringList names;
    if (m_folder)
        return m_folder->names();
    if (!m_isArchive)
        return names;
    auto made = reader();
    if (!made)
        return made.error();
    const qint64 before = m_unpacked;
    for (;;) {
        const auto found = (*made)->next();
        if (!found)
            return found.error();
        if (!*found || (!m_isZip && m_unpacked - before > tarListingBytes))
            break;
        names.append((*made)->member());
    }
    m_unpacked = before;
    return names;
}

Result<std::unique_ptr<InputStream>> InputFile::member(const QString &name)
{
    if (m_folder) {
        return m_folder->stream(name, [this](qint64 bytes) {
            m_unpacked += bytes;
            reached(std::min(m_size, m_unpacked));
        });
    }
    auto made = reader();
    if (!made)
        return made.error();
    for (;;) {
        const auto found = (*made)->next();
        if (!found)
            return found.error();
        if (!*found)
            return inputError(m_name, 0, Text::tr("The archive holds no file “%1”.").arg(name));
        if ((*made)->member() == name)
            break;
    }
    return std::unique_ptr<InputStream>(std::make_unique<OwningStream>(std::move(made).value()));
}

Result<> InputFile::forEachFile(const Visitor &visit)
{
    for (const QString &name : m_folder->names()) {
        auto stream = member(name);
        if (!stream)
            return stream.error();
        const auto goOn = visit(name, **stream);
        if (!goOn)
            return goOn.error();
        if (!*goOn)
            return {};
    }
    return {};
}

Result<> InputFile::forEachMember(const Visitor &visit)
{
    if (m_folder)
        return forEachFile(visit);
    auto made = reader();
    if (!made)
        return made.error();
    for (;;) {
        const auto found = (*made)->next();
        if (!found)
            return found.error();
        if (!*found)
            return {};
        BorrowingStream stream(**made);
        const auto goOn = visit((*made)->member(), stream);
        if (!goOn)
            return goOn.error();
        if (!*goOn)
            return {};
    }
}

} // namespace omt::transfer
