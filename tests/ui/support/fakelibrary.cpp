// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakelibrary.h"

#include "core/base/uuid.h"
#include "core/domain/automaticrules.h"
#include "core/transfer/format.h"

#include <QFileInfo>
#include <QPromise>
#include <QTimer>

#include <array>

namespace omt::test {

using namespace Qt::StringLiterals;

namespace {

struct Sample
{
    const char16_t *title;
    MediaType type;
    int year;
    const char16_t *creator;
    int total;
};

const std::array<Sample, 24> samples{{
    {u"Fullmetal Alchemist: Brotherhood", MediaType::Anime, 2009, u"Bones", 64},
    {u"Sousou no Frieren", MediaType::Anime, 2023, u"Madhouse", 28},
    {u"The Wire", MediaType::Show, 2002, u"David Simon", 60},
    {u"Spirited Away", MediaType::Movie, 2001, u"Hayao Miyazaki", 125},
    {u"In the Mood for Love", MediaType::Movie, 2000, u"Wong Kar-wai", 98},
    {u"The Left Hand of Darkness", MediaType::Book, 1969, u"Ursula K. Le Guin", 304},
    {u"Middlemarch", MediaType::Book, 1871, u"George Eliot", 880},
    {u"Berserk", MediaType::Manga, 1989, u"Kentaro Miura", 0},
    {u"Vinland Saga", MediaType::Manga, 2005, u"Makoto Yukimura", 220},
    {u"Watchmen", MediaType::Comic, 1986, u"Alan Moore, Dave Gibbons", 12},
    {u"Tower of God", MediaType::Webtoon, 2010, u"SIU", 0},
    {u"Disco Elysium", MediaType::Game, 2019, u"ZA/UM", 40},
    {u"Hollow Knight", MediaType::Game, 2017, u"Team Cherry", 45},
    {u"Steins;Gate", MediaType::VisualNovel, 2009, u"5pb., Nitroplus", 35},
    {u"Ascendance of a Bookworm", MediaType::LightNovel, 2015, u"Miya Kazuki", 677},
    {u"Worm", MediaType::WebNovel, 2011, u"Wildbow", 304},
    {u"Project Hail Mary", MediaType::Audiobook, 2021, u"Andy Weir, Ray Porter", 970},
    {u"Hardcore History", MediaType::Podcast, 2005, u"Dan Carlin", 71},
    {u"In Rainbows", MediaType::Music, 2007, u"Radiohead", 10},
    {u"Stop Making Sense, live", MediaType::LiveEvent, 1983, u"Talking Heads", 88},
    {u"Critical Role", MediaType::WebSeries, 2015, u"Matthew Mercer", 115},
    {u"千と千尋の神隠し", MediaType::Movie, 2001, u"宮崎 駿", 125},
    {u"ألف ليلة وليلة", MediaType::Book, 1704, u"", 0},
    {u"A Very Long Title That Does Not Fit Into Any Reasonable Column And Must Be Elided",
     MediaType::LightNovel, 2018, u"An Author With a Long Name, Another Author", 12},
}};

Entry patched(const TitleRow &row, const EntryPatch &patch, const AutomaticRules &rules = {})
{
    Entry entry = row.entry.value_or(Entry{});
    entry.mediaId = row.id;
    return applyPatch(entry, patch, row.progressTotal, QDate::currentDate(), rules, row.type).after;
}

Entry sampleEntry(MediaId id, int i, int total)
{
    Entry entry;
    entry.mediaId = id;
    entry.status = allStatuses.at(size_t(i) % allStatuses.size());
    entry.progress = entry.status == Status::Planned ? 0
        : entry.status == Status::Completed          ? total
                                                     : (i * 7) % std::max(total, 40);
    if (i % 3 != 1)
        entry.rating = Rating::fromHundred(20 + (i * 15) % 81);
    if (entry.status != Status::Planned)
        entry.startedAt = PartialDate::fromMonth(2020 + i % 6, 1 + i % 12);
    if (entry.status == Status::Completed)
        entry.completedAt = PartialDate::fromDate(QDate(2021 + i % 5, 1 + i % 12, 1 + i % 28));
    entry.updatedAt = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addDays(i % 300);
    if (i % 5 == 0)
        entry.tags = QStringList{u"favourite"_s, u"rewatch"_s};
    return entry;
}

bool fits(const TitleRow &row, const TitleQuery &query)
{
    if (query.scope == TitleQuery::Scope::Library && !query.list && !row.entry)
        return false;
    if (query.status && (!row.entry || row.entry->status != *query.status))
        return false;
    return (!query.type || row.type == *query.type)
        && row.title.contains(query.text, Qt::CaseInsensitive);
}

/** An import of one file, a moment later each step. */
class FakeDesk final : public ui::ImportDesk
{
public:
    FakeDesk(FakeLibrary &library, QObject *parent)
        : ImportDesk(parent)
        , m_library(library)
    {
    }

