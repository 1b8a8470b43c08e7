// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/formats/listmapping.h"
#include "core/transfer/formats/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** What headers are called, as plainHeader() writes them; the first that is there wins. */
const QList<std::pair<QString, const char16_t *>> &usualNames()
{
    static const QList<std::pair<QString, const char16_t *>> names{
        {u"type"_s, u"media type|type|kind|category|title type|typ|art|tipo|rodzaj|тип"},
        {u"status"_s,
         u"status|state|my status|watch status|read status|exclusive shelf|shelf|zustand|estado|"
         u"statut|etat|stato|stan|статус|状态|ステータス"},
        {u"rating"_s,
         u"my rating|your rating|my score|user rating|rating|score|stars|star rating|grade|"
         u"bewertung|meine bewertung|wertung|punkte|calificacion|puntuacion|valoracion|nota|ma note|"
         u"note 10|note 5|voto|valutazione|ocena|betyg|waardering|оценка|评分|評価"},
        {u"progress"_s,
         u"progress|episodes watched|watched episodes|chapters read|pages read|current page|"
         u"current episode|fortschritt|progreso|avancement|progresso|postep"},
        {u"review"_s,
         u"my review|review|rezension|kritik|resena|critique|recensione|recenzja|отзыв"},
        {u"notes"_s,
         u"notes|my notes|private notes|comment|comments|memo|remarks|notizen|notiz|kommentar|"
         u"bemerkung|notas|comentario|commentaire|remarques|commento|uwagi|комментарий|备注|メモ"},
        {u"tags"_s,
         u"tags|labels|bookshelves|keywords|schlagworte|etiquetas|etiquettes|etichette|tagi|теги"},
        {u"started"_s,
         u"start date|date started|started at|started on|started|begonnen|angefangen|begonnen am|"
         u"fecha de inicio|inicio|date de debut|debut|inizio|начало|開始日"},
        {u"completed"_s,
         u"date read|date watched|watched date|date finished|finish date|finished at|finished on|"
         u"end date|completed at|completed on|date completed|completion date|last watched|watched at|"
         u"when|date seen|seen on|seen|date played|played on|last played|"
         u"watched on|read on|finished|completed|watched|gesehen am|gelesen am|beendet am|gesehen|"
         u"gelesen|beendet|datum|fecha|fecha de fin|visto|visto el|leido|date de fin|vu le|lu le|"
         u"data|visto il|letto il|obejrzane|дата просмотра|дата|观看日期|読了日"},
        {u"added"_s,
         u"date added|added at|added on|added|created at|created|hinzugefugt|hinzugefugt am|"
         u"fecha de alta|ajoute le|aggiunto|dodano|добавлено"},
        {u"updated"_s,
         u"updated at|last updated|modified|modified at|updated|geandert|geandert am"},
        {u"times"_s,
         u"times watched|times read|times played|read count|play count|watch count|views|gesehen x"},
        {u"favourite"_s,
         u"favourite|favorite|is favourite|is favorite|liked|loved|favorit|favorito|favori|preferito"},
        {u"private"_s, u"private|is private|privat|privado|prive|privato"},
        {u"lists"_s, u"lists|list|collection|collections|liste|listen|lista|listas|listes"}};
    return names;
}

bool most(const QStringList &values, const std::function<bool(const QString &)> &holds)
{
    const auto count = std::count_if(values.begin(), values.end(), holds);
    return !values.isEmpty() && count * 10 >= values.size() * 8;
}

bool isImdbKey(const QString &text)
{
    static const QRegularExpression key(u"^tt[0-9]{6,9}$"_s);
    return key.match(text).hasMatch();
}

bool isIsbn(const QString &text)
{
    static const QRegularExpression isbn(u"^(=\")?97[89][0-9-]{10,14}\"?$"_s);
    return isbn.match(text).hasMatch();
}

bool isDay(const QString &text)
{
    const auto isOne = [&text](DateOrder order) {
        const PartialDate date = historyDate(text, order);
        return date.isKnown() && date.precision() >= PartialDate::Precision::Day;
    };
    return isOne(DateOrder::MonthFirst) || isOne(DateOrder::DayFirst);
}

/** "Stars" of "Stars (of 5)". */
QString withoutRemark(const QString &header)
{
    static const QRegularExpression remark(u"\\s*[(\\[].*$"_s);
    return QString(header).remove(remark);
}

void guessByName(const TableSample &sample, ListMapping *mapping)
{
    for (const auto &[field, names] : usualNames()) {
        for (const QString &wanted : QString::fromUtf16(names).split(u'|')) {
            for (const QString &column : sample.columns) {
                const bool isFree = !mapping->title.columns.values().contains(column);
                if (isFree && !mapping->title.columns.contains(field)
                    && (plainHeader(column) == wanted
                        || plainHeader(withoutRemark(column)) == wanted))
                    mapping->title.columns.insert(field, column);
            }
        }
    }
}

