// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/access/libraryaccess.h"

#include <QHash>
#include <QPromise>
#include <QTimer>

#include <functional>

namespace omt::test {

/**
 * A library in memory that answers like the real one, a moment later: for tests of the window and
 * for looking at it without a database.
 */
class FakeLibrary final : public ui::LibraryAccess
{
    Q_OBJECT

public:
    explicit FakeLibrary(QObject *parent = nullptr);

    /** Titles with made-up but steady entries; those from `inLibrary` on are catalog only. */
    void fill(int titles, int inLibrary);
    [[nodiscard]] MediaId add(const TitleRow &row);
    [[nodiscard]] TitleRow row(MediaId id) const { return m_rows.value(id); }
    [[nodiscard]] const QList<MediaId> &ids() const { return m_ids; }
    [[nodiscard]] QList<Review> reviews(MediaId id) const { return m_reviews.value(id); }
    [[nodiscard]] QList<MediaId> listItems(ListId id) { return find(id)->items; }
    void change(MediaId id, const std::function<void(TitleRow &)> &edit);
    void removeTitle(MediaId id);

    /** Holds answers back until release() is called, in the order given to it. */
    void holdSearches(bool hold) { m_holdsSearches = hold; }
    void releaseSearch(int which);
    [[nodiscard]] int heldSearches() const { return int(m_heldSearches.size()); }
    void failNext(const Error &error) { m_nextError = error; }

    ui::Preferences preferences;
    int spineQuestions = 0;
    int rowQuestions = 0;
    int rowsAsked = 0;
    int browseQuestions = 0; ///< first and later pages of the catalog
    int facetQuestions = 0;
    int findQuestions = 0;
    int countQuestions = 0;
    QList<TitleQuery> queries; ///< what pages asked for
    QStringList searches;
    QStringList imported;
    QList<transfer::ExportRequest> exports; ///< that were asked for
    QList<transfer::CatalogImportOptions> catalogImports;
    QList<transfer::CatalogSource> sources;
    QList<transfer::ImportOptions> imports; ///< that were carried out
    QList<transfer::ImportDecision> decisions;

    void setPreferences(const ui::Preferences &chosen) override { preferences = chosen; }
    QFuture<Result<TitleListing>> page(const TitleQuery &query, int rows) override;
    QFuture<Result<QList<TitleRow>>> rows(const QList<MediaId> &ids) override;
    QFuture<Result<library::LibraryCounts>> counts() override;
    QFuture<Result<library::EntryDetail>> detail(MediaId id) override;
    QFuture<Result<library::EditReceipt>> apply(const QList<MediaId> &ids,
                                                const EntryPatch &patch) override;
    QFuture<Result<library::EditReceipt>> remove(const QList<MediaId> &ids) override;
    QFuture<Result<library::EditReceipt>> setReview(MediaId id, const Review &review) override;
    QFuture<Result<catalog::SearchAnswer>> search(const QString &text,
                                                  const catalog::SearchFilter &filter) override;
    QFuture<Result<QList<catalog::Completion>>>
    completions(const catalog::CompletionPoint &point) override;
    QFuture<Result<library::AddedTitle>> addTitle(const Media &media,
                                                  const std::optional<EntryPatch> &patch) override;
    QFuture<Result<catalog::BrowsePage>> browse(const catalog::BrowseQuery &query,
                                                int count) override;
    QFuture<Result<catalog::BrowsePage>> browsePage(const catalog::BrowseQuery &query, qint64 first,
                                                    int count) override;
    QFuture<Result<catalog::FacetAnswer>> facets(const catalog::BrowseQuery &query) override;
    QFuture<Result<catalog::FacetAnswer>> findFacetValues(const catalog::BrowseQuery &query,
                                                          const QString &typed) override;
    QFuture<Result<catalog::FacetTotal>> countTitles(const catalog::BrowseQuery &query) override;
    QFuture<Result<catalog::TitleFacts>> titleFacts(MediaId id) override;
    QFuture<Result<ListId>> saveSmartList(const QString &name,
                                          const catalog::BrowseQuery &query) override;
    QFuture<Result<>> updateSmartList(ListId list, const catalog::BrowseQuery &query) override;
    QFuture<Result<QList<MediaList>>> lists() override;
    QFuture<Result<ListId>> createList(const QString &name) override;
    QFuture<Result<>> renameList(ListId list, const QString &name) override;
    QFuture<Result<>> removeList(ListId list) override;
    QFuture<Result<int>> addToList(ListId list, const QList<MediaId> &ids) override;
    QFuture<Result<int>> removeFromList(ListId list, const QList<MediaId> &ids) override;
    QFuture<Result<>> moveInList(ListId list, const QList<MediaId> &ids, int row) override;
    QFuture<Result<library::UndoState>> undoState() override;
    QFuture<Result<library::UndoReport>> undo() override;
    QFuture<Result<library::UndoReport>> redo() override;
    QFuture<Result<library::UndoReport>> takeBackImport(ImportRunId run) override;
    QFuture<Result<QList<transfer::CatalogSource>>> catalogSources() override;
    QFuture<Result<QList<ui::CatalogFile>>> recogniseCatalogs(const QStringList &files) override;
    ui::CatalogImportTask *makeCatalogImport(const transfer::CatalogImportOptions &options,
                                             QObject *parent) override;
    ui::CatalogRemovalTask *makeCatalogRemoval(const QString &source, QObject *parent) override;
    ui::ExportTask *makeExport(const transfer::ExportRequest &request, QObject *parent) override;
    ui::ImportDesk *makeImportDesk(QObject *parent) override;
    QFuture<Result<QList<transfer::ImportRun>>> importRuns() override;
    QFuture<Result<QList<transfer::RememberedDecision>>> importDecisions() override;
    QFuture<Result<>> forgetImportDecisions(const QStringList &keys) override;

private:
    struct Step
    {
        QString label;
        QHash<MediaId, std::optional<Entry>> before;
        QHash<MediaId, std::optional<Entry>> after;
    };
    struct FakeList
    {
        MediaList list;
        QList<MediaId> items;
    };

    template <class T> [[nodiscard]] QFuture<Result<T>> later(const T &value)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const Result<T> result
            = m_nextError ? Result<T>(*std::exchange(m_nextError, std::nullopt)) : Result<T>(value);
        QTimer::singleShot(0, this, [promise, result] {
            promise->addResult(result);
            promise->finish();
        });
        return promise->future();
    }
    [[nodiscard]] library::EditReceipt record(const QString &label, const QList<MediaId> &ids,
                                              const std::function<void(TitleRow &)> &edit);
    void announce(const QList<MediaId> &ids, bool lists = false);
    [[nodiscard]] FakeList *find(ListId id);
    [[nodiscard]] QList<MediaId> found(const catalog::BrowseQuery &query) const;

    QList<MediaId> m_ids;
    QHash<MediaId, TitleRow> m_rows;
    QList<Step> m_undo;
    QList<Step> m_redo;
    QList<FakeList> m_lists;
    QHash<MediaId, QList<Review>> m_reviews;
    std::optional<Error> m_nextError;
    std::optional<transfer::ImportRun> m_run;
    std::optional<QList<transfer::RememberedDecision>> m_decisions;
    bool m_holdsSearches = false;
    QList<std::function<void()>> m_heldSearches;
};

} // namespace omt::test
