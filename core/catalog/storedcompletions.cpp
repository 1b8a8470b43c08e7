// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/catalog/searchcompletion.h"
#include "core/db/connection.h"
#include "core/domain/titletext.h"

#include <QLocale>

namespace omt::catalog {

using namespace Qt::StringLiterals;

namespace {

QString placeName(const QString &key, const QString &code)
{
    if (key == u"country") {
        const auto territory = QLocale::codeToTerritory(code.toUpper());
        return territory == QLocale::AnyTerritory ? QString()
                                                  : QLocale::territoryToString(territory);
    }
    const auto language = QLocale::codeToLanguage(code);
    return language <= QLocale::C ? QString() : QLocale::languageToString(language);
}

/** What the dictionary of the catalog calls these values. */
QString markOf(const QString &key)
{
    return key == u"genre"   ? u"~g"_s
        : key == u"country"  ? u"~o"_s
        : key == u"language" ? u"~l"_s
        : key == u"class"    ? u"~c"_s
                             : QString();
}

} // namespace

Result<QList<Completion>> storedCompletions(db::Connection &connection,
                                            const CompletionPoint &point, int most)
{
    const QString mark = markOf(point.key);
    const bool isNamed = point.key == u"country" || point.key == u"language";
    QString begun = mark.isEmpty() ? point.begun : point.begun.toLower();
    if (point.key == u"genre")
        begun = normalisedTitle(point.begun).replace(u' ', u'_');
    else if (point.key == u"creator")
        begun = normalisedTitle(point.begun);
    // Places are known by their codes, but typed by their names: those few are chosen from here.
    const auto rows = connection.query(db::Statement::load(u"search/select_values"),
                                       {{u"kind", point.key},
                                        {u"mark", mark},
                                        {u"begun", isNamed ? QString() : begun},
                                        {u"most", isNamed ? 300 : most}});
    if (!rows)
        return rows.error();
    QList<Completion> found;
    for (const db::Row row : *rows) {
        QString value = row.text(u"value").mid(mark.size());
        if (point.key == u"genre")
            value.replace(u'_', u' ');
        const QString label = isNamed ? placeName(point.key, value) : QString();
        if (!isNamed || beginsSo(value, label, point.begun))
            found.append(completionOf(point, value, label, row.integer(u"titles")));
    }
    return found.mid(0, most);
}

} // namespace omt::catalog
