<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: OmniMediaTrak contributors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Plurals that core translates through helpers, where lupdate does not find them; kept by hand. -->
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
        <source>Set progress of %n title(s)</source>
        <translation>
            <numerusform>Set progress of %n title</numerusform>
            <numerusform>Set progress of %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rated %n title(s)</source>
        <translation>
            <numerusform>Rated %n title</numerusform>
            <numerusform>Rated %n titles</numerusform>
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
</TS>
