// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/title.h"
#include "core/transfer/format.h"
#include "core/transfer/formats/dates.h"

#include <QCoreApplication>
#include <QHash>

#include <optional>
#include <utility>
#include <vector>

namespace omt::transfer {

/** Translates in the context of the formats. */
[[nodiscard]] inline QString formatText(const char *text)
{
    return QCoreApplication::translate("omt::transfer", text);
}

/** "12", "12.0" and " 12 " are 12; empty for everything else, also for what no int holds. */
[[nodiscard]] std::optional<int> wholeNumber(QStringView text);
/** The same above zero: zero and less stand for "unknown" in foreign files. */
[[nodiscard]] std::optional<int> countingNumber(QStringView text);
/** "a, b,, a" becomes a and b. */
[[nodiscard]] QStringList splitList(QStringView text, QChar separator = u',');
/** Sets a typed attribute when there is something to set. */
void setNumber(QJsonObject &attributes, const char16_t *key, std::optional<int> number);
void setText(QJsonObject &attributes, const char16_t *key, const QString &text);
void setList(QJsonObject &attributes, const char16_t *key, const QStringList &list);
/** Sets the type's own total and, with it, progressTotal. */
void setTotal(Media &media, std::optional<int> total);
/** Adds a name unless it is empty, the title itself or there already. */
void addName(Media &media, const QString &text, const QString &language, const QString &kind);
/** Adds a key unless a part of it is empty. */
void addKey(Media &media, const QString &source, const QString &space, const QString &key);
/** "France" becomes "FR" where the name is known, else stays as it is. */
[[nodiscard]] QString countryCode(const QString &name);
/** "eng" and "en-US" become "en" and "en-US"; empty when it is no language. */
[[nodiscard]] QString languageCode(const QString &code);

/** "The Final Empire (Mistborn, #1)": the name alone and its place in the series. */
struct SeriesTitle
{
    QString name;
    QString series;
    QString position; ///< "1", "1.5" or "1-3"
};
/** Empty when the title names no series with a number. */
[[nodiscard]] std::optional<SeriesTitle> splitSeriesTitle(const QString &title);
/** Puts series_name and series_position into the attributes and the bare name among the names. */
void applySeries(Media &media);

/** Hands rows and problems of one stream to the sink; what all formats do at their end. */
class Delivery
{
public:
    Delivery(RowSink &sink, QString file)
        : m_sink(sink)
        , m_file(std::move(file))
    {
    }

    [[nodiscard]] bool row(ImportRow &&row, qint64 line)
    {
        row.file = m_file;
        row.line = line;
        return m_sink.row(std::move(row));
    }
    /** See RowSink::wasTaken(). */
    [[nodiscard]] bool wasTaken(quint64 fingerprint = 0) { return m_sink.wasTaken(fingerprint); }
    /** The record is lost. */
    [[nodiscard]] bool problem(const QString &message, qint64 line)
    {
        return m_sink.problem({m_file, line, message, false});
    }
    /** One problem per complaint about a record that is kept. */
    [[nodiscard]] bool problems(const QStringList &complaints, qint64 line);

private:
    RowSink &m_sink;
    QString m_file;
};

/**
 * The named fields of one record. Each is taken once; what nobody took goes to the extras, so that
 * no field is lost without anybody deciding it. A value that cannot be read is complained about and
 * stays, so it reaches the extras as it was written.
 */
class FieldBag
{
public:
    void add(const QString &name, const QString &value);

    /** The value as written; empty when there is none. */
    [[nodiscard]] QString take(QStringView name);
    /** The value without blanks around it. */
    [[nodiscard]] QString takeTrimmed(QStringView name);
    /** A number from zero, or nothing for "", "N/A", "-" and "?". */
    [[nodiscard]] std::optional<int> takeNumber(QStringView name);
    /** A number above zero. */
    [[nodiscard]] std::optional<int> takeCount(QStringView name);
    /** A score from 0 (none) to `best`, in steps of any size. */
    [[nodiscard]] std::optional<Rating> takeRating(QStringView name, double best);
    /** A date, also a partial one, also as spreadsheets rewrite it (5/17/21 is month first). */
    [[nodiscard]] PartialDate takeDate(QStringView name);
    /** A date of the person's history, however written: see historyDate(). */
    [[nodiscard]] PartialDate takeMoment(QStringView name, DateOrder order = DateOrder::MonthFirst);
    /** A text as written; empty optional when it is blank. */
    [[nodiscard]] std::optional<QString> takeProse(QStringView name);
    /** Puts a taken value back, with a complaint that it means nothing. */
    void refuse(const QString &name, const QString &value);

    /** What is left and is neither blank nor its field's default. */
    [[nodiscard]] QJsonObject rest(const QHash<QString, QStringList> &defaults = {}) const;
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

private:
    [[nodiscard]] std::pair<QString, QString> *find(QStringView name);

    std::vector<std::pair<QString, QString>> m_fields;
    QStringList m_complaints;
};

} // namespace omt::transfer
