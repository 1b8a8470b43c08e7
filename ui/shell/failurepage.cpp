// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/failurepage.h"

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/section.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 720;

} // namespace

FailurePage::FailurePage(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_reason(plainLabel({}, this))
    , m_hint(plainLabel({}, this))
    , m_logLabel(new QLabel(tr("The last words of the database server"), this))
    , m_log(new QPlainTextEdit(this))
{
    setObjectName(u"failurePage"_s);
    m_reason->setObjectName(u"failureReason"_s);
    m_reason->setFont(textFont(font(), TextSize::Title));
    m_hint->setObjectName(u"failureHint"_s);
    m_logLabel->setForegroundRole(QPalette::PlaceholderText);
    m_logLabel->setBuddy(m_log);
    m_log->setObjectName(u"failureLog"_s);
    m_log->setAccessibleName(m_logLabel->text());
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *again = new QPushButton(tr("Try again"), this);
    again->setObjectName(u"failureRetry"_s);
    again->setDefault(true);
    auto *copy = new QPushButton(icon(u"copy"_s), tr("Copy report"), this);
    copy->setObjectName(u"failureCopy"_s);
    copy->setAutoDefault(false);
    connect(again, &QPushButton::clicked, this, &FailurePage::retryRequested);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_report); });

    auto *column = new QWidget(this);
    column->setMaximumWidth(widest);
    auto *inside = new QVBoxLayout(column);
    inside->setContentsMargins(tripleGap, tripleGap, tripleGap, tripleGap);
    inside->setSpacing(doubleGap);
    inside->addStretch(1);
    inside->addWidget(m_picture);
    inside->addWidget(m_reason);
    inside->addWidget(m_hint);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(again);
    buttons->addWidget(copy);
    buttons->addStretch();
    inside->addLayout(buttons);
    inside->addWidget(m_logLabel);
    inside->addWidget(m_log, 3);
    inside->addStretch(1);
    auto *all = new QHBoxLayout(this);
    all->addStretch(1);
    all->addWidget(column, 100);
    all->addStretch(1);
}

void FailurePage::show(const StartFailure &failure)
{
    m_picture->setPixmap(
        iconPixmap(u"warning"_s, colorsOf(palette()).danger, 48, devicePixelRatioF()));
    m_reason->setText(failure.error.message);
    m_hint->setText(failure.error.hint);
    m_hint->setVisible(!failure.error.hint.isEmpty());
    const QString log
        = failure.logTail.isEmpty() ? failure.error.details : failure.logTail.join(u'\n');
    m_log->setPlainText(log);
    m_log->moveCursor(QTextCursor::End);
    m_log->setVisible(!log.isEmpty());
    m_logLabel->setVisible(!log.isEmpty());
    m_logLabel->setText(failure.logTail.isEmpty() ? tr("Details")
                                                  : tr("The last words of the database server"));
    m_report = failure.report.isEmpty()
        ? failure.error.message + u'\n' + failure.error.toLogString() + u'\n' + log
        : failure.report;
}

} // namespace omt::ui
