// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// catalog_generator --titles DIR --rows N --out DIR [--seed S]: writes media.tsv and titles.tsv for
// COPY into media.media and media.titles. The same seed gives the same files.

#include "core/domain/searchlexemes.h"
#include "core/domain/titletext.h"
#include "tests/bench/catalog_generator/titlechain.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

using namespace omt;
using namespace Qt::StringLiterals;
using bench::RealTitle;
using bench::TitleChain;

namespace {

struct TypeShare
{
    MediaType type;
    int percent;
};

constexpr TypeShare typeShares[] = {
    {MediaType::Movie, 20}, {MediaType::Show, 13},       {MediaType::Anime, 6},
    {MediaType::Manga, 7},  {MediaType::Book, 26},       {MediaType::Game, 8},
    {MediaType::Music, 10}, {MediaType::Podcast, 3},     {MediaType::LightNovel, 2},
    {MediaType::Comic, 2},  {MediaType::VisualNovel, 1}, {MediaType::Audiobook, 2},
};

const QStringList countries
    = u"US US US US US US US US US US JP JP JP JP GB GB GB KR KR FR FR DE DE RU "
      "RU CN CN ES IT IN IN CA BR SE PL AU MX TR NL AR"_s.split(u' ');
const QStringList genres = u"Action|Drama|Comedy|Fantasy|Science Fiction|Horror|Romance|Mystery|"
                           "Thriller|Slice of Life|History|Crime"_s.split(u'|');

MediaType anyType(TitleChain::Random &random)
{
    int at = int(random() % 100);
    for (const TypeShare &share : typeShares) {
        if ((at -= share.percent) < 0)
            return share.type;
    }
    return MediaType::Movie;
}

RealTitle inventedTitle(const TitleChain &chain, TitleChain::Random &random)
{
    RealTitle title;
    title.type = anyType(random);
    title.title = chain.latinTitle(random);
    title.country = TitleChain::pick(countries, random);
    title.year = int(2025 - 95 * std::pow(TitleChain::unit(random), 2.2));
    title.creators = {chain.creator(random)};
    if (TitleChain::unit(random) < 0.4)
        title.creators.append(chain.creator(random));
    title.genres = {TitleChain::pick(genres, random)};
    if (title.country == u"JP" || title.country == u"CN")
        title.others.append(chain.cjkTitle(random));
    else if (title.country == u"KR")
        title.others.append(TitleChain::inHangul(title.title));
    else if (title.country == u"RU")
        title.others.append(TitleChain::inCyrillic(title.title));
    else if (title.country != u"US" && title.country != u"GB")
        title.others.append(TitleChain::withAccents(chain.latinTitle(random), random));
    if (TitleChain::unit(random) < 0.18)
        title.others.append(chain.latinTitle(random));
    return title;
}

QByteArray escaped(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('\\', "\\\\").replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    return bytes;
}

QByteArray arrayOf(const QStringList &items)
{
    QStringList quoted;
    for (QString item : items)
        quoted.append(u'"' + item.remove(u'"').remove(u'\\') + u'"');
    return escaped(u'{' + quoted.join(u',') + u'}');
}

class Writer
{
public:
    explicit Writer(const QString &directory)
        : m_media(directory + u"/media.tsv"_s)
        , m_titles(directory + u"/titles.tsv"_s)
    {
    }
    bool open()
    {
        return m_media.open(QIODevice::WriteOnly) && m_titles.open(QIODevice::WriteOnly);
    }
    void write(const RealTitle &title, double popularity, quint64 number,
               TitleChain::Random &random)
    {
        const quint64 high = (quint64(1700000000000 + number) << 16) | 0x7000 | (random() & 0xfff);
        const quint64 low = (random() & 0x3fffffffffffffff) | 0x8000000000000000;
        char id[37];
        std::snprintf(id, sizeof id, "%08x-%04x-%04x-%04x-%012llx", unsigned(high >> 32),
                      unsigned(high >> 16 & 0xffff), unsigned(high & 0xffff), unsigned(low >> 48),
                      static_cast<unsigned long long>(low & 0xffffffffffff));
        const QString type = toString(title.type);
        m_media.write(
            QByteArray(id) + "\tbench:" + QByteArray::number(number) + '\t' + type.toUtf8() + '\t'
            + QString::fromUtf16(info(title.type).mediaClass).toUtf8() + '\t' + escaped(title.title)
            + '\t' + escaped(normalisedTitle(title.title).left(255)) + '\t'
            + QByteArray::number(title.year) + "-01-01\tyear\t" + title.country.toUtf8() + '\t'
            + arrayOf(title.creators) + '\t' + arrayOf(title.genres) + '\t'
            + QByteArray::number(popularity, 'f', 0) + '\t'
            + escaped(
                searchVector(QStringList{title.title} + title.others, title.creators, title.genres))
            + '\n');
        writeName(id, 0, title.title, "main");
        for (qsizetype i = 0; i < title.others.size(); ++i)
            writeName(id, i + 1, title.others[i], "alias");
    }

private:
    void writeName(const char *id, qsizetype position, const QString &name, const char *kind)
    {
        m_titles.write(QByteArray(id) + '\t' + QByteArray::number(position) + '\t' + escaped(name)
                       + "\t\t" + kind + '\t' + escaped(normalisedTitle(name).left(255)) + '\n');
    }

    QFile m_media;
    QFile m_titles;
};

void generate(const QList<RealTitle> &real, quint64 rows, quint64 seed, Writer &writer)
{
    const TitleChain chain(real, qsizetype(std::clamp<quint64>(rows * 6 / 10, 20000, 600000)));
    TitleChain::Random random(seed);
    // At most a quarter is real; which ones come when has nothing to do with how known they are.
    const quint64 realCount = std::min<quint64>(quint64(real.size()), rows / 4);
    std::vector<quint32> order(rows);
    std::iota(order.begin(), order.end(), 0u);
    for (quint64 i = rows - 1; i > 0; --i)
        std::swap(order[i], order[random() % (i + 1)]);
    for (quint64 number = 0; number < rows; ++number) {
        const quint32 at = order[number];
        if (at < realCount) {
            const qsizetype index = qsizetype(quint64(at) * quint64(real.size()) / realCount);
            const double rank = double(at) / double(realCount);
            writer.write(real[index], std::min(2e7, 30 * std::pow(2e-5 + rank * 0.05, -0.9)),
                         number, random);
        } else {
            const double x = std::max(1e-9, TitleChain::unit(random));
            writer.write(inventedTitle(chain, random), std::min(2e6, 10 * std::pow(x, -0.75)),
                         number, random);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"titles"_s, u"Directory of real catalogs."_s, u"dir"_s},
                       {u"rows"_s, u"How many titles."_s, u"n"_s, u"100000"_s},
                       {u"seed"_s, u"Seed."_s, u"n"_s, u"1"_s},
                       {u"out"_s, u"Where to write."_s, u"dir"_s, u"."_s}});
    parser.addHelpOption();
    parser.process(app);
    const QList<RealTitle> real = bench::readRealTitles(parser.value(u"titles"_s));
    Writer writer(parser.value(u"out"_s));
    if (real.isEmpty() || !writer.open()) {
        std::fprintf(stderr, "No catalogs found, or nothing can be written there.\n");
        return 1;
    }
    std::printf("%lld real titles\n", static_cast<long long>(real.size()));
    generate(real, std::max(1ULL, parser.value(u"rows"_s).toULongLong()),
             parser.value(u"seed"_s).toULongLong(), writer);
    return 0;
}
