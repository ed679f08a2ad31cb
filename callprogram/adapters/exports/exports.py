"""A CRM export read from end to end: in bulk where it is sound, else row by row."""

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import Protocol

import polars as pl

from callprogram.adapters.exports import oddities
from callprogram.adapters.exports.cells import values
from callprogram.adapters.exports.columns import columns
from callprogram.adapters.exports.columns.marks import FIRST, NAMES_OF_FIELDS, Marks, marks_of, names_fields
from callprogram.adapters.exports.columns.recognition import Recognition
from callprogram.adapters.exports.columns.vocabulary.other_lists import other_list
from callprogram.adapters.exports.customers import Read
from callprogram.adapters.exports.customers import read as read_rows
from callprogram.adapters.exports.fields import Fields, cells_that, fields_of, texts_of
from callprogram.adapters.exports.files import bulk_rows, damage, reading, sources, table
from callprogram.adapters.exports.files.rows import ROW, Rows, UnsoundError, rows_of
from callprogram.adapters.exports.looking import Survey, look_through
from callprogram.adapters.exports.unused import unused_columns
from callprogram.adapters.frames.customers import AlreadyRead, Customers, Export
from callprogram.adapters.frames.prefetch import side_by_side
from callprogram.adapters.frames.problems import ODDITIES, Problems
from callprogram.adapters.frames.spool import CustomerSpool, Spool, by_itself
from callprogram.domain.customers.imports import Reading, Severity, Source
from callprogram.domain.words.progress import Progress, told, unsaid

RULES = 37  # counted up whenever the same cell is read otherwise, so that what was remembered is not taken for it


class Memory(Protocol):
    """What is known of exports that were brought in before."""

    def seen(self, shape: str) -> AlreadyRead:
        """What the last import of an export of this shape has read; nothing where there was none."""
        ...

    def reading(self, digest: str) -> Reading | None:
        """A file of these very bytes as it was read the last time; none where somebody in it was touched since."""
        ...


class NoMemory:
    """A memory of nothing: every file is the first."""

    def seen(self, shape: str) -> AlreadyRead:  # noqa: ARG002  # it is a Memory
        """Nothing."""
        return AlreadyRead()

    def reading(self, digest: str) -> Reading | None:  # noqa: ARG002  # it is a Memory
        """None."""
        return None


_NO_MEMORY = NoMemory()
_TELLING = 1000  # rows that say what is in a column of types
_LOOKING, _READING = "Looking through the file", "Reading names, numbers and dates"


def read(
    name: str,
    content: sources.Content,
    region: str,
    mapping: Mapping[str, Sequence[str]],
    memory: Memory = _NO_MEMORY,
    progress: Progress = unsaid,
) -> Reading:
    """The file's customers and problems; raises BadInputError for what is no list of customers.

    `region` (ISO 3166 alpha-2) says how to read numbers and dates where the file does not; `mapping` are headers that
    a person gave to fields, which win over those recognised. What the memory has of the export is not read again.
    """
    progress(_LOOKING, 0)
    asked = json.dumps([RULES, region.upper(), {field: list(each) for field, each in mapping.items()}])
    digest = sources.digest(content, blake2b(asked.encode(), digest_size=16).digest())
    if known := memory.reading(digest):
        return replace(known, source=replace(known.source, file=name))
    names = {columns.normalised(header) for each in mapping.values() for header in each}
    wanted = ReadOptions(name, region.upper(), mapping, memory, digest, progress, sources.size(content))
    content = sources.unwrapped(content)
    try:
        return read_from(wanted, *bulk_rows.opened(content, names))
    except UnsoundError:
        return _read_as_text(wanted, *reading.text_of(name, sources.whole(content)), names)


@dataclass(frozen=True)
class ReadOptions:
    """What somebody wants to be read, and how."""

    name: str
    region: str
    mapping: Mapping[str, Sequence[str]]
    memory: Memory
    digest: str
    progress: Progress = unsaid
    size: int = 0


def _read_as_text(wanted: ReadOptions, text: str | table.Sheets, encoding: str, names: AbstractSet[str]) -> Reading:
    """A file that is not read in bulk as it stands: as UTF-8 in bulk where that is all, else row by row."""
    if isinstance(text, str) and not encoding.startswith("utf-8"):
        with suppress(UnsoundError):
            return read_from(wanted, bulk_rows.opened(text.encode(), names)[0], encoding)
    return read_from(wanted, _rows_of(wanted.name, text, names), encoding)


