// SPDX-FileCopyrightText: OmniMediaTrak contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/transfer/importfiles.h"

#include "core/transfer/format.h"
#include "core/transfer/formats/tablesample.h"
#include "core/transfer/inputerror.h"
#include "core/transfer/inputfile.h"
#include "core/transfer/libraryoutline.h"
#include "core/transfer/text.h"

#include <QDir>
#include <QFileInfo>

namespace omt::transfer {

using namespace Qt::StringLiterals;

namespace {

/** The file's name stands beside it, and need not stand in it as well, nor its path. */
QString reasonIn(const Error &error, const ImportFile &file)
{
    for (const QString &said : {file.name, file.path}) {
        const QString prefix = inputError(said, 0, {}).message;
        if (error.message.startsWith(prefix))
            return error.message.mid(prefix.size());
    }
    return error.message;
}

constexpr int deepestFolder = 8;
constexpr qsizetype mostFiles = 5000;

void recogniseInto(ImportFile &file)
{
    file.isLibrary = isLibraryFile(file.path);
    if (file.isLibrary)
        return;
    const auto found = recognise(file.path);
    if (!found) {
        file.problem = reasonIn(found.error(), file);
        return;
    }
    for (const Recognition &recognition : *found) {
        if (recognition.format->isCatalog())
            file.isCatalog = file.isCatalog || file.formats.isEmpty();
        else
            file.formats.append(recognition);
    }
    if (!file.formats.isEmpty()) {
        file.isCatalog = false;
        return;
    }
    if (file.isCatalog) {
        file.problem = Text::tr("This is a public catalog, not a person's list; import it as a "
                                "catalog.");
        return;
    }
    const auto sample = sampleTable(file.path, 5);
    file.isTable = sample && sample->columns.size() > 1 && !sample->rows.isEmpty();
    if (!file.isTable)
        file.problem = Text::tr("The content is of no format that can be imported.");
}

class Finder
{
public:
    explicit Finder(const std::function<bool()> &isCancelled)
        : m_isCancelled(isCancelled)
    {
    }

    void add(const QFileInfo &info, const QString &within, int depth)
    {
        if (m_files.size() >= mostFiles || (m_isCancelled && m_isCancelled()))
            return;
        ImportFile file;
        file.path = info.filePath();
        file.name = within + info.fileName();
        file.isFromFolder = depth > 0;
        file.size = info.size();
        if (info.isDir() && !isOneExport(file)) {
            addFolder(info, within, depth);
            return;
        }
        if (!info.isDir())
            recogniseInto(file);
        m_files.append(file);
    }
    [[nodiscard]] QList<ImportFile> files() const { return m_files; }

private:
    // A folder of folders is a collection of exports, unless no part of it is one by itself.
    [[nodiscard]] static bool isOneExport(ImportFile &folder)
    {
        const auto found = recognise(folder.path);
        if (!found)
            return false;
        for (const Recognition &recognition : *found) {
            if (!recognition.format->isCatalog())
                folder.formats.append(recognition);
        }
        if (folder.formats.isEmpty())
            return false;
        const QDir dir(folder.path);
        // An export that was unpacked holds no archives; a shelf of exports does.
        if (!dir.entryList({u"*.zip"_s, u"*.gz"_s, u"*.tar"_s, u"*.xz"_s, u"*.tgz"_s}, QDir::Files)
                 .isEmpty())
            return false;
        for (const QFileInfo &inner : dir.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto within = recognise(inner.filePath());
            for (const Recognition &recognition : within ? *within : QList<Recognition>()) {
                if (recognition.confidence >= folder.formats.first().confidence)
                    return false;
            }
        }
        return true;
    }
    void addFolder(const QFileInfo &info, const QString &within, int depth)
    {
        if (depth >= deepestFolder)
            return;
        const QDir dir(info.filePath());
        const auto entries = dir.entryInfoList(
            QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const QFileInfo &entry : entries)
            add(entry, depth > 0 ? within + info.fileName() + u'/' : QString(), depth + 1);
    }

