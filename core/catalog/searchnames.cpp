// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchnames.h"

#include "core/domain/mediatype.h"
#include "core/domain/status.h"
#include "core/domain/titletext.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

QString plainName(const QString &name)
{
    return normalisedTitle(name).remove(u' ');
}

QHash<QString, QString> countryNames()
{
    QHash<QString, QString> names{{u"usa"_s, u"us"_s}, {u"uk"_s, u"gb"_s}};
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = QLocale::Territory(i);
        if (const QString code = QLocale::territoryToCode(territory); code.size() == 2)
            names.insert(plainName(QLocale::territoryToString(territory)), code.toLower());
    }
    return names;
}

QHash<QString, QString> languageNames()
{
    QHash<QString, QString> names;
    for (int i = QLocale::C + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = QLocale::Language(i);
        if (const QString code = QLocale::languageToCode(language); !code.isEmpty())
            names.insert(plainName(QLocale::languageToString(language)), code);
    }
    return names;
}

} // namespace

QString typeKeyOf(const QString &name)
{
    const QString plain = plainName(name);
    for (const MediaTypeInfo &type : mediaTypes()) {
        const QString key = QString::fromUtf16(type.key);
        if (name.toLower() == key || plain == plainName(key)
            || plain == plainName(displayName(type.type)))
            return key;
    }
    return {};
}

bool beginsType(const QString &name)
{
    return std::any_of(mediaTypes().begin(), mediaTypes().end(), [&](const MediaTypeInfo &type) {
        return QString::fromUtf16(type.key).startsWith(name.toLower());
    });
}

bool beginsStatus(const QString &name)
{
    return std::any_of(allStatuses.begin(), allStatuses.end(),
                       [&](Status status) { return toString(status).startsWith(name.toLower()); });
}

QString countryKeyOf(const QString &name)
{
    static const QHash<QString, QString> names = countryNames();
    return names.value(plainName(name), name.trimmed().toLower());
}

QString languageKeyOf(const QString &name)
{
    static const QHash<QString, QString> names = languageNames();
    const QString first = name.section(u'-', 0, 0).trimmed();
    return names.value(plainName(first), first.toLower());
}

} // namespace omt::catalog
