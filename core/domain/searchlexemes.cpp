// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/searchlexemes.h"

#include "core/domain/titletext.h"

#include <QSet>

namespace omt {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxLexemes = 120; // a title with hundreds of names must not fill a page

} // namespace

QString searchVector(const QStringList &titles, const QStringList &creators,
                     const QStringList &genres)
{
    QSet<QString> seen;
    QString vector = toTsVector(titles);
    QStringList marked;
    for (const QString &creator : creators) {
        for (const QString &word : titleLexemes(normalisedTitle(creator))) {
            marked.append(word);
            marked.append(u"~a"_s + word);
        }
    }
    for (const QString &genre : genres)
        marked.append(genreLexeme(genre));
    for (const QString &lexeme : std::as_const(marked)) {
        if (seen.contains(lexeme) || seen.size() >= maxLexemes)
            continue;
        seen.insert(lexeme);
        vector += u" '"_s + lexeme + u'\'';
    }
    return vector;
}

QString searchVector(const Media &media)
{
    QStringList titles{media.title};
    for (const TitleName &name : media.names)
        titles.append(name.text);
    return searchVector(titles, media.creators, media.genres);
}

QStringList creatorLexemes(QStringView creator)
{
    QStringList lexemes;
    for (const QString &word : parseTitleSearch(creator).lexemes)
        lexemes.append(u"~a"_s + word);
    return lexemes;
}

QString genreLexeme(QStringView genre)
{
    return u"~g"_s + normalisedTitle(genre).left(60).replace(u' ', u'_');
}

} // namespace omt
