// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importrunner.h"

#include "core/transfer/format.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/recognise.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace omt::transfer {

namespace {

Result<const ImportFormat *> formatFor(const QString &path, const QString &wanted)
{
    if (wanted.isEmpty())
        return recogniseOne(path);
    const ImportFormat *format = findImportFormat(wanted);
    if (format)
        return format;
    return makeError(
        Error::Kind::BadInput,
        QCoreApplication::translate("omt::transfer::ImportJob", "There is no import format \"%1\".")
            .arg(wanted));
}

Error wrongKind(const QString &path, const ImportFormat &format)
{
    const QString name = QFileInfo(path).fileName();
    return inputError(name, 0,
                      format.isCatalog()
                          ? QCoreApplication::translate("omt::transfer::ImportJob",
                                                        "This is a public catalog (%1), not a "
                                                        "person's list; import it as a catalog.")
                                .arg(format.displayName())
                          : QCoreApplication::translate("omt::transfer::ImportJob",
                                                        "This is a person's list (%1), not a "
                                                        "public catalog.")
                                .arg(format.displayName()));
}

} // namespace

Result<std::vector<ImportSource>> openSources(const QStringList &files, const QString &format,
                                              bool wantsCatalog)
{
    std::vector<ImportSource> sources;
    for (const QString &path : files) {
        const auto found = formatFor(path, format);
        if (!found)
            return found.error();
        const ImportFormat *reader = *found;
        if (reader->isCatalog() != wantsCatalog)
            return wrongKind(path, *reader);
        auto opened = InputFile::open(path, limitsFor(*reader));
        if (!opened)
            return opened.error();
        const std::shared_ptr<InputFile> file = std::move(opened).value();
        ImportSource source;
        source.name = QFileInfo(path).fileName();
        source.format = reader->id();
        source.source = reader->source();
        source.size = file->size();
        source.position = [file] { return file->position(); };
        source.read = [file, reader](RowSink &sink) { return reader->read(*file, sink); };
        sources.push_back(std::move(source));
    }
    return sources;
}

QString formatOf(const std::vector<ImportSource> &sources)
{
    if (sources.empty())
        return {};
    for (const ImportSource &source : sources) {
        if (source.format != sources.front().format)
            return QStringLiteral("mixed");
    }
    return sources.front().format;
}

} // namespace omt::transfer