    QFuture<Result<QList<transfer::ImportFile>>> inspect(const QStringList &paths) override
    {
        QList<transfer::ImportFile> files;
        for (const QString &path : paths) {
            transfer::ImportFile file;
            file.path = path;
            file.name = QFileInfo(path).fileName();
            file.formats = {{transfer::findImportFormat(u"mal-xml"), 100}};
            file.records = 120;
            files.append(file);
        }
        return answer(files);
    }
    QFuture<Result<transfer::MappedTable>> table(const QString &) override
    {
        transfer::MappedTable table;
        table.sample.columns = {u"Name"_s, u"Score"_s};
        table.sample.rows = {{u"Heat"_s, u"9"_s}};
        table.mapping = transfer::guessedListMapping(table.sample);
        return answer(table);
    }
    QFuture<Result<>> rememberMapping(const QString &, const transfer::ListMapping &,
                                      const QString &) override
    {
        return QtFuture::makeReadyFuture(Result<>());
    }
    void read(const transfer::ImportOptions &options) override
    {
        m_options = options;
        preview();
    }
    void update(const transfer::ImportRules &rules) override
    {
        m_options.conflictRule = rules.conflict;
        preview();
    }
    void decide(const transfer::ImportDecision &decision) override
    {
        m_library.decisions.append(decision);
        preview();
    }
    void decideAll(const transfer::PreviewFilter &, transfer::ImportDecision::Action) override
    {
        preview();
    }
    void choose(const QList<transfer::FieldChoice> &) override { preview(); }
    void chooseAll(const transfer::PreviewFilter &, bool) override { preview(); }
    void edit(const transfer::RecordEdit &) override { preview(); }
    QFuture<Result<transfer::PreviewPage>> page(const transfer::PreviewFilter &filter, qint64 from,
                                                int count) override
    {
        transfer::PreviewPage page;
        page.total = filter.state ? 1 : 120;
        for (qint64 i = from; i < std::min<qint64>(from + count, page.total); ++i) {
            transfer::PreviewRow row;
            row.number = row.record = row.title = i + 1;
            row.state = filter.state.value_or(i == 1 ? transfer::PreviewState::Conflict
                                                     : transfer::PreviewState::New);
            row.name = u"Title <b>%1</b>"_s.arg(i + 1);
            row.file = u"animelist.xml"_s;
            row.line = i + 1;
            row.changes = {{u"status"_s, {}, u"completed"_s}};
            if (row.state == transfer::PreviewState::Conflict)
                row.conflicts = {{u"rating"_s, u"50"_s, u"80"_s}};
            page.rows.append(row);
        }
        return answer(page);
    }
    void run() override
    {
        m_library.imported << m_options.files;
        m_library.imports << m_options;
        QTimer::singleShot(20, this, [this] {
            transfer::ImportReport done = report();
            done.run = ImportRunId(newUuid());
            emit finished(done);
        });
    }
    void cancel() override { }
    void pause() override { }
    void resume() override { }

private:
    template <class T> static QFuture<Result<T>> answer(const T &value)
    {
        return QtFuture::makeReadyFuture(Result<T>(value));
    }
    static transfer::ImportReport report()
    {
        transfer::ImportReport report;
        report.read = 120;
        report.created = 117;
        report.unchanged = 2;
        report.failed = 1;
        report.problems.append({u"animelist.xml"_s, 431, u"This record has no title."_s, false});
        return report;
    }
    void preview()
    {
        QTimer::singleShot(20, this, [this] {
            transfer::PreviewSummary summary;
            summary.report = report();
            summary.counts
                = {{transfer::PreviewState::New, 119}, {transfer::PreviewState::Conflict, 1}};
            emit previewed(summary);
        });
    }

