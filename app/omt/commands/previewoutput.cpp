// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/commands/previewoutput.h"

#include "app/omt/commands/importoutput.h"
#include "app/omt/console.h"
#include "app/omt/interruption.h"
#include "app/omt/librarysession.h"

#include <QEventLoop>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int pageSize = 1000;
constexpr int shownLines = 20;

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

QString describe(const transfer::PreviewRow &row)
{
    QStringList parts;
    for (const transfer::PreviewField &field : row.conflicts)
        parts.append(Omt::tr("%1: yours %2, theirs %3").arg(field.field, field.mine, field.theirs));
    for (const transfer::PreviewCandidate &candidate : row.candidates) {
        const QString year = candidate.year != 0 ? QString::number(candidate.year) : u"?"_s;
        parts.append(Omt::tr("perhaps %1 (%2), %3 %")
                         .arg(candidate.title, year, QString::number(candidate.score)));
    }
    return parts.join(u"; "_s);
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
        if (const auto printed = printDoubts(call, session, summary); !printed)
            return printed;
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
