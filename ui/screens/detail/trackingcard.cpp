// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/trackingcard.h"

#include "ui/models/ratingscale.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/partialdateedit.h"
#include "ui/widgets/progressstepper.h"
#include "ui/widgets/ratingnumber.h"
#include "ui/widgets/ratingwidget.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel *caption(const QString &text, QWidget *buddy, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(textFont(parent->font(), TextSize::Caption));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setBuddy(buddy);
    return label;
}

/** As applyPatch() takes it. */
ProgressStepper::More meaningOfMore(const TitleRow &row)
{
    using More = ProgressStepper::More;
    const bool isCompleted = row.entry->status == Status::Completed;
    if (isOneSitting(row.type))
        return isCompleted ? More::CompletesAgain : More::Completes;
    const bool isAtEnd = row.progressTotal && row.entry->progress >= *row.progressTotal;
    return isCompleted && isAtEnd ? More::StartsAgain : More::Counts;
}

} // namespace

TrackingCard::TrackingCard(QWidget *parent)
    : QFrame(parent)
    , m_fields(new QWidget(this))
    , m_status(new QComboBox(m_fields))
    , m_rating(new RatingWidget(m_fields))
    , m_ratingNumber(new RatingNumber(m_fields))
    , m_progress(new ProgressStepper(m_fields))
    , m_started(new PartialDateEdit(m_fields))
    , m_finished(new PartialDateEdit(m_fields))
    , m_pass(new QLabel(m_fields))
    , m_again(new QPushButton(m_fields))
    , m_add(new QPushButton(this))
{
    setObjectName(u"trackingCard"_s);
    createFields();
    connectFields();
    m_add->setObjectName(u"addToLibrary"_s);
    m_add->setText(tr("Add to library"));
    m_add->setDefault(true);
    m_add->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(doubleGap, doubleGap, doubleGap, doubleGap);
    all->addWidget(m_fields);
    all->addWidget(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        EntryPatch patch;
        patch.status = Status::Planned;
        emit patched(patch);
    });
}

