// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/catalog_generator/realtitles.h"

#include "core/domain/titletext.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace omt::bench {

using namespace Qt::StringLiterals;

namespace {

QByteArray unpacked(const QString &path)
{
    archive *reader = archive_read_new();
    archive_read_support_filter_xz(reader);
    archive_read_support_format_raw(reader);
    QByteArray content;
    archive_entry *entry = nullptr;
    if (archive_read_open_filename(reader, path.toUtf8().constData(), 1 << 16) == ARCHIVE_OK
        && archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
        QByteArray block(1 << 16, Qt::Uninitialized);
        la_ssize_t got = 0;
        while ((got = archive_read_data(reader, block.data(), size_t(block.size()))) > 0)
            content.append(block.constData(), got);
    }
    archive_read_free(reader);
    return content;
}

/** Rows of a CSV file by column name; quotes as in RFC 4180. */
QList<QHash<QString, QString>> csvRows(const QByteArray &content)
{
    QList<QStringList> lines(1);
    QString field;
    bool isQuoted = false;
    const QString text = QString::fromUtf8(content);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isQuoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
                field += text[++i];
            else if (c == u'"')
                isQuoted = false;
            else
                field += c;
        } else if (c == u'"') {
            isQuoted = true;
        } else if (c == u',' || c == u'\n') {
            lines.last().append(std::exchange(field, QString()).remove(u'\r'));
            if (c == u'\n')
                lines.append(QStringList());
        } else {
            field += c;
        }
    }
    QList<QHash<QString, QString>> rows;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QHash<QString, QString> row;
        for (qsizetype k = 0; k < std::min(lines[i].size(), lines[0].size()); ++k)
            row.insert(lines[0][k], lines[i][k]);
        rows.append(row);
    }
    return rows;
}

QStringList strings(const QJsonValue &value, qsizetype most = 50)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray()) {
        if (item.isString() && list.size() < most)
            list.append(item.toString());
    }
    return list;
}

void readMovies(const QByteArray &content, QList<RealTitle> *out)
{
    for (const QJsonValue &value : QJsonDocument::fromJson(content).array()) {
        const QJsonObject movie = value.toObject();
        RealTitle title;
        title.title = movie[u"title"].toString();
        title.year = movie[u"year"].toInt();
        title.country = u"US"_s;
        title.creators = strings(movie[u"cast"], 3);
        title.genres = strings(movie[u"genres"], 4);
        title.weight
            = double(movie[u"extract"].toString().size() + 20 * movie[u"cast"].toArray().size());
        out->append(title);
    }
}

void readBooks(const QByteArray &content, QList<RealTitle> *out)
{
    for (const auto &row : csvRows(content)) {
        RealTitle title;
        title.type = MediaType::Book;
        title.title = row[u"title"_s].section(u" ("_s, 0, 0);
        title.others = {row[u"original_title"_s], row[u"title"_s]};
        title.year = int(row[u"original_publication_year"_s].toDouble());
        title.country = row[u"language_code"_s] == u"eng" ? u"GB"_s : u"US"_s;
        title.creators = row[u"authors"_s].split(u", "_s).mid(0, 3);
        title.weight = row[u"ratings_count"_s].toDouble();
        out->append(title);
    }
}

void readBangumi(const QByteArray &content, QList<RealTitle> *out)
{
    const QJsonDocument document = QJsonDocument::fromJson(content);
    for (const QJsonValue &value : document.object()[u"items"].toArray()) {
        const QJsonObject item = value.toObject();
        const QJsonObject names = item[u"titleTranslate"].toObject();
        const QStringList english = strings(names[u"en"]);
        RealTitle title;
        title.type = MediaType::Anime;
        title.title = english.isEmpty() ? item[u"title"].toString() : english.first();
        title.others = {item[u"title"].toString()};
        for (const QJsonValue &list : names)
            title.others += strings(list, 3);
        title.year = item[u"begin"].toString().left(4).toInt();
        title.country = item[u"lang"] == u"zh-Hans"_s ? u"CN"_s : u"JP"_s;
        title.weight = double(item[u"sites"].toArray().size());
        out->append(title);
    }
}

