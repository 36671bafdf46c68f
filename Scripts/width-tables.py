#!/usr/bin/env python3
"""Writes the tables of display widths anew from the current Unicode data.

    pip install unicodedata2 unicode-age wcwidth
    Scripts/width-tables.py

`unicodedata2` brings the Unicode Character Database as a package; its version is the Unicode version. The tables become
Sources/TextKit/Width/WidthTables.swift. `wcwidth` is an independent reading of the same data, which the tests compare
with; its answers become Tests/TextKitTests/Width/wcwidth.txt.
"""
import pathlib
import unicode_age
import unicodedata2 as ucd
import wcwidth

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAST = 0x10FFFF

# Format characters that are drawn: the soft hyphen, and the Arabic and Kaithi signs that enclose the number after them.
DRAWN_FORMATS = {0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
# Medial vowels and final consonants of Hangul join the syllable before them; the two fillers are blank and ignorable.
JOINED_HANGUL = {*range(0x1160, 0x1200), *range(0xD7B0, 0xD800), 0x3164, 0xFFA0}
# Pairs make flags; their East Asian width is neutral, but emoji presentation is their default.
REGIONAL_INDICATORS = range(0x1F1E6, 0x1F200)
# Blocks whose unassigned code points are wide as well (UAX 11, section 6).
WIDE_BLOCKS = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]


def width(code):
    """Columns of a scalar, None where it is unassigned and no block decides."""
    category = ucd.category(chr(code))
    if category in ("Cn", "Cs"):
        return 2 if any(low <= code <= high for low, high in WIDE_BLOCKS) else None
    if category in ("Cc", "Zl", "Zp") or code in JOINED_HANGUL:
        return 0
    if category == "Cf":
        return 1 if code in DRAWN_FORMATS else 0
    if category in ("Mn", "Me", "Mc"):
        return 0
    if code in REGIONAL_INDICATORS or ucd.east_asian_width(chr(code)) in ("W", "F"):
        return 2
    return 1


def ranges(wanted):
    """Ranges of one width; unassigned gaps inside a range are filled, which keeps the table short."""
    found, start, end = [], None, None
    for code in range(LAST + 2):
        value = width(code) if code <= LAST else 1
        if value == wanted:
            start = code if start is None else start
            end = code
        elif value is not None and start is not None:
            found.append((start, end))
            start = None
    return found


def swift(name, comment, pairs):
    lines, line = [], "       "
    for low, high in pairs:
        word = f" 0x{low:X}, 0x{high:X},"
        if len(line) + len(word) > 118:
            lines.append(line)
            line = "       "
        line += word
    lines.append(line)
    return f"    /// {comment}\n    static let {name}: [UInt32] = [\n" + "\n".join(lines) + "\n    ]\n"


def reference():
    """Runs of equal width as wcwidth has it; a dash for scalars that its version of Unicode does not assign."""
    version = wcwidth.list_versions()[-1]
    latest = tuple(map(int, version.split(".")[:2]))
    assigned = set()
    for start, end, *age in unicode_age.iter_spans():
        if tuple(age) <= latest:
            assigned.update(code for code in range(start, end + 1) if ucd.category(chr(code)) not in ("Cn", "Cs"))
    rows, last = [], None
    for code in range(LAST + 1):
        isAssigned = code in assigned
        answer = str(max(0, wcwidth.wcwidth(chr(code)))) if isAssigned else "-"
        if answer != last:
            rows.append(f"{code:X} {answer}")
            last = answer
    return f"# wcwidth {wcwidth.__version__}, Unicode {version}: the first scalar of a run, and its columns.\n" + "\n".join(rows) + "\n"


header = f"""// Written by Scripts/width-tables.py from the Unicode Character Database; not to be edited.

/// Ranges of scalars, first and last one after another, in ascending order.
enum WidthTables {{
    /// The version of Unicode that the ranges are of.
    static let unicodeVersion = "{ucd.unidata_version}"

"""
tables = [
    swift("zero", "No column: combining and enclosing marks, format and control characters, Hangul that joins.", ranges(0)),
    swift("wide", "Two columns: East Asian wide and full width, emoji presentation.", ranges(2)),
]
target = ROOT / "Sources/TextKit/Width/WidthTables.swift"
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(header + "\n".join(tables) + "}\n")
fixture = ROOT / "Tests/TextKitTests/Width/wcwidth.txt"
fixture.parent.mkdir(parents=True, exist_ok=True)
fixture.write_text(reference())
