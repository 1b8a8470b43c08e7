// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/detail/detailview.h"

#include "core/domain/markup.h"
#include "ui/models/rowtext.h"
#include "ui/screens/detail/historytext.h"
#include "ui/screens/detail/passessection.h"
#include "ui/screens/detail/sources.h"
#include "ui/screens/detail/trackingcard.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/coverview.h"
#include "ui/widgets/section.h"
#include "ui/widgets/tagedit.h"

#include <QEvent>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int coverWidth = 112;
constexpr int notesPause = 1500; ///< ms without a key before notes are saved
constexpr int longestDescription = 1200;
constexpr int mostNames = 4;
constexpr int mostHistory = 20;

QString valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? DetailView::tr("yes") : DetailView::tr("no");
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts << valueText(part);
        return parts.join(u", "_s);
    }
    return value.toVariant().toString().simplified();
}

} // namespace

DetailView::DetailView(ImageLoader *images, QWidget *parent)
    : QWidget(parent)
    , m_card(new TrackingCard(this))
    , m_notesSection(new Section(tr("Notes"), this))
    , m_tagsSection(new Section(tr("Tags"), this))
    , m_about(new Section(tr("About"), this))
    , m_passes(new PassesSection(this))
    , m_sources(new Section(QString(), this))
    , m_history(new Section(tr("History"), this))
{
    setObjectName(u"detailView"_s);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(doubleGap, doubleGap, doubleGap, tripleGap);
    all->setSpacing(tripleGap);
    all->addLayout(createHeader(images));
    createNotes();
    const QList<QWidget *> parts{m_card,  m_notesSection, m_tagsSection, m_passes,
                                 m_about, m_sources,      m_history};
    for (QWidget *part : parts)
        all->addWidget(part);
    all->addStretch(1);
    connect(m_card, &TrackingCard::patched, this, &DetailView::patch);
    connect(m_passes, &PassesSection::reviewRequested, this,
            [this](int pass) { emit reviewRequested(m_row.id, pass); });
}

QLayout *DetailView::createHeader(ImageLoader *images)
{
    m_cover = new CoverView(images, coverWidth, this);
    m_title = plainLabel({}, this);
    m_title->setObjectName(u"detailTitle"_s);
    QFont font = textFont(this->font(), TextSize::Title);
    font.setPointSizeF(font.pointSizeF() * 0.9);
    m_title->setFont(font);
    m_otherNames = plainLabel({}, this);
    m_otherNames->setForegroundRole(QPalette::PlaceholderText);
    m_otherNames->setFont(textFont(this->font(), TextSize::Caption));
    m_facts = plainLabel({}, this);
    m_creators = plainLabel({}, this);
    m_creators->setForegroundRole(QPalette::PlaceholderText);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(halfGap);
    const QList<QLabel *> labels{m_title, m_otherNames, m_facts, m_creators};
    for (QLabel *label : labels)
        texts->addWidget(label);
    texts->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(doubleGap);
    row->addWidget(m_cover, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return row;
}

void DetailView::createNotes()
{
    m_notes = new QPlainTextEdit(m_notesSection);
    m_notes->setObjectName(u"detailNotes"_s);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What you want to remember of it"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(fontMetrics().lineSpacing() * 5 + doubleGap);
    m_notes->installEventFilter(this);
    m_notesSection->body()->addWidget(m_notes);
    m_notesPause.setSingleShot(true);
    m_notesPause.setInterval(notesPause);
    connect(m_notes, &QPlainTextEdit::textChanged, &m_notesPause, qOverload<>(&QTimer::start));
    connect(&m_notesPause, &QTimer::timeout, this, &DetailView::saveNotes);
    m_tags = new TagEdit(m_tagsSection);
    m_tags->setObjectName(u"detailTags"_s);
    m_tags->setAccessibleName(tr("Tags"));
    m_tagsSection->body()->addWidget(m_tags);
    connect(m_tags, &TagEdit::editingFinished, this, &DetailView::saveTags);
}

bool DetailView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_notes && event->type() == QEvent::FocusOut)
        saveNotes();
    if (watched == m_notes
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        m_notes->update(); // its frame shows the focus
    return QWidget::eventFilter(watched, event);
}

void DetailView::patch(const EntryPatch &patch)
{
    if (!m_row.id.isNull())
        emit patched(m_row.id, patch);
}

void DetailView::saveNotes()
{
    m_notesPause.stop();
    const QString text = m_notes->toPlainText();
    if (!m_row.entry || text == m_row.entry->notes)
        return;
    m_row.entry->notes = text;
    EntryPatch patch;
    patch.notes = text;
    this->patch(patch);
}

void DetailView::saveTags()
{
    const QStringList tags = m_tags->tags();
    if (!m_row.entry || tags == m_row.entry->tags)
        return;
    m_row.entry->tags = tags;
    EntryPatch patch;
    patch.tags = tags;
    this->patch(patch);
    m_tags->setTags(tags); // from here on Ctrl+Z means the library
}

void DetailView::commit()
{
    saveNotes();
    saveTags();
}

void DetailView::setRatingScale(RatingScale scale)
{
    m_scale = scale;
    m_card->setRatingScale(scale);
    m_passes->setRatingScale(scale);
}

