// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/partialdateedit.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

QString shown(const PartialDate &date)
{
    return date.toString().left(10); // the time of day is kept, but nobody types it
}

} // namespace

PartialDateEdit::PartialDateEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("unknown"));
    setToolTip(tr("As far as you know it: 2020, 2020-05 or 2020-05-17"));
    setMaxLength(20);
    auto *pick = addAction(icon(u"calendar"_s), QLineEdit::TrailingPosition);
    pick->setText(tr("Today, yesterday or unknown"));
    connect(pick, &QAction::triggered, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto offer = [this, menu](const QString &text, const QDate &date) {
            menu->addAction(text, this, [this, date] {
                setText(shown(PartialDate::fromDate(date)));
                finish();
            });
        };
        offer(tr("Today"), QDate::currentDate());
        offer(tr("Yesterday"), QDate::currentDate().addDays(-1));
        menu->addAction(tr("Unknown"), this, [this] {
            clear();
            finish();
        });
        menu->popup(mapToGlobal(QPoint(0, height())));
    });
    connect(this, &QLineEdit::textChanged, this, &PartialDateEdit::checkText);
    connect(this, &QLineEdit::editingFinished, this, &PartialDateEdit::finish);
}

std::optional<PartialDate> PartialDateEdit::date() const
{
    if (text() == shown(m_date))
        return m_date;
    bool ok = false;
    const PartialDate date = PartialDate::fromString(text().trimmed(), &ok);
    return ok ? std::optional(date) : std::nullopt;
}

void PartialDateEdit::setDate(const PartialDate &date)
{
    m_date = date;
    setText(shown(date));
}

void PartialDateEdit::checkText()
{
    const bool ok = date().has_value();
    QPalette own; // empty: the application's, in whatever theme
    if (!ok)
        own.setColor(QPalette::Text, colorsOf(palette()).danger);
    setPalette(own);
    setAccessibleDescription(ok ? QString() : tr("This is no date. %1").arg(toolTip()));
}

void PartialDateEdit::finish()
{
    const auto now = date();
    if (!now || *now == m_date)
        return;
    setDate(*now);
    emit dateEdited(*now);
}

} // namespace omt::ui
