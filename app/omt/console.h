// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace omt::cli {

/** How many columns of a terminal this text fills: two for Chinese, Japanese, Korean and emoji. */
[[nodiscard]] int displayWidth(const QString &text);

/** The text without control characters, so that a title cannot drive the terminal. */
[[nodiscard]] QString printable(const QString &text);

/** At most `columns` wide; what is cut off shows as "…". */
[[nodiscard]] QString elided(const QString &text, int columns);

/** Rows and columns for people: aligned, a head line, no lines drawn. */
class Table
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        QString head;
        Align align = Align::Left;
        int maximumWidth = 0; ///< 0: no limit
    };

    explicit Table(QList<Column> columns)
        : m_columns(std::move(columns))
    {
    }
    /** As many cells as there are columns. */
    void add(QStringList cells);
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] QString toString() const;

private:
    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

/**
 * Standard output and standard error of the command. Always UTF-8. Results go to the one, errors
 * and progress to the other, so that a pipe gets nothing but results. Main thread only.
 */
class Console
{
public:
    void print(const QString &text);
    void printLine(const QString &text);
    void print(const QByteArray &bytes);
    void print(const QJsonObject &object);
    void print(const QJsonArray &array);

    /** "omt: message", the hint under it, and the details where they tell more or with OMT_LOG. */
    void printError(const Error &error);
    [[nodiscard]] bool hasSaidError() const { return m_hasSaidError; }
    void printNote(const QString &text);

    /** One line on a terminal that the next one replaces; nothing elsewhere. */
    void showProgress(const QString &text);
    void clearProgress();

    /**
     * Fails as Output when what was printed has not all been taken, and as Cancelled when whoever
     * read it went away ("omt library | head"), which nobody wants to hear of.
     */
    [[nodiscard]] Result<> flush();

private:
    bool m_hasProgress = false;
    bool m_hasSaidError = false;
    int m_failure = 0; ///< errno of the first failure to write a result
};

} // namespace omt::cli
