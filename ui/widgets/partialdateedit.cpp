// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/partialdateedit.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QLocale>
#include <QMenu>
#include <QToolTip>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

QString shown(const PartialDate &date)
{
    return date.toString().left(10); // the time of day is kept, but nobody types it
}

/** "March 2019", "17 Mar 2020", "Mar 17, 2020", in the reader's language or in English. */
std::optional<PartialDate> dateInWords(const QString &text)
{
    const QLocale english(QLocale::English);
    for (const QLocale &locale : {QLocale(), english}) {
        for (const auto &format : {u"MMMM yyyy"_s, u"MMM yyyy"_s}) {
            if (const QDate day = locale.toDate(text, format); day.isValid())
                return PartialDate::fromMonth(day.year(), day.month());
        }
        for (const auto &format : {u"d MMMM yyyy"_s, u"d MMM yyyy"_s, u"d. MMMM yyyy"_s,
                                   u"MMMM d, yyyy"_s, u"MMM d, yyyy"_s}) {
            if (const QDate day = locale.toDate(text, format); day.isValid())
                return PartialDate::fromDate(day);
        }
    }
    return std::nullopt;
}

} // namespace

PartialDateEdit::PartialDateEdit(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("unknown"));
    setToolTip(tr("As far as you know it: 2020, 2020-05, May 2020 or 2020-05-17"));
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
    return ok ? std::optional(date) : dateInWords(text().simplified());
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
    if (!now)
        QToolTip::showText(mapToGlobal(QPoint(0, height())), accessibleDescription(), this);
    if (!now || *now == m_date)
        return;
    setDate(*now);
    emit dateEdited(*now);
}

} // namespace omt::ui
