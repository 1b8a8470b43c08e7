// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/collected.h"
#include "core/transfer/formats/personalformats.h"

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, MediaType> &elementTypes()
{
    static const QHash<QString, MediaType> types{
        {u"movie"_s, MediaType::Movie},    {u"book"_s, MediaType::Book},
        {u"comic"_s, MediaType::Comic},    {u"game"_s, MediaType::Game},
        {u"music"_s, MediaType::Music},    {u"album"_s, MediaType::Music},
        {u"audio-cd"_s, MediaType::Music}, {u"music-album"_s, MediaType::Music},
        {u"software"_s, MediaType::Game},  {u"movies"_s, MediaType::Movie}};
    return types;
}

// <genres><genre><displayname>, <format><displayname>, <releasedate><year><displayname><date>
FieldBag bagOfCollectorz(const XmlNode &node)
{
    FieldBag bag;
    QString directors;
    for (const XmlNode &child : node.children) {
        if (child.name == "crew"_L1) {
            for (const XmlNode &member : child.children) {
                const bool isDirector = member.textOf(u"roleid") == "dfDirector"_L1;
                for (const XmlNode &person : member.children) {
                    if (isDirector && person.name == "person"_L1)
                        directors += person.textOf(u"displayname") + u'\n';
                }
            }
        }
        if (child.children.empty()) {
            bag.add(child.name,
                    child.name == "seenit"_L1 ? child.attribute(u"boolvalue") : child.text);
        } else if (const QString date = child.textOf(u"date"); !date.isEmpty()) {
            bag.add(child.name, date);
        } else if (const QString name = child.textOf(u"displayname"); !name.isEmpty()) {
            bag.add(child.name, name);
        } else {
            QString list;
            for (const XmlNode &element : child.children) {
                QString text = element.textOf(u"displayname");
                for (const XmlNode &person : element.children) {
                    if (person.name == "person"_L1)
                        text = person.textOf(u"displayname");
                }
                if (text.isEmpty())
                    text = element.textOf(u"url");
                if (!text.isEmpty())
                    list += text + u'\n';
            }
            bag.add(child.name, list);
        }
    }
    bag.add(u"directors"_s, directors);
    return bag;
}

// Every list stands there twice: in full, and as text under "x-items-list".
FieldBag bagOfDataCrow(const XmlNode &node)
{
    FieldBag bag;
    for (const XmlNode &child : node.children) {
        const bool isTold = child.name.endsWith("-items"_L1) || child.name.startsWith("picture-"_L1)
            || child.name == "datacrow-module-index"_L1;
        if (!isTold)
            bag.add(child.name, child.text);
    }
    return bag;
}

FieldBag bagOfGriffith(const XmlNode &node)
{
    FieldBag bag;
    for (const XmlNode &child : node.children)
        bag.add(child.name, child.text.trimmed());
    return bag;
}

/** A collection manager whose XML has one element a title. */
class CollectionXmlFormat final : public PersonalFormat
{
public:
    struct Kind
    {
        const char16_t *id;
        const char16_t *name;
        const char16_t *source;
        QStringList roots;
        std::initializer_list<const char *> marks; ///< all in the head
        FieldBag (*bag)(const XmlNode &node);
        int unitsPerMinute;
    };

    explicit CollectionXmlFormat(Kind kind)
        : PersonalFormat(kind.id, kind.name, kind.source)
        , m_kind(std::move(kind))
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        const bool isRooted
            = std::any_of(m_kind.roots.begin(), m_kind.roots.end(), [&probe](const QString &root) {
                  return probe.head.contains(QByteArray('<' + root.toLatin1()));
              });
        return isRooted && headHas(probe, m_kind.marks) ? 85 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, m_kind.roots, elementTypes().keys(), [&](const XmlNode &node) {
            if (node.children.empty())
                return true; // the name of a list, not a title
            FieldBag bag = m_kind.bag(node);
            CollectionManner manner;
            manner.type = elementTypes().value(node.name);
            manner.unitsPerMinute = m_kind.unitsPerMinute;
            return deliverCollected(bag, manner, node.line, delivery);
        });
    }

private:
    const Kind m_kind;
};

constexpr std::initializer_list<const char *> dataCrowMarks{"datacrow"};
constexpr std::initializer_list<const char *> griffithMarks{"<movie>", "<o_title>"};
constexpr std::initializer_list<const char *> collectorzMarks{"<field "};

} // namespace

std::unique_ptr<ImportFormat> makeCollectorzFormat()
{
    return std::make_unique<CollectionXmlFormat>(CollectionXmlFormat::Kind{
        u"collectorz",
        u"Collectorz XML",
        u"collectorz",
        {u"movieinfo"_s, u"bookinfo"_s, u"gameinfo"_s, u"comicinfo"_s, u"musicinfo"_s},
        collectorzMarks,
        bagOfCollectorz,
        1});
}

std::unique_ptr<ImportFormat> makeDataCrowFormat()
{
    return std::make_unique<CollectionXmlFormat>(CollectionXmlFormat::Kind{u"datacrow",
                                                                           u"Data Crow XML",
                                                                           u"datacrow",
                                                                           {u"data-crow-objects"_s},
                                                                           dataCrowMarks,
                                                                           bagOfDataCrow,
                                                                           60});
}

std::unique_ptr<ImportFormat> makeGriffithFormat()
{
    return std::make_unique<CollectionXmlFormat>(CollectionXmlFormat::Kind{
        u"griffith", u"Griffith XML", u"griffith", {u"root"_s}, griffithMarks, bagOfGriffith, 1});
}

} // namespace omt::transfer
