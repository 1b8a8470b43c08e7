// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalog/queryedit.h"

#include <QWidget>

class QAction;
class QToolButton;

namespace omt::ui {

class ElidedLabel;
class FacetModel;
class FlowLayout;

/**
 * What narrows a page of the catalog: a chip for each condition, that takes it away, the same as
 * text for the search box, and buttons to clear or keep it. Hidden while nothing narrows.
 */
class ConditionBar final : public QWidget
{
    Q_OBJECT

public:
    /** `names`: how people write values; `save` and `update` keep the query as a list. */
    ConditionBar(const FacetModel &names, QAction *save, QAction *update,
                 QWidget *parent = nullptr);

    void setQuery(const catalog::BrowseQuery &query);

signals:
    void queryEdited(const omt::catalog::BrowseQuery &query);

private:
    void clearChips();
    void addChip(const catalog::QueryCondition &condition);
    [[nodiscard]] QString textOf(const catalog::QueryCondition &condition) const;

    const FacetModel &m_names;
    catalog::BrowseQuery m_query;
    FlowLayout *m_chips;
    QToolButton *m_clear;
    QToolButton *m_update;
    QToolButton *m_save;
    ElidedLabel *m_text;
};

} // namespace omt::ui
