// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/keys.h"
#include "core/transfer/formats/personalformats.h"
#include "core/transfer/formats/xmlbags.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString firstOf(const XmlNode &node, std::initializer_list<const char16_t *> attributes)
{
    for (const char16_t *name : attributes) {
        if (const QString text = node.attribute(name).simplified(); !text.isEmpty())
            return text;
    }
    return {};
}

bool deliverFeed(const XmlNode &node, const QStringList &folders, Delivery &delivery)
{
    ImportRow row;
    Media &media = row.media;
    media.type = MediaType::Podcast;
    media.title = firstOf(node, {u"title", u"text"});
    const QString feed = firstOf(node, {u"xmlUrl", u"xmlurl", u"url"});
    addServiceKey(media, u"rss"_s, feed);
    setText(media.attributes, u"feed_url", feed);
    setText(media.attributes, u"website", firstOf(node, {u"htmlUrl"}));
    media.description = node.attribute(u"description");
    media.coverUrl = firstOf(node, {u"imageUrl"});
    row.status = Status::InProgress; // a subscription
    row.tags = folders;
    FieldBag bag;
    for (const QXmlStreamAttribute &attribute : node.attributes) {
        static const QStringList told{u"title"_s,       u"text"_s,     u"xmlUrl"_s,
                                      u"xmlurl"_s,      u"url"_s,      u"htmlUrl"_s,
                                      u"description"_s, u"imageUrl"_s, u"type"_s};
        const QString name = attribute.qualifiedName().toString();
        if (!told.contains(name))
            bag.add(name, attribute.value().toString());
    }
    return deliver(delivery, std::move(row), bag, node.line);
}

// An outline without a feed is a folder; one within another carries both names.
bool deliverOutline(const XmlNode &node, const QStringList &folders, Delivery &delivery)
{
    const bool isFeed = !firstOf(node, {u"xmlUrl", u"xmlurl", u"url"}).isEmpty();
    if (isFeed && !deliverFeed(node, folders, delivery))
        return false;
    QStringList inner = folders;
    const QString name = firstOf(node, {u"text", u"title"});
    if (!isFeed && !name.isEmpty())
        inner.append(name);
    if (!isFeed && node.children.empty()) {
        return delivery.problem(formatText("The entry names no feed and was left out."), node.line);
    }
    for (const XmlNode &child : node.children) {
        if (child.name == "outline"_L1 && !deliverOutline(child, inner, delivery))
            return false;
    }
    return true;
}

/** Subscriptions of a podcast player. */
class OpmlFormat final : public PersonalFormat
{
public:
    OpmlFormat()
        : PersonalFormat(u"opml", u"OPML subscriptions", u"opml")
    {
    }

    int recognise(const FileProbe &probe) const override
    {
        return headHas(probe, {"<opml"}) ? 90 : 0;
    }

protected:
    Result<> readContent(InputStream &stream, RowSink &sink) const override
    {
        Delivery delivery(sink, stream.name());
        return readNodes(stream, {u"opml"_s}, {u"outline"_s}, [&delivery](const XmlNode &node) {
            return deliverOutline(node, {}, delivery);
        });
    }
};

} // namespace

std::unique_ptr<ImportFormat> makeOpmlFormat()
{
    return std::make_unique<OpmlFormat>();
}

} // namespace omt::transfer