    FakeLibrary &m_library;
    transfer::ImportOptions m_options;
};

/** Counts at once; writes for some moments. */
class FakeExport final : public ui::ExportTask
{
public:
    FakeExport(const transfer::ExportRequest &request, QObject *parent)
        : ExportTask(parent)
        , m_isPreview(request.path.isEmpty())
    {
        connect(&m_timer, &QTimer::timeout, this, &FakeExport::advance);
    }
    QString title() const override { return u"Exporting"_s; }
    void start() override { m_timer.start(20); }
    void cancel() override
    {
        m_timer.stop();
        emit finished(cancelledError());
        emit ended();
    }

private:
    void advance()
    {
        emit progress(++m_done, 10, {});
        if (!m_isPreview && m_done < 10)
            return;
        m_timer.stop();
        transfer::ExportReport report;
        report.entries = 112;
        report.losses.add(transfer::Loss::Tags, 12);
        report.losses.add(transfer::Loss::OtherTypes, 5);
        emit finished(report);
        emit ended();
    }

    bool m_isPreview;
    QTimer m_timer;
    int m_done = 0;
};

} // namespace

FakeLibrary::FakeLibrary(QObject *parent)
    : LibraryAccess(parent)
{
}

void FakeLibrary::fill(int titles, int inLibrary)
{
    for (int i = 0; i < titles; ++i) {
        const Sample &sample = samples.at(size_t(i) % samples.size());
        TitleRow row;
        row.title = QString::fromUtf16(sample.title);
        if (i >= int(samples.size()))
            row.title += u" %1"_s.arg(i / int(samples.size()) + 1);
        row.type = sample.type;
        row.releaseDate = PartialDate::fromYear(sample.year);
        if (sample.creator[0])
            row.creators = QString::fromUtf16(sample.creator).split(u", "_s);
        if (sample.total > 0)
            row.progressTotal = sample.total;
        const MediaId id = add(row);
        if (i < inLibrary)
            m_rows[id].entry = sampleEntry(id, i, sample.total);
    }
}

MediaId FakeLibrary::add(const TitleRow &row)
{
    const MediaId id(newUuid());
    m_ids << id;
    m_rows.insert(id, row);
    m_rows[id].id = id;
    return id;
}

void FakeLibrary::change(MediaId id, const std::function<void(TitleRow &)> &edit)
{
    edit(m_rows[id]);
    announce({id});
}

void FakeLibrary::removeTitle(MediaId id)
{
    m_ids.removeOne(id);
    m_rows.remove(id);
    announce({id});
}

void FakeLibrary::announce(const QList<MediaId> &ids, bool lists)
{
    QTimer::singleShot(5, this, [this, ids, lists] {
        emit changed({false, lists, QSet<MediaId>(ids.cbegin(), ids.cend())});
    });
}

QFuture<Result<TitleListing>> FakeLibrary::page(const TitleQuery &query, int rows)
{
    ++spineQuestions;
    QList<MediaId> ids;
    const FakeList *list = query.list ? find(*query.list) : nullptr;
    for (const MediaId &id : list ? list->items : m_ids) {
        if (fits(*m_rows.constFind(id), query))
            ids << id;
    }
    const auto key = [this, &query](MediaId id) -> qint64 {
        const TitleRow &row = *m_rows.constFind(id);
        switch (query.sort) {
        case TitleSort::Year:
            return row.releaseDate.isKnown() ? row.releaseDate.year() : 99999;
        case TitleSort::Rating:
            return row.entry && row.entry->rating ? row.entry->rating->hundred() : 0;
        case TitleSort::Status:
            return row.entry ? int(row.entry->status) : 9;
        case TitleSort::Progress:
            return row.entry ? row.entry->progress : 0;
        case TitleSort::Type:
            return int(row.type);
        default:
            return 0;
        }
    };
    if (query.sort == TitleSort::Title && ids.size() < 20000)
        std::stable_sort(ids.begin(), ids.end(), [this](MediaId a, MediaId b) {
            return m_rows.constFind(a)->title.compare(m_rows.constFind(b)->title,
                                                      Qt::CaseInsensitive)
                < 0;
        });
    else
        std::stable_sort(ids.begin(), ids.end(),
                         [&key](MediaId a, MediaId b) { return key(a) < key(b); });
    if (query.descending)
        std::reverse(ids.begin(), ids.end());
    queries << query;
    TitleListing page{ids, {}};
    for (const MediaId &id : ids.mid(0, rows))
        page.firstRows << m_rows.value(id);
    return later(page);
}

QFuture<Result<QList<TitleRow>>> FakeLibrary::rows(const QList<MediaId> &ids)
{
    ++rowQuestions;
    rowsAsked += int(ids.size());
    QList<TitleRow> rows;
    for (const MediaId &id : ids) {
        if (m_rows.contains(id))
            rows << m_rows.value(id);
    }
    return later(rows);
}

QFuture<Result<library::LibraryCounts>> FakeLibrary::counts()
{
    library::LibraryCounts counts;
    for (const TitleRow &row : std::as_const(m_rows)) {
        if (!row.entry)
            continue;
        ++counts.total;
        ++counts.byStatus[row.entry->status];
        ++counts.byType[row.type];
    }
    counts.catalog = m_ids.size();
    return later(counts);
}

QFuture<Result<library::EntryDetail>> FakeLibrary::detail(MediaId id)
{
    const TitleRow row = m_rows.value(id);
    library::EntryDetail detail;
    detail.media.id = id;
    detail.media.type = row.type;
    detail.media.title = row.title;
    detail.media.releaseDate = row.releaseDate;
    detail.media.creators = row.creators;
    detail.media.progressTotal = row.progressTotal;
    detail.media.names = {{u"鋼の錬金術師 FULLMETAL ALCHEMIST"_s, u"ja"_s, u"original"_s},
                          {u"FMA:B"_s, {}, u"alias"_s}};
    detail.media.genres = QStringList{u"Adventure"_s, u"Drama"_s, u"Fantasy"_s};
    detail.media.description
        = u"After a horrific alchemy experiment goes wrong in the Elric household, brothers Edward and Alphonse are left in a catastrophic new reality."_s;
    detail.media.externalKeys
        = {{u"mal"_s, u"anime"_s, u"5114"_s}, {u"isbn"_s, {}, u"9780441478125"_s}};
    detail.entry = row.entry;
    if (detail.entry) {
        detail.entry->metaSnapshot
            = {{u"mal"_s,
                QJsonObject{{u"my_storage"_s, u"Hard Drive"_s}, {u"my_priority"_s, u"LOW"_s}}}};
        detail.earlierPasses
            = {{1, Status::Completed, row.progressTotal.value_or(3), Rating::fromHundred(90),
                PartialDate::fromYear(2012), PartialDate::fromMonth(2012, 8)}};
        detail.reviews
            = m_reviews.value(id,
                              {{1, u"<b>Still the best.</b><br/>Every thread comes home."_s, false,
                                false, PartialDate::fromDate(QDate(2012, 9, 1))}});
    }
    library::HistoryEvent event;
    event.when = QDateTime::currentDateTimeUtc().addSecs(-3600);
    event.operation = u"update"_s;
    event.table = u"interaction.user_media"_s;
    event.before = {{u"progress"_s, 3}, {u"status"_s, u"planned"_s}};
    event.after = {{u"progress"_s, 4}, {u"status"_s, u"in_progress"_s}};
    detail.history << event;
    return later(detail);
}

library::EditReceipt FakeLibrary::record(const QString &label, const QList<MediaId> &ids,
                                         const std::function<void(TitleRow &)> &edit)
{
    Step step;
    step.label = label;
    for (const MediaId &id : ids) {
        TitleRow &row = m_rows[id];
        const auto before = row.entry;
        edit(row);
        if (row.entry == before)
            continue;
        step.before.insert(id, before);
        step.after.insert(id, row.entry);
    }
    library::EditReceipt receipt;
    receipt.label = label;
    receipt.changed = int(step.before.size());
    if (receipt.changed > 0) {
        m_undo << step;
        m_redo.clear();
        announce(ids);
    }
    return receipt;
}

QFuture<Result<library::EditReceipt>> FakeLibrary::apply(const QList<MediaId> &ids,
                                                         const EntryPatch &patch)
{
    if (m_nextError)
        return later(library::EditReceipt());
    const QString label = ids.size() == 1 ? u"Changed “%1”"_s.arg(m_rows[ids.first()].title)
                                          : u"Changed %1 titles"_s.arg(ids.size());
    return later(record(label, ids, [this, &patch](TitleRow &row) {
        row.entry = patched(row, patch, preferences.rules);
    }));
}

QFuture<Result<library::EditReceipt>> FakeLibrary::remove(const QList<MediaId> &ids)
{
    return later(record(u"Removed %1 titles"_s.arg(ids.size()), ids,
                        [](TitleRow &row) { row.entry.reset(); }));
}

QFuture<Result<catalog::SearchAnswer>> FakeLibrary::search(const QString &text,
                                                           const catalog::SearchFilter &filter)
{
    searches << text;
    catalog::SearchAnswer answer;
    answer.text = text;
    const catalog::SearchQuery query = catalog::parseSearchQuery(text);
    const QString words = query.text.trimmed();
    for (const MediaId &id : std::as_const(m_ids)) {
        const TitleRow &row = *m_rows.constFind(id);
        if (!row.title.contains(words, Qt::CaseInsensitive))
            continue;
        ++answer.byType[row.type];
        if (answer.total++ >= filter.offset && answer.matches.size() < filter.limit)
            answer.matches.append(
                {row,
                 row.title,
                 1,
                 MatchReason::Title,
                 {{row.title.indexOf(words, 0, Qt::CaseInsensitive), words.size()}}});
    }
    answer.problems = query.problems;
    if (!m_holdsSearches)
        return later(answer);
    auto promise = std::make_shared<QPromise<Result<catalog::SearchAnswer>>>();
    promise->start();
    m_heldSearches << [promise, answer] {
        promise->addResult(Result<catalog::SearchAnswer>(answer));
        promise->finish();
    };
    return promise->future();
}

QFuture<Result<QList<catalog::Completion>>>
FakeLibrary::completions(const catalog::CompletionPoint &point)
{
    if (!catalog::hasStoredValues(point))
        return later(catalog::fixedCompletions(point));
    QList<catalog::Completion> found;
    for (const QString &value : {u"drama"_s, u"horror"_s}) {
        if (value.startsWith(point.begun))
            found.append({QString(point.key + u':' + value), {}, 3});
    }
    return later(found);
}

void FakeLibrary::releaseSearch(int which)
{
    m_heldSearches.at(which)();
}

QFuture<Result<library::AddedTitle>> FakeLibrary::addTitle(const Media &media,
                                                           const std::optional<EntryPatch> &patch)
{
    TitleRow row;
    row.title = media.title;
    row.type = media.type;
    row.releaseDate = media.releaseDate;
    row.creators = media.creators;
    row.progressTotal = media.progressTotal;
    library::AddedTitle added;
    added.id = add(row);
    added.receipt.label = u"Added “%1”"_s.arg(media.title);
    if (patch) {
        added.receipt = record(added.receipt.label, {added.id}, [&patch](TitleRow &present) {
            present.entry = patched(present, *patch);
        });
    }
    announce({added.id});
    return later(added);
}

FakeLibrary::FakeList *FakeLibrary::find(ListId id)
{
    for (FakeList &list : m_lists) {
        if (list.list.id == id)
            return &list;
    }
    return nullptr;
}

QFuture<Result<QList<MediaList>>> FakeLibrary::lists()
{
    QList<MediaList> lists;
    for (const FakeList &list : std::as_const(m_lists)) {
        lists << list.list;
        lists.last().itemCount = int(list.items.size());
    }
    return later(lists);
}

QFuture<Result<ListId>> FakeLibrary::createList(const QString &name)
{
    FakeList list;
    list.list.id = ListId(newUuid());
    list.list.name = name;
    m_lists << list;
    announce({}, true);
    return later(list.list.id);
}

QFuture<Result<>> FakeLibrary::renameList(ListId list, const QString &name)
{
    find(list)->list.name = name;
    announce({}, true);
    return later(Done());
}

QFuture<Result<>> FakeLibrary::removeList(ListId list)
{
    m_lists.removeIf([list](const FakeList &one) { return one.list.id == list; });
    announce({}, true);
    return later(Done());
}

QFuture<Result<int>> FakeLibrary::addToList(ListId list, const QList<MediaId> &ids)
{
    int added = 0;
    for (const MediaId &id : ids) {
        if (!find(list)->items.contains(id)) {
            find(list)->items << id;
            ++added;
        }
    }
    announce(ids, true);
    return later(added);
}

QFuture<Result<int>> FakeLibrary::removeFromList(ListId list, const QList<MediaId> &ids)
{
    const int removed
        = int(find(list)->items.removeIf([&ids](const MediaId &id) { return ids.contains(id); }));
    announce(ids, true);
    return later(removed);
}

QFuture<Result<>> FakeLibrary::moveInList(ListId list, const QList<MediaId> &ids, int row)
{
    if (m_nextError)
        return later(Done());
    QList<MediaId> &items = find(list)->items;
    QList<MediaId> before;
    QList<MediaId> after;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (!ids.contains(items.at(i)))
            (i < row ? before : after) << items.at(i);
    }
    items = before + ids + after;
    announce(ids, true);
    return later(Done());
}

