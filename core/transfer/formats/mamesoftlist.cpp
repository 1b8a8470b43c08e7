// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/catalogs.h"
#include "core/transfer/formats/values.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/xmlreader.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// "19861212", "198612xx", "1986-12-12", also with what follows ("19861212 (JPN), …"): the first.
PartialDate releaseOf(const QString &text)
{
    static const QRegularExpression compact(
        u"^((?:19|20)\\d\\d)(\\d\\d|xx|\\?\\?)(\\d\\d|xx|\\?\\?)(?![\\w?])"_s);
    static const QRegularExpression dashed(u"^((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)(?!\\w)"_s);
    auto match = compact.match(text);
    if (!match.hasMatch())
        match = dashed.match(text);
    if (!match.hasMatch())
        return {};
    bool hasMonth = false;
    bool hasDay = false;
    const int year = match.captured(1).toInt();
    const int month = match.captured(2).toInt(&hasMonth);
    const int day = match.captured(3).toInt(&hasDay);
    if (!hasMonth)
        return PartialDate::fromYear(year);
    return hasDay ? PartialDate::fromDate(QDate(year, month, day))
                  : PartialDate::fromMonth(year, month);
}

// "198?", "19??" and "1986?" are guesses of the list's authors: kept as text, never made a date.
void takeYear(Media &media, const QString &text)
{
    static const QRegularExpression plain(u"^\\d{4}$"_s);
    if (plain.match(text).hasMatch())
        media.releaseDate = PartialDate::fromYear(text.toInt());
    else
        setText(media.attributes, u"year_text", text);
}

// A release date says more than the year, unless it tells of another year's release.
void takeRelease(Media &media, const QString &text)
{
    const PartialDate date = releaseOf(text);
    if (date.isKnown() && (!media.releaseDate.isKnown() || media.releaseDate.year() == date.year()))
        media.releaseDate = date;
    if (date.toString().remove(u'-') != QString(text).remove(u'-'))
        setText(media.attributes, u"release_text", text);
}

QString languageOf(const QString &text)
{
    bool isHan = false;
    for (const QChar c : text) {
        if (c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana)
            return u"ja"_s;
        if (c.script() == QChar::Script_Hangul)
            return u"ko"_s;
        if (c.script() == QChar::Script_Han)
            isHan = true;
    }
    return isHan ? u"ja"_s : QString(); // nearly all lists of the kind are Japanese
}

struct Software
{
    Media media;
    QStringList developers;
    QStringList serials;
    QJsonObject others;
};

void takeInfo(Software &software, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    if (name == "alt_title"_L1) {
        const QString language = languageOf(value);
        addName(software.media, value, language, language.isEmpty() ? u"alias"_s : u"original"_s);
    } else if (name == "developer"_L1 || name == "author"_L1 || name == "programmer"_L1) {
        if (!software.developers.contains(value))
            software.developers.append(value);
    } else if (name == "serial"_L1) {
        software.serials.append(value);
    } else if (name == "release"_L1) {
        takeRelease(software.media, value);
    } else {
        const QString before = software.others[name].toString();
        software.others.insert(name, before.isEmpty() ? value : before + "; "_L1 + value);
    }
}

void takeMakers(Software &software, const QString &publisher)
{
    Media &media = software.media;
    const bool isKnown = !publisher.isEmpty() && publisher != "<unknown>"_L1;
    media.creators = software.developers;
    if (isKnown && media.creators.isEmpty())
        media.creators.append(publisher);
    if (media.type == MediaType::Music) {
        setText(media.attributes, u"label", isKnown ? publisher : QString());
        setList(media.attributes, u"artists", software.developers);
        return;
    }
    setList(media.attributes, u"developers", software.developers);
    setList(media.attributes, u"publishers", isKnown ? QStringList(publisher) : QStringList());
}

ImportRow rowOf(const XmlNode &node, const QString &list, const QString &platform)
{
    const bool isMusic = list == "vgmplay"_L1;
    Software software;
    Media &media = software.media;
    media.type = isMusic ? MediaType::Music : MediaType::Game;
    media.title = node.textOf(u"description").simplified();
    takeYear(media, node.textOf(u"year"));
    for (const XmlNode &child : node.children) {
        if (child.name == "info"_L1)
            takeInfo(software, child.attribute(u"name"), child.attribute(u"value").trimmed());
    }
    takeMakers(software, node.textOf(u"publisher"));
    if (!isMusic)
        setList(media.attributes, u"platforms", {platform});
    setText(media.attributes, u"serial", software.serials.join("; "_L1));
    if (const QString parent = node.attribute(u"cloneof"); !parent.isEmpty())
        setText(media.attributes, u"clone_of", list + u'/' + parent);
    setText(media.attributes, u"notes", node.textOf(u"notes"));
    if (!software.others.isEmpty())
        media.attributes.insert(u"info"_s, software.others);
    addKey(media, u"mame"_s, {}, list + u'/' + node.attribute(u"name"));
    ImportRow row;
    row.media = std::move(media);
    return row;
}

Result<> readList(InputStream &stream, RowSink &sink)
{
    XmlReader xml(stream);
    Delivery delivery(sink, stream.name());
    QString list;
    QString platform;
    for (;;) {
        const auto found = xml.nextElement();
        if (!found)
            return found.error();
        if (!*found)
            return {};
        if (xml.elementName() == "softwarelist"_L1) {
            list = xml.attribute(u"name");
            platform = xml.attribute(u"description");
        }
        if (xml.elementName() != "software"_L1)
            continue;
        const auto node = xml.readNode();
        if (!node)
            return node.error();
        if (delivery.wasTaken())
            continue;
        ImportRow row = rowOf(*node, list, platform);
        const bool goOn = row.media.title.isEmpty()
            ? delivery.problem(formatText("The entry has no title and was left out."), node->line)
            : delivery.row(std::move(row), node->line);
        if (!goOn)
            return cancelledError();
    }
}

} // namespace

MameSoftlistFormat::MameSoftlistFormat()
    : CatalogFormat(u"mame-softlist"_s, u"MAME software list"_s, u"mame"_s)
{
}

int MameSoftlistFormat::recognise(const FileProbe &probe) const
{
    return probe.head.contains("<softwarelist") || probe.memberHead.contains("<softwarelist") ? 95
                                                                                              : 0;
}

Result<> MameSoftlistFormat::read(InputFile &file, RowSink &sink) const
{
    if (!file.isArchive()) {
        auto content = file.content();
        if (!content)
            return content.error();
        return readList(**content, sink);
    }
    return file.forEachMember([&sink](const QString &member, InputStream &stream) -> Result<bool> {
        if (!member.endsWith(".xml"_L1, Qt::CaseInsensitive))
            return true;
        return readList(stream, sink).map([](const Done &) { return true; });
    });
}

} // namespace omt::transfer
