// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/htmlentities.h"

#include <QHash>

namespace omt::transfer {

namespace {

// The names of U+00A0 to U+00FF, in order.
constexpr auto latin1Names
    = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn "
      "sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave "
      "Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml "
      "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN "
      "szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave "
      "iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc "
      "uuml yacute thorn yuml";

const QHash<QString, char16_t> &names()
{
    static const QHash<QString, char16_t> table = [] {
        QHash<QString, char16_t> result;
        char16_t code = 0xA0;
        for (const QString &name : QString::fromLatin1(latin1Names).split(u' '))
            result.insert(name, code++);
        const std::pair<const char16_t *, char16_t> others[]
            = {{u"quot", u'"'},     {u"amp", u'&'},     {u"lt", u'<'},      {u"gt", u'>'},
               {u"apos", u'\''},    {u"ndash", 0x2013}, {u"mdash", 0x2014}, {u"lsquo", 0x2018},
               {u"rsquo", 0x2019},  {u"ldquo", 0x201C}, {u"rdquo", 0x201D}, {u"hellip", 0x2026},
               {u"alpha", 0x3B1},   {u"beta", 0x3B2},   {u"gamma", 0x3B3},  {u"omega", 0x3C9},
               {u"hearts", 0x2665}, {u"bull", 0x2022},  {u"trade", 0x2122}, {u"euro", 0x20AC}};
        for (const auto &[name, unit] : others)
            result.insert(QString::fromUtf16(name), unit);
        return result;
    }();
    return table;
}

QString decoded(QStringView entity)
{
    if (!entity.startsWith(u'#')) {
        const auto found = names().constFind(entity.toString());
        return found == names().cend() ? QString() : QString(QChar(*found));
    }
    const bool isHex = entity.size() > 1 && (entity[1] == u'x' || entity[1] == u'X');
    bool ok = false;
    const char32_t code = entity.mid(isHex ? 2 : 1).toUInt(&ok, isHex ? 16 : 10);
    const bool isText = ok && code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return isText ? QString::fromUcs4(&code, 1) : QString();
}

} // namespace

QString decodedEntities(const QString &text)
{
    QString result;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'&'); at >= 0; at = text.indexOf(u'&', at + 1)) {
        const qsizetype end = text.indexOf(u';', at);
        if (end < 0)
            break;
        const QString character
            = end - at > 10 ? QString() : decoded(QStringView(text).mid(at + 1, end - at - 1));
        if (character.isEmpty())
            continue;
        result += QStringView(text).mid(from, at - from);
        result += character;
        from = end + 1;
        at = end;
    }
    return result + text.mid(from);
}

} // namespace omt::transfer
