// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusarea.h"

#include "ui/access/job.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int messageTime = 8000;
constexpr int progressSteps = 1000;
constexpr int barWidth = 140;

/** One running job: its name, how far it is, and a button to stop it. */
class JobLine final : public QWidget
{
public:
    JobLine(Job *job, QWidget *parent)
        : QWidget(parent)
        , m_text(new ElidedLabel(this))
        , m_bar(new QProgressBar(this))
    {
        setObjectName(u"jobLine"_s);
        m_text->setText(job->title());
        m_text->setMinimumWidth(160);
        m_bar->setRange(0, 0);
        m_bar->setTextVisible(false);
        m_bar->setFixedWidth(barWidth);
        m_bar->setAccessibleName(job->title());
        auto *cancel = new QToolButton(this);
        cancel->setObjectName(u"jobCancel"_s);
        cancel->setIcon(icon(u"close"_s));
        cancel->setAutoRaise(true);
        cancel->setAccessibleName(StatusArea::tr("Cancel: %1").arg(job->title()));
        cancel->setToolTip(StatusArea::tr("Cancel"));
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_text);
        row->addWidget(m_bar);
        row->addWidget(cancel);
        connect(cancel, &QToolButton::clicked, job, [job, cancel] {
            cancel->setEnabled(false);
            job->cancel();
        });
        connect(job, &Job::progress, this, [this](qint64 done, qint64 total, const QString &text) {
            m_bar->setRange(0, total > 0 ? progressSteps : 0);
            if (total > 0)
                m_bar->setValue(int(progressSteps * double(done) / double(total)));
            if (!text.isEmpty())
                m_text->setText(text);
        });
        connect(job, &Job::ended, this, &QObject::deleteLater);
        connect(job, &QObject::destroyed, this, &QObject::deleteLater);
    }

private:
    ElidedLabel *m_text;
    QProgressBar *m_bar;
};

} // namespace

StatusArea::StatusArea(QWidget *parent)
    : QWidget(parent)
    , m_selection(new QLabel(this))
    , m_message(new ElidedLabel(this))
    , m_undo(new QToolButton(this))
    , m_jobs(new QHBoxLayout)
    , m_stateIcon(new QLabel(this))
    , m_state(new QLabel(this))
{
    setObjectName(u"statusArea"_s);
    m_selection->setObjectName(u"statusSelection"_s);
    m_selection->setForegroundRole(QPalette::PlaceholderText);
    m_message->setObjectName(u"statusMessage"_s);
    m_undo->setObjectName(u"statusUndo"_s);
    m_undo->setText(tr("Undo"));
    m_undo->setIcon(icon(u"undo"_s));
    m_undo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_undo->setAutoRaise(true);
    m_undo->setFixedHeight(28);
    m_undo->hide();
    m_state->setObjectName(u"statusSaved"_s);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(doubleGap, halfGap, doubleGap, halfGap);
    row->setSpacing(doubleGap);
    row->addWidget(m_selection);
    row->addWidget(m_message);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addLayout(m_jobs);
    row->addWidget(m_stateIcon);
    row->addWidget(m_state);
    setFixedHeight(std::max(36, fontMetrics().height() + doubleGap));
    m_forget.setSingleShot(true);
    m_forget.setInterval(messageTime);
    connect(&m_forget, &QTimer::timeout, this, [this] {
        m_message->setText({});
        m_undo->hide();
    });
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_undo->hide();
        emit undoRequested();
    });
    updateState();
}

void StatusArea::setSelection(const QString &text)
{
    m_selection->setText(text);
}

void StatusArea::say(const QString &text, bool canUndo)
{
    m_message->setText(text);
    m_undo->setVisible(canUndo);
    m_forget.start();
}

void StatusArea::setPending(int pending)
{
    m_pending = pending;
    updateState();
}

void StatusArea::setConnection(bool isConnected)
{
    m_isConnected = isConnected;
    updateState();
}

void StatusArea::addJob(Job *job)
{
    m_jobs->addWidget(new JobLine(job, this));
}

void StatusArea::updateState()
{
    const Colors &c = colorsOf(palette());
    QString name = u"cloud-check"_s;
    QString text = tr("Everything is saved");
    QColor color = c.good;
    if (!m_isConnected) {
        name = u"disconnected"_s;
        text = tr("The database is away; trying again");
        color = c.danger;
    } else if (m_pending > 0) {
        name = u"refresh"_s;
        text = tr("Saving…");
        color = c.secondary;
    }
    m_state->setText(text);
    m_stateIcon->setPixmap(iconPixmap(name, color, smallIcon, devicePixelRatioF()));
}

void StatusArea::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colors &c = colorsOf(palette());
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
}

void StatusArea::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateState();
    QWidget::changeEvent(event);
}

} // namespace omt::ui
