"""The rows of a sound file, read in bulk: quoted as RFC 4180 says, every row as wide as the header.

What is not sound is read row by row instead, where it can be mended; both give the same rows.
"""

import codecs
import csv as csv_module
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

from callprogram.adapters.exports.columns.columns import displayed
from callprogram.adapters.exports.files import reports
from callprogram.adapters.exports.files.damage import is_suspected
from callprogram.adapters.exports.files.lines import Lines, cut
from callprogram.adapters.exports.files.reading import is_binary, is_foreign
from callprogram.adapters.exports.files.records import lines_of
from callprogram.adapters.exports.files.rows import FOOTER, ROW, Layout, Rows, UnsoundError, framed
from callprogram.adapters.exports.files.sources import Content, beginning, blocks, size, stream
from callprogram.adapters.exports.files.table import delimiter_of, header_of
from callprogram.adapters.frames.prefetch import ahead

_BLOCK = 4 << 20  # bytes read at once, which a processor has at hand
_HEAD = 1 << 20  # bytes that show what is in a file; a row that is longer is left to the other reader
_SHOWN = 1000  # rows that show what is in the columns
_LONGEST_CELL = 131_072  # as in the csv module


def opened(content: Content, known: AbstractSet[str]) -> tuple[Rows, str]:
    """A file's rows and its encoding, which is UTF-8; raises UnsoundError for one to be read row by row.

    The rest of the file may turn out to be unsound while it is read.
    """
    encoding = "utf-8-sig" if beginning(content, 3) == codecs.BOM_UTF8 else "utf-8"
    start = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0
    text = _beginning(content, start)
    layout, lines = _layout(text, known)
    _require_no_groups(text.removeprefix("".join(lines)), layout.delimiter)
    start += len("".join(lines).encode())
    found = cut(content, start, layout.delimiter)
    first = next(rows_of(content, start, layout, _HEAD), None)
    if first is None:
        raise UnsoundError("there are no rows")
    shown = first.drop(ROW).head(_SHOWN).rows()
    is_damaged = is_suspected(blocks(content, 0))
    frames = partial(rows_of, content, start, layout, _BLOCK)
    records = None if is_damaged else BulkRecords(layout, found)
    return Rows(layout, shown, lambda: ahead(frames()), is_damaged=is_damaged, records=records), encoding


@dataclass(frozen=True)
class BulkRecords:
    """The records of a sound file."""

    layout: Layout
    lines: Lines

    @property
    def hashes(self) -> pl.Series:
        """Of the bytes of each."""
        return self.lines.hashes

    def some(self, places: NDArray[np.intp]) -> Iterator[pl.DataFrame]:
        """Those at some places, parsed by themselves."""
        numbers = pl.Series(places + 1, dtype=pl.UInt32)
        parsed = _parsed(self.lines.some(places), 0, self.layout, _BLOCK, []) if len(places) else ()
        for frame in _numbered(parsed):
            yield frame.with_columns(numbers.gather(frame[ROW] - 1).alias(ROW))

    def columns(self, headers: Collection[str]) -> Iterator[pl.DataFrame]:
        """All, of which only some columns are made texts."""
        start = int(self.lines.begins[0])
        return ahead(_numbered(_parsed(self.lines.content, start, self.layout, _BLOCK, [], headers)))


