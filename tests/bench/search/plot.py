#!/usr/bin/env python3
# SPDX-FileCopyrightText: OmniMediaTrak contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""plot.py FIGURES.csv OUT.svg: draws what bench_search --csv wrote, time and quality by catalog size.

The last figure of each size and kind counts, so that a run can be repeated into the same file.
"""

import csv
import math
import sys

WIDTH, HEIGHT, LEFT, TOP, GAP = 330, 220, 52, 34, 150
TIMES = [("median", 0, "#4477aa"), ("95 of 100", 1, "#cc6677"), ("99 of 100", 2, "#999933")]
KINDS = [("exact", "#4477aa"), ("alternative", "#66ccee"), ("shuffled", "#228833"),
         ("one typo", "#cc6677"), ("two typos", "#aa3377")]


def read(path):
    figures = {}
    with open(path, encoding="utf-8", newline="") as lines:
        for titles, what, *values in csv.reader(lines):
            figures.setdefault(what, {})[int(titles)] = [float(value) for value in values]
    return figures


class Panel:
    def __init__(self, left, title, sizes, bottom, top, unit):
        self.left, self.sizes, self.bottom, self.top = left, sizes, bottom, top
        self.out = [f'<text x="{left}" y="18" class="title">{title}</text>']
        for step in range(5):
            value = bottom + (top - bottom) * step / 4
            y = self.y(value)
            self.out.append(f'<path class="grid" d="M{left} {y:.1f}h{WIDTH}"/>'
                            f'<text x="{left - 6}" y="{y + 4:.1f}" class="end">{value:g}{unit}</text>')
        for size in sizes:
            self.out.append(f'<text x="{self.x(size):.1f}" y="{TOP + HEIGHT + 18}" class="mid">'
                            f'{size:,}</text>')
        self.names = []

    def x(self, size):
        low, high = math.log10(self.sizes[0]), math.log10(self.sizes[-1])
        return self.left + 20 + (WIDTH - 40) * (math.log10(size) - low) / max(high - low, 1e-9)

    def y(self, value):
        return TOP + HEIGHT * (1 - (value - self.bottom) / (self.top - self.bottom))

    def line(self, name, colour, points):
        path = "L".join(f"{self.x(size):.1f} {self.y(value):.1f}" for size, value in points)
        self.out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        self.out += [f'<circle cx="{self.x(size):.1f}" cy="{self.y(value):.1f}" r="3" fill="{colour}">'
                     f'<title>{name}, {size:,} titles: {value:g}</title></circle>'
                     for size, value in points]
        self.names.append((self.y(points[-1][1]), name, colour))

    def text(self):
        below = -math.inf
        for y, name, colour in sorted(self.names):
            below = max(y, below + 14)  # names of lines that end together stand one below another
            self.out.append(f'<text x="{self.left + WIDTH + 4}" y="{below + 4:.1f}" '
                            f'fill="{colour}">{name}</text>')
        return "\n".join(self.out)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    figures = read(sys.argv[1])
    keystroke = figures["keystroke"]
    sizes = sorted(keystroke)
    longest = max(max(values) for values in keystroke.values())
    times = Panel(LEFT, "Milliseconds of a processor per keystroke", sizes, 0,
                  4 * math.ceil(longest / 4), "")
    for name, place, colour in TIMES:
        times.line(name, colour, [(size, keystroke[size][place]) for size in sizes])
    kinds = [(kind, colour, figures[f"MRR {kind}"]) for kind, colour in KINDS]
    quality = Panel(LEFT + WIDTH + GAP, "Mean reciprocal rank of the wanted title", sizes, 0.8, 1, "")
    for kind, colour, found in kinds:
        quality.line(kind, colour, [(size, sum(found[size]) / 2) for size in sizes])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(f"""<svg xmlns="http://www.w3.org/2000/svg" role="img"
 viewBox="0 0 {LEFT + 2 * WIDTH + 2 * GAP - 40} {TOP + HEIGHT + 44}" font-family="sans-serif" font-size="12">
<!-- SPDX-FileCopyrightText: OmniMediaTrak contributors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<title>Searching by size of the catalog</title>
<style>.grid {{ stroke: #ddd }} .title {{ font-size: 14px }} .end {{ text-anchor: end }}
.mid {{ text-anchor: middle }}</style>
<rect width="100%" height="100%" fill="#fff"/>
{times.text()}
{quality.text()}
<text x="{LEFT}" y="{TOP + HEIGHT + 38}">titles in the catalog</text>
</svg>
""")


main()