void DetailView::showRow(const TitleRow &row)
{
    const bool isOther = row.id != m_row.id;
    if (isOther)
        commit();
    const bool keepsNotes = !isOther && m_row.entry
        && m_notes->toPlainText() != m_row.entry->notes; // being written right now
    const bool keepsTags = !isOther && m_row.entry && m_tags->tags() != m_row.entry->tags;
    m_row = row;
    m_cover->setRow(row);
    m_title->setText(row.title);
    m_facts->setText(row.releaseDate.isKnown()
                         ? displayName(row.type) + u" · "_s + yearText(row.releaseDate)
                         : displayName(row.type));
    m_creators->setText(row.creators.join(u", "_s));
    m_creators->setVisible(!row.creators.isEmpty());
    m_card->show(row);
    m_notesSection->setVisible(row.entry.has_value());
    m_tagsSection->setVisible(row.entry.has_value());
    if (row.entry && !keepsNotes && m_notes->toPlainText() != row.entry->notes) {
        const QSignalBlocker quiet(m_notes);
        m_notes->setPlainText(row.entry->notes);
    }
    if (row.entry && !keepsTags && (isOther || m_tags->tags() != row.entry->tags))
        m_tags->setTags(row.entry->tags);
    if (isOther) {
        m_otherNames->hide();
        const QList<QWidget *> rest{m_about, m_passes, m_sources, m_history};
        for (QWidget *part : rest)
            part->hide();
    }
}

void DetailView::showDetail(const library::EntryDetail &detail)
{
    TitleRow row;
    row.id = detail.media.id;
    row.type = detail.media.type;
    row.title = detail.media.title;
    row.releaseDate = detail.media.releaseDate;
    row.creators = detail.media.creators;
    row.coverUrl = detail.media.coverUrl;
    row.progressTotal = detail.media.progressTotal;
    row.entry = detail.entry;
    showRow(row);
    showHeader(detail.media);
    showAbout(detail.media);
    m_passes->show(detail);
    showSources(detail);
    showHistory(detail);
}

void DetailView::showHeader(const Media &media)
{
    QStringList names;
    for (const TitleName &name : media.names) {
        if (names.size() < mostNames && !names.contains(name.text))
            names << name.text;
    }
    m_otherNames->setText(names.join(u'\n'));
    m_otherNames->setVisible(!names.isEmpty());
}

void DetailView::showAbout(const Media &media)
{
    m_about->clearBody();
    const QString description = withoutTags(media.description);
    if (!description.isEmpty())
        m_about->addText(description.size() > longestDescription
                             ? description.left(longestDescription) + u"…"_s
                             : description);
    if (!media.genres.isEmpty())
        m_about->addFact(tr("Genres"), media.genres.join(u", "_s));
    if (media.releaseDate.isKnown())
        m_about->addFact(tr("Released"), dateText(media.releaseDate));
    if (!media.countryOfOrigin.isEmpty())
        m_about->addFact(tr("Country"), media.countryOfOrigin);
    QStringList links;
    QStringList plain;
    for (const ExternalKey &key : media.externalKeys) {
        const QUrl page = sourcePage(key);
        const QString name = sourceName(key.source).toHtmlEscaped();
        if (page.isEmpty())
            plain << u"%1 %2"_s.arg(sourceName(key.source), key.key);
        else
            links << u"<a href=\"%1\">%2</a>"_s.arg(
                page.toString(QUrl::FullyEncoded).toHtmlEscaped(), name);
    }
    if (!links.isEmpty()) {
        QLabel *label = m_about->addText({});
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::TextBrowserInteraction);
        label->setOpenExternalLinks(true);
        label->setAccessibleName(tr("Pages elsewhere"));
        label->setText(links.join(u" &nbsp; "_s));
    }
    if (!plain.isEmpty())
        m_about->addText(plain.join(u", "_s), true);
    m_about->setVisible(m_about->body()->count() > 0);
}

void DetailView::showSources(const library::EntryDetail &detail)
{
    m_sources->clearBody();
    const QJsonObject snapshot = detail.entry ? detail.entry->metaSnapshot : QJsonObject();
    QStringList names;
    for (auto source = snapshot.begin(); source != snapshot.end(); ++source) {
        const QJsonObject fields = source.value().toObject();
        QList<QPair<QString, QString>> facts;
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            const QString value = valueText(field.value());
            if (!value.isEmpty() && value != u"0")
                facts.append({fieldName(field.key()), value});
        }
        if (facts.isEmpty())
            continue;
        names << sourceName(source.key());
        if (snapshot.size() > 1) // several: each under its name
            m_sources->addText(names.last(), true);
        for (const auto &[name, value] : std::as_const(facts))
            m_sources->addFact(name, value);
    }
    m_sources->setHeading(tr("From %1").arg(names.join(u", "_s)));
    m_sources->setVisible(!names.isEmpty());
}

void DetailView::showHistory(const library::EntryDetail &detail)
{
    m_history->clearBody();
    int shown = 0;
    for (const library::HistoryEvent &event : detail.history) {
        QStringList sentences = historySentences(event, detail.media.type, m_scale);
        if (sentences.isEmpty() && event.label.isEmpty())
            continue;
        if (sentences.isEmpty())
            sentences << event.label;
        QLabel *when = m_history->addText(momentText(event.when), true);
        when->setFont(textFont(font(), TextSize::Caption));
        m_history->addText(sentences.join(u'\n'));
        if (++shown == mostHistory)
            break;
    }
    m_history->setVisible(shown > 0);
}

} // namespace omt::ui
