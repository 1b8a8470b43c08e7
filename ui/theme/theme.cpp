// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "ui/theme/colors.h"
#include "ui/theme/style.h"
#include "ui/theme/systemscheme.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

/** Without this the linker leaves the resources of a static library out. */
static void loadResources()
{
    Q_INIT_RESOURCE(omt); // must stand outside of any namespace
#ifdef OMT_HAVE_TRANSLATIONS
    Q_INIT_RESOURCE(omt_translations);
#endif
}

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

/** The reader's language where there is one, and the plurals of English for what is left. */
void installTranslations(QObject *parent)
{
    const auto install = [parent](const auto &load) {
        auto *translator = new QTranslator(parent);
        if (load(translator))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    install([](QTranslator *own) { return own->load(u":/translations/omt_en.qm"_s); });
    if (QLocale().language() != QLocale::English && QLocale().language() != QLocale::C)
        install([](QTranslator *own) {
            return own->load(QLocale(), u"omt"_s, u"_"_s, u":/translations"_s);
        });
    install([](QTranslator *qt) {
        return qt->load(QLocale(), u"qtbase"_s, u"_"_s,
                        QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    });
}

constexpr double smallestFont = 10; // points; what bare X servers hand out is smaller

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_systemIsDark(colorsOf(QApplication::palette()).isDark)
{
    loadResources();
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0 && font.pointSizeF() < smallestFont) {
        font.setPointSizeF(smallestFont);
        QApplication::setFont(font);
    }
    installTranslations(this);
    QApplication::setStyle(new Style);
    apply();
}

void Theme::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    apply();
}

bool Theme::isDark() const
{
    return m_scheme == Scheme::Dark || (m_scheme == Scheme::System && m_systemIsDark);
}

void Theme::followSystem()
{
    auto *system = new SystemScheme(this);
    connect(system, &SystemScheme::changed, this, &Theme::setSystemIsDark);
    system->watch();
}

void Theme::apply()
{
    QApplication::setPalette(paletteFor(isDark() ? darkColors() : lightColors()));
    emit changed();
}

void Theme::setSystemIsDark(bool dark)
{
    if (m_systemIsDark == dark)
        return;
    m_systemIsDark = dark;
    if (m_scheme == Scheme::System)
        apply();
}

} // namespace omt::ui