void TrackingCard::createFields()
{
    m_status->setObjectName(u"detailStatus"_s);
    m_status->setAccessibleName(tr("Status"));
    for (const Status status : allStatuses)
        m_status->addItem(icon(u"status-"_s + toString(status).replace(u'_', u'-')),
                          displayName(status), int(status));
    m_rating->setObjectName(u"detailRating"_s);
    m_ratingNumber->setObjectName(u"detailRatingNumber"_s);
    m_ratingNumber->hide();
    m_progress->setObjectName(u"detailProgress"_s);
    m_started->setObjectName(u"detailStarted"_s);
    m_started->setAccessibleName(tr("Started"));
    m_finished->setObjectName(u"detailFinished"_s);
    m_finished->setAccessibleName(tr("Finished"));
    m_pass->setForegroundRole(QPalette::PlaceholderText);
    m_again->setObjectName(u"detailAgain"_s);
    m_again->setText(tr("Start again"));
    m_again->setIcon(icon(u"again"_s));
    m_again->setAutoDefault(false);

    auto *grid = new QGridLayout(m_fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(doubleGap);
    grid->setVerticalSpacing(halfGap);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(caption(tr("Status"), m_status, m_fields), 0, 0);
    grid->addWidget(caption(tr("Rating"), m_rating, m_fields), 0, 1);
    grid->addWidget(m_status, 1, 0);
    grid->addWidget(m_rating, 1, 1, Qt::AlignLeading | Qt::AlignVCenter);
    grid->addWidget(m_ratingNumber, 1, 1);
    grid->setRowMinimumHeight(2, gap);
    grid->addWidget(caption(tr("Progress"), m_progress, m_fields), 3, 0, 1, 2);
    grid->addWidget(m_progress, 4, 0, 1, 2);
    grid->setRowMinimumHeight(5, gap);
    grid->addWidget(caption(tr("Started"), m_started, m_fields), 6, 0);
    grid->addWidget(caption(tr("Finished"), m_finished, m_fields), 6, 1);
    grid->addWidget(m_started, 7, 0);
    grid->addWidget(m_finished, 7, 1);
    grid->addWidget(m_pass, 8, 0);
    grid->addWidget(m_again, 8, 1, Qt::AlignTrailing);
    QWidget *previous = m_status;
    const QList<QWidget *> order{m_rating,  m_ratingNumber, m_progress,
                                 m_started, m_finished,     m_again};
    for (QWidget *next : order) {
        setTabOrder(previous, next);
        previous = next;
    }
}

void TrackingCard::connectFields()
{
    connect(m_status, &QComboBox::activated, this, [this] {
        EntryPatch patch;
        patch.status = Status(m_status->currentData().toInt());
        emit patched(patch);
    });
    const auto rate = [this](int hundred) {
        EntryPatch patch;
        patch.rating.emplace(Rating::fromHundred(hundred));
        emit patched(patch);
    };
    connect(m_rating, &RatingWidget::edited, this, rate);
    connect(m_ratingNumber, &RatingNumber::edited, this, rate);
    connect(m_progress, &ProgressStepper::stepped, this, [this](int by) {
        EntryPatch patch;
        patch.progressBy = by;
        emit patched(patch);
    });
    connect(m_progress, &ProgressStepper::edited, this, [this](int progress) {
        EntryPatch patch;
        patch.progress = progress;
        emit patched(patch);
    });
    connect(m_started, &PartialDateEdit::dateEdited, this, [this](const PartialDate &date) {
        EntryPatch patch;
        patch.startedAt = date;
        emit patched(patch);
    });
    connect(m_finished, &PartialDateEdit::dateEdited, this, [this](const PartialDate &date) {
        EntryPatch patch;
        patch.completedAt = date;
        emit patched(patch);
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        EntryPatch patch;
        patch.startsAgain = true;
        emit patched(patch);
    });
}

void TrackingCard::setRatingScale(RatingScale scale)
{
    m_rating->setScale(scale);
    m_ratingNumber->setScale(scale);
    m_ratingNumber->setHundred(m_rating->value());
    m_rating->setVisible(!isWritten(scale));
    m_ratingNumber->setVisible(isWritten(scale));
}

void TrackingCard::show(const TitleRow &row)
{
    m_fields->setVisible(row.entry.has_value());
    m_add->setVisible(!row.entry);
    if (!row.entry)
        return;
    const Entry &entry = *row.entry;
    const bool isSame = std::exchange(m_shown, row.id) == row.id;
    m_status->setCurrentIndex(m_status->findData(int(entry.status)));
    {
        const QSignalBlocker quiet(m_rating);
        m_rating->setValue(entry.rating ? entry.rating->hundred() : 0);
        m_rating->update();
        if (!m_ratingNumber->hasFocus() || !isSame) // what is being typed stays
            m_ratingNumber->setHundred(m_rating->value());
    }
    m_progress->setProgress(entry.progress, row.progressTotal, info(row.type).unit,
                            meaningOfMore(row));
    const auto show = [](PartialDateEdit *edit, const PartialDate &date) {
        if (!edit->hasFocus() || !edit->isModified()) // what is being typed stays
            edit->setDate(date);
    };
    show(m_started, entry.startedAt);
    show(m_finished, entry.completedAt);
    m_pass->setText(entry.passNumber > 1 ? tr("Time through: %1").arg(entry.passNumber)
                                         : QString());
    m_pass->setVisible(entry.passNumber > 1);
    m_again->setVisible(entry.status == Status::Completed || entry.status == Status::Dropped);
}

void TrackingCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors &c = colorsOf(palette());
    painter.setPen(QPen(c.border, 1));
    painter.setBrush(c.isDark ? c.raised : c.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
}

} // namespace omt::ui