QFuture<Result<library::EditReceipt>> FakeLibrary::setReview(MediaId id, const Review &review)
{
    QList<Review> &reviews = m_reviews[id];
    reviews.removeIf([&review](const Review &one) { return one.passNumber == review.passNumber; });
    if (!review.text.isEmpty())
        reviews << review;
    library::EditReceipt receipt;
    receipt.label = u"Reviewed “%1”"_s.arg(m_rows[id].title);
    receipt.changed = 1;
    announce({id});
    return later(receipt);
}

QFuture<Result<library::UndoState>> FakeLibrary::undoState()
{
    library::UndoState state;
    state.canUndo = !m_undo.isEmpty();
    state.canRedo = !m_redo.isEmpty();
    if (state.canUndo)
        state.undoLabel = m_undo.last().label;
    if (state.canRedo)
        state.redoLabel = m_redo.last().label;
    return later(state);
}

QFuture<Result<library::UndoReport>> FakeLibrary::undo()
{
    library::UndoReport report;
    if (!m_undo.isEmpty()) {
        const Step step = m_undo.takeLast();
        for (auto it = step.before.cbegin(); it != step.before.cend(); ++it)
            m_rows[it.key()].entry = it.value();
        m_redo << step;
        report = {step.label, step.before.size(), 0, {}};
        announce(step.before.keys());
    }
    return later(report);
}

