// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/collected.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

std::optional<MediaType> typeOf(const QString &number, const QString &unit)
{
    static const QHash<QString, MediaType> types{
        {u"2"_s, MediaType::Book},  {u"3"_s, MediaType::Movie},  {u"4"_s, MediaType::Music},
        {u"5"_s, MediaType::Book},  {u"6"_s, MediaType::Comic},  {u"11"_s, MediaType::Game},
        {u"13"_s, MediaType::Game}, {u"book"_s, MediaType::Book}};
    const auto found = types.constFind(number.isEmpty() ? unit : number);
    return found == types.cend() ? std::nullopt : std::optional(*found);
}

bool isEntry(QStringView name)
{
    return name == u"entry" || name == u"book" || name == u"unit" || name == u"movie"
        || name == u"album";
}

// <cdate><year>2021</year><month>5</month><day>17</day></cdate>
QString dateText(const XmlNode &node)
{
    return u"%1-%2-%3"_s.arg(node.textOf(u"year"), node.textOf(u"month").rightJustified(2, u'0'),
                             node.textOf(u"day").rightJustified(2, u'0'));
}

FieldBag bagOfEntry(const XmlNode &node)
{
    FieldBag bag;
    for (const XmlNode &field : node.children) {
        const bool isFlag = field.name == "read"_L1 && field.children.empty();
        if (!field.textOf(u"year").isEmpty() && field.name != "years"_L1
            && field.name != "cr_years"_L1)
            bag.add(field.name, dateText(field));
        else if (!field.children.empty())
            bag.add(field.name, listText(field));
        else if (isFlag && field.text.trimmed().isEmpty())
            bag.add(field.name, u"true"_s); // in the first layout the element itself says yes
        else if (field.name == "author"_L1) // "Austen, Jane; Other, An"
            bag.add(field.name, QString(field.text).replace(u';', u'\n') + u'\n');
        else
            bag.add(field.name, field.text);
    }
    if (const QString number = node.attribute(u"id"); !number.isEmpty())
        bag.add(u"id"_s, number);
    return bag;
}

/** Reads one collection, whatever its layout since the first. */
class TellicoReader
{
public:
    TellicoReader(InputStream &stream, RowSink &sink)
        : m_xml(stream)
        , m_sink(sink)
        , m_delivery(sink, stream.name())
    {
    }

    [[nodiscard]] Result<> read()
    {
        for (;;) {
            const auto found = m_xml.nextElement();
            if (!found)
                return found.error();
            if (!*found)
                break;
            if (m_xml.depth() == 1 && m_xml.elementName() != "tellico"_L1
                && m_xml.elementName() != "bookcase"_L1)
                return inputError(m_xml.name(), m_xml.line(),
                                  formatText("This is no Tellico collection."));
            if (const auto taken = take(); !taken)
                return taken;
        }
        if (m_leftOut > 0)
            m_sink.notImported(m_xml.name(), m_leftOut);
        return {};
    }

private:
    [[nodiscard]] Result<> take()
    {
        const QStringView name = m_xml.elementName();
        if (name == u"collection")
            m_type = typeOf(m_xml.attribute(u"type"), m_xml.attribute(u"unit"));
        const bool isRating
            = (name == u"field" || name == u"attribute") && m_xml.attribute(u"name") == "rating"_L1;
        if (name == u"images" || name == u"filters" || name == u"borrowers")
            return m_xml.skipNode();
        if (!isRating && (!isEntry(name) || m_xml.depth() != 3))
            return {};
        const auto node = m_xml.readNode();
        if (!node)
            return node.error();
        if (isRating) {
            takeScale(*node);
            return {};
        }
        if (!m_type) { // coins, wines, cards...
            ++m_leftOut;
            return {};
        }
        FieldBag bag = bagOfEntry(*node);
        CollectionManner manner;
        manner.type = *m_type;
        manner.bestRating = m_best;
        return deliverCollected(bag, manner, node->line, m_delivery) ? Result<>()
                                                                     : Result<>(cancelledError());
    }

    void takeScale(const XmlNode &field)
    {
        for (const XmlNode &property : field.children) {
            if (property.attribute(u"name") != "maximum"_L1)
                continue;
            if (const auto best = countingNumber(property.text))
                m_best = *best;
        }
    }

    XmlReader m_xml;
    RowSink &m_sink;
    Delivery m_delivery;
    std::optional<MediaType> m_type;
    double m_best = 5;
    qint64 m_leftOut = 0;
};

QString contentMember(const QStringList &members)
{
    for (const auto &name : {u"tellico.xml"_s, u"bookcase.xml"_s}) {
        if (members.contains(name))
            return name;
    }
    return {};
}

/** A zip with images, or the XML alone. */
class TellicoFormat final : public PersonalFormat
{
public:
    TellicoFormat()
        : PersonalFormat(u"tellico", u"Tellico collection", u"tellico")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isXml = headHas(probe, {"<tellico"})
            || (headHas(probe, {"<bookcase"}) && headHas(probe, {"<collection"}));
        return isXml || !contentMember(probe.members).isEmpty() ? 95 : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        const auto members = file.members();
        if (!members)
            return members.error();
        auto content = file.isArchive() ? file.member(contentMember(*members)) : file.content();
        return content ? TellicoReader(**content, sink).read() : Result<>(content.error());
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeTellicoFormat()
{
    return std::make_unique<TellicoFormat>();
}

} // namespace omt::transfer
