// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/titlequery.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace omt::ui {

class FlowLayout;

/** The row above a page: what narrows it, each as a chip that can be taken away, and more to add.
 */
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    /** Shows what `query` is narrowed by; says nothing. */
    void setQuery(const TitleQuery &query);
    void focusText();

signals:
    /** The person narrowed or widened the page. */
    void queryEdited(const omt::TitleQuery &query);
    /** The keyboard goes back to the titles. */
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void addChip(const QString &text, const QString &iconName, const QString &name,
                 const TitleQuery &without);
    void fillMenu(QMenu *menu);
    void change(const TitleQuery &query);
    void applyText();

    TitleQuery m_query;
    FlowLayout *m_chips;
    QToolButton *m_add;
    QLineEdit *m_text;
};

} // namespace omt::ui