QFuture<Result<library::UndoReport>> FakeLibrary::redo()
{
    library::UndoReport report;
    if (!m_redo.isEmpty()) {
        const Step step = m_redo.takeLast();
        for (auto it = step.after.cbegin(); it != step.after.cend(); ++it)
            m_rows[it.key()].entry = it.value();
        m_undo << step;
        report = {step.label, step.after.size(), 0, {}};
        announce(step.after.keys());
    }
    return later(report);
}

QFuture<Result<library::UndoReport>> FakeLibrary::takeBackImport(ImportRunId)
{
    library::UndoReport report{u"Import"_s, 117, 1, {{{}, false, u"Aria"_s, {u"rating"_s}}}};
    if (m_run) {
        m_run->undoneAt = QDateTime::currentDateTimeUtc();
        m_run->leftAlone = report.leftAlone;
    }
    return later(report);
}

ui::ImportDesk *FakeLibrary::makeImportDesk(QObject *parent)
{
    return new FakeDesk(*this, parent);
}

QFuture<Result<QList<transfer::ImportRun>>> FakeLibrary::importRuns()
{
    if (m_run)
        return later(QList<transfer::ImportRun>{*m_run});
    transfer::ImportRun &run = m_run.emplace();
    run.id = ImportRunId(newUuid());
    run.format = u"mal-xml"_s;
    run.files = {u"animelist.xml"_s};
    run.startedAt = QDateTime::currentDateTimeUtc();
    run.report.created = 117;
    return later(QList<transfer::ImportRun>{run});
}

QFuture<Result<QList<transfer::RememberedDecision>>> FakeLibrary::importDecisions()
{
    if (!m_decisions) {
        m_decisions
            = {{u"mal/anime:1"_s, u"skip"_s, {}, u"Naruto"_s, {}, QDateTime::currentDateTimeUtc()},
               {u"mal/anime:2"_s, u"take"_s, m_ids.value(0), u"Frieren"_s, u"Sousou no Frieren"_s,
                QDateTime::currentDateTimeUtc()}};
    }
    return later(*m_decisions);
}

QFuture<Result<>> FakeLibrary::forgetImportDecisions(const QStringList &keys)
{
    m_decisions->removeIf([&keys](const transfer::RememberedDecision &one) {
        return keys.isEmpty() || keys.contains(one.key);
    });
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QTimer::singleShot(0, this, [promise] {
        promise->addResult(Result<>());
        promise->finish();
    });
    return promise->future();
}

ui::ExportTask *FakeLibrary::makeExport(const transfer::ExportRequest &request, QObject *parent)
{
    exports << request;
    return new FakeExport(request, parent);
}

} // namespace omt::test
