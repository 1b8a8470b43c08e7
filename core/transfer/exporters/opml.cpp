// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

#include <QXmlStreamWriter>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString feedOf(const ExportEntry &entry)
{
    const QString told = entry.media.attributes[u"feed_url"].toString();
    return told.isEmpty() ? entry.key(u"rss") : told;
}

/** Subscriptions; the tags of one are the folders it stands in. */
class OpmlWriter final : public ExportWriter
{
public:
    OpmlWriter(QIODevice &device, const ExportContext &context)
        : m_device(device)
        , m_xml(&device)
        , m_context(context)
    {
    }
    Result<> begin() override
    {
        m_xml.setAutoFormatting(true);
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"opml"_s);
        m_xml.writeAttribute(u"version"_s, u"2.0"_s);
        m_xml.writeStartElement(u"head"_s);
        m_xml.writeTextElement(u"title"_s, u"OmniMediaTrak"_s);
        m_xml.writeTextElement(u"dateCreated"_s, m_context.now.toString(Qt::RFC2822Date));
        m_xml.writeEndElement();
        m_xml.writeStartElement(u"body"_s);
        return checkWritten(m_xml, m_device);
    }
    Result<> entry(const ExportEntry &entry) override
    {
        const Media &media = entry.media;
        for (const QString &folder : entry.entry.tags) {
            m_xml.writeStartElement(u"outline"_s);
            put(u"text"_s, folder);
        }
        m_xml.writeStartElement(u"outline"_s);
        put(u"type"_s, u"rss"_s);
        put(u"text"_s, media.title);
        put(u"title"_s, media.title);
        put(u"xmlUrl"_s, feedOf(entry));
        put(u"htmlUrl"_s, media.attributes[u"website"].toString());
        put(u"description"_s, media.description);
        put(u"imageUrl"_s, media.coverUrl);
        const QJsonObject snapshot = entry.snapshot(u"opml");
        for (auto it = snapshot.begin(); it != snapshot.end(); ++it) {
            if (it.value().isString() && isName(it.key()))
                put(it.key(), it.value().toString());
        }
        for (qsizetype i = 0; i <= entry.entry.tags.size(); ++i)
            m_xml.writeEndElement();
        return checkWritten(m_xml, m_device);
    }
    Result<> end() override
    {
        m_xml.writeEndDocument();
        return checkWritten(m_xml, m_device);
    }

private:
    static bool isName(const QString &name)
    {
        return !name.isEmpty() && name.at(0).isLetter()
            && std::all_of(name.begin(), name.end(),
                           [](QChar c) { return c.isLetterOrNumber() || c == u'_'; });
    }
    void put(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_xml.writeAttribute(name, withoutControls(value));
    }

    QIODevice &m_device;
    QXmlStreamWriter m_xml;
    ExportContext m_context;
};

class OpmlExport final : public FacedFormat
{
public:
    OpmlExport()
        : FacedFormat({u"opml", u"OPML", u"opml", u"opml",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Podcast subscriptions, for any podcast player.")})
    {
    }
    QList<MediaType> types() const override { return {MediaType::Podcast}; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status, Tags, Description, Cover};
        ability.statuses = {omt::Status::InProgress};
        ability.attributes = {u"feed_url"_s, u"website"_s};
        ability.sources = {u"opml"_s};
        ability.keySource = u"rss"_s;
        return ability;
    }
    std::optional<Loss> refuses(const ExportEntry &entry) const override
    {
        if (feedOf(entry).isEmpty())
            return Loss::NoFeed;
        const Status status = entry.entry.status;
        return status == Status::Dropped || status == Status::Planned
            ? std::optional(Loss::OtherStatuses)
            : std::nullopt;
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        return std::make_unique<OpmlWriter>(device, context);
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeOpmlExport()
{
    return std::make_unique<OpmlExport>();
}

} // namespace omt::transfer
