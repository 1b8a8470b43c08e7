// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importdecisions.h"
#include "app/omt/commands/commands.h"
#include "app/omt/console.h"
#include "app/omt/librarysession.h"

#include <QCommandLineParser>
#include <QCryptographicHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int idLength = 10;

/** Keys of records are long and have blanks; this is as good, and can be typed. */
QString idOf(const transfer::RememberedDecision &decision)
{
    const QByteArray hash
        = QCryptographicHash::hash(decision.key.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(idLength));
}

void printDecisions(Invocation &call, const QList<transfer::RememberedDecision> &decisions)
{
    if (call.asJson) {
        QJsonArray array;
        for (const transfer::RememberedDecision &one : decisions) {
            array.append(QJsonObject{
                {u"id"_s, idOf(one)},
                {u"record"_s, one.key},
                {u"label"_s, one.label},
                {u"action"_s, one.action},
                {u"media_id"_s, one.media.isNull() ? QJsonValue() : one.media.toString()},
                {u"title"_s, one.title.isEmpty() ? QJsonValue() : one.title},
                {u"decided_at"_s, one.decidedAt.toUTC().toString(Qt::ISODateWithMs)}});
        }
        call.console.print(array);
        return;
    }
    if (decisions.isEmpty()) {
        call.console.printNote(Omt::tr("Nothing has been decided yet."));
        return;
    }
    Table table({{Omt::tr("Id")},
                 {Omt::tr("When")},
                 {Omt::tr("Record"), Table::Align::Left, 40},
                 {Omt::tr("What it is"), Table::Align::Left, 50}});
    for (const transfer::RememberedDecision &one : decisions) {
        table.add({idOf(one), one.decidedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s),
                   one.label.isEmpty() ? one.key : one.label, transfer::decisionText(one)});
    }
    call.console.print(table.toString());
}

Result<QStringList> keysOf(const QStringList &named,
                           const QList<transfer::RememberedDecision> &decisions)
{
    QSet<QString> keys;
    for (const QString &name : named) {
        QStringList found;
        for (const transfer::RememberedDecision &one : decisions) {
            if (one.key == name || idOf(one).startsWith(name, Qt::CaseInsensitive))
                found.append(one.key);
        }
        if (found.isEmpty())
            return makeError(Error::Kind::NotFound,
                             Omt::tr("there is no decision \"%1\"").arg(name), {},
                             Omt::tr("\"omt import decisions\" shows them."));
        if (found.size() > 1)
            return usageError(Omt::tr("\"%1\" begins the ids of %2 decisions")
                                  .arg(name, QString::number(found.size())),
                              Omt::tr("Take more of the id."));
        keys.insert(found.first());
    }
    return keys.values();
}

Result<ExitCode> forget(Invocation &call, LibrarySession &session,
                        const QList<transfer::RememberedDecision> &decisions)
{
    const bool all = call.parser.isSet(u"all"_s);
    const QStringList named = call.arguments.mid(1);
    if (all == !named.isEmpty())
        return usageError(Omt::tr("forget which? Name ids, or --all."),
                          Omt::tr("\"omt import decisions\" shows them."));
    const Result<QStringList> keys = keysOf(named, decisions);
    if (!keys)
        return keys.error();
    const qint64 count = all ? decisions.size() : keys->size();
    if (count > 0) {
        const auto forgotten = answerOf(transfer::forgetImportDecisions(session.database(), *keys));
        if (!forgotten)
            return forgotten.error();
    }
    if (call.asJson)
        call.console.print(QJsonObject{{u"forgotten"_s, count}});
    else
        call.console.printLine(Omt::tr("Decisions forgotten: %1.").arg(count));
    return ExitCode::Done;
}

Result<ExitCode> decisions(Invocation &call)
{
    const QString what = call.arguments.value(0, u"list"_s);
    const bool lists = what == u"list";
    if ((!lists && what != u"forget") || (lists && call.arguments.size() > 1)
        || (lists && call.parser.isSet(u"all"_s))) {
        return usageError(Omt::tr("decisions can be listed and forgotten"),
                          Omt::tr("Usage: omt import decisions [list | forget ID... | forget "
                                  "--all]"));
    }
    const auto session = LibrarySession::open(call);
    if (!session)
        return session.error();
    const auto all = answerOf(transfer::importDecisions((*session)->database()));
    if (!all)
        return all.error();
    if (!lists)
        return forget(call, **session, *all);
    printDecisions(call, *all);
    return ExitCode::Done;
}

} // namespace

Command importDecisionsCommand()
{
    return {u"import decisions"_s,
            u"[list | forget ID...]"_s,
            Omt::tr("Show or forget what imports remember"),
            Omt::tr("What was decided about records of foreign files, which later imports follow. "
                    "Forgetting changes nothing in the library. ID is what the list shows, or the "
                    "beginning of it."),
            {{u"all"_s, Omt::tr("With forget: all of them.")}},
            0,
            anyNumber,
            decisions};
}

} // namespace omt::cli
