// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include "core/base/translations.h"
#include "ui/theme/colors.h"
#include "ui/theme/style.h"
#include "ui/theme/systemscheme.h"

#include <QApplication>

/** Without this the linker leaves the resources of a static library out. */
static void loadResources()
{
    Q_INIT_RESOURCE(omt); // must stand outside of any namespace
}

namespace omt::ui {

using namespace Qt::StringLiterals;

namespace {

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
