// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/browsemodel.h"

#include "ui/access/answer.h"
#include "ui/models/rowtext.h"

#include <QLocale>

namespace omt::ui {

using namespace Qt::StringLiterals;
using catalog::BrowsePage;
using catalog::BrowseRow;
using catalog::BrowseSort;

namespace {

constexpr int chunksAgain = 5; ///< what a change makes it read again
constexpr int concurrentFetches = 2;
constexpr qsizetype rememberedWishes = 4; ///< chunks scrolled past are not worth fetching
constexpr qint64 mostRows = 20'000'000; ///< a row of pixels each must fit into a scroll bar
constexpr qsizetype mostPreviews = 1000;

} // namespace

BrowseModel::BrowseModel(BrowseSource &source, TitleSource &titles, QObject *parent)
    : TitleModel(parent)
    , m_source(source)
    , m_titles(titles)
    , m_chunks(mostChunks)
{
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    connect(&m_fetchTimer, &QTimer::timeout, this, &BrowseModel::fetchWanted);
}

BrowseModel::~BrowseModel() = default;

void BrowseModel::setQuery(const catalog::BrowseQuery &query)
{
    m_query = query;
    m_isLoading = true;
    m_isRefreshing = false;
    ask();
    emit queryChanged();
}

void BrowseModel::ask()
{
    const quint64 generation = ++m_generation;
    onAnswer(m_source.browse(m_query, chunkSize), this,
             [this, generation](const Result<BrowsePage> &page) {
                 if (generation == m_generation)
                     takeFirst(page);
             });
}

void BrowseModel::takeFirst(const Result<BrowsePage> &page)
{
    m_isLoading = false;
    if (!page) {
        if (!page.error().isCancelled())
            emit failed(page.error());
        return;
    }
    beginResetModel();
    m_chunks.clear();
    m_wanted.clear();
    m_beingFetched.clear(); // answers under way are of another generation
    m_running = 0;
    m_looked = 0;
    m_total = page->total;
    m_isTotalEstimated = page->isTotalEstimated;
    if (!page->rows.isEmpty())
        m_chunks.insert(0, new Chunk{page->rows.mid(0, chunkSize)});
    endResetModel();
    emit totalChanged();
    emit loaded();
}

const BrowseRow *BrowseModel::rowAt(int row) const
{
    const Chunk *chunk = m_chunks.object(row / chunkSize);
    const int place = row % chunkSize;
    return chunk && place < chunk->rows.size() ? &chunk->rows.at(place) : nullptr;
}

const TitleRow *BrowseModel::cachedRow(int row) const
{
    m_looked = row / chunkSize;
    const BrowseRow *found = rowAt(row);
    return found ? &found->title : nullptr;
}

MediaId BrowseModel::idAt(int row) const
{
    const BrowseRow *found = rowAt(row);
    return found ? found->title.id : MediaId();
}

int BrowseModel::rowOf(MediaId id) const
{
    const QList<int> held = m_chunks.keys();
    for (const int chunk : held) {
        const QList<BrowseRow> &rows = m_chunks.object(chunk)->rows;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows.at(i).title.id == id)
                return chunk * chunkSize + int(i);
        }
    }
    return -1;
}

int BrowseModel::cachedRows() const
{
    int rows = 0;
    const QList<int> held = m_chunks.keys();
    for (const int chunk : held)
        rows += int(m_chunks.object(chunk)->rows.size());
    return rows;
}

void BrowseModel::want(int row) const
{
    const int chunk = row / chunkSize;
    if (m_chunks.contains(chunk) || m_beingFetched.contains(chunk))
        return;
    m_wanted.removeAll(chunk);
    m_wanted.append(chunk);
    if (m_wanted.size() > rememberedWishes)
        m_wanted.removeFirst();
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start();
}

void BrowseModel::fetchWanted()
{
    if (m_isLoading)
        return; // numbers of the page before mean nothing to the next
    while (m_running < concurrentFetches && !m_wanted.isEmpty()) {
        const int chunk = m_wanted.takeLast();
        if (!m_chunks.contains(chunk) && !m_beingFetched.contains(chunk))
            fetch(chunk, true);
    }
}

