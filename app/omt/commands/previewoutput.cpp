// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/previewoutput.h"

#include "app/omt/commands/importoutput.h"
#include "app/omt/console.h"
#include "app/omt/interruption.h"
#include "app/omt/librarysession.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int pageSize = 1000;
constexpr int shownLines = 20;
constexpr qint64 shownRows = 50;

using transfer::PreviewState;

Result<> printRows(Invocation &call, transfer::ImportSession &session)
{
    bool isFirst = true;
    for (qint64 from = 0;; from += pageSize) {
        const auto page = answerOf(session.page({}, from, pageSize));
        if (!page)
            return page.error();
        QByteArray text;
        for (const transfer::PreviewRow &row : page->rows) {
            text += isFirst ? "\n    " : ",\n    ";
            text += QJsonDocument(row.toJson()).toJson(QJsonDocument::Compact);
            isFirst = false;
        }
        call.console.print(text);
        if (page->rows.size() < pageSize)
            return {};
    }
}

QString shortened(const QString &value)
{
    constexpr int most = 30; // columns
    return value.isEmpty() ? Omt::tr("nothing") : elided(printable(value), most);
}

/** The line is what one looks for, so a long name gives way in its middle. */
QString placeOf(const transfer::PreviewRow &row)
{
    constexpr qsizetype most = 22;
    QString file = row.file;
    if (file.size() > most)
        file = file.left(most / 2 - 1) + u'…' + file.right(most / 2);
    return u"%1:%2"_s.arg(file, QString::number(row.line));
}

QString describe(const transfer::PreviewRow &row)
{
    QStringList parts;
    for (const transfer::PreviewField &field : row.conflicts)
        parts.append(Omt::tr("%1: yours %2, theirs %3")
                         .arg(field.field, shortened(field.mine), shortened(field.theirs)));
    for (const transfer::PreviewCandidate &candidate : row.candidates) {
        const QString year = candidate.year != 0 ? QString::number(candidate.year) : u"?"_s;
        parts.append(Omt::tr("perhaps %1 (%2), %3 %")
                         .arg(candidate.title, year, QString::number(candidate.score)));
    }
    return parts.join(u"; "_s);
}

QString whatBecomes(const transfer::PreviewRow &row)
{
    QStringList parts;
    for (const transfer::PreviewField &field : row.changes) {
        parts.append(field.mine.isEmpty() ? u"%1 %2"_s.arg(field.field, shortened(field.theirs))
                                          : u"%1 %2 → %3"_s.arg(field.field, shortened(field.mine),
                                                                shortened(field.theirs)));
    }
    if (const QString doubts = describe(row); !doubts.isEmpty())
        parts.append(doubts);
    if (!row.reason.isEmpty())
        parts.append(row.reason);
    return (parts + row.notes).join(u"; "_s);
}

/** The first `most` lines; 0: all of them. In tables of a page each, so that memory is flat. */
Result<> printLines(Invocation &call, transfer::ImportSession &session, qint64 most)
{
    for (qint64 from = 0;; from += pageSize) {
        const qint64 wanted = most > 0 ? std::min<qint64>(pageSize, most - from) : pageSize;
        const auto page = answerOf(session.page({}, from, int(wanted)));
        if (!page)
            return page.error();
        Table table({{Omt::tr("State")},
                     {Omt::tr("Title"), Table::Align::Left, 40},
                     {Omt::tr("Year"), Table::Align::Right},
                     {Omt::tr("Type")},
                     {Omt::tr("Line"), Table::Align::Left, 30},
                     {Omt::tr("What"), Table::Align::Left, most > 0 ? 90 : 0}});
        for (const transfer::PreviewRow &row : page->rows) {
            table.add({toString(row.state), row.name,
                       row.year != 0 ? QString::number(row.year) : QString(), row.mediaType,
                       placeOf(row), whatBecomes(row)});
        }
        if (!table.isEmpty())
            call.console.print(table.toString());
        if (page->rows.size() < pageSize) {
            if (const qint64 more = page->total - from - page->rows.size(); more > 0)
                call.console.printNote(Omt::tr("… and %1 more; --all shows them.").arg(more));
            return {};
        }
    }
}

Result<> printDoubts(Invocation &call, transfer::ImportSession &session,
                     const transfer::PreviewSummary &summary)
{
    for (const PreviewState state : {PreviewState::Conflict, PreviewState::Close}) {
        const auto page = answerOf(session.page({state, {}}, 0, shownLines));
        if (!page)
            return page.error();
        for (const transfer::PreviewRow &row : page->rows) {
            call.console.printNote(u"%1:%2: %3: %4: %5"_s.arg(
                row.file, QString::number(row.line), toString(state), row.name, describe(row)));
        }
        const qint64 more = summary.counts.value(state) - page->rows.size();
        if (more > 0)
            call.console.printNote(Omt::tr("… and %1 more; --json has them all.").arg(more));
    }
    return {};
}

} // namespace

Result<transfer::PreviewSummary> runPreview(Invocation &call, transfer::ImportSession &session,
                                            const transfer::ImportOptions &options)
{
    QEventLoop loop;
    Result<transfer::PreviewSummary> result = cancelledError();
    QObject::connect(&session, &transfer::ImportSession::progress, &loop,
                     [&call](qint64 done, qint64 total, const QString &text) {
                         const QString percent = total > 0
                             ? QString::number(std::min<qint64>(100, done * 100 / total)) + u" %"
                             : QString();
                         call.console.showProgress(text + u"  " + percent);
                     });
    QObject::connect(&session, &transfer::ImportSession::previewed, &loop,
                     [&](const Result<transfer::PreviewSummary> &summary) {
                         result = summary;
                         loop.quit();
                     });
    const Interruption::Handler cancelling(call.interruption, [&session] {
        QMetaObject::invokeMethod(
            &session, [&session] { session.cancel(); }, Qt::QueuedConnection);
    });
    session.read(options);
    loop.exec();
    call.console.clearProgress();
    return result;
}

Result<> printPreview(Invocation &call, transfer::ImportSession &session,
                      const transfer::PreviewSummary &summary)
{
    if (!call.asJson) {
        const bool all = call.parser.isSet(u"all"_s);
        if (const auto printed = printLines(call, session, all ? 0 : shownRows); !printed)
            return printed;
        const auto doubts = all ? Result<>() : printDoubts(call, session, summary);
        if (!doubts)
            return doubts;
        printImportReport(call, summary.report, true);
        return {};
    }
    QJsonObject object = summary.report.toJson();
    object.insert(u"dry_run"_s, true);
    QJsonObject states;
    for (const PreviewState state : transfer::everyPreviewState)
        states.insert(toString(state), summary.counts.value(state));
    object.insert(u"states"_s, states);
    QByteArray head = QJsonDocument(object).toJson().trimmed();
    head.chop(1); // the closing brace
    call.console.print(head.trimmed() + ",\n    \"rows\": [");
    if (const auto printed = printRows(call, session); !printed)
        return printed;
    call.console.print(QByteArray("\n    ]\n}\n"));
    return {};
}

} // namespace omt::cli
