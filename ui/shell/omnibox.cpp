// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/omnibox.h"

#include "ui/access/libraryaccess.h"
#include "ui/shell/commandset.h"
#include "ui/shell/omnidelegate.h"
#include "ui/shell/omnisearch.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/imageloader.h"
#include "ui/theme/metrics.h"

#include <QCursor>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widestPanel = 720;
constexpr int highestPanel = 560;
constexpr int shadow = 12; ///< around the panel, drawn by it

/** The panel's ground with a soft shadow: an effect would blur the whole of it at every key. */
class Panel final : public QFrame
{
public:
    using QFrame::QFrame;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Colors &c = colorsOf(palette());
        const QRectF ground = QRectF(rect()).adjusted(shadow, 0, -shadow, -shadow);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, c.isDark ? 14 : 7));
        for (int i = shadow; i > 0; i -= 2)
            painter.drawRoundedRect(ground.adjusted(-i, 0, i, i), 10 + i, 10 + i);
        painter.setPen(QPen(c.strongBorder, 1));
        painter.setBrush(c.base);
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    }
};

} // namespace

Omnibox::Omnibox(CommandSet &commands, ImageLoader &images, QWidget *window)
    : QLineEdit(window)
    , m_commands(commands)
    , m_model(new OmniModel(this))
{
    setObjectName(u"omnibox"_s);
    setPlaceholderText(tr("Search titles, or type > for commands"));
    setAccessibleName(tr("Search titles and commands"));
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s), LeadingPosition)->setText(tr("Search"));
    createPanel(window, images);
    connect(this, &QLineEdit::textChanged, this, &Omnibox::ask);
}

Omnibox::~Omnibox() = default;

void Omnibox::createPanel(QWidget *window, ImageLoader &images)
{
    m_panel = new Panel(window);
    m_panel->setObjectName(u"omniboxPanel"_s);
    m_panel->hide();
    m_view = new QListView(m_panel);
    m_view->setObjectName(u"omniboxChoices"_s);
    m_view->setAccessibleName(tr("What was found"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMouseTracking(true);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new OmniDelegate(&images, m_view));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(shadow + 2, gap, shadow + 2, shadow + gap);
    layout->addWidget(m_view);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        const OmniChoice *choice = m_model->choiceAt(index.row());
        if (choice && choice->kind == OmniChoice::Kind::Types)
            clickAt(m_view->viewport()->mapFromGlobal(QCursor::pos()));
        else
            choose(index.row(), false);
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && value == m_view->verticalScrollBar()->maximum())
            showMore();
    });
    connect(&images, &ImageLoader::imageReady, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &QAbstractItemModel::modelReset, this, &Omnibox::selectFirst);
    window->installEventFilter(this);
}

void Omnibox::setLibrary(LibraryAccess *library)
{
    delete m_search;
    m_search = nullptr;
    m_library = library;
    setEnabled(library);
    hidePanel();
    if (!library)
        return;
    m_search = new OmniSearch(*library, this);
    connect(m_search, &OmniSearch::answered, this, &Omnibox::takeAnswer);
    connect(m_search, &OmniSearch::extended, this, [this](const catalog::SearchAnswer &answer) {
        m_keptRow = m_view->currentIndex().row();
        const int scrolled = m_view->verticalScrollBar()->value();
        m_model->showAnswer(answer, m_lists);
        m_view->verticalScrollBar()->setValue(scrolled);
    });
    connect(m_search, &OmniSearch::failed, this, [this](const Error &error) {
        m_isAnswerDue = false;
        m_chooseWhenAnswered.reset();
        m_model->showNote(error.message);
    });
    // What was just added, here or elsewhere, moves to the library's part of the answer.
    connect(library, &LibraryAccess::changed, m_search, [this] {
        if (!m_panel->isHidden() && !text().startsWith(u'>')) {
            m_keptRow = m_view->currentIndex().row();
            m_search->search(text().simplified());
        }
    });
}

void Omnibox::start(const QString &text)
{
    setFocus(Qt::ShortcutFocusReason);
    if (text.isEmpty()) {
        selectAll();
        if (!this->text().isEmpty())
            ask(this->text());
    } else {
        setText(text);
        deselect();
        end(false);
    }
}

void Omnibox::ask(const QString &text)
{
    markProblems();
    m_completing.reset();
    m_isAnswerDue = false;
    m_chooseWhenAnswered.reset();
    if (!hasFocus())
        return;
    if (text.startsWith(u'>')) {
        if (m_search)
            m_search->stop();
        m_model->showCommands(text.mid(1).trimmed(), m_commands, m_lists);
        return;
    }
    m_keptRow = -1;
    const QString wanted = text.simplified();
    if (wanted.isEmpty() || !m_search) {
        if (m_search)
            m_search->stop();
        m_model->clear();
        return;
    }
    m_isAnswerDue = true;
    m_search->search(wanted); // what is shown stays until the answer is here
}

