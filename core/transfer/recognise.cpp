// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/recognise.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/textstream.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace omt::transfer {

namespace {

constexpr qsizetype headSize = 64 * 1024;

// A binary file is no error here: no format will know it, which says enough.
Result<QByteArray> readHead(InputStream &stream)
{
    QByteArray raw;
    while (raw.size() < headSize) {
        const auto piece = stream.read(headSize - raw.size());
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        raw += *piece;
    }
    MemoryStream memory(stream.name(), raw);
    TextStream text(memory);
    QByteArray head;
    for (;;) {
        const auto piece = text.read(headSize);
        if (!piece)
            return raw;
        if (piece->isEmpty())
            return head;
        head += *piece;
    }
}

// Account downloads hold keys to the account, which nobody needs to look at.
bool isSecret(const QString &member)
{
    const QString name = member.section(QLatin1Char('/'), -1);
    for (const char *word : {"token", "auth", "login", "password", "session", "device"}) {
        if (name.contains(QLatin1StringView(word), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

Result<FileProbe> probeFile(InputFile &file)
{
    FileProbe probe;
    probe.name = file.plainName();
    if (!file.isArchive()) {
        auto content = file.content();
        if (!content)
            return content.error();
        auto head = readHead(**content);
        if (!head)
            return head.error();
        probe.head = std::move(head).value();
        return probe;
    }
    auto members = file.members();
    if (!members)
        return members.error();
    probe.members = std::move(members).value();
    if (file.isFolder())
        return probe; // opens no file that its format would not
    const auto walked
        = file.forEachMember([&probe](const QString &member, InputStream &stream) -> Result<bool> {
              if (isSecret(member))
                  return true;
              auto head = readHead(stream);
              if (!head)
                  return head.error();
              probe.memberHead = std::move(head).value();
              return false;
          });
    if (!walked)
        return walked.error();
    return probe;
}

Result<QList<Recognition>> recognise(const QString &path)
{
    auto file = InputFile::open(path, InputLimits::catalog());
    if (!file)
        return file.error();
    const auto probe = probeFile(**file);
    if (!probe)
        return probe.error();
    QList<Recognition> found;
    for (const auto &format : importFormats()) {
        if (const int confidence = format->recognise(*probe); confidence > 0)
            found.append({format.get(), confidence});
    }
    std::stable_sort(found.begin(), found.end(), [](const Recognition &a, const Recognition &b) {
        return a.confidence > b.confidence;
    });
    return found;
}

Result<const ImportFormat *> recogniseOne(const QString &path)
{
    const auto found = recognise(path);
    if (!found)
        return found.error();
    if (found->isEmpty()) {
        return inputError(
            QFileInfo(path).fileName(), 0,
            QCoreApplication::translate("omt::transfer",
                                        "The content is of no format that can be imported."));
    }
    return found->first().format;
}

InputLimits limitsFor(const ImportFormat &format)
{
    return format.isCatalog() ? InputLimits::catalog() : InputLimits::personal();
}

} // namespace omt::transfer
