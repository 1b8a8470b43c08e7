// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

/** Without this the linker leaves the resources of a static library out. */
static void loadResources()
{
#ifdef OMT_HAVE_TRANSLATIONS
    Q_INIT_RESOURCE(omt_translations); // must stand outside of any namespace
#endif
}

namespace omt {

using namespace Qt::StringLiterals;

void installTranslations(QObject *parent)
{
    loadResources();
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

} // namespace omt