def _rows_of(name: str, text: str | table.Sheets, names: AbstractSet[str]) -> Rows:
    """The rows of a text or of a workbook."""
    lines = [text] if isinstance(text, str) else (" ".join(each.cells) for sheet in text for each in sheet)
    is_damaged = damage.is_suspected(line.encode(errors="replace") for line in lines)
    return replace(rows_of(table.table_of(name, text, names)), is_damaged=is_damaged)


def read_from(wanted: ReadOptions, rows: Rows, encoding: str) -> Reading:
    """The rows of a file as customers, without those that the memory has."""
    rows = damage.with_mended_headers(rows)
    headers = rows.layout.headers
    first = _without_names(rows.first, headers)
    recognition = columns.recognition(headers, first, wanted.mapping)
    phones = [header for each in (recognition.mapping, *recognition.further) for header in each.get("phone", ())]
    marks = marks_of(headers, first[:_TELLING], recognition.mapping.get("do_not_call", ()), phones)
    fields = fields_of(recognition, marks.refusing, headers, first)
    unused = unused_columns(headers, first[:_TELLING], {*fields.headers(), *marks.headers()}, fields.mapping)
    lists = other_list(headers)
    may_have_numbers = any("phone" in each.could_be for each in unused)
    instead = "" if wanted.mapping or _has_numbers(fields, headers, first) else lists
    columns.require_fields(wanted.name, headers, fields.mapping, may_have_numbers=may_have_numbers, lists=instead)
    shape = _shape(wanted.region, headers, fields)
    look, before = _looked(wanted, rows, fields, marks, shape)
    odd = _carried(before.odd, look.same)
    spool, found = CustomerSpool(), [odd]
    for each in _customers(look, fields, set(odd["message"]), wanted.progress):
        spool.add(each.customers)
        found.append(by_itself(each.odd))
    rows = _with_records_of_rows(rows, look)
    again, export = partial(_again, rows, fields, look), Export(shape, look.how, wanted.digest)
    customers = Customers(spool, look.same, again, export, before, look.gone)
    if rows.records:
        customers = replace(customers, records=rows.records.hashes)
    source = replace(
        _source(wanted.name, rows, encoding, recognition), unused=unused, lists=lists, digest=wanted.digest
    )
    return _reading(source, customers, look, [*found, *_said_of_rows(rows, look)])


def _has_numbers(fields: Fields, headers: Sequence[str], first: Sequence[tuple[str, ...]]) -> bool:
    """Whether anything stands in a column of numbers, as far as the first rows tell."""
    places = [headers.index(header) for _, mapping in fields.contacts() for header in mapping.get("phone", ())]
    return any(values.plain(cells[place]) for cells in first for place in places if place < len(cells))


def _looked(wanted: ReadOptions, rows: Rows, fields: Fields, marks: Marks, shape: str) -> tuple[Survey, AlreadyRead]:
    """The first look through the rows, and what the memory has of them that still holds."""
    before = wanted.memory.seen(shape)
    in_sight = replace(rows, frames=partial(_in_sight, wanted, rows))
    look = partial(
        look_through,
        in_sight,
        fields,
        wanted.region,
        find_apart=partial(_apart, marks, rows.layout.headers),
        marked=[header for header, *_ in marks.apart],
    )
    found = look(before)
    if before.how in {"", found.how}:
        return found, before
    return look(AlreadyRead()), _unseen(before)


def _said_of_rows(rows: Rows, look: Survey) -> list[pl.DataFrame]:
    """What is said of whole rows: why they were refused, what was damaged, what was mended."""
    refused = oddities.of_rows({number: why for number, (_, why) in look.refused.items()}, Severity.ERROR)
    return [refused, *look.damage, oddities.of_rows(rows.mended, Severity.WARNING)]


def _reading(source: Source, customers: Customers, look: Survey, odd: Sequence[pl.DataFrame]) -> Reading:
    refused = tuple(look.refused[number] for number in sorted(look.refused))
    apart = tuple(look.apart[number] for number in sorted(look.apart))
    return Reading(source, look.count, customers, Problems(pl.concat(odd)), refused, apart)


def _with_records_of_rows(rows: Rows, look: Survey) -> Rows:
    """The rows with their records where each of these is one row."""
    return rows if rows.records and len(rows.records.hashes) == look.count else replace(rows, records=None)


