// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/db/connection.h"
#include "core/transfer/exportwriters.h"

#include <QIODevice>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString number(std::optional<qint64> value)
{
    return value ? QString::number(*value) : QString();
}

QString yes(bool value)
{
    return value ? u"yes"_s : QString();
}

QString moment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

const QStringList &columns()
{
    static const QStringList names{u"media_id"_s,     u"title"_s,          u"media_type"_s,
                                   u"release_date"_s, u"creators"_s,       u"status"_s,
                                   u"progress"_s,     u"progress_total"_s, u"rating"_s,
                                   u"started_at"_s,   u"completed_at"_s,   u"passes"_s,
                                   u"tags"_s,         u"lists"_s,          u"notes"_s,
                                   u"review"_s,       u"is_favourite"_s,   u"is_private"_s,
                                   u"external"_s,     u"created_at"_s,     u"updated_at"_s};
    return names;
}

QStringList fieldsOf(const db::Row &row)
{
    return {row.text(u"media_id"),
            row.text(u"title"),
            row.text(u"media_type"),
            dateOf(row, u"release_start", u"release_precision").toString(),
            row.textList(u"creators").join(u"; "_s),
            row.text(u"status"),
            QString::number(row.integer(u"progress")),
            number(row.optionalInteger(u"progress_total")),
            number(row.optionalInteger(u"rating")),
            dateOf(row, u"started_at", u"started_precision").toString(),
            dateOf(row, u"completed_at", u"completed_precision").toString(),
            QString::number(row.integer(u"pass_number")),
            row.textList(u"tags").join(u", "_s),
            row.textList(u"lists").join(u"; "_s),
            row.text(u"notes"),
            row.text(u"review"),
            yes(row.boolean(u"is_favourite")),
            yes(row.boolean(u"is_private")),
            row.textList(u"links").join(u' '),
            moment(row.dateTime(u"created_at")),
            moment(row.dateTime(u"updated_at"))};
}

QByteArray line(const QStringList &fields)
{
    QByteArrayList cells;
    for (const QString &field : fields)
        cells.append(csvField(field));
    return cells.join(',') + "\r\n";
}

// Control characters would drive a terminal or end a line; only line breaks mean something.
QString withoutControls(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control && c != u'\n')
            c = u' ';
    }
    return text;
}

// A spreadsheet would run it. Blanks before it do not keep all of them from that, and some take the
// wide forms of Japanese keyboards for the same.
bool looksLikeFormula(const QString &text)
{
    const QString trimmed = text.trimmed();
    return !trimmed.isEmpty() && QStringView(u"=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(trimmed[0]);
}

} // namespace

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

Result<ExportReport> writeCsv(db::Connection &connection, QIODevice &device)
{
    static const auto table = db::Statement::load(u"transfer/export_table");
    if (const auto written = writeAll(device, line(columns())); !written)
        return written.error();
    const auto count = connection.stream(
        table, {}, [&device](const db::Row &row) { return writeAll(device, line(fieldsOf(row))); });
    if (!count)
        return count.error();
    return ExportReport{*count, 0, 0};
}

} // namespace omt::transfer
