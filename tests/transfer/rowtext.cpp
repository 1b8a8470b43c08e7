// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/transfer/rowtext.h"

#include <QJsonDocument>

namespace omt::test {

using namespace Qt::StringLiterals;
using namespace transfer;

namespace {

class Lines
{
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_text += u"  "_s + name + u' ' + QString(value).replace(u"\n"_s, u"\\n"_s) + u'\n';
    }
    void add(const QString &name, const std::optional<int> &value)
    {
        if (value)
            add(name, QString::number(*value));
    }
    void add(const QString &name, const std::optional<bool> &value)
    {
        if (value)
            add(name, *value ? u"yes"_s : u"no"_s);
    }
    void add(const QString &name, const PartialDate &value) { add(name, value.toString()); }
    void add(const QString &name, const QStringList &list) { add(name, list.join(u" | "_s)); }
    void add(const QString &name, const QJsonObject &object)
    {
        if (object.isEmpty())
            return;
        const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
        add(name, QString::fromUtf8(json));
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

void addTitle(Lines &lines, const Media &media)
{
    lines.add(u"class"_s, media.mediaClass);
    QStringList names;
    for (const TitleName &name : media.names)
        names.append(name.text + u" ("_s + name.language + u' ' + name.kind + u')');
    lines.add(u"names"_s, names);
    lines.add(u"date"_s, media.releaseDate);
    lines.add(u"country"_s, media.countryOfOrigin);
    lines.add(u"creators"_s, media.creators);
    lines.add(u"genres"_s, media.genres);
    lines.add(u"cover"_s, media.coverUrl);
    lines.add(u"description"_s, media.description);
    lines.add(u"attributes"_s, media.attributes);
    QStringList keys;
    for (const ExternalKey &key : media.externalKeys)
        keys.append(key.toString());
    lines.add(u"keys"_s, keys);
    lines.add(u"total"_s, media.progressTotal);
}

} // namespace

QString described(const ImportRow &row)
{
    Lines lines;
    addTitle(lines, row.media);
    if (row.records != 1)
        lines.add(u"records"_s, std::optional(row.records));
    lines.add(u"status"_s, row.status ? toString(*row.status) : QString());
    lines.add(u"progress"_s, row.progress);
    lines.add(u"rating"_s, row.rating ? std::optional(row.rating->hundred()) : std::nullopt);
    lines.add(u"notes"_s, row.notes.value_or(QString()));
    lines.add(row.reviewHasSpoilers ? u"review (spoilers)"_s : u"review"_s,
              row.review.value_or(QString()));
    lines.add(u"tags"_s, row.tags);
    lines.add(u"started"_s, row.startedAt);
    lines.add(row.isPlay ? u"played"_s : u"finished"_s, row.completedAt);
    lines.add(u"added"_s, row.addedAt);
    lines.add(u"changed"_s, row.updatedAt);
    lines.add(u"favourite"_s, row.isFavourite);
    lines.add(u"private"_s, row.isPrivate);
    lines.add(u"earlier"_s, row.earlierPasses);
    lines.add(u"earlier start"_s, row.earlierStartedAt);
    lines.add(u"earlier end"_s, row.earlierCompletedAt);
    if (row.isRepeat)
        lines.add(u"repeat"_s, std::optional(true));
    for (const ImportRow::ListPlace &place : row.lists) {
        lines.add(u"list"_s,
                  u"%1 #%2 [%3] %4"_s.arg(place.list)
                      .arg(place.position)
                      .arg(place.description, place.note));
    }
    lines.add(u"extras"_s, row.extras);
    return u"%1 %2: %3\n"_s.arg(row.line).arg(toString(row.media.type), row.media.title)
        + lines.text();
}

QString described(const CollectingSink &sink)
{
    QString text;
    QString file;
    for (const ImportRow &row : sink.rows) {
        const QString member = row.file.section(u": "_s, 1);
        if (member != file)
            text += u"== "_s + member + u'\n';
        file = member;
        text += described(row);
    }
    for (const Problem &problem : sink.problems) {
        text += u"%1 %2: %3\n"_s.arg(problem.recordKept ? u"~"_s : u"!"_s)
                    .arg(problem.line)
                    .arg(problem.message);
    }
    for (auto it = sink.leftOut.begin(); it != sink.leftOut.end(); ++it)
        text += u"- %1: %2\n"_s.arg(it.key().section(u": "_s, 1)).arg(it.value());
    return text;
}

} // namespace omt::test