def _shape(region: str, headers: Sequence[str], fields: Fields) -> str:
    """What tells exports that are read alike."""
    said = [vars(fields)[name] for name in ("mapping", "labels", "further", "instead")]
    text = json.dumps([RULES, region, headers, *said, str(fields.parts), [*fields.refusing], sorted(fields.turned)])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _without_names(first: Sequence[tuple[str, ...]], headers: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """The first rows without those that say once more what the columns are called."""
    return [*(cells for cells in first[:FIRST] if not names_fields(cells, headers)), *first[FIRST:]]


def _apart(marks: Marks, headers: Sequence[str], frame: pl.DataFrame) -> pl.Series:
    """Why each row is no customer; none for a customer."""
    why = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    for header, reason, says in marks.apart:
        said = cells_that(frame[header], says)
        why = (
            frame.select(pl.format(f"{reason} ({{}} “{{}}”)", pl.lit(header), header))
            .to_series()
            .zip_with(said & why.is_null(), why)
        )
    head = frame.filter(pl.col(ROW) <= FIRST)
    named = [names_fields(cells, headers) for cells in head.select(headers).iter_rows()] if head.height else []
    return why.scatter([place for place, names in enumerate(named) if names], NAMES_OF_FIELDS) if any(named) else why


def _in_sight(wanted: ReadOptions, rows: Rows) -> Iterator[pl.DataFrame]:
    """The frames of a file's rows, said as they are looked at."""
    width = sum(len(",".join(cells)) + 1 for cells in rows.first) / max(1, len(rows.first))
    return told(wanted.progress, _LOOKING, rows.frames(), int(wanted.size / max(1, width)))


def _unseen(before: AlreadyRead) -> AlreadyRead:
    """What was read before, where none of it can be trusted: everybody in it is looked at once more."""
    return AlreadyRead(before.how, touched=pl.concat([before.touched, before.rows["of"]]))


def _carried(odd: pl.DataFrame, same: pl.DataFrame) -> pl.DataFrame:
    """What was odd about rows that were read before, where they stand now."""
    if not odd.height:
        return pl.DataFrame(schema=ODDITIES)
    kept = odd.filter(~pl.col("message").is_in(damage.SAID))
    return kept.drop("row").join(same.select("row", "hash"), on="hash").select(ODDITIES.names())


def _again(rows: Rows, fields: Fields, look: Survey, numbers: pl.Series) -> Iterator[pl.DataFrame]:
    """Some rows that need not have been read, read after all: gathered first, for they may be few in each frame."""
    wanted, texts = numbers.implode(), Spool()
    for each in rows.records.some(numbers.sort().to_numpy() - 1) if rows.records else rows.frames():
        some = each.filter(pl.col(ROW).is_in(wanted))
        texts.add(texts_of(damage.frame_mended(some)[0] if rows.is_damaged else some, fields))
    hashes = look.same.select(pl.col("row").alias(ROW), "hash")
    for each in texts:
        yield read_rows(each.join(hashes, on=ROW, maintain_order="left"), fields, look).customers


def _source(name: str, rows: Rows, encoding: str, recognition: Recognition) -> Source:
    layout = rows.layout
    how = (encoding, layout.delimiter, layout.header_row, layout.headers, recognition.mapping)
    return Source(name, *how, system=recognition.system, offered=recognition.offered)


def _customers(look: Survey, fields: Fields, said: Container[str], progress: Progress) -> Iterator[Read]:
    """The rows to read as customers, some at a time; what columns leave open is said at the first row that shows it."""
    doubts = [
        (name, text, doubt) for name, each in look.readers.items() for text, doubt in each.doubts if doubt not in said
    ]
    parts = told(progress, _READING, look.unread, sum(look.unread.heights))
    for texts, found in side_by_side(lambda texts: read_rows(texts, fields, look), parts):
        shown = {doubt: texts.filter(pl.col(doubt[0]) == doubt[1]).head(1) for doubt in doubts}
        doubts = [doubt for doubt in doubts if not shown[doubt].height]
        odd = [
            oddities.oddities(row[ROW], fields.mapping[name][0], row[name], pl.Series([doubt]), 0)
            for (name, _, doubt), row in shown.items()
            if row.height
        ]
        yield Read(found.customers, pl.concat([found.odd, *odd]))
