// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/collected.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/words.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

// Genres and the like are parted by line breaks, which attributes carry as references.
FieldBag bagOfAttributes(const XmlNode &node)
{
    FieldBag bag;
    for (const QXmlStreamAttribute &attribute : node.attributes) {
        QString value = attribute.value().toString();
        if (value.contains(u'\n'))
            value += u'\n';
        bag.add(attribute.qualifiedName().toString(), value);
    }
    for (const XmlNode &child : node.children)
        bag.add(child.name, child.children.empty() ? child.text : listText(child));
    return bag;
}

/** The first version: a library of items with attributes. Dates are day-month-year. */
class DeliciousXmlFormat final : public PersonalFormat
{
public:
    DeliciousXmlFormat()
        : PersonalFormat(u"delicious-xml", u"Delicious Library 1", u"delicious")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"<library", "<items>", "uuid="}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, {u"library"_s}, {u"game"_s, u"movie"_s, u"book"_s, u"music"_s},
                         [&delivery](const XmlNode &node) {
                             FieldBag bag = bagOfAttributes(node);
                             bag.add(u"shop country"_s, bag.take(u"country"));
                             CollectionManner manner;
                             manner.type = typeFromWord(node.name).value_or(MediaType::Movie);
                             manner.bestRating = 5;
                             manner.dates = DateOrder::DayFirst;
                             return deliverCollected(bag, manner, node.line, delivery);
                         });
    }
};

// <key>title</key><string>8MM</string>
FieldBag bagOfPlist(const XmlNode &node, QString *type)
{
    FieldBag bag;
    QString key;
    for (const XmlNode &child : node.children) {
        if (child.name == "key"_L1) {
            key = child.text.trimmed();
        } else if (key == "type"_L1) {
            *type = child.text.trimmed();
        } else if (!key.isEmpty()) {
            const bool isFlag = child.name == "true"_L1 || child.name == "false"_L1;
            bag.add(key, isFlag ? child.name : child.text);
        }
    }
    return bag;
}

/** The second version: a property list of dictionaries. */
class DeliciousPlistFormat final : public PersonalFormat
{
public:
    DeliciousPlistFormat()
        : PersonalFormat(u"delicious-plist", u"Delicious Library 2", u"delicious")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"<plist", "uuidString", "CompositeString"}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, {u"plist"_s}, {u"dict"_s}, [&delivery](const XmlNode &node) {
            QString type;
            FieldBag bag = bagOfPlist(node, &type);
            CollectionManner manner;
            manner.type = typeFromWord(type).value_or(MediaType::Movie);
            manner.bestRating = 5;
            const bool isFilm = manner.type == MediaType::Movie;
            if (isFilm) // the shop's number, not a book's
                bag.add(u"shop number"_s, bag.take(u"isbn"));
            return deliverCollected(bag, manner, node.line, delivery);
        });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeDeliciousXmlFormat()
{
    return std::make_unique<DeliciousXmlFormat>();
}

std::unique_ptr<ImportFormat> makeDeliciousPlistFormat()
{
    return std::make_unique<DeliciousPlistFormat>();
}

} // namespace omt::transfer
