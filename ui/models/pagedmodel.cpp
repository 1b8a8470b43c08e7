// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/pagedmodel.h"
#include "ui/access/answer.h"

#include <QtConcurrent>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int concurrentFetches = 2;
constexpr int rememberedWishes = 8; ///< pages scrolled past long ago are not worth fetching
constexpr int diffHere = 4000; ///< longer stretches are compared in another thread
constexpr int mostEdits = 400; ///< beyond that one reset is quicker than the steps

} // namespace

PagedModel::PagedModel(TitleSource &source, QObject *parent)
    : TitleModel(parent)
    , m_source(source)
    , m_cache(maxCachedRows)
{
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    connect(&m_fetchTimer, &QTimer::timeout, this, &PagedModel::fetchWanted);
}

PagedModel::~PagedModel() = default;

const TitleRow *PagedModel::cachedRow(int row) const
{
    const Cached *cached = m_cache.object(idAt(row));
    return cached ? &cached->row : nullptr;
}

void PagedModel::setQuery(const TitleQuery &query)
{
    m_query = query;
    m_isLoading = true;
    m_spineIsAsked = false; // whatever is under way answers another question
    requestSpine();
}

void PagedModel::refresh()
{
    if (m_spineIsAsked)
        m_refreshAgain = true; // asking anew for every change would never come to an answer
    else
        requestSpine();
}

void PagedModel::requestSpine()
{
    m_spineIsAsked = true;
    m_refreshAgain = false;
    const quint64 generation = ++m_spineGeneration;
    const bool isNew = m_isLoading;
    const quint64 asked = ++m_requests;
    onAnswer(m_source.page(m_query, isNew ? firstRows : 0), this,
             [this, generation, isNew, asked](const Result<TitleListing> &page) {
                 if (generation != m_spineGeneration)
                     return;
                 if (page)
                     keepRows(page->firstRows, asked);
                 takeSpine(page.map([](const TitleListing &p) { return p.ids; }), isNew);
             });
}

void PagedModel::takeSpine(const Result<QList<MediaId>> &spine, bool isNew)
{
    m_spineIsAsked = false;
    const bool again = m_refreshAgain;
    if (!spine) {
        m_isLoading = false;
        if (!spine.error().isCancelled())
            emit failed(spine.error());
    } else if (isNew) {
        m_isLoading = false;
        replace(*spine);
        emit loaded();
    } else {
        merge(*spine);
    }
    if (again && !m_spineIsAsked)
        requestSpine();
}

void PagedModel::replace(const QList<MediaId> &spine)
{
    beginResetModel();
    m_spine = spine;
    m_wanted.clear();
    endResetModel();
}

