// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

QString number(std::optional<qint64> value)
{
    return value ? QString::number(*value) : QString();
}

QString yes(bool value)
{
    return value ? u"yes"_s : QString();
}

QString moment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

const QStringList &columns()
{
    static const QStringList names{u"media_id"_s,     u"title"_s,          u"media_type"_s,
                                   u"release_date"_s, u"creators"_s,       u"status"_s,
                                   u"progress"_s,     u"progress_total"_s, u"rating"_s,
                                   u"started_at"_s,   u"completed_at"_s,   u"passes"_s,
                                   u"tags"_s,         u"lists"_s,          u"notes"_s,
                                   u"review"_s,       u"is_favourite"_s,   u"is_private"_s,
                                   u"external"_s,     u"created_at"_s,     u"updated_at"_s};
    return names;
}

QStringList fieldsOf(const ExportEntry &row)
{
    const Media &media = row.media;
    const Entry &entry = row.entry;
    QStringList lists;
    for (const auto &place : row.places)
        lists.append(place.list);
    QStringList keys;
    for (const ExternalKey &key : media.externalKeys)
        keys.append(key.toString());
    const Review *review = row.review();
    return {media.id.toString(),
            media.title,
            toString(media.type),
            media.releaseDate.toString(),
            joinedList(media.creators, u';'),
            toString(entry.status),
            QString::number(entry.progress),
            number(media.progressTotal),
            entry.rating ? QString::number(entry.rating->hundred()) : QString(),
            entry.startedAt.toString(),
            entry.completedAt.toString(),
            QString::number(entry.passNumber),
            joinedList(entry.tags, u','),
            joinedList(lists, u';'),
            entry.notes,
            review ? review->text : QString(),
            yes(entry.isFavourite),
            yes(entry.isPrivate),
            keys.join(u' '),
            moment(entry.createdAt),
            moment(entry.updatedAt)};
}

class LibraryCsvWriter final : public ExportWriter
{
public:
    explicit LibraryCsvWriter(QIODevice &device)
        : m_device(device)
    {
    }
    Result<> begin() override { return writeAll(m_device, csvLine(columns())); }
    Result<> entry(const ExportEntry &entry) override
    {
        return writeAll(m_device, csvLine(fieldsOf(entry)));
    }

private:
    QIODevice &m_device;
};

class LibraryCsvExport final : public FacedFormat
{
public:
    LibraryCsvExport()
        : FacedFormat(
            {u"csv", u"CSV", u"csv", u"omt-csv",
             QT_TRANSLATE_NOOP("omt::transfer::Export", "One line a title, for spreadsheets.")})
    {
    }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds
            = {Status,    Progress, Rating, Notes, Tags,        StartedAt, CompletedAt, PassCount,
               Favourite, Private,  Review, Lists, ReleaseDate, Creators,  Keys,        AddedAt};
        return ability;
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(context)
        return std::make_unique<LibraryCsvWriter>(device);
    }
};

/** Written by the library itself: see core/transfer/exportjson.cpp. */
class LibraryJsonExport final : public FacedFormat
{
public:
    LibraryJsonExport()
        : FacedFormat({u"json", u"OmniMediaTrak JSON", u"json", u"",
                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                         "Everything, to keep or to move to another library.")})
    {
    }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        ability.holds = Losses(allLosses().begin(), allLosses().end());
        return ability;
    }
    bool isWhole() const override { return true; }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        Q_UNUSED(device)
        Q_UNUSED(context)
        return nullptr;
    }
};

} // namespace

std::unique_ptr<ExportFormat> makeLibraryCsvExport()
{
    return std::make_unique<LibraryCsvExport>();
}

std::unique_ptr<ExportFormat> makeLibraryJsonExport()
{
    return std::make_unique<LibraryJsonExport>();
}

} // namespace omt::transfer
