// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/title/titlefacts.h"

#include "core/catalog/facet.h"
#include "core/domain/markup.h"
#include "core/domain/searchlexemes.h"
#include "core/domain/writtentext.h"
#include "ui/models/rowtext.h"
#include "ui/screens/detail/passessection.h"
#include "ui/screens/detail/sources.h"
#include "ui/screens/title/histogram.h"
#include "ui/screens/title/relationgraph.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/plaintext.h"
#include "ui/widgets/coverview.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/section.h"

#include <QDesktopServices>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int coverWidth = 144;
constexpr int wide = 900; ///< from here on in two columns
constexpr qsizetype mostNames = 60;
constexpr qsizetype mostCreators = 12;

QString attributeText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? TitleFactsView::tr("Yes") : TitleFactsView::tr("No");
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &each : value.toArray())
            parts << attributeText(each);
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    if (value.isObject()) {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            parts << fieldName(it.key()) + u": "_s + attributeText(it.value());
        return parts.join(u", "_s);
    }
    return value.toString();
}

QString kindText(const QString &kind)
{
    if (kind == u"original")
        return TitleFactsView::tr("original");
    if (kind == u"translated")
        return TitleFactsView::tr("translated");
    if (kind == u"alias")
        return TitleFactsView::tr("also known as");
    if (kind == u"abbreviation")
        return TitleFactsView::tr("abbreviation");
    return kind == u"main" ? QString() : kind;
}

/** As people write a value of a facet. */
QString nameOf(QStringView prefix, const QString &value)
{
    const QString lexeme = prefix + value;
    return catalog::facetLabel(lexeme);
}

QString languageText(const QString &tag)
{
    if (tag.isEmpty())
        return TitleFactsView::tr("Unknown language");
    const QString name = nameOf(u"~l", tag.section(u'-', 0, 0).toLower());
    if (tag.endsWith(u"-Latn"))
        return TitleFactsView::tr("%1, romanised").arg(name);
    return tag.contains(u'-') ? u"%1 (%2)"_s.arg(name, tag.section(u'-', 1)) : name;
}

