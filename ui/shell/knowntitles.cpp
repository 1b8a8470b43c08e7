// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/knowntitles.h"

#include "core/catalog/catalogservice.h"
#include "core/domain/titletext.h"
#include "core/domain/writtentext.h"
#include "ui/models/rowtext.h"
#include "ui/shell/omnisearch.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShown = 3;

// As a phrase: what is typed here is a name, whatever filters it may look like.
QString phraseOf(QString name)
{
    name.remove(u'"');
    return u'"' + name.simplified() + u'"';
}

QString shortened(const QString &title)
{
    constexpr int longest = 50;
    return title.size() > longest ? title.left(longest - 1) + u'…' : title;
}

} // namespace

KnownTitles::KnownTitles(LibraryAccess &library, QWidget *parent)
    : QWidget(parent)
    , m_search(new OmniSearch(library, this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"knownTitles"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(halfGap);
    hide();
    connect(m_search, &OmniSearch::answered, this,
            [this](const catalog::SearchAnswer &answer) { show(answer.matches); });
    connect(m_search, &OmniSearch::failed, this, [this] { show({}); });
}

void KnownTitles::setName(const QString &name)
{
    const QString key = titleKey(name.simplified());
    if (key == m_name)
        return;
    m_name = key;
    if (key.isEmpty()) {
        m_search->stop();
        show({});
    } else {
        m_search->search(phraseOf(name));
    }
}

void KnownTitles::show(const QList<TitleMatch> &matches)
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    int shown = 0;
    for (const TitleMatch &match : matches) {
        if (shown == mostShown || titleKey(match.matchedTitle) != m_name)
            continue;
        if (shown++ == 0) {
            auto *said = new QLabel(tr("The catalog has this already:"), this);
            said->setTextFormat(Qt::PlainText);
            m_layout->addWidget(said);
        }
        const TitleRow &row = match.row;
        auto *open = new QToolButton(this);
        open->setObjectName(u"knownTitle"_s);
        open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        open->setAutoRaise(true);
        open->setIcon(icon(QString::fromUtf16(info(row.type).icon)));
        const QString text = inSentence(shortened(row.title)) + u" · "_s + subtitle(row);
        open->setText(plainButtonText(text));
        open->setAccessibleName(tr("Open %1").arg(text));
        open->setToolTip(tr("Open it instead of adding it again"));
        connect(open, &QToolButton::clicked, this, [this, id = row.id] { emit titleChosen(id); });
        m_layout->addWidget(open);
    }
    setVisible(shown > 0);
}

} // namespace omt::ui
