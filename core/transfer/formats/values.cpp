// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/values.h"

#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

namespace omt::transfer {

std::optional<int> wholeNumber(QStringView text)
{
    text = text.trimmed();
    bool ok = false;
    if (const int number = text.toInt(&ok); ok)
        return number;
    // toDouble takes "1e3" and "nan" too, which nobody writes for a count.
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || c == u'.' || c == u'-';
    });
    const double value = text.toDouble(&ok);
    if (!ok || !isPlain || value != std::floor(value)
        || std::abs(value) > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(value);
}

std::optional<int> countingNumber(QStringView text)
{
    const auto number = wholeNumber(text);
    return number && *number > 0 ? number : std::nullopt;
}

QStringList splitList(QStringView text, QChar separator)
{
    QStringList list;
    for (const QStringView part : text.split(separator)) {
        const QString item = part.trimmed().toString();
        if (!item.isEmpty() && !list.contains(item))
            list.append(item);
    }
    return list;
}

void setNumber(QJsonObject &attributes, const char16_t *key, std::optional<int> number)
{
    if (number && *number > 0)
        attributes.insert(QStringView(key), *number);
}

void setText(QJsonObject &attributes, const char16_t *key, const QString &text)
{
    if (!text.isEmpty())
        attributes.insert(QStringView(key), text);
}

void setList(QJsonObject &attributes, const char16_t *key, const QStringList &list)
{
    if (!list.isEmpty())
        attributes.insert(QStringView(key), QJsonArray::fromStringList(list));
}

void setTotal(Media &media, std::optional<int> total)
{
    if (!total || *total <= 0)
        return;
    media.progressTotal = total;
    setNumber(media.attributes, info(media.type).totalAttribute, total);
}

void addName(Media &media, const QString &text, const QString &language, const QString &kind)
{
    const QString name = text.trimmed();
    const bool isThere = std::any_of(media.names.begin(), media.names.end(),
                                     [&](const TitleName &other) { return other.text == name; });
    if (!name.isEmpty() && name != media.title && !isThere)
        media.names.append({name, language, kind});
}

void addKey(Media &media, const QString &source, const QString &space, const QString &key)
{
    if (!key.isEmpty() && key.size() <= 255)
        media.externalKeys.append({source, space, key});
}

QString countryCode(const QString &name)
{
    static const QHash<QString, QString> codes = [] {
        QHash<QString, QString> table;
        for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
            const auto territory = static_cast<QLocale::Territory>(i);
            const QString code = QLocale::territoryToCode(territory);
            if (code.size() == 2)
                table.insert(QLocale::territoryToString(territory), code);
        }
        return table;
    }();
    return codes.value(name, name);
}

QString languageCode(const QString &code)
{
    const qsizetype dash = code.indexOf(u'-');
    const auto language = QLocale::codeToLanguage(code.left(dash < 0 ? code.size() : dash));
    if (language == QLocale::AnyLanguage || language == QLocale::C)
        return {};
    const QString base = QLocale::languageToCode(language);
    return dash < 0 ? base : base + code.mid(dash);
}

std::optional<SeriesTitle> splitSeriesTitle(const QString &title)
{
    // "Name (Series, #2)", "Name (Series #2)", "Name (Series, #1-3; Other, #4)"
    static const QRegularExpression pattern(QStringLiteral(
        R"(^(.+?)\s*\(([^()#]+?),?\s+#(\d+(?:\.\d+)?(?:\s?[-–]\s?\d+(?:\.\d+)?)?)(?:;[^()]*)?\)$)"));
    const auto match = pattern.match(title);
    if (!match.hasMatch())
        return std::nullopt;
    return SeriesTitle{match.captured(1), match.captured(2), match.captured(3)};
}

void applySeries(Media &media)
{
    const auto series = splitSeriesTitle(media.title);
    if (!series)
        return;
    addName(media, series->name, {}, QStringLiteral("alias"));
    setText(media.attributes, u"series_name", series->series);
    bool isOneNumber = false;
    const double position = series->position.toDouble(&isOneNumber);
    if (isOneNumber && position < 100000)
        media.attributes.insert(u"series_position", position);
    else
        setText(media.attributes, u"series_positions", series->position);
}

bool Delivery::problems(const QStringList &complaints, qint64 line)
{
    return std::all_of(complaints.begin(), complaints.end(), [&](const QString &message) {
        return m_sink.problem({m_file, line, message, true});
    });
}

} // namespace omt::transfer