void BrowseModel::fetch(int chunk, bool prefetches)
{
    m_beingFetched.insert(chunk);
    ++m_running;
    const quint64 asked = ++m_requests;
    const quint64 generation = m_generation;
    onAnswer(m_source.browsePage(m_query, qint64(chunk) * chunkSize, chunkSize), this,
             [=, this](const Result<BrowsePage> &page) {
                 if (generation != m_generation)
                     return;
                 --m_running;
                 m_beingFetched.remove(chunk);
                 if (page)
                     takeChunk(chunk, *page, asked);
                 else if (!page.error().isCancelled())
                     emit failed(page.error());
                 if (page && prefetches && m_wanted.isEmpty() && chunk == m_looked) {
                     const int last = (rowCount() - 1) / chunkSize;
                     for (const int beside : {chunk - 1, chunk + 1}) {
                         if (beside >= 0 && beside <= last && !m_chunks.contains(beside)
                             && !m_beingFetched.contains(beside))
                             fetch(beside, false);
                     }
                 }
                 if (!m_wanted.isEmpty() && !m_fetchTimer.isActive())
                     m_fetchTimer.start();
             });
}

void BrowseModel::keepNewer(QList<BrowseRow> *rows, quint64 asked) const
{
    if (m_previewed.isEmpty())
        return;
    for (BrowseRow &row : *rows) {
        const auto previewed = m_previewed.constFind(row.title.id);
        if (previewed != m_previewed.constEnd() && previewed->first > asked)
            row.title.entry = previewed->second;
    }
}

void BrowseModel::takeChunk(int chunk, const BrowsePage &page, quint64 asked)
{
    auto fresh = std::make_unique<Chunk>();
    fresh->rows = page.rows;
    keepNewer(&fresh->rows, asked);
    m_chunks.insert(chunk, fresh.release());
    setTotal(page);
    const int first = chunk * chunkSize;
    const int last = std::min(first + chunkSize, rowCount()) - 1;
    if (last >= first)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void BrowseModel::setTotal(const BrowsePage &page)
{
    const int before = rowCount();
    const int after = int(std::min(page.total, mostRows));
    const bool isOther = page.total != m_total || page.isTotalEstimated != m_isTotalEstimated;
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_total = page.total;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_total = page.total;
        endRemoveRows();
    }
    m_total = page.total;
    m_isTotalEstimated = page.isTotalEstimated;
    if (isOther)
        emit totalChanged();
}

/** What is held of these chunks are still the same titles. */
bool BrowseModel::isHeld(const QList<BrowseRow> &rows, int chunk) const
{
    for (qsizetype at = 0; at < rows.size(); at += chunkSize) {
        const Chunk *held = m_chunks.object(chunk + int(at / chunkSize));
        const auto first = rows.cbegin() + at;
        const auto last = first + std::min<qsizetype>(chunkSize, rows.size() - at);
        if (held
            && !std::equal(
                held->rows.cbegin(), held->rows.cend(), first, last,
                [](const BrowseRow &a, const BrowseRow &b) { return a.title.id == b.title.id; }))
            return false;
    }
    return true;
}

void BrowseModel::refresh()
{
    if (m_isLoading)
        return; // the answer will be new
    if (m_isRefreshing) {
        m_refreshAgain = true;
        return;
    }
    m_isRefreshing = true;
    m_refreshAgain = false;
    const quint64 generation = m_generation;
    const quint64 asked = ++m_requests;
    const int chunk = std::max(0, m_looked - 2); // the screen may show the end of some
    onAnswer(m_source.browsePage(m_query, qint64(chunk) * chunkSize, chunksAgain * chunkSize), this,
             [=, this](const Result<BrowsePage> &page) {
                 if (generation != m_generation)
                     return;
                 m_isRefreshing = false;
                 if (page)
                     takeAgain(chunk, *page, asked);
                 else if (!page.error().isCancelled())
                     emit failed(page.error());
                 if (m_refreshAgain)
                     refresh();
             });
}