void guessByValues(const TableSample &sample, ListMapping *mapping)
{
    QMap<QString, QString> &columns = mapping->title.columns;
    const auto take = [&](const QString &field, const QString &column) {
        if (!columns.contains(field))
            columns.insert(field, column);
    };
    for (const QString &column : sample.columns) {
        const QStringList values = sample.valuesOf(column);
        if (columns.values().contains(column) || values.isEmpty())
            continue;
        if (most(values, isImdbKey))
            take(u"key.imdb"_s, column);
        else if (most(values, isIsbn))
            take(u"key.isbn"_s, column);
        else if (most(values, [](const QString &v) { return statusFromWord(v).has_value(); }))
            take(u"status"_s, column);
        else if (most(values, isDay))
            take(u"completed"_s, column);
    }
    // A "date" with days beside a year is when somebody saw it, not when it came out.
    const QString date = columns.value(u"date"_s);
    if (plainHeader(date) == "date"_L1 && most(sample.valuesOf(date), isDay)
        && !columns.contains(u"completed"_s)) {
        columns.remove(u"date"_s);
        columns.insert(u"completed"_s, date);
        for (const QString &column : sample.columns) {
            if (guessedMapping({column}).columns.contains(u"date"_s) && column != date)
                take(u"date"_s, column);
        }
    }
}

// A column that is the title for want of a better one: the first of texts that differ.
void guessTitle(const TableSample &sample, ListMapping *mapping)
{
    if (mapping->title.columns.contains(u"title"_s))
        return;
    for (const QString &column : sample.columns) {
        QStringList values = sample.valuesOf(column);
        const bool isTaken = mapping->title.columns.values().contains(column);
        if (isTaken
            || !most(values, [](const QString &v) { return !ratingNumber(v) && v.size() > 1; }))
            continue;
        const qsizetype all = values.size();
        values.removeDuplicates();
        if (values.size() * 2 >= all) {
            mapping->title.columns.insert(u"title"_s, column);
            return;
        }
    }
}

double guessedBest(const QStringList &values)
{
    double best = 0;
    for (const QString &value : values) {
        const QString of = value.section(u'/', 1).trimmed();
        best = std::max(best, ratingNumber(of.isEmpty() ? value : of).value_or(0));
        if (value.contains(u'%'))
            return 100;
        if (value.contains(u'★') || value.contains(u'⭐') || value.contains(u'*'))
            return 5;
    }
    return best <= 0 ? 10 : best <= 5 ? 5 : best <= 10 ? 10 : best <= 20 ? 20 : 100;
}

MediaType guessedType(const ListMapping &mapping, const TableSample &sample)
{
    const auto &columns = mapping.title.columns;
    const QString all = u' ' + plainHeader(sample.columns.join(u' ')) + u' ';
    const auto has = [&all](const char16_t *words) {
        const QStringList list = QString::fromUtf16(words).split(u' ');
        return std::any_of(list.begin(), list.end(),
                           [&](const QString &word) { return all.contains(u' ' + word + u' '); });
    };
    if (columns.contains(u"key.mal"_s) || columns.contains(u"key.anilist"_s) || has(u"anime"))
        return MediaType::Anime;
    if (columns.contains(u"key.isbn"_s) || has(u"author authors autor auteur autore pages isbn"))
        return MediaType::Book;
    if (has(u"album artist artists"))
        return MediaType::Music;
    if (has(u"platform game playtime hours developer spiel"))
        return MediaType::Game;
    if (has(u"season episode episodes serie series show"))
        return MediaType::Show;
    return MediaType::Movie;
}

} // namespace

ListMapping guessedListMapping(const TableSample &sample)
{
    ListMapping mapping;
    mapping.title = guessedMapping(sample.columns);
    guessByName(sample, &mapping);
    guessByValues(sample, &mapping);
    guessTitle(sample, &mapping);
    const auto valuesOf = [&](const QString &field) -> QStringList {
        const QString column = mapping.columnOf(field);
        return column.isEmpty() ? QStringList() : sample.valuesOf(column);
    };
    mapping.bestRating = guessedBest(valuesOf(u"rating"_s));
    QStringList dates;
    for (const QString &field : {u"completed"_s, u"started"_s, u"added"_s})
        dates += valuesOf(field);
    mapping.dateOrder = orderOf(dates, DateOrder::MonthFirst);
    mapping.title.type = guessedType(mapping, sample);
    return mapping;
}

} // namespace omt::transfer
