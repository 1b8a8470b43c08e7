// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/inputfolder.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace omt::transfer {

namespace {

/** A file's content, with the file. */
class FileStream : public InputStream
{
public:
    FileStream(QString name, std::unique_ptr<InputFile> file, std::unique_ptr<InputStream> content,
               std::function<void(qint64)> read)
        : InputStream(std::move(name))
        , m_file(std::move(file))
        , m_content(std::move(content))
        , m_read(std::move(read))
    {
    }

    Result<QByteArray> read(qint64 max) override
    {
        auto piece = m_content->read(max);
        if (piece)
            m_read(piece->size());
        return piece;
    }

private:
    std::unique_ptr<InputFile> m_file;
    std::unique_ptr<InputStream> m_content;
    std::function<void(qint64)> m_read;
};

} // namespace

Result<std::unique_ptr<InputFolder>> InputFolder::open(const QString &path,
                                                       const InputLimits &limits)
{
    std::unique_ptr<InputFolder> folder(new InputFolder(path, limits));
    const QDir root(path);
    QDirIterator it(path, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo file(it.next());
        if (file.size() == 0)
            continue;
        folder->m_names.append(root.relativeFilePath(file.filePath()));
        folder->m_size += file.size();
        if (folder->m_names.size() > limits.members || folder->m_size > limits.totalBytes)
            return inputError(path, 0, Text::tr("The folder holds far more than any export."));
    }
    if (folder->m_names.isEmpty())
        return inputError(path, 0, Text::tr("The folder holds no files."));
    folder->m_names.sort();
    return folder;
}

Result<std::unique_ptr<InputStream>> InputFolder::stream(const QString &name,
                                                         std::function<void(qint64)> read) const
{
    const QString place = QStringLiteral("%1: %2").arg(QFileInfo(m_path).fileName(), name);
    if (!m_names.contains(name))
        return inputError(m_path, 0, Text::tr("The folder holds no file “%1”.").arg(name));
    auto file = InputFile::open(QDir(m_path).filePath(name), m_limits);
    if (!file)
        return file.error();
    auto content = (*file)->content();
    if (!content)
        return content.error();
    return std::unique_ptr<InputStream>(std::make_unique<FileStream>(
        place, std::move(file).value(), std::move(content).value(), std::move(read)));
}

} // namespace omt::transfer
