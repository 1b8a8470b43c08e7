// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/previewrow.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QList<PreviewField> fieldsOf(const QJsonArray &array, QStringView mine, QStringView theirs)
{
    QList<PreviewField> fields;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        fields.append(
            {object[u"field"].toString(), object[mine].toString(), object[theirs].toString()});
    }
    return fields;
}

QList<PreviewCandidate> candidatesOf(const QJsonArray &array)
{
    QList<PreviewCandidate> candidates;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        PreviewCandidate candidate;
        candidate.media = MediaId::fromString(object[u"media_id"].toString());
        candidate.title = object[u"title"].toString();
        candidate.mediaType = object[u"media_type"].toString();
        candidate.year = object[u"year"].toInt();
        for (const QJsonValue &creator : object[u"creators"].toArray())
            candidate.creators.append(creator.toString());
        candidate.score = object[u"score"].toInt();
        candidate.isInLibrary = object[u"in_library"].toBool();
        candidates.append(candidate);
    }
    return candidates;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray jsonOf(const QList<PreviewField> &fields, const QString &mine, const QString &theirs)
{
    QJsonArray array;
    for (const PreviewField &field : fields) {
        array.append(QJsonObject{{u"field"_s, field.field},
                                 {mine, textOrNull(field.mine)},
                                 {theirs, textOrNull(field.theirs)}});
    }
    return array;
}

QJsonArray jsonOf(const QList<PreviewCandidate> &candidates)
{
    QJsonArray array;
    for (const PreviewCandidate &candidate : candidates) {
        array.append(QJsonObject{
            {u"media_id"_s, candidate.media.toString()},
            {u"title"_s, candidate.title},
            {u"media_type"_s, candidate.mediaType},
            {u"year"_s, candidate.year != 0 ? QJsonValue(candidate.year) : QJsonValue()},
            {u"creators"_s, QJsonArray::fromStringList(candidate.creators)},
            {u"score"_s, candidate.score},
            {u"in_library"_s, candidate.isInLibrary}});
    }
    return array;
}

} // namespace

QString toString(PreviewState state)
{
    switch (state) {
    case PreviewState::New:
        return u"new"_s;
    case PreviewState::Changed:
        return u"changed"_s;
    case PreviewState::Same:
        return u"same"_s;
    case PreviewState::Conflict:
        return u"conflict"_s;
    case PreviewState::Close:
        return u"close"_s;
    case PreviewState::Unmatched:
        return u"unmatched"_s;
    case PreviewState::Broken:
        return u"broken"_s;
    case PreviewState::Merged:
        return u"merged"_s;
    case PreviewState::Skipped:
        break;
    }
    return u"skipped"_s;
}

PreviewState previewStateFromString(QStringView key)
{
    for (const PreviewState state : everyPreviewState) {
        if (key == toString(state))
            return state;
    }
    return PreviewState::Same;
}

PreviewRow previewRowOf(const db::Row &row)
{
    PreviewRow line;
    line.number = row.integer(u"line_no");
    line.state = previewStateFromString(row.text(u"state"));
    line.record = row.integer(u"row_no");
    line.title = row.integer(u"title_no");
    line.file = row.text(u"file");
    line.line = row.integer(u"line");
    line.sources = row.textList(u"sources");
    line.name = row.text(u"title");
    line.mediaType = row.text(u"media_type");
    line.year = static_cast<int>(row.integer(u"year"));
    line.creators = row.textList(u"creators");
    line.media = row.id<MediaId>(u"media_id");
    line.matchedTitle = row.text(u"matched_title");
    line.score = static_cast<int>(row.integer(u"score"));
    line.isDecided = row.boolean(u"is_decided");
    line.changes = fieldsOf(row.json(u"changes").array(), u"old", u"new");
    line.conflicts = fieldsOf(row.json(u"conflicts").array(), u"mine", u"theirs");
    line.candidates = candidatesOf(row.json(u"candidates").array());
    line.reason = row.text(u"reason");
    line.notes = row.textList(u"notes");
    return line;
}

QJsonObject PreviewRow::toJson() const
{
    return {{u"state"_s, toString(state)},
            {u"file"_s, file},
            {u"line"_s, line > 0 ? QJsonValue(line) : QJsonValue()},
            {u"title"_s, name},
            {u"media_type"_s, textOrNull(mediaType)},
            {u"year"_s, year != 0 ? QJsonValue(year) : QJsonValue()},
            {u"creators"_s, QJsonArray::fromStringList(creators)},
            {u"sources"_s, QJsonArray::fromStringList(sources)},
            {u"media_id"_s, media.isNull() ? QJsonValue() : QJsonValue(media.toString())},
            {u"matched_title"_s, textOrNull(matchedTitle)},
            {u"decided"_s, isDecided},
            {u"changes"_s, jsonOf(changes, u"old"_s, u"new"_s)},
            {u"conflicts"_s, jsonOf(conflicts, u"mine"_s, u"theirs"_s)},
            {u"candidates"_s, jsonOf(candidates)},
            {u"reason"_s, textOrNull(reason)},
            {u"notes"_s, QJsonArray::fromStringList(notes)}};
}

} // namespace omt::transfer