def _numbered(frames: Iterable[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    number = 1
    for frame in frames:
        yield frame.with_row_index(ROW, number)
        number += frame.height


def _beginning(content: Content, start: int) -> str:
    """Whole lines from the beginning of a file."""
    head = beginning(content, start + _HEAD)
    end = head.rfind(b"\n") + 1 if size(content) > len(head) else len(head)
    try:
        text = head[start:end].decode()
    except UnicodeDecodeError:
        raise UnsoundError("not UTF-8") from None
    if not text.strip() or is_foreign(head) or is_binary(text):
        raise UnsoundError("no text")
    return text


def _layout(text: str, known: AbstractSet[str]) -> tuple[Layout, list[str]]:
    """How a file is laid out, and its lines down to the header, which is a line by itself."""
    delimiter = delimiter_of(text, known)
    header = header_of(text, delimiter, known)
    lines = list(islice(lines_of("", text), header.line))
    try:
        alone = [tuple(cells) for cells in csv_module.reader(lines[-1:], delimiter=delimiter)]
    except csv_module.Error as error:
        raise UnsoundError(str(error)) from None
    if alone != [header.cells] or header.doubt:
        raise UnsoundError("the header is more than a line")
    return Layout(delimiter, header.line, header.cells, displayed(header.cells)), lines


def _require_no_groups(text: str, delimiter: str) -> None:
    """Raises UnsoundError for a report whose rows leave out what is said once for a group of them."""
    try:
        rows = [cells for cells in csv_module.reader(lines_of("", text), delimiter=delimiter) if cells]
    except csv_module.Error as error:
        raise UnsoundError(str(error)) from None
    if reports.groups_of(rows, reports.added(range(len(rows)), rows.__getitem__)):
        raise UnsoundError("the rows stand in groups")


def rows_of(content: Content, start: int, layout: Layout, at_once: int) -> Iterator[pl.DataFrame]:
    """Frames of the rows from a byte on, as `framed` makes them, of so many bytes at once.

    Raises UnsoundError as soon as a row is not sound.
    """
    below: list[list[str]] = []
    yield from framed(_parsed(content, start, layout, at_once, below), layout, below)


def _parsed(
    content: Content,
    start: int,
    layout: Layout,
    at_once: int,
    below: list[list[str]],
    headers: Collection[str] = (),
) -> Iterator[pl.DataFrame]:
    """The frames as they are parsed, of all columns or of these; in the end narrower rows are `below`."""
    names = [str(place) for place in range(len(layout.headers))]
    wanted = [str(layout.headers.index(header)) for header in dict.fromkeys(headers)]
    odd: list[csv.InvalidRow] = []
    try:
        reader = csv.open_csv(
            stream(content, start),
            csv.ReadOptions(column_names=names, block_size=at_once, use_threads=False),
            csv.ParseOptions(
                delimiter=layout.delimiter, newlines_in_values=True, invalid_row_handler=partial(_set_apart, odd)
            ),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, include_columns=wanted
            ),
        )
        yield from _frames(reader, layout, odd, below)
    except pa.ArrowInvalid as error:
        raise UnsoundError(str(error)) from None


def _set_apart(odd: list[csv.InvalidRow], row: csv.InvalidRow) -> str:
    """Keep a row that is not as wide as the header, as a few are that a report has added below all others."""
    odd.append(row)
    return "skip" if len(odd) <= FOOTER else "error"


def _frames(
    batches: Iterable[pa.RecordBatch], layout: Layout, odd: Sequence[csv.InvalidRow], below: list[list[str]]
) -> Iterator[pl.DataFrame]:
    """The batches as frames; in the end the odd rows are `below`, for none has stood before another."""
    rows = 0
    for batch in batches:
        rows += batch.num_rows
        if odd and rows >= odd[0].number:
            raise UnsoundError("a row is not as wide as the header")
        yield _frame(batch, layout)
    read = (_cells(each.text, layout) for each in odd)
    below += [cells for cells in read if not reports.is_blank(cells)]


def _cells(line: str, layout: Layout) -> list[str]:
    try:
        return next(csv_module.reader(line.splitlines(keepends=True), delimiter=layout.delimiter), [])
    except csv_module.Error as error:
        raise UnsoundError(str(error)) from None


def _frame(batch: pa.RecordBatch, layout: Layout) -> pl.DataFrame:
    frame = pl.DataFrame(pl.from_arrow(batch)).rename({name: layout.headers[int(name)] for name in batch.schema.names})
    if any((frame[name].str.len_bytes() > _LONGEST_CELL).any() for name in frame.columns):
        raise UnsoundError("a cell is longer than cells are")
    if any(_has_swallowed_rows(frame[name], layout) for name in _with_lines(batch, layout)):
        raise UnsoundError("a cell has swallowed rows")
    return frame


def _with_lines(batch: pa.RecordBatch, layout: Layout) -> list[str]:
    """The columns that have line breaks in their cells."""
    data = {layout.headers[int(name)]: batch[name].buffers()[2] for name in batch.schema.names}
    return [name for name, each in data.items() if each is not None and b"\n" in each.to_pybytes()]


def _has_swallowed_rows(cells: pl.Series, layout: Layout) -> bool:
    """Whether a cell of several lines has as many delimiters as a row."""
    several = cells.filter(cells.str.contains("\n", literal=True))
    return bool((several.str.count_matches(layout.delimiter, literal=True) >= len(layout.headers) - 1).any())
