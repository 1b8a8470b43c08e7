// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/collected.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

std::optional<MediaType> typeOf(const QString &model)
{
    static const QHash<QString, MediaType> types{
        {u"GCfilms"_s, MediaType::Movie},      {u"GCTVseries"_s, MediaType::Show},
        {u"GCTVepisodes"_s, MediaType::Show},  {u"GCbooks"_s, MediaType::Book},
        {u"GCcomics"_s, MediaType::Comic},     {u"GCmusics"_s, MediaType::Music},
        {u"GCgames"_s, MediaType::Game},       {u"GCboardgames"_s, MediaType::Game},
        {u"GCperiodicals"_s, MediaType::Comic}};
    const auto found = types.constFind(model);
    return found == types.cend() ? std::nullopt : std::optional(*found);
}

// Simple fields are attributes; long texts and lists are elements.
FieldBag bagOfItem(const XmlNode &node)
{
    FieldBag bag;
    for (const QXmlStreamAttribute &attribute : node.attributes)
        bag.add(attribute.qualifiedName().toString(), attribute.value().toString());
    for (const XmlNode &child : node.children)
        bag.add(child.name, child.children.empty() ? child.text : listText(child));
    // "address##name"
    for (const auto &name : {u"webPage"_s, u"web"_s}) {
        if (const QString address = bag.take(name); !address.isEmpty())
            bag.add(name, address.section(u"##"_s, 0, 0));
    }
    return bag;
}

/** A collection of any model about media: .gcs, or the .gcz with its pictures. */
class GcstarFormat final : public PersonalFormat
{
public:
    GcstarFormat()
        : PersonalFormat(u"gcstar", u"GCstar collection", u"gcstar")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        for (const QString &member : probe.members) {
            if (member.endsWith(".gcs"_L1))
                return 95;
        }
        return headHas(probe, {"<collection", "type=\"GC", "<item"})
                || headHas(probe, {"<collection", "type=\"GC", "<information>"})
            ? 95
            : 0;
    }

    Result<> read(InputFile &file, RowSink &sink) const override
    {
        if (!file.isArchive())
            return PersonalFormat::read(file, sink);
        return file.forEachMember([&](const QString &member, InputStream &stream) -> Result<bool> {
            if (!member.endsWith(".gcs"_L1))
                return true;
            const auto read = readContent(stream, sink);
            return read ? Result<bool>(true) : Result<bool>(read.error());
        });
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        XmlReader xml(stream);
        Delivery delivery(sink, stream.name());
        std::optional<MediaType> type;
        qint64 leftOut = 0;
        for (;;) {
            const auto found = xml.nextElement();
            if (!found)
                return found.error();
            if (!*found)
                break;
            if (xml.depth() == 1 && xml.elementName() != "collection"_L1)
                return inputError(xml.name(), xml.line(),
                                  formatText("This is no GCstar collection."));
            if (xml.depth() == 1)
                type = typeOf(xml.attribute(u"type"));
            if (xml.depth() != 2 || xml.elementName() != "item"_L1)
                continue;
            const auto node = xml.readNode();
            if (!node)
                return node.error();
            if (!type) {
                ++leftOut;
                continue;
            }
            FieldBag bag = bagOfItem(*node);
            if (!deliverCollected(bag, {*type, 10, DateOrder::DayFirst, 1}, node->line, delivery))
                return cancelledError();
        }
        if (leftOut > 0)
            sink.notImported(stream.name(), leftOut);
        return {};
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeGcstarFormat()
{
    return std::make_unique<GcstarFormat>();
}

} // namespace omt::transfer
