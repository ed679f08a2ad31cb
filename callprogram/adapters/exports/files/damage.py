"""Damage that files come with: letters of another encoding or decoded twice, HTML's entities, letters that are lost.

ftfy mends only what it is sure of. It is loaded where a file's bytes look damaged, for a sound file has no use for it.
"""

import html
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

import polars as pl

from callprogram.adapters.exports.columns.columns import displayed
from callprogram.adapters.exports.files.rows import ROW, Rows
from callprogram.adapters.exports.oddities import oddities
from callprogram.adapters.frames.problems import ODDITIES

GARBLED = "letters were in another encoding or decoded twice, and were put right"
ENTITIES = "letters were written as in HTML (&amp;), and were put right"
LOST = "letters were lost before this file was made (\ufffd); export it from the CRM once more"
SAID = (GARBLED, ENTITIES, LOST)

_FOREIGN_BYTES = 0xF700  # before a byte that stands alone among letters of UTF-8, in an area that is for private use
_SUSPECT = re.compile(
    rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|[\xc5\xc6\xcb]|\xe2[\x80\x82\x84])|\xef(?:\xbf\xbd|[\x9e\x9f])|"
    rb"(?:(?:\xd0[\xa0\xa1]|\xce[\x9e\x9f])[\xc2-\xef][\x80-\xbf]{1,2}){3}|"  # Cyrillic and Greek decoded twice
    rb"\xe2(?:\x94[\x9c\xac]|\x88\x9a)"
)
_BLANK_ASCII = b" " * 0x80 + bytes(range(0x80, 0x100))
_ENTITY_IN_BYTES = re.compile(rb"&(?:#[xX]?[0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,7});")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,7});")
_SUSPECT_CELL = (
    r"[\x{c2}-\x{f4}][\x{80}-\x{bf}\x{152}-\x{192}\x{2c6}\x{2dc}\x{2013}-\x{203a}\x{20ac}\x{2122}]|"
    r"(?:[\x{420}\x{421}\x{39e}\x{39f}][^\x00-\x7f]){3}|"
    r"[\x{fffd}\x{f780}-\x{f7ff}\x{251c}\x{252c}\x{221a}]|&(?:#[xX]?[0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,7});"
)
_FOREIGN = re.compile("[\uf780-\uf7ff]+")
_BOX, _DOS = re.compile("[├┬][^\x00-\x7f]"), ("cp437", "cp850")
_PLACE = 900  # of what is said of a row's letters, behind what is said of its values


def is_suspected(blocks: Iterable[bytes]) -> bool:
    """Whether bytes of UTF-8 look as if letters among them had been damaged.

    Only what is not ASCII is looked at by that pattern: a fiftieth of the time (1.4 s for 23 MB).
    """
    return any(
        _ENTITY_IN_BYTES.search(block) or _SUSPECT.search(b" ".join(block.translate(_BLANK_ASCII).split()))
        for block in blocks
    )


def marked(byte: int) -> str:
    """What stands in a text for a byte of another encoding until its cell is mended."""
    return chr(_FOREIGN_BYTES + byte)


@lru_cache(10_000)
def mended(cell: str) -> tuple[str, tuple[str, ...]]:
    """A cell with its letters put right where that is certain, and what there is to say of it."""
    from ftfy import fix_encoding  # noqa: PLC0415 - for damaged files alone

    plain = _ENTITY.sub(_letter, _ENTITY.sub(_letter, cell))
    text = fix_encoding(_from_dos(_FOREIGN.sub(_of_elsewhere, plain)))
    if not text.strip():
        return cell, ()  # a blank would make the row another one than it is row by row
    found = {GARBLED: text != plain, ENTITIES: plain != cell, LOST: "\ufffd" in text}
    return text, tuple(said for said, is_so in found.items() if is_so)


def with_mended_headers(rows: Rows) -> Rows:
    """The rows of a damaged file under headers, and with first rows, whose letters are put right."""
    if not rows.is_damaged:
        return rows
    header = tuple(mended(cell)[0] for cell in rows.layout.header)
    headers = displayed(header)
    names = dict(zip(rows.layout.headers, headers, strict=True))
    first = [tuple(mended(cell)[0] for cell in cells) for cells in rows.first]
    layout = replace(rows.layout, header=header, headers=headers)
    return replace(rows, layout=layout, first=first, frames=lambda: (each.rename(names) for each in rows.frames()))


def frame_mended(frame: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A frame of rows with its letters put right, and what there is to say of each row."""
    columns, odd = [frame[ROW]], [pl.DataFrame(schema=ODDITIES)]
    for place, header in enumerate((name for name in frame.columns if name != ROW), _PLACE):
        cells = frame[header]
        suspect = cells.str.contains(_SUSPECT_CELL)
        different = {cell: mended(cell) for cell in cells.filter(suspect).unique()}
        whole = {cell: text for cell, (text, _) in different.items()}
        said = {cell: "\n".join(what) for cell, (_, what) in different.items() if what}
        columns.append(cells.replace(whole) if whole else cells)
        if said:
            what = cells.replace_strict(list(said), list(said.values()), default=None, return_dtype=pl.String)
            odd.append(oddities(frame[ROW], header, cells, what, place))
    return pl.DataFrame(columns), pl.concat(odd)


def said_of(odd: pl.DataFrame, frame: pl.DataFrame, headers: Collection[str]) -> pl.DataFrame:
    """What is said of a frame's rows in columns that are used."""
    return odd.filter(pl.col("row").is_in(frame[ROW].implode()) & pl.col("column").is_in(list(headers)))


def _from_dos(text: str) -> str:
    """A text without the boxes that letters become when they are decoded as DOS had them, which ftfy knows half."""
    for wrongly in _DOS if _BOX.search(text) else ():
        with suppress(UnicodeError):
            return text.encode(wrongly).decode("utf-8")
    return text


def _letter(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _of_elsewhere(marks: re.Match[str]) -> str:
    """Bytes that are not of their file's encoding: as UTF-8 where they are that, else as Windows had them."""
    content = bytes(ord(mark) - _FOREIGN_BYTES for mark in marks[0])
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8")
    return content.decode("cp1252", "replace")