void clear(FlowLayout *flow)
{
    while (QLayoutItem *item = flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QWidget *flowWidget(FlowLayout **flow, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    *flow = new FlowLayout(widget);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    widget->setSizePolicy(policy);
    return widget;
}

QToolButton *flatButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(plainButtonText(text));
    button->setMinimumWidth(4 * gap); // a long name is cut rather than widening the page
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

TitleFactsView::TitleFactsView(ImageLoader *images, QWidget *parent)
    : QWidget(parent)
    , m_columns(new QHBoxLayout)
    , m_left(new QVBoxLayout)
    , m_right(new QVBoxLayout)
    , m_relations(new Section(tr("Related titles"), this))
    , m_graph(new RelationGraph(images, m_relations))
    , m_names(new Section(tr("Titles by language"), this))
    , m_about(new Section(tr("About"), this))
    , m_ratings(new Section(tr("Everyone’s ratings"), this))
    , m_histogram(new Histogram(m_ratings))
    , m_lists(new Section(tr("On lists"), this))
    , m_links(new Section(tr("Pages elsewhere"), this))
    , m_passes(new PassesSection(this))
{
    setObjectName(u"titleFacts"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_noRelations = m_relations->addText(tr("The catalog knows of no related titles."), true);
    m_relations->body()->addWidget(m_graph);
    m_noRatings = m_ratings->addText(tr("Nobody has rated it yet."), true);
    m_ratings->body()->addWidget(m_histogram);
    connect(m_graph, &RelationGraph::titleChosen, this, &TitleFactsView::titleChosen);
    connect(m_passes, &PassesSection::reviewRequested, this, &TitleFactsView::reviewRequested);
    for (QVBoxLayout *column : {m_left, m_right})
        column->setSpacing(tripleGap);
    m_columns->addLayout(m_left, 1);
    m_columns->addLayout(m_right, 0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(doubleGap, doubleGap, doubleGap, tripleGap);
    all->setSpacing(tripleGap);
    all->addWidget(createHeader(images));
    all->addWidget(m_relations);
    all->addLayout(m_columns);
    all->addStretch(1);
    arrange();
}

QWidget *TitleFactsView::createHeader(ImageLoader *images)
{
    auto *header = new QWidget(this);
    m_cover = new CoverView(images, coverWidth, header);
    m_title = plainLabel({}, header);
    m_title->setObjectName(u"titlePageTitle"_s);
    m_title->setFont(textFont(font(), TextSize::Title));
    m_line = plainLabel({}, header);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_title, m_line}) // in line with the texts of the buttons around them
        label->setContentsMargins(gap, 0, gap, 0);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(halfGap);
    texts->addWidget(flowWidget(&m_path, header));
    texts->addWidget(m_title);
    texts->addWidget(m_line);
    texts->addWidget(flowWidget(&m_creators, header));
    texts->addWidget(flowWidget(&m_genres, header));
    texts->addStretch();
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(m_cover, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return header;
}

void TitleFactsView::arrange()
{
    const QList<QWidget *> left{m_about, m_names};
    const QList<QWidget *> right{m_ratings, m_passes, m_lists, m_links};
    for (QVBoxLayout *column : {m_left, m_right}) {
        while (QLayoutItem *item = column->takeAt(0))
            delete item;
    }
    for (QWidget *part : left)
        m_left->addWidget(part);
    for (QWidget *part : right)
        (m_isWide ? m_right : m_left)->addWidget(part);
    m_left->addStretch(1);
    m_right->addStretch(1);
    m_columns->setStretch(1, m_isWide ? 1 : 0);
    m_columns->setSpacing(m_isWide ? 2 * doubleGap : 0);
}

void TitleFactsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (const bool isWide = width() >= wide; isWide != m_isWide) {
        m_isWide = isWide;
        arrange();
    }
}

void TitleFactsView::focusFirst()
{
    if (m_graph->isVisible())
        m_graph->setFocus(Qt::TabFocusReason);
    else if (QLayoutItem *first = m_path->itemAt(0))
        first->widget()->setFocus(Qt::TabFocusReason);
}

void TitleFactsView::addNarrowing(FlowLayout *to, const QString &text, const QString &value)
{
    QToolButton *button = flatButton(text, to->parentWidget());
    button->setToolTip(tr("Show all such titles in the catalog"));
    connect(button, &QToolButton::clicked, this, [this, value] {
        catalog::BrowseQuery query;
        query.filter.filters.append({{value}, false});
        emit queryChosen(query);
    });
    to->addWidget(button);
    button->show();
}

void TitleFactsView::show(const catalog::TitleFacts &facts, RatingScale scale)
{
    showHeader(facts);
    m_graph->show(facts.row, facts.relations);
    m_graph->setVisible(!facts.relations.isEmpty());
    m_noRelations->setVisible(facts.relations.isEmpty());
    showNames(facts.media);
    showAbout(facts.media);
    m_histogram->show(facts.ratings, scale);
    m_histogram->setVisible(facts.ratings.raters > 0);
    m_noRatings->setVisible(facts.ratings.raters == 0);
    showLists(facts.lists);
    showLinks(facts.media);
}

void TitleFactsView::showOwn(const library::EntryDetail &detail, RatingScale scale)
{
    m_passes->setRatingScale(scale);
    m_passes->show(detail);
}

void TitleFactsView::showHeader(const catalog::TitleFacts &facts)
{
    const Media &media = facts.media;
    m_cover->setRow(facts.row);
    m_title->setText(media.title);
    QStringList line{displayName(media.type)};
    if (media.releaseDate.isKnown())
        line << dateText(media.releaseDate);
    if (!media.countryOfOrigin.isEmpty())
        line << nameOf(u"~o", media.countryOfOrigin.toLower());
    if (media.progressTotal)
        line << countOf(info(media.type).unit, *media.progressTotal);
    m_line->setText(line.join(u" · "_s));
    clear(m_path);
    for (const QString &path : facts.classPath) {
        if (m_path->count() > 0) {
            auto *arrow = new QLabel(u"›"_s, m_path->parentWidget());
            arrow->setForegroundRole(QPalette::PlaceholderText);
            m_path->addWidget(arrow);
            arrow->show();
        }
        addNarrowing(m_path, nameOf(u"~c", path), u"~c"_s + path);
    }
    clear(m_creators);
    for (const QString &creator : media.creators.mid(0, mostCreators))
        addNarrowing(m_creators, creator, catalog::creatorFacet(creator));
    m_creators->parentWidget()->setVisible(!media.creators.isEmpty());
    clear(m_genres);
    for (const QString &genre : media.genres)
        addNarrowing(m_genres, genre, genreLexeme(genre));
    m_genres->parentWidget()->setVisible(!media.genres.isEmpty());
}

void TitleFactsView::showNames(const Media &media)
{
    m_names->clearBody();
    QList<TitleName> names = media.names.mid(0, mostNames);
    std::stable_sort(names.begin(), names.end(), [](const TitleName &a, const TitleName &b) {
        return languageText(a.language) < languageText(b.language);
    });
    for (const TitleName &name : std::as_const(names)) {
        const QString kind = kindText(name.kind);
        m_names->addFact(languageText(name.language),
                         kind.isEmpty() ? name.text
                                        : u"%1 · %2"_s.arg(inSentence(name.text), kind));
    }
    m_names->setVisible(!names.isEmpty());
}

void TitleFactsView::showAbout(const Media &media)
{
    m_about->clearBody();
    const QString description = withoutTags(media.description);
    if (!description.isEmpty())
        m_about->addText(description);
    for (auto it = media.attributes.begin(); it != media.attributes.end(); ++it) {
        const QString value = attributeText(it.value());
        if (!value.isEmpty())
            m_about->addFact(fieldName(it.key()), value);
    }
    if (media.popularity > 0)
        m_about->addFact(tr("Popularity"), QLocale().toString(media.popularity, 'f', 0));
    m_about->setVisible(m_about->body()->count() > 0);
}

void TitleFactsView::showLinks(const Media &media)
{
    m_links->clearBody();
    for (const ExternalKey &key : media.externalKeys) {
        const QUrl page = sourcePage(key);
        if (page.scheme() != u"https") {
            m_links->addFact(sourceName(key.source), key.key);
            continue;
        }
        QToolButton *button
            = flatButton(u"%1 – %2"_s.arg(sourceName(key.source), page.toDisplayString()), m_links);
        button->setObjectName(u"titleLink"_s);
        button->setIcon(icon(u"link"_s));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Open in the browser"));
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        button->setMaximumWidth(button->sizeHint().width());
        connect(button, &QToolButton::clicked, this, [page] { QDesktopServices::openUrl(page); });
        m_links->body()->addWidget(button);
    }
    m_links->setVisible(m_links->body()->count() > 0);
}

void TitleFactsView::showLists(const QList<catalog::PublicList> &lists)
{
    m_lists->clearBody();
    for (const catalog::PublicList &list : lists) {
        if (!list.owner.isEmpty()) {
            m_lists->addText(tr("“%1” by %2").arg(inSentence(list.name), inSentence(list.owner)));
            continue;
        }
        QToolButton *button = flatButton(list.name, m_lists);
        button->setIcon(icon(u"list"_s));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::clicked, this, [this, id = list.id] { emit listChosen(id); });
        m_lists->body()->addWidget(button, 0, Qt::AlignLeading);
    }
    m_lists->setVisible(!lists.isEmpty());
}

} // namespace omt::ui
