"""What a report adds to its rows: totals among and below them, titles of groups, its name, who made it.

A record is given by its cells, as wide as it stands in the file.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import takewhile

Cells = Sequence[str]

_WIDE = 4  # the fewest columns in which a lonely first cell is a footer
MARGIN = 4  # the columns in one of which a total begins
_LONGEST_GROUP = 500  # rows above a total in which what it is of is looked for
_MOST_TITLES = 3  # lines above a header that comes again
_RULE = re.compile(r"\s*[-=_]{2,}\s*")
_TOTALS = (
    "totals?|totale|totales|totaux|totalen|totaal|suma?|somma|somme|summen?|gesamt|gesamtsumme|zwischensumme|"
    "(gesamt|teil)?ergebnis|eindtotaal|total g[eé]n[eé]ra?l|totale (generale|complessivo|parziale)|total parcial|"
    "合計|総計|小計|計"
)
_COUNTS = "count|anzahl|nombre|recuento|conteggio|aantal|contagem|average|mittelwert|moyenne|件数"
_TOTAL = re.compile(
    rf"((grand|sub|sous|report)[\s-]*)?({_TOTALS})( (for|of|für|pour|para|per|voor)\b.*)?\s*(\(.*\)|:.*)?|"
    rf"({_COUNTS})\s*(\(.*\)|:.*)|(sub|sous|grand)[\s-]*totale?\b.*|zwischensumme\b.*|小計.*",
    re.IGNORECASE,
)
_COUNT = re.compile(_COUNTS, re.IGNORECASE)
_WORD = re.compile(rf"^(?:{_TOTALS}|{_COUNTS})\s+|\s+(?:{_TOTALS}|{_COUNTS})$", re.IGNORECASE)
MAYBE_TOTAL = rf"(?i){_TOTALS}|{_COUNTS}|\)$"  # as polars' regular expressions have it
_RECORDS = (
    r"(rows?|records?|items?|accounts?|contacts?|datens[aä]tze?|eintr[aä]ge?|zeilen|lignes|enregistrements?|filas|"
    r"registros?|righe|record|rijen|elementi|items|件)"
)
_GROUP = re.compile(rf".*\(\s*\d+\s*{_RECORDS}\s*\)", re.IGNORECASE)
_FOOTER = re.compile(
    r"copyright|©|confidential|vertraulich|confidentiel|generated (by|on|at)\b|(erstellt|exportiert) (von|am)\b|"
    r"^\W*(exported|created|printed) (by|on|at)\b|^\W*(g[eé]n[eé]r[eé]|export[eé]|imprim[eé])e? (par|le)\b|"
    r"^\W*(generado|exportado|impreso|gerado|impresso) (por|el|em)\b|^\W*(generato|esportato|stampato) (da|il)\b|"
    r"^\W*(gegenereerd|ge[eë]xporteerd|afgedrukt) (door|op)\b|^(出力|作成)日時?|"
    r"^\W*(end of|ende|fin|fine|fim|einde)( d[a-z]+| van)?( the)? (report|file|list|berichts|rapport|informe|lista)\b|"
    r"^\W*(page|seite|pagina|página) \d|"
    rf"^\W*\d+ {_RECORDS}\b|"
    r"^\W*(stand|stichtag|filter(ed by)?|(report|run) date|as of)\b\s*:|^\W*(accrual|cash) basis\b|"
    r"^\W*(mon|tues|wednes|thurs|fri|satur|sun)day\b.*\d{4}|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}([ ,].*)?$",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"(?!0\d|\+)[\d\s.,%€$£¥-]*|sum|[A-Z]{{3}} ?[\d.,\s]+|[\d.,\s]+ ?[A-Z]{{3}}|{_TOTALS}|{_COUNTS}", re.IGNORECASE
)


def is_blank(cells: Cells) -> bool:
    """Whether a record says nothing: spaces, or the line that a database draws below its header."""
    filled = [cell for cell in cells if cell.strip()]
    return not filled or (len(filled) > 1 and all(map(_RULE.fullmatch, filled)))


def footer_of(rows: Sequence[Cells], width: int) -> int:
    """How many rows at the end a report has added: totals, its name, who made it, whose it is."""
    last = len(rows)
    while last and (is_total(rows[last - 1]) or _is_aside(rows[last - 1], width)):
        last -= 1
    below = takewhile(lambda cells: not _is_added(cells, width), rows[last:])  # customers of whom only a name is said
    return len(rows) - last - len([*below])


def added(places: Iterable[int], row_at: Callable[[int], Cells]) -> set[int]:
    """Which of the places have totals, counts or titles of groups; `row_at` gives the row at a place, from 0."""
    found = set()
    for place in places:
        if is_total(row_at(place)) or _is_group(row_at(place)):
            found.add(place)
        else:
            found |= _of_group(place, row_at)
    return found


def repeated(places: Iterable[int], row_at: Callable[[int], Cells], header: Cells) -> set[int]:
    """Which of the places say nothing or the header once more, and where the titles above that are."""
    found = set()
    for place in places:
        if tuple(row_at(place)) == tuple(header):
            found |= {place, *_titles_above(place, row_at)}
        elif is_blank(row_at(place)):
            found.add(place)
    return found


def groups_of(rows: Sequence[Cells], ends: Collection[int]) -> tuple[int, ...]:
    """The places of the columns that are filled in the first row of each group alone; `ends` are where totals stand."""
    last = max((_first_filled(rows[place]) for place in ends), default=-1)
    groups = list(_groups(rows, sorted(ends)))
    if not any(len(group) > 1 for group in groups):
        return ()
    return tuple(place for place in range(last + 1) if _is_said_once(groups, place))


def filled_down(rows: Iterable[Cells], places: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The rows with what the first row of a group says in some of its columns said in each."""
    above: dict[int, str] = {}
    for cells in rows:
        above |= {place: cells[place] for place in places if place < len(cells) and cells[place].strip()}
        yield tuple(above.get(place, cell) for place, cell in enumerate(cells))


