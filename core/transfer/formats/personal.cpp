// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/personal.h"

#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/jsonreader.h"
#include "core/transfer/textstream.h"

#include <algorithm>

namespace omt::transfer {

namespace {

bool deliverWith(Delivery &delivery, ImportRow &&row, const QJsonObject &rest,
                 const QStringList &complaints, qint64 line)
{
    for (auto it = rest.begin(); it != rest.end(); ++it) {
        if (!row.extras.contains(it.key()))
            row.extras.insert(it.key(), it.value());
    }
    if (row.media.title.isEmpty() && row.media.externalKeys.isEmpty()) {
        return delivery.problem(formatText("The entry has neither a title nor a number and was "
                                           "left out."),
                                line);
    }
    return delivery.problems(complaints, line) && delivery.row(std::move(row), line);
}

} // namespace

Result<> PersonalFormat::read(InputFile &file, RowSink &sink) const
{
    auto content = file.content();
    if (!content)
        return content.error();
    return readContent(**content, sink);
}

Result<> PersonalFormat::readContent(InputStream &stream, RowSink &) const
{
    return inputError(stream.name(), 0,
                      formatText("The file cannot be read as %1.").arg(displayName()));
}

bool headHas(const FileProbe &probe, std::initializer_list<const char *> texts)
{
    return std::all_of(texts.begin(), texts.end(),
                       [&probe](const char *text) { return probe.head.contains(text); });
}

bool headStarts(const FileProbe &probe, char first)
{
    for (const char c : probe.head) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return c == first;
    }
    return false;
}

Result<QByteArray> firstBytes(InputFile &file)
{
    auto content = file.content();
    if (!content)
        return content.error();
    return firstBytes(**content);
}

Result<QByteArray> firstBytes(InputStream &stream)
{
    TextStream text(stream);
    QByteArray head;
    while (head.size() < inputChunk && !head.contains('\n')) {
        const auto piece = text.read(inputChunk);
        if (!piece)
            return piece.error();
        if (piece->isEmpty())
            break;
        head += *piece;
    }
    return head;
}

Result<> readBags(InputStream &stream, const QStringList &path, Delivery &delivery,
                  const TakeBag &take)
{
    return JsonElementReader(stream).readArray(
        path,
        [&take](QJsonObject &&element, qint64 line) {
            JsonBag bag(std::move(element));
            return take(bag, line);
        },
        [&delivery](const QString &message, qint64 line) {
            return delivery.problem(message, line);
        });
}

Result<> readBagLines(InputStream &stream, Delivery &delivery, const TakeBag &take)
{
    return JsonElementReader(stream).readLines(
        [&take](QJsonObject &&element, qint64 line) {
            JsonBag bag(std::move(element));
            return take(bag, line);
        },
        [&delivery](const QString &message, qint64 line) {
            return delivery.problem(message, line);
        });
}

bool deliver(Delivery &delivery, ImportRow &&row, const JsonBag &bag, qint64 line,
             const QStringList &zeros)
{
    return deliverWith(delivery, std::move(row), bag.rest(zeros), bag.complaints(), line);
}

bool deliver(Delivery &delivery, ImportRow &&row, const FieldBag &bag, qint64 line,
             const QHash<QString, QStringList> &defaults)
{
    return deliverWith(delivery, std::move(row), bag.rest(defaults), bag.complaints(), line);
}

} // namespace omt::transfer
