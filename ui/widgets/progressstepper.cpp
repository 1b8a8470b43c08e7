// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/progressstepper.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostProgress = 10'000'000;

} // namespace

ProgressStepper::ProgressStepper(QWidget *parent)
    : QWidget(parent)
    , m_less(new QToolButton(this))
    , m_value(new QSpinBox(this))
    , m_total(new QLabel(this))
    , m_more(new QPushButton(this))
    , m_bar(new QProgressBar(this))
{
    m_less->setIcon(icon(u"minus"_s));
    m_less->setObjectName(u"progressLess"_s);
    m_less->setAccessibleName(tr("One less"));
    m_less->setToolTip(tr("One less (-)"));
    m_value->setObjectName(u"progressValue"_s);
    m_value->setAccessibleName(tr("Progress"));
    m_value->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_value->setAlignment(Qt::AlignCenter);
    m_value->setKeyboardTracking(false);
    m_value->setMinimumWidth(9 * gap);
    m_more->setObjectName(u"progressMore"_s);
    m_more->setText(u"+1"_s);
    m_more->setFixedWidth(7 * gap);
    m_more->setDefault(true); // drawn as the main thing to do here
    m_more->setAutoDefault(false);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(gap);
    m_bar->setAccessibleName(tr("Progress"));
    m_total->setBuddy(m_value);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_less);
    row->addWidget(m_value);
    row->addWidget(m_total, 1);
    row->addWidget(m_more);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(row);
    all->addWidget(m_bar);

    connect(m_less, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_more, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_value, &QSpinBox::valueChanged, this, [this](int value) {
        show(value);
        emit edited(value);
    });
}

void ProgressStepper::setProgress(int done, std::optional<int> total, ProgressUnit unit, More more)
{
    m_limit = total;
    m_meaning = more;
    const QString meaning = more == More::StartsAgain ? tr("Start again, with the first")
        : more == More::Completes                     ? tr("Seen")
        : more == More::CompletesAgain                ? tr("Seen again")
                                                      : tr("One more");
    m_more->setAccessibleName(meaning);
    m_more->setToolTip(u"%1 (+)"_s.arg(meaning));
    const QSignalBlocker quiet(m_value);
    m_value->setRange(0, total && *total > 0 ? *total : mostProgress);
    // A film that was seen and never counted: "0 minutes" would be wrong.
    const bool isUncounted = more == More::CompletesAgain && done == 0;
    m_less->setHidden(isUncounted);
    m_value->setHidden(isUncounted);
    m_total->setText(isUncounted ? tr("Seen")
                         : total ? u"/ "_s + countOf(unit, *total)
                                 : countOf(unit, done).section(u' ', 1));
    m_bar->setVisible(total.has_value() && *total > 0 && !isUncounted);
    m_bar->setRange(0, std::max(1, total.value_or(1)));
    show(done);
}

void ProgressStepper::step(int by)
{
    if (by > 0 && m_meaning != More::Counts) {
        emit stepped(by); // what becomes of it, the library says
        return;
    }
    if (m_done + by < 0 || (m_limit && *m_limit > 0 && m_done + by > *m_limit))
        return;
    show(m_done + by); // at once; what the library makes of it follows
    emit stepped(by);
}

void ProgressStepper::show(int done)
{
    m_done = done;
    const QSignalBlocker quiet(m_value);
    m_value->setValue(done);
    m_bar->setValue(std::min(done, m_bar->maximum()));
    m_less->setEnabled(done > 0);
    m_more->setEnabled(m_meaning != More::Counts || !m_limit || *m_limit <= 0 || done < *m_limit);
}

} // namespace omt::ui
