// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/browse/conditionbar.h"

#include "ui/models/facetmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;
using catalog::Facet;

namespace {

/** Whose name says little without the facet's. */
bool needsFacetName(Facet facet)
{
    return facet == Facet::Country || facet == Facet::Language || facet == Facet::Class;
}

QToolButton *actionButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setObjectName(u"button."_s + action->objectName());
    button->setAccessibleName(action->text().remove(u'&').remove(u"…"_s));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    return button;
}

} // namespace

ConditionBar::ConditionBar(const FacetModel &names, QAction *save, QAction *update, QWidget *parent)
    : QWidget(parent)
    , m_names(names)
    , m_clear(new QToolButton(this))
    , m_update(actionButton(update, this))
    , m_save(actionButton(save, this))
    , m_text(new ElidedLabel(this))
{
    setObjectName(u"conditions"_s);
    auto *chips = new QWidget(this);
    m_chips = new FlowLayout(chips);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);
    m_clear->setObjectName(u"clearConditions"_s);
    m_clear->setText(tr("Clear"));
    m_clear->setIcon(icon(u"close"_s));
    m_clear->setToolTip(tr("Show every title again"));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_clear->setAutoRaise(true);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        catalog::BrowseQuery all;
        all.sort = m_query.sort;
        all.descending = m_query.descending;
        emit queryEdited(all);
    });
    m_text->setObjectName(u"queryText"_s);
    m_text->setFont(textFont(font(), TextSize::Caption));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setAccessibleName(tr("The same for the search box"));

    for (QToolButton *button : {m_clear, m_update, m_save})
        button->setParent(chips); // they stand behind the last chip
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(gap, 0, gap, gap);
    all->setSpacing(halfGap);
    all->addWidget(chips);
    all->addWidget(m_text);
    // Only where there is a list to save to, and something to save.
    connect(update, &QAction::changed, m_update,
            [this, update] { m_update->setVisible(update->isEnabled()); });
}

QString ConditionBar::textOf(const catalog::QueryCondition &condition) const
{
    QString text = condition.text;
    if (condition.values.size() == 1) {
        const QString written = m_names.labelOf(condition.values.first());
        if (!written.isEmpty() && condition.facet != Facet::Rating)
            text = written;
    }
    if (condition.facet && needsFacetName(*condition.facet))
        text = tr("%1: %2").arg(catalog::displayName(*condition.facet), text);
    return condition.isExcluded ? tr("not %1").arg(text) : text;
}

void ConditionBar::addChip(const catalog::QueryCondition &condition)
{
    auto *chip = new Chip(textOf(condition), m_chips->parentWidget());
    chip->setObjectName(
        u"chip."_s + (condition.facet ? catalog::toString(*condition.facet) : QString(u"text"_s)));
    if (condition.isExcluded)
        chip->setIcon(icon(u"minus"_s));
    chip->setRemovable(true);
    connect(chip, &Chip::clicked, this,
            [this, without = condition.without] { emit queryEdited(without); });
    m_chips->addWidget(chip);
    chip->show();
}

void ConditionBar::clearChips()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        if (qobject_cast<Chip *>(item->widget())) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the one just clicked
        }
        delete item;
    }
}

void ConditionBar::setQuery(const catalog::BrowseQuery &query)
{
    m_query = query;
    clearChips();
    for (const catalog::QueryCondition &condition : catalog::conditionsOf(query))
        addChip(condition);
    setVisible(m_chips->count() > 0);
    for (QToolButton *button : {m_clear, m_update, m_save})
        m_chips->addWidget(button);
    m_chips->invalidate(); // the buttons were there before, in other lines
    m_chips->parentWidget()->updateGeometry();
    const QString text = catalog::queryTextOf(query);
    m_text->setText(text);
    m_text->setToolTip(plainToolTip(text));
    m_text->setVisible(!text.isEmpty());
}

} // namespace omt::ui
