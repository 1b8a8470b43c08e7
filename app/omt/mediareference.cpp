// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/omt/mediareference.h"

#include "app/omt/entryoutput.h"
#include "app/omt/librarysession.h"
#include "core/domain/titletext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace omt::cli {

namespace {

constexpr int shownCandidates = 8;

QString candidateLines(const QList<TitleMatch> &matches)
{
    QStringList lines;
    for (const TitleMatch &match : matches)
        lines.append(u"  %1  %2"_s.arg(match.row.id.toString(), titleText(match.row)));
    return lines.join(u'\n');
}

/** What a search finds for it; with `exact`, only titles that are spelled the same. */
QList<TitleMatch> candidates(LibrarySession &session, const QString &title, bool exact)
{
    catalog::SearchFilter filter;
    filter.limit = exact ? 100 : shownCandidates;
    const Result<catalog::SearchAnswer> answer = answerOf(session.catalog().search(title, filter));
    if (!answer)
        return {};
    const QString wanted = normalisedTitle(title);
    QList<TitleMatch> found;
    for (const TitleMatch &match : answer->matches) {
        const bool fits = !exact || normalisedTitle(match.row.title) == wanted
            || normalisedTitle(match.matchedTitle) == wanted;
        if (fits && found.size() < shownCandidates)
            found.append(match);
    }
    return found;
}

Error ambiguous(LibrarySession &session, const QString &named)
{
    QString hint = Omt::tr("Name the one you mean by its id, or by its key at a service such as "
                           "mal:5114 or mal/manga:5114.");
    if (const QList<TitleMatch> found = candidates(session, named, true); !found.isEmpty())
        hint += u'\n' + candidateLines(found);
    return makeError(Error::Kind::Conflict, Omt::tr("several titles are called \"%1\"").arg(named),
                     {}, hint);
}

/** "mal:5114", "imdb:tt0110912": nobody calls a title so. */
bool looksLikeKey(const QString &named)
{
    static const QRegularExpression number(u"^[a-z]{0,3}[0-9]+$"_s);
    const ExternalKey key = ExternalKey::fromString(named);
    return key.isValid() && number.match(key.key).hasMatch();
}

Error notFound(LibrarySession &session, const QString &named)
{
    if (looksLikeKey(named)) {
        return makeError(Error::Kind::NotFound, Omt::tr("no title has the key \"%1\"").arg(named),
                         {},
                         Omt::tr("\"omt catalog search\" finds titles by a part of their name."));
    }
    const QList<TitleMatch> near = candidates(session, named, false);
    const QString hint = near.isEmpty()
        ? Omt::tr("\"omt catalog search\" finds titles by a part of their name.")
        : Omt::tr("Did you mean one of these?") + u'\n' + candidateLines(near);
    return makeError(Error::Kind::NotFound, Omt::tr("there is no title \"%1\"").arg(named), {},
                     hint);
}

Result<MediaId> findByTitle(LibrarySession &session, const QString &named)
{
    const Result<MediaId> found = answerOf(session.catalog().findByTitle(named));
    if (found
        || (found.error().kind != Error::Kind::NotFound
            && found.error().kind != Error::Kind::Conflict))
        return found;
    if (found.error().kind == Error::Kind::Conflict)
        return ambiguous(session, named);
    return notFound(session, named);
}

} // namespace

Result<MediaId> findMedia(LibrarySession &session, const QString &named)
{
    if (named.trimmed().isEmpty())
        return usageError(Omt::tr("the title is empty"));
    if (const MediaId id = MediaId::fromString(named); !id.isNull()) {
        const Result<Media> media = answerOf(session.catalog().media(id));
        return media ? Result<MediaId>(id) : Result<MediaId>(media.error());
    }
    const ExternalKey key = ExternalKey::fromString(named);
    if (key.isValid()) {
        const Result<MediaId> found = answerOf(session.catalog().findByExternalKey(key));
        if (found || found.error().kind != Error::Kind::NotFound) {
            return !found && found.error().kind == Error::Kind::Conflict
                ? Result<MediaId>(ambiguous(session, named))
                : found;
        }
        // Titles have colons too: "Re:Zero".
    }
    return findByTitle(session, named);
}

} // namespace omt::cli