    const std::function<bool()> &m_isCancelled;
    QList<ImportFile> m_files;
};

class CountingSink final : public RowSink
{
public:
    CountingSink(qint64 most, const std::function<bool()> &isCancelled)
        : m_most(most)
        , m_isCancelled(isCancelled)
    {
    }
    bool row(ImportRow &&row) override
    {
        count += row.records;
        return goesOn();
    }
    bool problem(Problem &&problem) override
    {
        count += !problem.recordKept && problem.line > 0 ? 1 : 0;
        return goesOn();
    }
    qint64 count = 0;
    bool hasMore = false;

private:
    bool goesOn()
    {
        hasMore = count >= m_most || (m_isCancelled && m_isCancelled());
        return !hasMore;
    }
    qint64 m_most;
    const std::function<bool()> &m_isCancelled;
};

Result<ImportSource> sourceFor(const QString &path, std::shared_ptr<const ImportFormat> format)
{
    auto opened = InputFile::open(path, limitsFor(*format));
    if (!opened)
        return opened.error();
    const std::shared_ptr<InputFile> file = std::move(opened).value();
    ImportSource source;
    source.name = QFileInfo(path).fileName();
    source.format = format->id();
    source.source = format->source();
    source.size = file->size();
    source.position = [file] { return file->position(); };
    source.read = [file, format](RowSink &sink) { return format->read(*file, sink); };
    return source;
}

// Formats of the registry live for ever.
std::shared_ptr<const ImportFormat> shared(const ImportFormat *format)
{
    return {format, [](const ImportFormat *) {}};
}

std::optional<ListMapping> mappingFor(const ImportOptions &options, const QString &path)
{
    const auto own = options.mappings.constFind(path);
    return own != options.mappings.cend() ? std::optional(*own) : options.mapping;
}

QString reasonOf(const ImportFile &file)
{
    if (file.isLibrary)
        return Text::tr("This is the export of a whole library; import it by itself.");
    return file.problem.isEmpty() ? Text::tr("The content is of no format that is known; a "
                                             "mapping can explain what its columns mean.")
                                  : file.problem;
}

Result<std::shared_ptr<const ImportFormat>> formatFor(const ImportOptions &options,
                                                      const ImportFile &file)
{
    if (const auto mapping = mappingFor(options, file.path))
        return std::shared_ptr<const ImportFormat>(makeMappedListFormat(*mapping));
    const QString wanted = options.formats.value(file.path, options.format);
    if (!wanted.isEmpty()) {
        const ImportFormat *format = findImportFormat(wanted);
        if (wanted == QStringView(libraryFormat))
            return inputError(file.name, 0,
                              Text::tr("The export of a whole library must come in by itself."));
        if (format && !format->isCatalog())
            return shared(format);
        return makeError(Error::Kind::BadInput,
                         Text::tr("There is no import format \"%1\".").arg(wanted));
    }
    if (!file.formats.isEmpty())
        return shared(file.formats.first().format);
    return inputError(file.name, 0, reasonOf(file));
}

// What was passed over is said with the first file that comes in.
void remark(ImportSource *source, const QList<Problem> &leftOut)
{
    source->read = [read = source->read, leftOut](RowSink &sink) -> Result<> {
        for (const Problem &problem : leftOut) {
            if (!sink.problem(Problem(problem)))
                return cancelledError();
        }
        return read(sink);
    };
}

} // namespace

QList<ImportFile> findImportFiles(const QStringList &paths,
                                  const std::function<bool()> &isCancelled)
{
    Finder finder(isCancelled);
    for (const QString &path : paths)
        finder.add(QFileInfo(path), {}, 0);
    return finder.files();
}

void countRecords(ImportFile &file, const ImportFormat &format, qint64 most,
                  const std::function<bool()> &isCancelled)
{
    auto opened = InputFile::open(file.path, limitsFor(format));
    if (!opened) {
        file.problem = reasonIn(opened.error(), file);
        return;
    }
    CountingSink sink(most, isCancelled);
    const auto read = format.read(**opened, sink);
    if (!read && !sink.hasMore) {
        file.problem = reasonIn(read.error(), file);
        return;
    }
    file.records = sink.count;
    file.hasMore = sink.hasMore;
}

Result<std::vector<ImportSource>> openImportSources(const ImportOptions &options)
{
    std::vector<ImportSource> sources;
    QList<Problem> leftOut;
    const bool isTold = options.mapping || !options.format.isEmpty();
    for (const QString &path : options.files) {
        QList<ImportFile> found;
        if (isTold || options.mappings.contains(path) || options.formats.contains(path)) {
            ImportFile told;
            told.path = path;
            told.name = QFileInfo(path).fileName();
            found.append(told);
        } else {
            found = findImportFiles({path});
        }
        for (const ImportFile &file : std::as_const(found)) {
            const auto format = formatFor(options, file);
            auto source
                = format ? sourceFor(file.path, *format) : Result<ImportSource>(format.error());
            if (source)
                sources.push_back(std::move(source).value());
            else if (file.isFromFolder)
                leftOut.append({file.name, 0, reasonOf(file), true});
            else
                return source.error();
        }
    }
    if (sources.empty()) {
        return makeError(Error::Kind::BadInput,
                         Text::tr("There is nothing in the files that can be imported."));
    }
    if (!leftOut.isEmpty())
        remark(&sources.front(), leftOut);
    return sources;
}

} // namespace omt::transfer
