// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/transfer/importjob.h"

#include <QDialog>

#include <array>

class QButtonGroup;

namespace omt::ui {

inline constexpr std::array allConflictRules{
    transfer::ConflictRule::Keep, transfer::ConflictRule::Replace, transfer::ConflictRule::Newest};
/** Translated: "Keep mine, fill the gaps". */
[[nodiscard]] QString displayName(transfer::ConflictRule rule);
/** Translated: what that means, in a sentence. */
[[nodiscard]] QString description(transfer::ConflictRule rule);

/** Which files come in, and what counts where they and the library say different things. */
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const QStringList &files, transfer::ConflictRule rule, QWidget *parent = nullptr);

signals:
    /** A preview when `dryRun` is set. */
    void chosen(const omt::transfer::ImportOptions &options);

private:
    QWidget *createRules(transfer::ConflictRule rule);
    void choose(bool dryRun);

    QStringList m_files;
    QButtonGroup *m_rules;
};

} // namespace omt::ui