def is_total(cells: Cells) -> bool:
    """Whether a row's first filled cell is a word for a total, the others figures; a count has at least one."""
    place = _first_filled(cells)
    first, *others = [cell.strip() for cell in cells[place:] if cell.strip()] or [""]
    is_named = _TOTAL.fullmatch(first) or (others and _COUNT.fullmatch(first))
    return place < MARGIN and bool(is_named) and all(map(_FIGURE.fullmatch, others))


def _of_group(place: int, row_at: Callable[[int], Cells]) -> set[int]:
    """The places of a group's total, `Luc Petit Total` or `Total Luc Petit`, and of the title above the group."""
    cells = row_at(place)
    column = _first_filled(cells)
    group = _WORD.sub("", cells[column].strip()) if column < min(MARGIN, len(cells)) else ""
    is_named = group != "" and group != cells[column].strip()
    if not is_named or not all(_FIGURE.fullmatch(cell.strip()) for cell in cells[column + 1 :]):
        return set()
    above = range(place - 1, max(-1, place - _LONGEST_GROUP), -1)
    said = ((each, row_at(each)[column].strip()) for each in above if column < len(row_at(each)))
    filled = {each: text for each, text in said if text}
    titles = [each for each, text in filled.items() if text == group and _is_lonely(row_at(each))]
    is_nearest = next(iter(filled.values()), "") == group
    return {place, *titles[:1]} if titles or is_nearest else set()


def _is_group(cells: Cells) -> bool:
    return _is_lonely(cells) and bool(_GROUP.fullmatch(cells[0].strip()))


def _titles_above(place: int, row_at: Callable[[int], Cells]) -> list[int]:
    above = range(place - 1, max(-1, place - 1 - _MOST_TITLES), -1)
    return list(takewhile(lambda each: is_blank(row_at(each)) or _is_lonely(row_at(each)), above))


def _is_lonely(cells: Cells) -> bool:
    return bool(cells[0].strip()) and not any(map(str.strip, cells[1:]))


def _is_aside(cells: Cells, width: int) -> bool:
    """Whether a row is a lonely first cell where a customer would have more, or says what it is."""
    return (_is_lonely(cells) and width >= _WIDE) or _says_footer(cells, width)


def _is_added(cells: Cells, width: int) -> bool:
    """Whether a row below the others is no customer's by itself."""
    return len(cells) < width or is_total(cells) or _says_footer(cells, width)


def _says_footer(cells: Cells, width: int) -> bool:
    """Whether a row says that a report has added it: in one cell, or in a line whose commas nobody quoted."""
    is_line = _is_lonely(cells) or len(cells) < width
    return is_line and bool(_FOOTER.search(",".join(cells).strip(" ,") if len(cells) < width else cells[0]))


def _first_filled(cells: Cells) -> int:
    return next((place for place, cell in enumerate(cells) if cell.strip()), len(cells))


def _groups(rows: Sequence[Cells], ends: Sequence[int]) -> Iterator[Sequence[Cells]]:
    """The rows between the places where totals stand."""
    starts = [0, *(end + 1 for end in ends)]
    for start, end in zip(starts, ends, strict=False):
        if start < end:
            yield rows[start:end]


def _is_said_once(groups: Sequence[Sequence[Cells]], place: int) -> bool:
    """Whether the cells in a column stand in the first rows of groups alone."""
    later = (cells for group in groups for cells in group[1:])
    return bool(groups[0][0][place : place + 1]) and not any(
        cells[place].strip() for cells in later if place < len(cells)
    )
