// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importpreview.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

namespace omt::ui {

class ImportDesk;

/**
 * Lines of an import's preview. Only pages that are looked at are asked for, and few are kept, so a
 * million lines take no more memory than a hundred. GUI thread.
 */
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Title, Outcome, File, ColumnCount };

    explicit PreviewModel(ImportDesk &desk, QObject *parent = nullptr);

    void setFilter(const transfer::PreviewFilter &filter);
    [[nodiscard]] const transfer::PreviewFilter &filter() const { return m_filter; }
    /** Asks for everything again: the preview was worked out anew. */
    void refresh();
    /** Null while its page is on the way. */
    [[nodiscard]] const transfer::PreviewRow *row(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    /** The lines on screen have come. */
    void loaded();
    void failed(const omt::Error &error);

private:
    using Page = QList<transfer::PreviewRow>;

    void ask(int page) const;
    void take(int page, const transfer::PreviewPage &answer);

    ImportDesk &m_desk;
    transfer::PreviewFilter m_filter;
    int m_rows = 0;
    int m_generation = 0; ///< answers of earlier ones are not wanted any more
    mutable QCache<int, Page> m_pages;
    mutable QSet<int> m_asked;
};

} // namespace omt::ui
