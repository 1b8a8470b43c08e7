// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/leftalone.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>

namespace omt {

using namespace Qt::StringLiterals;

namespace {

struct LeftText
{
    Q_DECLARE_TR_FUNCTIONS(omt::LeftAlone)
};

QString fieldText(const QString &field)
{
    static const QHash<QString, const char *> names{
        {u"status"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "status")},
        {u"progress"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "progress")},
        {u"rating"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "rating")},
        {u"notes"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "notes")},
        {u"tags"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "tags")},
        {u"started_at"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "start date")},
        {u"completed_at"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "finish date")},
        {u"pass_number"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "time through")},
        {u"is_favourite"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "favourite")},
        {u"is_private"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "private")},
        {u"entry"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "place in the library")},
        {u"passes"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "earlier times through")},
        {u"reviews"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "review")},
        {u"lists"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "lists")},
        {u"items"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "titles on the list")},
        {u"name"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "name")},
        {u"title"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "title")},
        {u"titles"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "names")},
        {u"description"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "description")},
        {u"release_date"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "release date")},
        {u"external_links"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "links")},
        {u"relationships"_s, QT_TRANSLATE_NOOP("omt::LeftAlone", "relations")},
    };
    if (const char *name = names.value(field))
        return LeftText::tr(name);
    QString plain = field;
    return plain.replace(u'_', u' ');
}

} // namespace

QList<LeftAlone> leftAloneFromJson(const QJsonArray &array)
{
    QList<LeftAlone> left;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        LeftAlone one;
        one.id = object.value(u"id"_s).toString();
        one.isList = object.value(u"kind"_s).toString() == u"list";
        one.title = object.value(u"title"_s).toString();
        for (const QJsonValue &field : object.value(u"fields"_s).toArray())
            one.fields.append(field.toString());
        left.append(one);
    }
    return left;
}

QJsonArray leftAloneToJson(const QList<LeftAlone> &left)
{
    QJsonArray array;
    for (const LeftAlone &one : left) {
        array.append(QJsonObject{{u"kind"_s, one.isList ? u"list"_s : u"title"_s},
                                 {u"id"_s, one.id},
                                 {u"title"_s, one.title},
                                 {u"fields"_s, QJsonArray::fromStringList(one.fields)}});
    }
    return array;
}

QString leftFieldsText(const LeftAlone &left)
{
    if (left.fields.isEmpty())
        return LeftText::tr("needed elsewhere");
    QStringList names;
    for (const QString &field : left.fields)
        names.append(fieldText(field));
    return names.join(u", "_s);
}

} // namespace omt