void readVisualNovels(const QByteArray &content, QList<RealTitle> *out)
{
    for (const auto &row : csvRows(content)) {
        RealTitle title;
        title.type = MediaType::VisualNovel;
        title.others = row[u"alias"_s].split(u"\\n"_s, Qt::SkipEmptyParts).mid(0, 4);
        title.others += {row[u"title_ja"_s], row[u"title_zh"_s]};
        title.title = row[u"title_en"_s].isEmpty() ? row[u"title_ja"_s] : row[u"title_en"_s];
        title.country = u"JP"_s;
        title.weight = row[u"c_votecount"_s].toDouble();
        out->append(title);
    }
}

void readStreaming(const QByteArray &content, QList<RealTitle> *out)
{
    for (const auto &row : csvRows(content)) {
        RealTitle title;
        title.type = row[u"type"_s] == u"Movie" ? MediaType::Movie : MediaType::Show;
        title.title = row[u"title"_s];
        title.year = row[u"release_year"_s].toInt();
        title.country = u"US"_s;
        title.creators = row[u"director"_s].split(u", "_s, Qt::SkipEmptyParts).mid(0, 2);
        title.genres = row[u"genre"_s].split(u", "_s, Qt::SkipEmptyParts).mid(0, 3);
        title.weight = double(row[u"cast"_s].size());
        out->append(title);
    }
}

void readManga(const QByteArray &content, QList<RealTitle> *out)
{
    for (const QByteArray &line : content.split('\n')) {
        const QJsonObject item = QJsonDocument::fromJson(line).object();
        RealTitle title;
        title.type = MediaType::Manga;
        title.title = item[u"title"].toObject()[u"name"].toString();
        title.others = strings(item[u"alt_titles"], 5);
        title.genres = strings(item[u"genre_tags"], 4);
        title.creators = {item[u"author"].toString()};
        title.country = u"JP"_s;
        title.weight = item[u"total_chapters"].toDouble();
        out->append(title);
    }
}

void tidy(RealTitle *title)
{
    title->title = title->title.left(255);
    for (QString &creator : title->creators)
        creator.truncate(100);
    for (QString &genre : title->genres)
        genre.truncate(100);
    QStringList others;
    for (const QString &other : std::as_const(title->others)) {
        if (!normalisedTitle(other).isEmpty() && other != title->title && !others.contains(other))
            others.append(other.left(255));
    }
    title->others = others.mid(0, 8);
    if (title->year < 1850 || title->year > 2026)
        title->year = 1990 + int(qHash(title->title) % 35);
}

} // namespace

QList<RealTitle> readRealTitles(const QString &directory)
{
    using Reader = void (*)(const QByteArray &, QList<RealTitle> *);
    const QList<std::pair<QString, Reader>> readers = {
        {u"wikipedia-movies-*.json.xz"_s, readMovies}, {u"goodbooks-*.csv.xz"_s, readBooks},
        {u"bangumi-data*.json.xz"_s, readBangumi},     {u"vndb-*.csv.xz"_s, readVisualNovels},
        {u"streaming-*.csv.xz"_s, readStreaming},      {u"mangadex-*.ndjson.xz"_s, readManga},
    };
    QList<std::pair<double, RealTitle>> ranked;
    for (const auto &[pattern, read] : readers) {
        QList<RealTitle> titles;
        for (const QString &name : QDir(directory).entryList({pattern}, QDir::Files, QDir::Name))
            read(unpacked(directory + u'/' + name), &titles);
        titles.removeIf([](const RealTitle &t) { return normalisedTitle(t.title).isEmpty(); });
        std::stable_sort(titles.begin(), titles.end(),
                         [](const auto &a, const auto &b) { return a.weight > b.weight; });
        for (qsizetype i = 0; i < titles.size(); ++i) {
            tidy(&titles[i]);
            ranked.append({double(i) / double(titles.size()), titles[i]});
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<RealTitle> all;
    for (auto &[rank, title] : ranked)
        all.append(std::move(title));
    return all;
}

} // namespace omt::bench
