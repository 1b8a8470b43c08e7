// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/exporters/formats.h"
#include "core/transfer/exporters/writing.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** What the two kinds of list call their fields. */
struct Layout
{
    MediaType type;
    QString space;
    QString element;
    QString id;
    QString title;
    QString total;
    QString progress;
    QString again;
    QString againProgress;
    QString times;
    QString watching;
    QString planned;
};

const Layout &layoutOf(bool isManga)
{
    static const Layout anime{MediaType::Anime,         u"anime"_s,         u"anime"_s,
                              u"series_animedb_id"_s,   u"series_title"_s,  u"series_episodes"_s,
                              u"my_watched_episodes"_s, u"my_rewatching"_s, u"my_rewatching_ep"_s,
                              u"my_times_watched"_s,    u"Watching"_s,      u"Plan to Watch"_s};
    static const Layout manga{MediaType::Manga,      u"manga"_s,        u"manga"_s,
                              u"manga_mangadb_id"_s, u"manga_title"_s,  u"manga_chapters"_s,
                              u"my_read_chapters"_s, u"my_rereading"_s, u"my_rereading_chap"_s,
                              u"my_times_read"_s,    u"Reading"_s,      u"Plan to Read"_s};
    return isManga ? manga : anime;
}

QString statusWord(Status status, const Layout &layout)
{
    switch (status) {
    case Status::InProgress:
        return layout.watching;
    case Status::Completed:
        return u"Completed"_s;
    case Status::OnHold:
        return u"On-Hold"_s;
    case Status::Dropped:
        return u"Dropped"_s;
    case Status::Planned:
        break;
    }
    return layout.planned;
}

// Parts that are not known are zeros there.
QString dateText(const PartialDate &date)
{
    return u"%1-%2-%3"_s.arg(date.isKnown() ? date.year() : 0, 4, 10, QChar(u'0'))
        .arg(date.month(), 2, 10, QChar(u'0'))
        .arg(date.day(), 2, 10, QChar(u'0'));
}

// It goes on again; what is paused or dropped then looks like any other, but for the flag.
bool isAgain(const ExportEntry &entry, const Layout &layout)
{
    const Status status = entry.entry.status;
    const bool isOpen = status == Status::InProgress
        || ((status == Status::OnHold || status == Status::Dropped)
            && entry.snapshot(u"mal").contains(layout.again));
    return entry.entry.passNumber > 1 && isOpen;
}

class MalWriter final : public ExportWriter
{
public:
    MalWriter(QIODevice &device, const ExportContext &context, const Layout &layout)
        : m_device(device)
        , m_xml(&device)
        , m_context(context)
        , m_layout(layout)
    {
    }

    Result<> begin() override
    {
        const bool isManga = m_layout.type == MediaType::Manga;
        m_xml.setAutoFormatting(true);
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"myanimelist"_s);
        m_xml.writeStartElement(u"myinfo"_s);
        m_xml.writeTextElement(u"user_id"_s, u"0"_s);
        m_xml.writeTextElement(u"user_name"_s, QString());
        m_xml.writeTextElement(u"user_export_type"_s, isManga ? u"2"_s : u"1"_s);
        m_xml.writeTextElement(QString(u"user_total_"_s + m_layout.element),
                               QString::number(m_context.total));
        const auto total = [this](const QString &name, Status status) {
            m_xml.writeTextElement(name, QString::number(m_context.totals.value(status)));
        };
        total(isManga ? u"user_total_reading"_s : u"user_total_watching"_s, Status::InProgress);
        total(u"user_total_completed"_s, Status::Completed);
        total(u"user_total_onhold"_s, Status::OnHold);
        total(u"user_total_dropped"_s, Status::Dropped);
        total(isManga ? u"user_total_plantoread"_s : u"user_total_plantowatch"_s, Status::Planned);
        m_xml.writeEndElement();
        return checkWritten(m_xml, m_device);
    }

    Result<> entry(const ExportEntry &entry) override
    {
        m_xml.writeStartElement(m_layout.element);
        m_written.clear();
        const QString id = entry.key(u"mal", m_layout.space);
        put(m_layout.id, id.isEmpty() ? u"0"_s : id);
        putProse(m_layout.title, entry.media.title);
        if (m_layout.type == MediaType::Anime)
            put(u"series_type"_s, entry.media.attributes[u"format"].toString());
        else
            put(u"manga_volumes"_s, QString::number(entry.media.attributes[u"volumes"].toInt()));
        put(m_layout.total, QString::number(entry.media.progressTotal.value_or(0)));
        putHistory(entry);
        const QString refused = entry.snapshot(u"mal")[u"my_score"].toString();
        const int score = wholeRating(entry.entry.rating, 10);
        put(u"my_score"_s, score == 0 && !refused.isEmpty() ? refused : QString::number(score));
        putProse(u"my_comments"_s, entry.entry.notes);
        putProse(u"my_tags"_s, entry.entry.tags.join(u", "_s));
        const QJsonObject snapshot = entry.snapshot(u"mal");
        if (!snapshot.contains(u"update_on_import"_s)) // or the site would change nothing there
            put(u"update_on_import"_s, u"1"_s);
        for (auto it = snapshot.begin(); it != snapshot.end(); ++it) {
            if (it.value().isString() && !m_written.contains(it.key()))
                putProse(it.key(), it.value().toString());
        }
        m_xml.writeEndElement();
        return checkWritten(m_xml, m_device);
    }

    Result<> end() override
    {
        m_xml.writeEndDocument();
        return checkWritten(m_xml, m_device);
    }