void PagedModel::merge(const QList<MediaId> &after)
{
    // Most changes touch a few rows: what is equal at both ends needs no comparing.
    qsizetype begin = 0;
    const qsizetype shorter = std::min(m_spine.size(), after.size());
    while (begin < shorter && m_spine.at(begin) == after.at(begin))
        ++begin;
    qsizetype tail = 0;
    while (tail < shorter - begin
           && m_spine.at(m_spine.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    const QList<MediaId> before = m_spine.mid(begin, m_spine.size() - begin - tail);
    const QList<MediaId> middle = after.mid(begin, after.size() - begin - tail);
    if (before.isEmpty() && middle.isEmpty())
        return;
    if (std::max(before.size(), middle.size()) <= diffHere) {
        applyEdits(diffLists(before, middle), begin, after);
        return;
    }
    m_spineIsAsked = true; // nothing else may change the spine meanwhile
    const quint64 generation = m_spineGeneration;
    onResult(QtConcurrent::run([before, middle] { return diffLists(before, middle); }), this,
             [this, generation, begin, after](const QList<ListEdit> &edits) {
                 if (generation != m_spineGeneration)
                     return;
                 m_spineIsAsked = false;
                 applyEdits(edits, begin, after);
                 if (m_refreshAgain)
                     requestSpine();
             });
}

void PagedModel::applyEdits(const QList<ListEdit> &edits, qsizetype offset,
                            const QList<MediaId> &after)
{
    if (edits.size() > mostEdits) {
        replace(after);
        return;
    }
    for (const ListEdit &edit : edits) {
        const qsizetype first = edit.first + offset;
        const int last = int(first + edit.count - 1);
        if (edit.kind == ListEdit::Kind::Remove) {
            beginRemoveRows({}, int(first), last);
            m_spine.remove(first, edit.count);
            endRemoveRows();
        } else {
            beginInsertRows({}, int(first), last);
            m_spine.insert(first, edit.count, MediaId());
            std::copy_n(after.cbegin() + offset + edit.source, edit.count, m_spine.begin() + first);
            endInsertRows();
        }
    }
}

void PagedModel::want(int row) const
{
    const int page = row / pageSize;
    for (const Wanted &wanted : std::as_const(m_wanted)) {
        if (wanted.page == page && wanted.prefetchNeighbours)
            return;
    }
    m_wanted.append({page, true});
    if (m_wanted.size() > rememberedWishes)
        m_wanted.removeFirst();
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start();
}

void PagedModel::fetchWanted()
{
    while (m_running < concurrentFetches && !m_wanted.isEmpty()) {
        const Wanted wanted = m_wanted.takeLast();
        const int firstRow = wanted.page * pageSize;
        QList<MediaId> ids;
        for (const MediaId &id : m_spine.mid(firstRow, pageSize)) {
            if (!m_cache.contains(id) && !m_beingFetched.contains(id))
                ids << id;
        }
        if (!ids.isEmpty())
            fetch(ids, firstRow, wanted);
    }
}

void PagedModel::fetch(const QList<MediaId> &ids, int firstRow, const Wanted &then)
{
    for (const MediaId &id : ids)
        m_beingFetched.insert(id);
    ++m_running;
    const quint64 asked = ++m_requests;
    onAnswer(m_source.rows(ids), this,
             [this, ids, firstRow, then, asked](const Result<QList<TitleRow>> &rows) {
                 --m_running;
                 for (const MediaId &id : ids)
                     m_beingFetched.remove(id);
                 if (rows)
                     takeRows(ids, *rows, firstRow, asked);
                 else if (!rows.error().isCancelled())
                     emit failed(rows.error());
                 if (rows && then.prefetchNeighbours && m_wanted.isEmpty()) {
                     const int last = int(m_spine.size() - 1) / pageSize;
                     if (then.page > 0)
                         m_wanted.append({then.page - 1, false});
                     if (then.page < last)
                         m_wanted.append({then.page + 1, false});
                 }
                 if (!m_wanted.isEmpty() && !m_fetchTimer.isActive())
                     m_fetchTimer.start();
             });
}

// Of titles that no view shows yet, who therefore need not be told.
void PagedModel::keepRows(const QList<TitleRow> &rows, quint64 asked)
{
    for (const TitleRow &row : rows) {
        if (const Cached *old = m_cache.object(row.id); !old || old->asked <= asked)
            m_cache.insert(row.id, new Cached{row, asked});
    }
}

void PagedModel::takeRows(const QList<MediaId> &ids, const QList<TitleRow> &rows, int firstRow,
                          quint64 asked)
{
    QHash<MediaId, const TitleRow *> found;
    for (const TitleRow &row : rows)
        found.insert(row.id, &row);
    QList<int> changed;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const MediaId &id = ids.at(i);
        const Cached *old = m_cache.object(id);
        if (old && old->asked > asked)
            continue;
        auto fresh = std::make_unique<Cached>();
        fresh->asked = asked;
        fresh->row.id = id; // one that is gone stays blank until the spine says so
        if (const auto *row = found.value(id))
            fresh->row = *row;
        const bool differs = !old || !(old->row == fresh->row);
        m_cache.insert(id, fresh.release());
        if (!differs)
            continue;
        // Rows rarely move while they are fetched: look first where they were.
        const int guess = firstRow < 0 ? -1 : firstRow + int(i);
        const int row = guess >= 0 && idAt(guess) == id ? guess : rowOf(id);
        if (row >= 0)
            changed << row;
    }
    tellChanged(changed);
}

void PagedModel::refreshRows(const QSet<MediaId> &ids, bool everything)
{
    QList<MediaId> held;
    if (everything) {
        held = m_cache.keys();
    } else {
        for (const MediaId &id : ids) {
            if (m_cache.contains(id))
                held << id;
        }
    }
    for (qsizetype begin = 0; begin < held.size(); begin += pageSize) {
        const QList<MediaId> part = held.mid(begin, pageSize);
        const quint64 asked = ++m_requests;
        onAnswer(m_source.rows(part), this,
                 [this, part, asked](const Result<QList<TitleRow>> &rows) {
                     if (rows)
                         takeRows(part, *rows, -1, asked);
                     else if (!rows.error().isCancelled())
                         emit failed(rows.error());
                 });
    }
}

void PagedModel::preview(const QList<MediaId> &ids, const EntryPatch &patch, const QDate &today,
                         const AutomaticRules &rules)
{
    QList<int> changed;
    for (const MediaId &id : ids) {
        Cached *cached = m_cache.object(id);
        if (!cached)
            continue;
        Entry before = cached->row.entry.value_or(Entry{});
        before.mediaId = id;
        cached->row.entry
            = applyPatch(before, patch, cached->row.progressTotal, today, rules, cached->row.type)
                  .after;
        cached->asked = ++m_requests; // answers under way know nothing of it yet
        if (const int row = rowOf(id); row >= 0)
            changed << row;
    }
    tellChanged(changed);
}

int PagedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_spine.size());
}

int PagedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ui::columnCount;
}

Qt::ItemFlags PagedModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) // titles are dropped between rows, never on one
        return canReorder() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    return TitleModel::flags(index);
}

} // namespace omt::ui
