// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importjob.h"

#include <QDialog>

namespace omt::ui {

/** What an import did: how many of each outcome, what was wrong and where, and Take back. */
class ImportReportDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ImportReportDialog(const transfer::ImportReport &report, QWidget *parent = nullptr);

signals:
    void takeBackRequested(const omt::ImportRunId &run);

private:
    QWidget *createCounts(const transfer::ImportReport &report);
    QWidget *createProblems(const transfer::ImportReport &report);
};

/** "Imported 12 titles: 10 new, 2 changed", for the status area. */
[[nodiscard]] QString importSummary(const transfer::ImportReport &report);

} // namespace omt::ui
