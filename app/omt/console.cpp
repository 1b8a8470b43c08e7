// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/console.h"

#include "app/omt/exitcode.h"

#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace omt::cli {

namespace {

constexpr int progressWidth = 76;

bool isErrorTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

// The blocks that terminals draw two columns wide (Unicode's East Asian Width W and F, roughly).
bool isWide(char32_t c)
{
    struct Range
    {
        char32_t first;
        char32_t last;
    };
    static constexpr Range wide[] = {
        {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
    };
    return std::any_of(std::begin(wide), std::end(wide),
                       [c](const Range &range) { return c >= range.first && c <= range.last; });
}

int columnsOf(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format)
        return 0;
    return isWide(c) ? 2 : 1;
}

/** Where the message cannot say enough: a server that fails in its own words, a bug. */
bool hasTellingDetails(const Error &error)
{
    const bool isUnusual = error.kind == Error::Kind::Server || error.kind == Error::Kind::Database
        || error.kind == Error::Kind::Internal;
    return !error.details.isEmpty() && (isUnusual || qEnvironmentVariableIsSet("OMT_LOG"));
}

QString padded(const QString &text, int columns, Table::Align align)
{
    const QString fill(std::max(0, columns - displayWidth(text)), u' ');
    return align == Table::Align::Right ? fill + text : text + fill;
}

/** 0, or why it failed. */
int writeTo(std::FILE *stream, const QByteArray &bytes)
{
    const size_t size = static_cast<size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size ? 0 : errno;
}

} // namespace

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += columnsOf(c);
    return width;
}

QString printable(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return result;
}

QString elided(const QString &text, int columns)
{
    if (displayWidth(text) <= columns)
        return text;
    QString result;
    int width = 1; // the ellipsis
    for (const char32_t c : text.toUcs4()) {
        width += columnsOf(c);
        if (width > columns)
            break;
        result += QString::fromUcs4(&c, 1);
    }
    return result + u'…';
}

void Table::add(QStringList cells)
{
    Q_ASSERT(cells.size() == m_columns.size());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        cells[i] = printable(cells[i]);
        if (m_columns[i].maximumWidth > 0)
            cells[i] = elided(cells[i], m_columns[i].maximumWidth);
    }
    m_rows.append(std::move(cells));
}

QString Table::toString() const
{
    QList<int> widths;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        int width = displayWidth(m_columns[i].head);
        for (const QStringList &row : m_rows)
            width = std::max(width, displayWidth(row[i]));
        widths.append(width);
    }
    const auto line = [&](const auto &cellAt) {
        QString text;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            text += (i ? u"  " : u"") + padded(cellAt(i), widths[i], m_columns[i].align);
        while (text.endsWith(u' '))
            text.chop(1);
        return QString(text + u'\n');
    };
    QString text = line([this](qsizetype i) { return m_columns[i].head; });
    for (const QStringList &row : m_rows)
        text += line([&row](qsizetype i) { return row[i]; });
    return text;
}

void Console::print(const QByteArray &bytes)
{
    clearProgress();
    if (const int failure = writeTo(stdout, bytes); m_failure == 0)
        m_failure = failure;
}

void Console::print(const QString &text)
{
    print(text.toUtf8());
}

void Console::printLine(const QString &text)
{
    print(QString(text + u'\n'));
}

void Console::print(const QJsonObject &object)
{
    print(QJsonDocument(object).toJson());
}

void Console::print(const QJsonArray &array)
{
    print(QJsonDocument(array).toJson());
}

void Console::printError(const Error &error)
{
    clearProgress();
    m_hasSaidError = true;
    QString text = u"omt: " + printable(error.message) + u'\n';
    for (const QString &line : error.hint.split(u'\n', Qt::SkipEmptyParts))
        text += u"     " + printable(line) + u'\n';
    if (hasTellingDetails(error)) {
        for (const QString &line : error.details.trimmed().split(u'\n', Qt::SkipEmptyParts))
            text += u"     | " + printable(line) + u'\n';
    }
    (void)writeTo(stderr, text.toUtf8());
}

void Console::printNote(const QString &text)
{
    clearProgress();
    (void)writeTo(stderr, QString(printable(text) + u'\n').toUtf8());
}

void Console::showProgress(const QString &text)
{
    static const bool isTerminal = isErrorTerminal();
    if (!isTerminal)
        return;
    const QString line
        = padded(elided(printable(text), progressWidth), progressWidth, Table::Align::Left);
    (void)writeTo(stderr, QString(u'\r' + line).toUtf8());
    std::fflush(stderr);
    m_hasProgress = true;
}

void Console::clearProgress()
{
    if (!m_hasProgress)
        return;
    m_hasProgress = false;
    (void)writeTo(stderr, '\r' + QByteArray(progressWidth, ' ') + '\r');
    std::fflush(stderr);
}

Result<> Console::flush()
{
    clearProgress();
    if (std::fflush(stdout) != 0 && m_failure == 0)
        m_failure = errno;
    if (m_failure == 0)
        return {};
    if (m_failure == EPIPE)
        return cancelledError();
    const QString reason = qt_error_string(m_failure);
    return makeError(Error::Kind::Output,
                     Omt::tr("the result could not be written: %1").arg(reason), {},
                     Omt::tr("What was done in the library stands; only the answer is lost."));
}

} // namespace omt::cli