void Omnibox::takeAnswer(const catalog::SearchAnswer &answer)
{
    m_isAnswerDue = false;
    m_model->showAnswer(answer, m_lists);
    if (const auto add = std::exchange(m_chooseWhenAnswered, std::nullopt); add && hasFocus())
        choose(m_view->currentIndex().row(), *add);
}

void Omnibox::selectFirst()
{
    if (m_model->rowCount() == 0 || !hasFocus()) {
        hidePanel();
        return;
    }
    showPanel();
    const int kept = std::exchange(m_keptRow, -1);
    const int first = kept < 0
        ? m_model->firstChoice()
        : m_model->nextChoice(std::min(kept, m_model->rowCount() - 1) - 1, 1);
    m_view->scrollToTop();
    if (first >= 0)
        m_view->setCurrentIndex(m_model->index(first));
}

void Omnibox::chooseCurrent(bool add)
{
    if (m_isAnswerDue && !m_model->showsCompletions())
        m_chooseWhenAnswered = add;
    else
        choose(m_view->currentIndex().row(), add);
}

void Omnibox::choose(int row, bool add)
{
    const OmniChoice *found = m_model->choiceAt(row);
    if (!found || !found->canBeChosen())
        return;
    const OmniChoice choice = *found; // what follows may change the model
    if (choice.kind == OmniChoice::Kind::Completion)
        return takeCompletion(choice.completion);
    if (choice.kind == OmniChoice::Kind::Types)
        return chooseType(choice, m_model->currentType());
    if (add && choice.match) {
        if (!choice.match->row.entry)
            emit titleAdded(choice.match->row.id);
        return; // stays, so that several can be added
    }
    clear();
    hidePanel();
    emit left();
    switch (choice.kind) {
    case OmniChoice::Kind::Title:
        emit titleChosen(*choice.match);
        break;
    case OmniChoice::Kind::List:
        emit placeChosen(choice.id);
        break;
    case OmniChoice::Kind::Command:
        m_commands.action(choice.id)->trigger();
        break;
    case OmniChoice::Kind::AddByHand:
        emit addByHandChosen(choice.id);
        break;
    default:
        break;
    }
}

void Omnibox::keyPressEvent(QKeyEvent *event)
{
    const int row = m_view->currentIndex().row();
    const auto move = [this, row](int by) {
        const int next = m_model->nextChoice(row, by);
        if (next >= 0)
            m_view->setCurrentIndex(m_model->index(next));
        else if (by > 0)
            showMore();
    };
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (event->modifiers() == Qt::NoModifier
            && moveAmongTypes((event->key() == Qt::Key_Right) != isRightToLeft() ? 1 : -1))
            return;
        return QLineEdit::keyPressEvent(event);
    case Qt::Key_Down:
        if (m_panel->isHidden() && m_model->rowCount() > 0)
            showPanel();
        else
            move(1);
        return;
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return chooseCurrent(event->modifiers().testFlag(Qt::ControlModifier));
    case Qt::Key_Escape:
        if (m_model->showsCompletions() && !m_panel->isHidden()) {
            ask(text());
        } else if (!m_panel->isHidden()) {
            hidePanel();
        } else {
            clear();
            emit left();
        }
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void Omnibox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!text().isEmpty() && event->reason() != Qt::ActiveWindowFocusReason)
        ask(text());
}

void Omnibox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_chooseWhenAnswered.reset();
    if (event->reason() != Qt::PopupFocusReason)
        hidePanel();
}

void Omnibox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus() || isRightToLeft())
        return;
    const QString keys
        = m_commands.action(u"go.search")->shortcut().toString(QKeySequence::NativeText);
    QPainter painter(this);
    const Colors &c = colorsOf(palette());
    painter.setFont(textFont(font(), TextSize::Caption));
    painter.setPen(c.secondary);
    painter.drawText(
        rect().adjusted(doubleGap, 0, -doubleGap, 0),
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)) | Qt::AlignVCenter, keys);
}

bool Omnibox::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) { // before it moves the focus
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && complete())
            return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

bool Omnibox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize && !m_panel->isHidden())
        placePanel();
    return QLineEdit::eventFilter(watched, event);
}

void Omnibox::showPanel()
{
    placePanel();
    m_panel->show();
    m_panel->raise();
}

void Omnibox::hidePanel()
{
    m_panel->hide();
}

void Omnibox::placePanel()
{
    const QWidget *parent = m_panel->parentWidget();
    const QPoint below = mapTo(parent, QPoint(0, height() + halfGap));
    int height = 2 * gap + shadow + 2;
    for (int row = 0; row < m_model->rowCount() && height < highestPanel; ++row)
        height += m_view->sizeHintForRow(row);
    const int width = std::min(std::max(this->width(), 480),
                               std::min(widestPanel, parent->width() - doubleGap));
    const int left = std::clamp(below.x() + (this->width() - width) / 2, gap,
                                std::max(gap, parent->width() - width - gap));
    m_panel->setGeometry(left - shadow, below.y(), width + 2 * shadow,
                         std::min({height, highestPanel, parent->height() - below.y() - gap}));
}

} // namespace omt::ui
