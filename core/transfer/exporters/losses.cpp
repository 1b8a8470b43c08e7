// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/losses.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

struct LossWords
{
    Loss loss;
    const char *key;
    const char *text;
};

constexpr std::array words{
    LossWords{Loss::OtherTypes, "other_types",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n entry(ies) of other types left out")},
    LossWords{
        Loss::OtherStatuses, "other_statuses",
        QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n entry(ies) with another status left out")},
    LossWords{Loss::Unrated, "unrated",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n unrated entry(ies) left out")},
    LossWords{
        Loss::ListOnly, "list_only",
        QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n title(s) that only a list holds left out")},
    LossWords{Loss::NoFeed, "no_feed",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss",
                                  "%n entry(ies) without the address of a feed left out")},
    LossWords{Loss::Unnumbered, "unnumbered",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss",
                                  "%n entry(ies) without a number there, to be found by name")},
    LossWords{Loss::Status, "status", QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n status(es)")},
    LossWords{
        Loss::Type, "type",
        QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n type(s), which have another name there")},
    LossWords{Loss::Progress, "progress",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n count(s) of progress")},
    LossWords{Loss::Rating, "rating", QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n rating(s)")},
    LossWords{Loss::RatingSteps, "rating_steps",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n rating(s) rounded")},
    LossWords{Loss::Notes, "notes",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "notes of %n entry(ies)")},
    LossWords{Loss::Tags, "tags", QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n tag(s)")},
    LossWords{Loss::StartedAt, "started_at",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n day(s) of the start")},
    LossWords{Loss::CompletedAt, "completed_at",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n day(s) of the end")},
    LossWords{
        Loss::PartialDates, "partial_dates",
        QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n date(s) known to the month or year only")},
    LossWords{Loss::TimesOfDay, "times_of_day",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n time(s) of day")},
    LossWords{Loss::PassCount, "pass_count",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "how often: %n entry(ies)")},
    LossWords{Loss::Passes, "passes",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss",
                                  "dates, ratings and progress of %n earlier time(s)")},
    LossWords{Loss::UnfinishedPasses, "unfinished_passes",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n half-finished pass(es)")},
    LossWords{Loss::Favourite, "favourite",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n favourite(s)")},
    LossWords{Loss::Private, "private",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n mark(s) as private")},
    LossWords{Loss::Review, "review", QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n review(s)")},
    LossWords{Loss::Spoilers, "spoilers",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n spoiler warning(s)")},
    LossWords{Loss::EarlierReviews, "earlier_reviews",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n review(s) of earlier times")},
    LossWords{Loss::Lists, "lists",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n place(s) in lists")},
    LossWords{Loss::ListNotes, "list_notes",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n remark(s) in lists")},
    LossWords{Loss::Names, "names",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n other name(s) of titles")},
    LossWords{Loss::ReleaseDate, "release_date",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n release date(s)")},
    LossWords{Loss::Creators, "creators",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n creator(s)")},
    LossWords{Loss::Genres, "genres", QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n genre(s)")},
    LossWords{Loss::Description, "description",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n description(s)")},
    LossWords{Loss::Cover, "cover", QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n cover(s)")},
    LossWords{Loss::Attributes, "attributes",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n other fact(s) about titles")},
    LossWords{Loss::Keys, "keys",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n number(s) at other services")},
    LossWords{
        Loss::Snapshot, "snapshot",
        QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "what other services said of %n entry(ies)")},
    LossWords{Loss::AddedAt, "added_at",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "when %n entry(ies) were added")},
    LossWords{Loss::Relations, "relations",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n relation(s) between titles")},
    LossWords{Loss::History, "history",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n line(s) of history")},
    LossWords{Loss::Settings, "settings",
              QT_TRANSLATE_N_NOOP("omt::transfer::Loss", "%n setting(s)")},
};

const LossWords &wordsOf(Loss loss)
{
    return *std::find_if(words.begin(), words.end(),
                         [loss](const LossWords &each) { return each.loss == loss; });
}

} // namespace

QString toString(Loss loss)
{
    return QString::fromLatin1(wordsOf(loss).key);
}

const QList<Loss> &allLosses()
{
    static const QList<Loss> all = [] {
        QList<Loss> list;
        for (const LossWords &each : words)
            list.append(each.loss);
        return list;
    }();
    return all;
}

QString lossText(Loss loss, qint64 count)
{
    QString text = QCoreApplication::translate("omt::transfer::Loss", wordsOf(loss).text, nullptr,
                                               static_cast<int>(count));
    // The command line carries no translations, which else know the two forms of English.
    const bool isOne = count == 1;
    text.replace("entry(ies)"_L1, isOne ? "entry"_L1 : "entries"_L1);
    text.replace("(es)"_L1, isOne ? QLatin1StringView() : "es"_L1);
    return text.replace("(s)"_L1, isOne ? QLatin1StringView() : "s"_L1);
}

QStringList LossReport::lines() const
{
    QStringList lines;
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
        lines.append(lossText(it.key(), it.value()));
    return lines;
}

QJsonObject LossReport::toJson() const
{
    QJsonObject object;
    for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
        object.insert(toString(it.key()), it.value());
    return object;
}

} // namespace omt::transfer
