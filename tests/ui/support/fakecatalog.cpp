// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The catalog of the library in memory: pages, facets and titles' pages; the rest is in
// fakelibrary.cpp.

#include "tests/ui/support/fakelibrary.h"

#include "core/base/uuid.h"
#include "core/catalog/facet.h"
#include "core/catalog/queryedit.h"
#include "core/domain/searchlexemes.h"

#include <QJsonArray>
#include <QMap>

#include <algorithm>
#include <array>

namespace omt::test {

using namespace Qt::StringLiterals;
using catalog::BrowseQuery;
using catalog::BrowseRow;
using catalog::BrowseSort;
using catalog::Facet;

namespace {

const std::array<QString, 5> genres{u"Drama"_s, u"Fantasy"_s, u"Horror"_s, u"Comedy"_s,
                                    u"Slice of Life"_s};
const std::array<QString, 4> countries{u"jp"_s, u"us"_s, u"fr"_s, u"kr"_s};

/** Made up of the title, so that it is always the same. */
size_t dice(const TitleRow &row, size_t salt)
{
    return (size_t(row.title.size()) * 7 + size_t(row.title.back().unicode()) + salt * 13) * 31;
}

QStringList lexemesOf(const TitleRow &row)
{
    QStringList lexemes{u"~t"_s + toString(row.type),
                        u"~o"_s + countries.at(dice(row, 1) % countries.size()),
                        genreLexeme(genres.at(dice(row, 2) % genres.size())),
                        genreLexeme(genres.at(dice(row, 5) % genres.size())),
                        u"~l"_s + (dice(row, 3) % 2 == 0 ? u"ja"_s : u"en"_s)};
    QString path = QString::fromUtf16(info(row.type).mediaClass);
    for (; !path.isEmpty(); path = path.left(std::max<qsizetype>(path.lastIndexOf(u'.'), 0)))
        lexemes << u"~c"_s + path;
    if (row.releaseDate.isKnown()) {
        lexemes << u"~y%1"_s.arg(row.releaseDate.year());
        lexemes << u"~d%1"_s.arg(row.releaseDate.year() / 10);
    }
    for (const QString &creator : row.creators)
        lexemes << catalog::creatorFacet(creator);
    lexemes.removeDuplicates();
    return lexemes;
}

bool fitsOwn(const TitleRow &row, const BrowseQuery &query)
{
    const catalog::SearchQuery &filter = query.filter;
    if (query.withoutLibrary && row.entry)
        return false;
    if (row.entry && query.withoutStatuses.contains(row.entry->status))
        return false;
    if (!filter.onlyLibrary)
        return true;
    if (!row.entry)
        return false;
    const int rating = row.entry->rating ? row.entry->rating->hundred() : 0;
    const bool isRated = rating > 0 && rating >= filter.ratingFrom.value_or(1)
        && rating <= filter.ratingTo.value_or(100);
    return (filter.statuses.isEmpty() || filter.statuses.contains(row.entry->status))
        && ((!filter.ratingFrom && !filter.ratingTo) || isRated);
}

bool fits(const TitleRow &row, const BrowseQuery &query)
{
    const QStringList lexemes = lexemesOf(row);
    for (const catalog::LexemeFilter &one : query.filter.filters) {
        const bool has
            = std::any_of(one.lexemes.cbegin(), one.lexemes.cend(),
                          [&](const QString &lexeme) { return lexemes.contains(lexeme); });
        if (has == one.isExcluded)
            return false;
    }
    return fitsOwn(row, query)
        && row.title.contains(query.filter.text.simplified(), Qt::CaseInsensitive);
}

BrowseRow browseRow(const TitleRow &row)
{
    BrowseRow found;
    found.title = row;
    found.popularity = double(dice(row, 4) % 90000);
    if (row.entry && row.entry->rating)
        found.everyonesRating = row.entry->rating->hundred();
    found.addedAt = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addDays(int(dice(row, 6) % 300));
    return found;
}

double sortKey(const TitleRow &row, BrowseSort sort)
{
    const BrowseRow found = browseRow(row);
    switch (sort) {
    case BrowseSort::Year:
        return row.releaseDate.isKnown() ? row.releaseDate.year() : 99999;
    case BrowseSort::Rating:
        return found.everyonesRating.value_or(0);
    case BrowseSort::Popularity:
        return found.popularity;
    case BrowseSort::Added:
        return double(found.addedAt.toSecsSinceEpoch());
    default:
        return 0;
    }
}

/** Says how far it is until it is told to end, one way or the other. */
template <class Task, class Report> class FakeTask final : public Task
{
public:
    FakeTask(const Report &report, QObject *parent)
        : Task(parent)
        , m_report(report)
    {
        m_timer.setInterval(20);
        QObject::connect(&m_timer, &QTimer::timeout, this, [this] {
            emit this->progress(++m_done * 10'000'000, 100'000'000, {});
            if (m_done >= 10)
                end(m_report);
        });
    }
    QString title() const override { return u"Bringing in a catalog"_s; }
    void start() override { m_timer.start(); }
    void cancel() override { end(cancelledError()); }

private:
    void end(const Result<Report> &result)
    {
        m_timer.stop();
        emit this->finished(result);
        emit this->ended();
    }

    Report m_report;
    QTimer m_timer;
    int m_done = 0;
};

} // namespace

QList<MediaId> FakeLibrary::found(const BrowseQuery &query) const
{
    QList<MediaId> ids;
    for (const MediaId &id : m_ids) {
        if (!query.isFiltered() || fits(*m_rows.constFind(id), query))
            ids << id;
    }
    if (query.sort == BrowseSort::Title && !query.descending)
        return ids; // as they came, so that a hundred thousand cost nothing
    std::stable_sort(ids.begin(), ids.end(), [&](const MediaId &a, const MediaId &b) {
        const double x = sortKey(*m_rows.constFind(a), query.sort);
        const double y = sortKey(*m_rows.constFind(b), query.sort);
        return query.descending ? x > y : x < y;
    });
    return ids;
}

QFuture<Result<catalog::BrowsePage>> FakeLibrary::browse(const BrowseQuery &query, int count)
{
    return browsePage(query, 0, count);
}

QFuture<Result<catalog::BrowsePage>> FakeLibrary::browsePage(const BrowseQuery &query, qint64 first,
                                                             int count)
{
    ++browseQuestions;
    const QList<MediaId> ids = found(query);
    catalog::BrowsePage page;
    page.first = first;
    page.total = ids.size();
    for (const MediaId &id : ids.mid(first, count))
        page.rows.append(browseRow(*m_rows.constFind(id)));
    return later(page);
}

QFuture<Result<catalog::FacetAnswer>> FakeLibrary::facets(const BrowseQuery &query)
{
    ++facetQuestions;
    catalog::FacetAnswer answer;
    answer.total = found(query).size();
    for (const Facet facet : catalog::allFacets) {
        QMap<QString, qint64> counted;
        const QList<MediaId> ids = found(catalog::withoutFacet(query, facet));
        for (const MediaId &id : ids) {
            const TitleRow &row = *m_rows.constFind(id);
            QStringList values = lexemesOf(row);
            values << (row.entry ? u"status:"_s + toString(row.entry->status) : u"status:none"_s);
            if (row.entry && row.entry->rating) {
                const int tens = (row.entry->rating->hundred() - 1) / 10;
                values << u"rating:%1..%2"_s.arg(tens * 10 + 1).arg(tens * 10 + 10);
            }
            for (const QString &value : std::as_const(values)) {
                if (catalog::facetOf(value) == facet)
                    ++counted[value];
            }
        }
        catalog::FacetCounts counts;
        counts.facet = facet;
        for (auto it = counted.cbegin(); it != counted.cend(); ++it)
            counts.values.append({it.key(), catalog::facetLabel(it.key()), it.value()});
        if (facet == Facet::Year) {
            const auto key = [](const QString &value) {
                return value.startsWith(u"~d") ? value.mid(2).toDouble() * 10 + 9.5
                                               : value.mid(2).toDouble();
            };
            std::sort(counts.values.begin(), counts.values.end(),
                      [&](const auto &a, const auto &b) { return key(a.value) > key(b.value); });
        } else if (facet != Facet::Class) {
            std::stable_sort(counts.values.begin(), counts.values.end(),
                             [](const auto &a, const auto &b) { return a.titles > b.titles; });
        }
        answer.facets.append(counts);
    }
    return later(answer);
}

QFuture<Result<catalog::FacetAnswer>> FakeLibrary::findFacetValues(const BrowseQuery &,
                                                                   const QString &typed)
{
    ++findQuestions;
    catalog::FacetAnswer answer;
    answer.total = m_ids.size();
    catalog::FacetCounts creators{Facet::Creator, {}, false};
    for (const QString &name : {u"Rare Writer"_s, u"Rarer Painter"_s}) {
        if (name.contains(typed, Qt::CaseInsensitive))
            creators.values.append({catalog::creatorFacet(name), name, 2});
    }
    if (!creators.values.isEmpty())
        answer.facets.append(creators);
    return later(answer);
}

QFuture<Result<catalog::FacetTotal>> FakeLibrary::countTitles(const BrowseQuery &query)
{
    ++countQuestions;
    return later(catalog::FacetTotal{found(query).size(), false, {}});
}

QFuture<Result<catalog::TitleFacts>> FakeLibrary::titleFacts(MediaId id)
{
    const TitleRow row = m_rows.value(id);
    catalog::TitleFacts facts;
    facts.row = row;
    facts.media.id = id;
    facts.media.title = row.title;
    facts.media.type = row.type;
    facts.media.releaseDate = row.releaseDate;
    facts.media.creators = row.creators;
    facts.media.progressTotal = row.progressTotal;
    facts.media.countryOfOrigin = u"JP"_s;
    facts.media.genres = QStringList{u"Drama"_s, u"Slice of Life"_s};
    facts.media.names = {{u"鋼の錬金術師"_s, u"ja"_s, u"original"_s},
                         {u"Hagane no Renkinjutsushi"_s, u"ja-Latn"_s, u"alias"_s},
                         {u"Le titre en français"_s, u"fr"_s, u"translated"_s}};
    facts.media.description = u"What it is about, in a sentence or two. <b>Never</b> as HTML."_s;
    facts.media.attributes = {{u"episodes"_s, 64}, {u"platforms"_s, QJsonArray{u"TV"_s}}};
    facts.media.externalKeys = {{u"mal"_s, u"anime"_s, u"5114"_s}, {u"letterboxd"_s, {}, u"x"_s}};
    QString path = QString::fromUtf16(info(row.type).mediaClass);
    for (qsizetype dot = path.indexOf(u'.'); dot >= 0; dot = path.indexOf(u'.', dot + 1))
        facts.classPath << path.left(dot);
    facts.classPath << path;
    const qsizetype at = m_ids.indexOf(id);
    const auto relate = [&](const QString &relation, int order, qsizetype other) {
        if (other >= 0 && other < m_ids.size() && other != at)
            facts.relations.append({relation, order, m_rows.value(m_ids.at(other)), {}, 50});
    };
    relate(u"prequel"_s, -1, at - 1);
    relate(u"adapted_from"_s, -1, at + 6);
    relate(u"same_universe"_s, 0, at + 3);
    relate(u"sequel"_s, 1, at + 1);
    relate(u"spinoff"_s, 1, at + 2);
    facts.ratings.byTen = {1, 0, 2, 3, 8, 14, 40, 61, 38, 12};
    facts.ratings.raters = 179;
    facts.ratings.mean = 74;
    if (!m_lists.isEmpty())
        facts.lists = {{m_lists.first().list.id, m_lists.first().list.name, {}},
                       {ListId(newUuid()), u"Everybody’s favourites"_s, u"Ana"_s}};
    return later(facts);
}

QFuture<Result<ListId>> FakeLibrary::saveSmartList(const QString &name, const BrowseQuery &query)
{
    FakeList list;
    list.list.id = ListId(newUuid());
    list.list.name = name;
    list.list.type = MediaList::Type::Smart;
    list.list.filterDefinition = toJson(query);
    m_lists << list;
    announce({}, true);
    return later(list.list.id);
}

QFuture<Result<>> FakeLibrary::updateSmartList(ListId list, const BrowseQuery &query)
{
    find(list)->list.filterDefinition = toJson(query);
    announce({}, true);
    return later(Done());
}

QFuture<Result<QList<transfer::CatalogSource>>> FakeLibrary::catalogSources()
{
    return later(sources);
}

QFuture<Result<QList<ui::CatalogFile>>> FakeLibrary::recogniseCatalogs(const QStringList &files)
{
    QList<ui::CatalogFile> found;
    for (const QString &file : files)
        found.append({file, u"imdb"_s, u"IMDb title.basics"_s, 210'000'000});
    return later(found);
}

ui::CatalogImportTask *FakeLibrary::makeCatalogImport(const transfer::CatalogImportOptions &options,
                                                      QObject *parent)
{
    catalogImports << options;
    transfer::CatalogImportReport report;
    report.sources = QStringList{u"imdb"_s};
    report.counts.read = 12000;
    report.counts.created = 11000;
    report.counts.unchanged = 1000;
    return new FakeTask<ui::CatalogImportTask, transfer::CatalogImportReport>(report, parent);
}

ui::CatalogRemovalTask *FakeLibrary::makeCatalogRemoval(const QString &source, QObject *parent)
{
    sources.removeIf([&](const transfer::CatalogSource &one) { return one.name == source; });
    transfer::CatalogRemovalReport report;
    report.source = source;
    report.deleted = 500;
    report.used = 3;
    return new FakeTask<ui::CatalogRemovalTask, transfer::CatalogRemovalReport>(report, parent);
}

} // namespace omt::test
