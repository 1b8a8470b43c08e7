// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/values.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::transfer {

namespace {

bool meansNothing(const QString &text)
{
    return text.isEmpty() || text == QLatin1StringView("-") || text == QLatin1StringView("?")
        || text.compare(QLatin1StringView("N/A"), Qt::CaseInsensitive) == 0;
}

// Spreadsheets turn 2021/05/17 into 5/17/21. Day first cannot be told from that and is not tried.
std::optional<PartialDate> spreadsheetDate(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})$)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    int year = match.captured(3).toInt();
    if (match.captured(3).size() == 2)
        year += year < 70 ? 2000 : 1900;
    return PartialDate::fromDate(QDate(year, match.captured(1).toInt(), match.captured(2).toInt()));
}

} // namespace

void FieldBag::add(const QString &name, const QString &value)
{
    if (auto *field = find(name); field && field->second.isEmpty())
        field->second = value; // taken and put back
    else
        m_fields.emplace_back(name, value);
}

std::pair<QString, QString> *FieldBag::find(QStringView name)
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(), [name](const auto &field) {
        return name.compare(field.first, Qt::CaseInsensitive) == 0;
    });
    return found == m_fields.end() ? nullptr : &*found;
}

QString FieldBag::take(QStringView name)
{
    auto *field = find(name);
    return field ? std::exchange(field->second, {}) : QString();
}

QString FieldBag::takeTrimmed(QStringView name)
{
    return take(name).trimmed();
}

std::optional<int> FieldBag::takeNumber(QStringView name)
{
    const QString text = takeTrimmed(name);
    if (meansNothing(text))
        return std::nullopt;
    const auto number = wholeNumber(text);
    if (!number || *number < 0) {
        refuse(name.toString(), text);
        return std::nullopt;
    }
    return number;
}

std::optional<int> FieldBag::takeCount(QStringView name)
{
    const auto number = takeNumber(name);
    return number && *number > 0 ? number : std::nullopt;
}

std::optional<Rating> FieldBag::takeRating(QStringView name, double best)
{
    const QString text = takeTrimmed(name);
    if (meansNothing(text))
        return std::nullopt;
    bool ok = false;
    const double value = QString(text).replace(u',', u'.').toDouble(&ok);
    const auto rating = ok ? Rating::fromScale(value, best) : std::nullopt;
    if (!rating && !(ok && value == 0.0))
        refuse(name.toString(), text);
    return rating;
}

PartialDate FieldBag::takeDate(QStringView name)
{
    const QString text = takeTrimmed(name);
    if (meansNothing(text))
        return {};
    bool ok = true;
    const auto rewritten = spreadsheetDate(text);
    const PartialDate date = rewritten ? *rewritten : PartialDate::fromString(text, &ok);
    if (!ok || (rewritten && !date.isKnown()))
        refuse(name.toString(), text);
    return date;
}

PartialDate FieldBag::takeMoment(QStringView name, DateOrder order)
{
    const QString text = takeTrimmed(name);
    const PartialDate date = historyDate(text, order);
    if (!date.isKnown() && !isDateSentinel(text))
        refuse(name.toString(), text);
    return date;
}

std::optional<QString> FieldBag::takeProse(QStringView name)
{
    const QString text = take(name);
    return text.trimmed().isEmpty() ? std::nullopt : std::optional(text);
}

void FieldBag::refuse(const QString &name, const QString &value)
{
    if (auto *field = find(name))
        field->second = value;
    else
        add(name, value);
    m_complaints.append(formatText("The value “%1” of “%2” cannot be read; it is kept with the "
                                   "entry as it was written.")
                            .arg(value.left(80), name));
}

QJsonObject FieldBag::rest(const QHash<QString, QStringList> &defaults) const
{
    QJsonObject object;
    for (const auto &[name, value] : m_fields) {
        const QString text = value.trimmed();
        if (!text.isEmpty() && !defaults.value(name).contains(text, Qt::CaseInsensitive))
            object.insert(name, value);
    }
    return object;
}

} // namespace omt::transfer
