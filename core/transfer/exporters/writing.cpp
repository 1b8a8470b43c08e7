// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/writing.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QJsonDocument>
#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// A spreadsheet would run it. Blanks before it do not keep all of them from that, and some take the
// wide forms of Japanese keyboards for the same. Apostrophes before it count as ours, so that one
// more is put there and reading takes one away again.
bool looksLikeFormula(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    while (rest.startsWith(u'\''))
        rest = rest.mid(1).trimmed();
    return !rest.isEmpty() && QStringView(u"=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(rest[0]);
}

} // namespace

QString FacedFormat::purpose() const
{
    return QCoreApplication::translate("omt::transfer::Export", m_face.purpose);
}

Result<> writeAll(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return makeError(
        Error::Kind::Output,
        QCoreApplication::translate("omt::transfer::Export",
                                    "The export could not be written to its end: %1.")
            .arg(device.errorString()),
        device.errorString(),
        QCoreApplication::translate("omt::transfer::Export", "What was written is not whole."));
}

Result<> checkWritten(const QXmlStreamWriter &xml, QIODevice &device)
{
    if (!xml.hasError())
        return {};
    return makeError(
        Error::Kind::Output,
        QCoreApplication::translate("omt::transfer::Export",
                                    "The export could not be written to its end: %1.")
            .arg(device.errorString()),
        device.errorString(),
        QCoreApplication::translate("omt::transfer::Export", "What was written is not whole."));
}

QString withoutControls(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    for (qsizetype i = 0; i < text.size(); ++i) {
        QChar &c = text[i];
        const bool isPair
            = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (isPair) {
            ++i;
            continue;
        }
        const bool isControl = c.category() == QChar::Other_Control && c != u'\n';
        if (isControl || c.isSurrogate() || c.unicode() >= 0xFFFE)
            c = u' ';
    }
    return text;
}

QByteArray csvField(const QString &text)
{
    QString cell = withoutControls(text);
    if (looksLikeFormula(cell))
        cell.prepend(u'\'');
    // Semicolons too: in half of Europe a spreadsheet takes them for the delimiter.
    if (!cell.contains(u',') && !cell.contains(u';') && !cell.contains(u'"')
        && !cell.contains(u'\n'))
        return cell.toUtf8();
    cell.replace(u'"', "\"\""_L1);
    return '"' + cell.toUtf8() + '"';
}

QByteArray csvLine(const QStringList &fields)
{
    QByteArrayList cells;
    for (const QString &field : fields)
        cells.append(csvField(field));
    return cells.join(',') + "\r\n";
}

QString joinedList(const QStringList &list, QChar separator)
{
    QStringList items;
    for (QString item : list) {
        item.replace(u'\\', u"\\\\"_s);
        item.replace(separator, QString(u'\\' + QString(separator)));
        items.append(item);
    }
    return items.join(QString(separator + QString(u' ')));
}

QString dayText(const PartialDate &date)
{
    return date.precision() >= PartialDate::Precision::Day ? date.startDate().toString(Qt::ISODate)
                                                           : QString();
}

QString momentText(const PartialDate &date)
{
    return date.precision() >= PartialDate::Precision::Day ? momentText(date.start()) : QString();
}

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODateWithMs) : QString();
}

int wholeRating(const std::optional<Rating> &rating, int best)
{
    return rating ? std::max(1, static_cast<int>(std::lround(rating->onScale(best)))) : 0;
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void putFilled(QJsonObject *object, const QString &key, const QJsonValue &value)
{
    const bool isEmpty = value.isNull() || value.isUndefined()
        || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty())
        || (value.isObject() && value.toObject().isEmpty());
    if (!isEmpty)
        object->insert(key, value);
}

void putSnapshot(QJsonObject *object, const QJsonObject &snapshot, const QStringList &but)
{
    for (auto it = snapshot.begin(); it != snapshot.end(); ++it) {
        if (!object->contains(it.key()) && !but.contains(it.key()))
            object->insert(it.key(), it.value());
    }
}

QJsonValue idValue(const QString &key)
{
    bool isNumber = false;
    const qint64 number = key.toLongLong(&isNumber);
    return isNumber && QString::number(number) == key ? QJsonValue(number) : QJsonValue(key);
}

} // namespace omt::transfer
