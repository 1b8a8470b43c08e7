// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogreading.h"

#include "core/transfer/fingerprint.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/jsonslices.h"
#include "core/transfer/linereader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace omt::transfer {

bool deliverJson(RowSink &sink, Delivery &delivery, QByteArrayView json, qint64 line,
                 const MakeCatalogRow &make)
{
    if (sink.wasTaken(fingerprintOf(json)))
        return true;
    QJsonParseError error;
    const auto document
        = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return delivery.problem(error.error == QJsonParseError::NoError
                                    ? formatText("This entry is no JSON object and was left out.")
                                    : formatText("The text is no valid JSON."),
                                line);
    }
    auto row = make(document.object());
    if (!row) {
        sink.notImported({}, 1);
        return true;
    }
    if (row->media.title.isEmpty() && row->media.externalKeys.isEmpty())
        return delivery.problem(formatText("The entry has no title and was left out."), line);
    return delivery.row(std::move(*row), line);
}

namespace {

Result<> readLines(InputStream &stream, RowSink &sink, const MakeCatalogRow &make)
{
    LineReader lines(stream);
    Delivery delivery(sink, stream.name());
    for (;;) {
        QByteArrayView line;
        const auto found = lines.next(line);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        if (!line.trimmed().isEmpty() && !deliverJson(sink, delivery, line, lines.line(), make))
            return cancelledError();
    }
}

} // namespace

Result<> readJsonCatalog(InputStream &stream, RowSink &sink, const JsonPlace &place,
                         const MakeCatalogRow &make)
{
    if (place.isLines)
        return readLines(stream, sink, make);
    JsonSlices slices(stream, place.key);
    Delivery delivery(sink, stream.name());
    for (;;) {
        QByteArrayView element;
        const auto found = slices.next(element);
        if (!found)
            return found.error();
        if (!*found)
            return {};
        if (!deliverJson(sink, delivery, element, slices.line(), make))
            return cancelledError();
    }
}

Result<> readJsonCatalog(InputFile &file, RowSink &sink, const JsonPlace &place,
                         const MakeCatalogRow &make)
{
    auto content = file.content();
    if (!content)
        return content.error();
    return readJsonCatalog(**content, sink, place, make);
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue item : value.toArray()) {
        const QString text = item.toString().trimmed();
        if (!text.isEmpty() && !list.contains(text))
            list.append(text);
    }
    return list;
}

bool holdsWords(const QByteArray &text, const QList<QByteArray> &words)
{
    return std::all_of(words.begin(), words.end(),
                       [&text](const QByteArray &word) { return text.contains(word); });
}

} // namespace omt::transfer
