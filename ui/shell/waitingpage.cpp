// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/waitingpage.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

WaitingPage::WaitingPage(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setObjectName(u"waitingPage"_s);
    auto *picture = new QLabel(this);
    picture->setPixmap(iconPixmap(u"omnimediatrak"_s, Qt::black, 72, devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(u"waitingText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(doubleGap);
    all->addStretch(2);
    all->addWidget(picture);
    all->addWidget(m_text);
    all->addStretch(3);
}

void WaitingPage::setText(const QString &text)
{
    m_text->setText(text);
}

} // namespace omt::ui
