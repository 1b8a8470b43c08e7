// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importreport.h"

#include "core/transfer/catalogimport.h"
#include "core/transfer/importjob.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

QJsonArray problemsToJson(const QList<Problem> &problems)
{
    QJsonArray array;
    for (const Problem &problem : problems) {
        array.append(
            QJsonObject{{u"file"_s, problem.file},
                        {u"line"_s, problem.line > 0 ? QJsonValue(problem.line) : QJsonValue()},
                        {u"message"_s, problem.message},
                        {u"record_kept"_s, problem.recordKept}});
    }
    return array;
}

QList<Problem> problemsFromJson(const QJsonArray &array)
{
    QList<Problem> problems;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        problems.append({object[u"file"].toString(), object[u"line"].toInteger(),
                         object[u"message"].toString(), object[u"record_kept"].toBool()});
    }
    return problems;
}

QJsonObject ImportReport::toJson() const
{
    return {{u"run"_s, run.isNull() ? QJsonValue() : QJsonValue(run.toString())},
            {u"format"_s, format},
            {u"read"_s, read},
            {u"created"_s, created},
            {u"updated"_s, updated},
            {u"unchanged"_s, unchanged},
            {u"merged"_s, merged},
            {u"conflicts"_s, conflicts},
            {u"unmatched"_s, unmatched},
            {u"failed"_s, failed},
            {u"skipped"_s, skipped},
            {u"close_calls"_s, closeCalls},
            {u"problems"_s, problemsToJson(problems)}};
}

QJsonObject CatalogImportReport::toJson() const
{
    return {{u"format"_s, format},
            {u"sources"_s, QJsonArray::fromStringList(sources)},
            {u"read"_s, counts.read},
            {u"created"_s, counts.created},
            {u"updated"_s, counts.updated},
            {u"unchanged"_s, counts.unchanged},
            {u"unmatched"_s, counts.unmatched},
            {u"left_out"_s, counts.leftOut},
            {u"failed"_s, counts.failed},
            {u"conflicts"_s, counts.conflicting},
            {u"passed_over"_s, passedOver},
            {u"problems"_s, problemsToJson(problems)}};
}

} // namespace omt::transfer