private:
    void put(const QString &name, const QString &value)
    {
        m_written.append(name);
        m_xml.writeTextElement(name, withoutControls(value));
    }
    void putProse(const QString &name, const QString &value)
    {
        static const auto isLetter = [](QChar c) { return c.isLetterOrNumber() || c == u'_'; };
        if (!std::all_of(name.begin(), name.end(), isLetter) || name.at(0).isDigit())
            return; // no name of an element
        m_written.append(name);
        m_xml.writeStartElement(name);
        m_xml.writeCDATA(withoutControls(value));
        m_xml.writeEndElement();
    }
    // What could not be read as a date goes out as it came in.
    void putDate(const QString &name, const PartialDate &date, const ExportEntry &entry)
    {
        const QString refused = entry.snapshot(u"mal")[name].toString();
        put(name, date.isKnown() || refused.isEmpty() ? dateText(date) : refused);
    }
    void putHistory(const ExportEntry &entry);

    QIODevice &m_device;
    QXmlStreamWriter m_xml;
    ExportContext m_context;
    const Layout &m_layout;
    QStringList m_written;
};

// What is being watched again is a completed entry there, with a flag; its dates are those of the
// time before.
void MalWriter::putHistory(const ExportEntry &entry)
{
    const Entry &own = entry.entry;
    if (!isAgain(entry, m_layout)) {
        const QString refused = entry.snapshot(u"mal")[m_layout.progress].toString();
        put(m_layout.progress,
            own.progress == 0 && !refused.isEmpty() ? refused : QString::number(own.progress));
        putDate(u"my_start_date"_s, own.startedAt, entry);
        putDate(u"my_finish_date"_s, own.completedAt, entry);
        put(u"my_status"_s, statusWord(own.status, m_layout));
        put(m_layout.times, QString::number(own.passNumber - 1));
        put(m_layout.again, u"0"_s);
        put(m_layout.againProgress, u"0"_s);
        return;
    }
    const Pass before = entry.passes.isEmpty() ? Pass() : entry.passes.last();
    const QString told = entry.snapshot(u"mal")[m_layout.progress].toString();
    const int full = entry.media.progressTotal.value_or(before.progress);
    put(m_layout.progress, told.isEmpty() ? QString::number(full) : told);
    put(u"my_start_date"_s, dateText(before.startedAt));
    put(u"my_finish_date"_s, dateText(before.completedAt));
    const QString status = entry.snapshot(u"mal")[u"my_status"].toString();
    put(u"my_status"_s,
        own.status != Status::InProgress ? statusWord(own.status, m_layout)
            : status.isEmpty()           ? u"Completed"_s
                                         : status);
    put(m_layout.times, QString::number(own.passNumber - 2));
    put(m_layout.again, u"1"_s);
    put(m_layout.againProgress, QString::number(own.progress));
}

class MalExport final : public FacedFormat
{
public:
    explicit MalExport(bool isManga)
        : FacedFormat(isManga
                          ? FormatFace{u"mal-manga", u"MyAnimeList manga (XML)", u"xml", u"mal-xml",
                                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                                         "To import on MyAnimeList, AniList and "
                                                         "others: your manga.")}
                          : FormatFace{u"mal-anime", u"MyAnimeList anime (XML)", u"xml", u"mal-xml",
                                       QT_TRANSLATE_NOOP("omt::transfer::Export",
                                                         "To import on MyAnimeList, AniList and "
                                                         "others: your anime.")})
        , m_layout(layoutOf(isManga))
    {
    }
    QList<MediaType> types() const override { return {m_layout.type}; }
    ExportAbility ability() const override
    {
        ExportAbility ability;
        using enum omt::transfer::Loss;
        ability.holds = {Status, Progress, Rating, Notes, Tags, StartedAt, CompletedAt, PassCount};
        ability.ratingStep = 10;
        ability.finest = PartialDate::Precision::Day;
        ability.attributes = m_layout.type == MediaType::Anime
            ? QStringList{u"format"_s, u"episodes"_s}
            : QStringList{u"chapters"_s, u"volumes"_s};
        ability.sources = {u"mal"_s};
        ability.keySource = u"mal"_s;
        ability.keySpace = m_layout.space;
        return ability;
    }
    // A time that goes on again leaves no place for its own start.
    void addLosses(const ExportEntry &entry, LossReport &report) const override
    {
        const bool isAgain = entry.entry.passNumber > 1 && entry.entry.status == Status::InProgress;
        if (isAgain && entry.entry.startedAt.isKnown())
            report.add(Loss::StartedAt);
    }
    std::unique_ptr<ExportWriter> makeWriter(QIODevice &device,
                                             const ExportContext &context) const override
    {
        return std::make_unique<MalWriter>(device, context, m_layout);
    }

private:
    const Layout &m_layout;
};

} // namespace

std::unique_ptr<ExportFormat> makeMalAnimeExport()
{
    return std::make_unique<MalExport>(false);
}

std::unique_ptr<ExportFormat> makeMalMangaExport()
{
    return std::make_unique<MalExport>(true);
}

} // namespace omt::transfer
