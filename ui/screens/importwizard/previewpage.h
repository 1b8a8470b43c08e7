// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importpreview.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTableView;

namespace omt::ui {

class ImportDesk;
class PreviewModel;

/**
 * What would become of every record: filtered by outcome, searched, and decided about, one by one
 * or all that are shown.
 */
class PreviewPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPage(ImportDesk &desk, QWidget *parent = nullptr);

    void show(const transfer::PreviewSummary &summary);
    void setBusy(bool isBusy);
    void focusFirst();

signals:
    /** Something was decided; the preview is worked out anew. */
    void changed();
    void failed(const omt::Error &error);

private:
    QWidget *createTop();
    QWidget *createDetails();
    void filter();
    void showCurrent();
    void decide(transfer::ImportDecision::Action action);
    void takeCandidate();
    void chooseFields(std::optional<bool> takesTheirs);
    void editCurrent();
    void showBulkMenu();
    [[nodiscard]] const transfer::PreviewRow *current() const;
    [[nodiscard]] QList<qint64> selectedRecords() const;

    ImportDesk &m_desk;
    PreviewModel *m_model;
    QComboBox *m_state;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_details;
    QListWidget *m_candidates;
    QPushButton *m_take;
    QPushButton *m_new;
    QPushButton *m_skip;
    QPushButton *m_undecide;
    QPushButton *m_split;
    QPushButton *m_join;
    QPushButton *m_theirs;
    QPushButton *m_mine;
    QPushButton *m_edit;
    QPushButton *m_bulk;
    QTimer m_searchSoon;
    int m_keptRow = 0; ///< to stand on again after the preview was worked out anew
};

} // namespace omt::ui