void BrowseModel::takeAgain(int chunk, const BrowsePage &page, quint64 asked)
{
    QList<BrowseRow> rows = page.rows;
    keepNewer(&rows, asked);
    const bool isSamePlace = page.total == m_total && isHeld(rows, chunk);
    m_keepsPlace = true;
    if (!isSamePlace)
        beginResetModel();
    m_chunks.clear();
    m_beingFetched.clear();
    m_running = 0;
    ++m_generation; // what is under way may be older
    m_total = page.total;
    m_isTotalEstimated = page.isTotalEstimated;
    for (int i = 0; i < chunksAgain && i * chunkSize < rows.size(); ++i)
        m_chunks.insert(chunk + i, new Chunk{rows.mid(i * chunkSize, chunkSize)});
    if (!isSamePlace)
        endResetModel();
    m_keepsPlace = false;
    if (isSamePlace && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit totalChanged();
}

void BrowseModel::refreshRows(const QSet<MediaId> &ids, bool everything)
{
    if (everything || ids.isEmpty())
        return; // refresh() reads all that is looked at
    QList<MediaId> held;
    for (const MediaId &id : ids) {
        if (rowOf(id) >= 0)
            held << id;
    }
    if (held.isEmpty())
        return;
    const quint64 asked = ++m_requests;
    onAnswer(m_titles.rows(held), this, [this, asked](const Result<QList<TitleRow>> &rows) {
        if (!rows)
            return;
        QList<int> changed;
        for (const TitleRow &fresh : *rows) {
            const int row = rowOf(fresh.id);
            Chunk *chunk = row < 0 ? nullptr : m_chunks.object(row / chunkSize);
            if (!chunk)
                continue;
            TitleRow &place = chunk->rows[row % chunkSize].title;
            const auto previewed = m_previewed.constFind(fresh.id);
            if (previewed != m_previewed.constEnd() && previewed->first > asked)
                continue;
            place = fresh;
            changed << row;
        }
        tellChanged(changed);
    });
}

void BrowseModel::preview(const QList<MediaId> &ids, const EntryPatch &patch, const QDate &today,
                          const AutomaticRules &rules)
{
    if (m_previewed.size() > mostPreviews)
        m_previewed.clear();
    QList<int> changed;
    for (const MediaId &id : ids) {
        const int row = rowOf(id);
        Chunk *chunk = row < 0 ? nullptr : m_chunks.object(row / chunkSize);
        if (!chunk)
            continue;
        TitleRow &title = chunk->rows[row % chunkSize].title;
        Entry before = title.entry.value_or(Entry{});
        before.mediaId = id;
        title.entry
            = applyPatch(before, patch, title.progressTotal, today, rules, title.type).after;
        m_previewed.insert(id, {++m_requests, title.entry}); // answers under way do not know it
        changed << row;
    }
    tellChanged(changed);
}

int BrowseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min(m_total, mostRows));
}

int BrowseModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : catalogColumnCount;
}

QList<SortKey> BrowseModel::sortKeys() const
{
    return {{titleSortOf(m_query.sort), m_query.descending}};
}

void BrowseModel::setSortKeys(const QList<SortKey> &keys)
{
    const auto sort = keys.isEmpty() ? std::nullopt : catalog::browseSortOf(keys.first().sort);
    if (!sort)
        return;
    catalog::BrowseQuery query = m_query;
    query.sort = *sort;
    query.descending = keys.first().descending;
    if (!(query == m_query))
        setQuery(query);
}

std::optional<TitleSort> BrowseModel::sortBy(Column column) const
{
    switch (column) {
    case Column::Title:
        return TitleSort::Title;
    case Column::Year:
        return TitleSort::Year;
    case Column::EveryonesRating:
        return TitleSort::Rating;
    case Column::Popularity:
        return TitleSort::Popularity;
    case Column::AddedAt:
        return TitleSort::AddedAt;
    default:
        return std::nullopt;
    }
}

QString BrowseModel::textOf(int row, Column column) const
{
    const BrowseRow *found = rowAt(row);
    if (!found)
        return {};
    switch (column) {
    case Column::EveryonesRating:
        return found->everyonesRating
            ? ratingText(Rating::fromHundred(*found->everyonesRating), ratingScale())
            : QString();
    case Column::Popularity:
        return found->popularity > 0 ? QLocale().toString(qRound64(found->popularity)) : QString();
    case Column::AddedAt:
        return found->addedAt.isValid()
            ? QLocale().toString(found->addedAt.toLocalTime().date(), QLocale::ShortFormat)
            : QString();
    default:
        return TitleModel::textOf(row, column);
    }
}

QString BrowseModel::landmark(int row) const
{
    const BrowseRow *found = rowAt(row);
    if (!found)
        return {};
    switch (m_query.sort) {
    case BrowseSort::Title:
        return found->title.title.left(2).toUpper();
    case BrowseSort::Year:
        return found->title.releaseDate.isKnown() ? yearText(found->title.releaseDate) : QString();
    case BrowseSort::Rating:
        return textOf(row, Column::EveryonesRating);
    case BrowseSort::Popularity:
        return textOf(row, Column::Popularity);
    case BrowseSort::Added:
        break;
    }
    return textOf(row, Column::AddedAt);
}

} // namespace omt::ui
