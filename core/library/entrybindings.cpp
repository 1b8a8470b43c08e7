// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/library/entrybindings.h"

#include "core/db/pgarray.h"

namespace omt::library {

namespace {

using Column = QList<std::optional<QString>>;

/** The text PostgreSQL reads the value from, or nothing for null. */
std::optional<QString> element(const db::BindValue &value)
{
    return value.isNull() ? std::nullopt : std::optional(QString::fromUtf8(value.text()));
}

std::optional<int> hundred(const std::optional<Rating> &rating)
{
    return rating ? std::optional(rating->hundred()) : std::nullopt;
}

template <class T, class F> QString column(const QList<T> &rows, F valueOf)
{
    Column values;
    values.reserve(rows.size());
    for (const T &row : rows)
        values.append(element(db::BindValue(valueOf(row))));
    return db::pgArray(values);
}

} // namespace

db::Bindings bindingsOf(const QList<Entry> &entries)
{
    const auto all = [&entries](auto valueOf) { return column(entries, valueOf); };
    return {
        {u"media_ids", all([](const Entry &e) { return e.mediaId; })},
        {u"statuses", all([](const Entry &e) { return toString(e.status); })},
        {u"progresses", all([](const Entry &e) { return e.progress; })},
        {u"ratings", all([](const Entry &e) { return hundred(e.rating); })},
        {u"notes", all([](const Entry &e) { return e.notes; })},
        {u"tags", all([](const Entry &e) { return e.tags; })},
        {u"started_ats", all([](const Entry &e) { return e.startedAt.start(); })},
        {u"started_precisions", all([](const Entry &e) { return e.startedAt.precision(); })},
        {u"completed_ats", all([](const Entry &e) { return e.completedAt.start(); })},
        {u"completed_precisions", all([](const Entry &e) { return e.completedAt.precision(); })},
        {u"pass_numbers", all([](const Entry &e) { return e.passNumber; })},
        {u"favourites", all([](const Entry &e) { return e.isFavourite; })},
        {u"privates", all([](const Entry &e) { return e.isPrivate; })}};
}

db::Bindings bindingsOf(const QList<ClosedPass> &passes)
{
    const auto all = [&passes](auto valueOf) { return column(passes, valueOf); };
    return {{u"media_ids", all([](const ClosedPass &p) { return p.mediaId; })},
            {u"numbers", all([](const ClosedPass &p) { return p.pass.number; })},
            {u"statuses", all([](const ClosedPass &p) { return toString(p.pass.status); })},
            {u"progresses", all([](const ClosedPass &p) { return p.pass.progress; })},
            {u"ratings", all([](const ClosedPass &p) { return hundred(p.pass.rating); })},
            {u"started_ats", all([](const ClosedPass &p) { return p.pass.startedAt.start(); })},
            {u"started_precisions",
             all([](const ClosedPass &p) { return p.pass.startedAt.precision(); })},
            {u"completed_ats", all([](const ClosedPass &p) { return p.pass.completedAt.start(); })},
            {u"completed_precisions",
             all([](const ClosedPass &p) { return p.pass.completedAt.precision(); })}};
}

} // namespace omt::library
