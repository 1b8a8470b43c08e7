<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: OmniMediaTrak contributors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
</context>
<context>
    <name>Omt</name>
    <message numerus="yes">
        <source>Exported %n entries to %1.</source>
        <translation>
            <numerusform>Exported %n entries to %1.</numerusform>
            <numerusform>Exported %n entries to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::app::ServiceAccess</name>
    <message numerus="yes">
        <source>Importing %Ln file(s)</source>
        <translation>
            <numerusform>Importing %Ln file</numerusform>
            <numerusform>Importing %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>omt::ui::SidebarModel</name>
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
</TS>
