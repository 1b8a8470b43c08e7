// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/section.h"

#include "ui/theme/metrics.h"

#include <QLabel>
#include <QVBoxLayout>

namespace omt::ui {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    // A word that is wider than the pane is cut; it would push everything else out of sight.
    label->setMinimumWidth(label->fontMetrics().averageCharWidth() * 8);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

Section::Section(const QString &heading, QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_body(new QVBoxLayout)
{
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setMinimumWidth(1);
    m_heading->setFont(textFont(font(), TextSize::Heading));
    m_body->setSpacing(halfGap + 2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(gap);
    all->addWidget(m_heading);
    all->addLayout(m_body);
    setHeading(heading);
}

void Section::setHeading(const QString &heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

void Section::clearBody()
{
    while (QLayoutItem *item = m_body->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *layout = item->layout()) {
            while (QLayoutItem *inner = layout->takeAt(0)) {
                if (inner->widget()) {
                    inner->widget()->hide();
                    inner->widget()->deleteLater();
                }
                delete inner;
            }
        }
        delete item;
    }
}

QLabel *Section::addText(const QString &text, bool quiet)
{
    QLabel *label = plainLabel(text, this);
    if (quiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    m_body->addWidget(label);
    return label;
}

void Section::addFact(const QString &name, const QString &value)
{
    QLabel *left = plainLabel(name, this);
    left->setForegroundRole(QPalette::PlaceholderText);
    left->setFixedWidth(fontMetrics().averageCharWidth() * 15);
    left->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    QLabel *right = plainLabel(value, this);
    left->setBuddy(right);
    auto *row = new QHBoxLayout;
    row->addWidget(left, 0, Qt::AlignTop);
    row->addWidget(right, 1);
    m_body->addLayout(row);
}

} // namespace omt::ui
