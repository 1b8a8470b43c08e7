// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/passessection.h"

#include "core/domain/markup.h"
#include "ui/models/rowtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

PassesSection::PassesSection(QWidget *parent)
    : Section(QString(), parent)
{
    setObjectName(u"detailPasses"_s);
}

void PassesSection::show(const library::EntryDetail &detail)
{
    clearBody();
    const ProgressUnit unit = info(detail.media.type).unit;
    for (const Pass &pass : detail.earlierPasses)
        addPass(pass, unit);
    bool isCurrentReviewed = false;
    for (const Review &review : detail.reviews) {
        addReview(review);
        isCurrentReviewed
            = isCurrentReviewed || (detail.entry && review.passNumber == detail.entry->passNumber);
    }
    if (!detail.lists.isEmpty())
        addFact(tr("On lists"), detail.lists.join(u", "_s));
    if (detail.entry && !isCurrentReviewed)
        addButton(tr("Write a review"), tr("Write a review"), detail.entry->passNumber);
    setHeading(detail.earlierPasses.isEmpty()
                   ? detail.lists.isEmpty() ? tr("Review") : tr("Review and lists")
                   : tr("Times through and reviews"));
    setVisible(body()->count() > 0);
}

void PassesSection::addPass(const Pass &pass, ProgressUnit unit)
{
    QStringList parts{displayName(pass.status)};
    if (pass.progress > 0)
        parts << countOf(unit, pass.progress);
    if (pass.rating)
        parts << amountText(*pass.rating, m_scale);
    if (pass.startedAt.isKnown() || pass.completedAt.isKnown())
        parts << dateText(pass.startedAt) + u" – "_s + dateText(pass.completedAt);
    addFact(tr("Time %1").arg(pass.number), parts.join(u" · "_s));
}

void PassesSection::addReview(const Review &review)
{
    QStringList facts{tr("Review of time %1").arg(review.passNumber)};
    if (review.writtenAt.isKnown())
        facts << dateText(review.writtenAt);
    if (review.isPublic)
        facts << tr("others may read it");
    addText(facts.join(u" · "_s), true);
    QLabel *text = addText(withoutTags(review.text));
    text->setObjectName(u"reviewText"_s);
    if (review.hasSpoilers) {
        auto *show = new QToolButton(this);
        show->setObjectName(u"reviewShow"_s);
        show->setText(tr("Show the review: it gives away the plot"));
        show->setAutoRaise(true);
        text->hide();
        body()->insertWidget(body()->count() - 1, show);
        connect(show, &QToolButton::clicked, text, [text, show] {
            text->show();
            show->hide();
        });
    }
    addButton(tr("Edit"), tr("Edit the review of time %1").arg(review.passNumber),
              review.passNumber);
}

void PassesSection::addButton(const QString &text, const QString &spoken, int passNumber)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"reviewEdit"_s);
    button->setText(text);
    button->setAccessibleName(spoken);
    button->setIcon(icon(u"review"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    body()->addWidget(button, 0, Qt::AlignLeading);
    connect(button, &QToolButton::clicked, this,
            [this, passNumber] { emit reviewRequested(passNumber); });
}

} // namespace omt::ui
