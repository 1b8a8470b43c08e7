<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>omt::LibraryService</name>
    <message numerus="yes">
        <source>Added %n title(s) to the library</source>
        <translation>
            <numerusform>Added %n title to the library</numerusform>
            <numerusform>Added %n titles to the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %n title(s)</source>
        <translation>
            <numerusform>Changed %n title</numerusform>
            <numerusform>Changed %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started %n title(s) again</source>
        <translation>
            <numerusform>Started %n title again</numerusform>
            <numerusform>Started %n titles again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Marked %n title(s) as %1</source>
        <translation>
            <numerusform>Marked %n title as %1</numerusform>
            <numerusform>Marked %n titles as %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Completed %n title(s)</source>
        <translation>
            <numerusform>Completed %n title</numerusform>
            <numerusform>Completed %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set progress of %n title(s)</source>
        <translation>
            <numerusform>Set progress of %n title</numerusform>
            <numerusform>Set progress of %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rated %n title(s) %1</source>
        <translation>
            <numerusform>Rated %n title %1</numerusform>
            <numerusform>Rated %n titles %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cleared the rating of %n title(s)</source>
        <translation>
            <numerusform>Cleared the rating of %n title</numerusform>
            <numerusform>Cleared the rating of %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edited the tags of %n title(s)</source>
        <translation>
            <numerusform>Edited the tags of %n title</numerusform>
            <numerusform>Edited the tags of %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n title(s) from the library</source>
        <translation>
            <numerusform>Removed %n title from the library</numerusform>
            <numerusform>Removed %n titles from the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ListService</name>
    <message numerus="yes">
        <source>Added %n title(s) to “%1”</source>
        <translation>
            <numerusform>Added %n title to “%1”</numerusform>
            <numerusform>Added %n titles to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n title(s) from “%1”</source>
        <translation>
            <numerusform>Removed %n title from “%1”</numerusform>
            <numerusform>Removed %n titles from “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ProgressUnit</name>
    <message numerus="yes">
        <source>%n episode(s)</source>
        <translation>
            <numerusform>%n episode</numerusform>
            <numerusform>%n episodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chapter(s)</source>
        <translation>
            <numerusform>%n chapter</numerusform>
            <numerusform>%n chapters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::app::ServiceAccess</name>
    <message numerus="yes">
        <source>Bringing in %Ln file(s)</source>
        <translation>
            <numerusform>Bringing in %Ln file</numerusform>
            <numerusform>Bringing in %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::transfer</name>
    <message numerus="yes">
        <source>%n byte(s) here and below are no UTF-8 and were read as Windows-1252; look whether the accents are right.</source>
        <translation>
            <numerusform>%n byte here is no UTF-8 and was read as Windows-1252; look whether the accents are right.</numerusform>
            <numerusform>%n bytes here and below are no UTF-8 and were read as Windows-1252; look whether the accents are right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) being watched or read again came as in progress, with the time before kept.</source>
        <translation>
            <numerusform>%n entry being watched or read again came as in progress, with the time before kept.</numerusform>
            <numerusform>%n entries being watched or read again came as in progress, with the times before kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::transfer::CatalogImportJob</name>
    <message numerus="yes">
        <source>%n record(s) are in the catalog and stay. Import the same file again to go on from there.</source>
        <translation>
            <numerusform>%n record is in the catalog and stays. Import the same file again to go on from there.</numerusform>
            <numerusform>%n records are in the catalog and stay. Import the same file again to go on from there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::transfer::Export</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s)</source>
        <translation>
            <numerusform>%n title</numerusform>
            <numerusform>%n titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::transfer::ImportJob</name>
    <message numerus="yes">
        <source>%n record(s) are known and left out on purpose.</source>
        <translation>
            <numerusform>%n record is known and left out on purpose.</numerusform>
            <numerusform>%n records are known and left out on purpose.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::transfer::Loss</name>
    <message numerus="yes">
        <source>%n entry(ies) of other types left out</source>
        <translation>
            <numerusform>%n entry of other types left out</numerusform>
            <numerusform>%n entries of other types left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) with another status left out</source>
        <translation>
            <numerusform>%n entry with another status left out</numerusform>
            <numerusform>%n entries with another status left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unrated entry(ies) left out</source>
        <translation>
            <numerusform>%n unrated entry left out</numerusform>
            <numerusform>%n unrated entries left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) that only a list holds left out</source>
        <translation>
            <numerusform>%n title that only a list holds left out</numerusform>
            <numerusform>%n titles that only a list holds left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) without the address of a feed left out</source>
        <translation>
            <numerusform>%n entry without the address of a feed left out</numerusform>
            <numerusform>%n entries without the address of a feed left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) without a number there, to be found by name</source>
        <translation>
            <numerusform>%n entry without a number there, to be found by name</numerusform>
            <numerusform>%n entries without a number there, to be found by name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n status(es)</source>
        <translation>
            <numerusform>%n status</numerusform>
            <numerusform>%n statuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s), which have another name there</source>
        <translation>
            <numerusform>%n type, which has another name there</numerusform>
            <numerusform>%n types, which have another name there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n count(s) of progress</source>
        <translation>
            <numerusform>%n count of progress</numerusform>
            <numerusform>%n counts of progress</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rating(s)</source>
        <translation>
            <numerusform>%n rating</numerusform>
            <numerusform>%n ratings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rating(s) rounded</source>
        <translation>
            <numerusform>%n rating rounded</numerusform>
            <numerusform>%n ratings rounded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>notes of %n entry(ies)</source>
        <translation>
            <numerusform>notes of %n entry</numerusform>
            <numerusform>notes of %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of the start</source>
        <translation>
            <numerusform>%n day of the start</numerusform>
            <numerusform>%n days of the start</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of the end</source>
        <translation>
            <numerusform>%n day of the end</numerusform>
            <numerusform>%n days of the end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) known to the month or year only</source>
        <translation>
            <numerusform>%n date known to the month or year only</numerusform>
            <numerusform>%n dates known to the month or year only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) of day</source>
        <translation>
            <numerusform>%n time of day</numerusform>
            <numerusform>%n times of day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>how often: %n entry(ies)</source>
        <translation>
            <numerusform>how often: %n entry</numerusform>
            <numerusform>how often: %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dates, ratings and progress of %n earlier time(s)</source>
        <translation>
            <numerusform>dates, ratings and progress of %n earlier time</numerusform>
            <numerusform>dates, ratings and progress of %n earlier times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n half-finished pass(es)</source>
        <translation>
            <numerusform>%n half-finished pass</numerusform>
            <numerusform>%n half-finished passes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n favourite(s)</source>
        <translation>
            <numerusform>%n favourite</numerusform>
            <numerusform>%n favourites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) as private</source>
        <translation>
            <numerusform>%n mark as private</numerusform>
            <numerusform>%n marks as private</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n review</numerusform>
            <numerusform>%n reviews</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spoiler warning(s)</source>
        <translation>
            <numerusform>%n spoiler warning</numerusform>
            <numerusform>%n spoiler warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) of earlier times</source>
        <translation>
            <numerusform>%n review of earlier times</numerusform>
            <numerusform>%n reviews of earlier times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in lists</source>
        <translation>
            <numerusform>%n place in lists</numerusform>
            <numerusform>%n places in lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) in lists</source>
        <translation>
            <numerusform>%n remark in lists</numerusform>
            <numerusform>%n remarks in lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other name(s) of titles</source>
        <translation>
            <numerusform>%n other name of titles</numerusform>
            <numerusform>%n other names of titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n release date(s)</source>
        <translation>
            <numerusform>%n release date</numerusform>
            <numerusform>%n release dates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n creator(s)</source>
        <translation>
            <numerusform>%n creator</numerusform>
            <numerusform>%n creators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n genre(s)</source>
        <translation>
            <numerusform>%n genre</numerusform>
            <numerusform>%n genres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n description(s)</source>
        <translation>
            <numerusform>%n description</numerusform>
            <numerusform>%n descriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cover(s)</source>
        <translation>
            <numerusform>%n cover</numerusform>
            <numerusform>%n covers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other fact(s) about titles</source>
        <translation>
            <numerusform>%n other fact about titles</numerusform>
            <numerusform>%n other facts about titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) at other services</source>
        <translation>
            <numerusform>%n number at other services</numerusform>
            <numerusform>%n numbers at other services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what other services said of %n entry(ies)</source>
        <translation>
            <numerusform>what other services said of %n entry</numerusform>
            <numerusform>what other services said of %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>when %n entry(ies) were added</source>
        <translation>
            <numerusform>when %n entry was added</numerusform>
            <numerusform>when %n entries were added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) between titles</source>
        <translation>
            <numerusform>%n relation between titles</numerusform>
            <numerusform>%n relations between titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of history</source>
        <translation>
            <numerusform>%n line of history</numerusform>
            <numerusform>%n lines of history</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n setting</numerusform>
            <numerusform>%n settings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::transfer::Text</name>
    <message numerus="yes">
        <source>%n item(s) of the list “%1” cannot be brought back: the title is missing, or the record cannot be read.</source>
        <translation>
            <numerusform>%n item of the list “%1” cannot be brought back: the title is missing, or the record cannot be read.</numerusform>
            <numerusform>%n items of the list “%1” cannot be brought back: the title is missing, or the record cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::CatalogPage</name>
    <message numerus="yes">
        <source>about %Ln title(s)</source>
        <translation>
            <numerusform>about %Ln title</numerusform>
            <numerusform>about %Ln titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln title(s)</source>
        <translation>
            <numerusform>%Ln title</numerusform>
            <numerusform>%Ln titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::DetailPane</name>
    <message numerus="yes">
        <source>%Ln title(s)</source>
        <translation>
            <numerusform>%Ln title</numerusform>
            <numerusform>%Ln titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::Drag</name>
    <message numerus="yes">
        <source>%n title(s)</source>
        <translation>
            <numerusform>%n title</numerusform>
            <numerusform>%n titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln title(s) will be written</source>
        <translation>
            <numerusform>%Ln title will be written</numerusform>
            <numerusform>%Ln titles will be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln title(s) were written to %1</source>
        <translation>
            <numerusform>%Ln title was written to %1</numerusform>
            <numerusform>%Ln titles were written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::FacetModel</name>
    <message numerus="yes">
        <source>%1, %Ln title(s)</source>
        <translation>
            <numerusform>%1, %Ln title</numerusform>
            <numerusform>%1, %Ln titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::FacetPanel</name>
    <message numerus="yes">
        <source>%n value(s) found</source>
        <translation>
            <numerusform>%n value found</numerusform>
            <numerusform>%n values found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::FilesPage</name>
    <message numerus="yes">
        <source>A table with %Ln column(s)</source>
        <translation>
            <numerusform>A table with %Ln column</numerusform>
            <numerusform>A table with %Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) will be left out as it is.</source>
        <translation>
            <numerusform>%Ln file will be left out as it is.</numerusform>
            <numerusform>%Ln files will be left out as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::Histogram</name>
    <message numerus="yes">
        <source>%1 on average, %Ln rating(s)</source>
        <translation>
            <numerusform>%1 on average, %Ln rating</numerusform>
            <numerusform>%1 on average, %Ln ratings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::ImportReportDialog</name>
    <message numerus="yes">
        <source>%Ln title(s) came in</source>
        <translation>
            <numerusform>%Ln title came in</numerusform>
            <numerusform>%Ln titles came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln title(s) of the library changed</source>
        <translation>
            <numerusform>%Ln title of the library changed</numerusform>
            <numerusform>%Ln titles of the library changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::LibraryEditor</name>
    <message numerus="yes">
        <source>%1; %Ln change(s) made since were left as they are</source>
        <translation>
            <numerusform>%1; %Ln change made since were left as they are</numerusform>
            <numerusform>%1; %Ln changes made since were left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put %Ln title(s) on “%1”</source>
        <translation>
            <numerusform>Put %Ln title on “%1”</numerusform>
            <numerusform>Put %Ln titles on “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln title(s) off “%1”</source>
        <translation>
            <numerusform>Took %Ln title off “%1”</numerusform>
            <numerusform>Took %Ln titles off “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %Ln title(s) in “%1”</source>
        <translation>
            <numerusform>Moved %Ln title in “%1”</numerusform>
            <numerusform>Moved %Ln titles in “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::OmniModel</name>
    <message numerus="yes">
        <source>List, %Ln title(s)</source>
        <translation>
            <numerusform>List, %Ln title</numerusform>
            <numerusform>List, %Ln titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln title(s) spelt nearly so</source>
        <translation>
            <numerusform>%Ln title spelt nearly so</numerusform>
            <numerusform>%Ln titles spelt nearly so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln title(s)</source>
        <translation>
            <numerusform>more than %Ln title</numerusform>
            <numerusform>more than %Ln titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln title(s)</source>
        <translation>
            <numerusform>%Ln title</numerusform>
            <numerusform>%Ln titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::PastImports</name>
    <message numerus="yes">
        <source>Taken back, but for %Ln title(s) or list(s) that you had edited since:</source>
        <translation>
            <numerusform>Taken back, but for %Ln title or list that you had edited since:</numerusform>
            <numerusform>Taken back, but for %Ln titles and lists that you had edited since:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::SidebarModel</name>
    <message numerus="yes">
        <source>%1, about %Ln title(s)</source>
        <translation>
            <numerusform>%1, about %Ln title</numerusform>
            <numerusform>%1, about %Ln titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln title(s)</source>
        <translation>
            <numerusform>%1, %Ln title</numerusform>
            <numerusform>%1, %Ln titles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::TitlesPage</name>
    <message numerus="yes">
        <source>%Ln title(s)</source>
        <translation>
            <numerusform>%Ln title</numerusform>
            <numerusform>%Ln titles</numerusform>
        </translation>
    </message>
</context>
</TS>
