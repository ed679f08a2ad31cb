"""Whole columns of telephone numbers, against `phonenumbers` one by one."""

from collections.abc import Iterator
from random import Random

import phonenumbers
import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumber, PhoneNumberFormat, re_util

from callprogram.adapters.exports.cells.phones import Numbers, read_phones
from callprogram.adapters.frames.number_plans import COSTLY, NOT_IN_USE
from callprogram.adapters.frames.number_tables import read_numbers
from callprogram.domain.customers.phones import Phone, dialable, leaves_out_area_codes, read_phone

Cell = tuple[str, str | None]
_CELLS = {"text": pl.String, "region": pl.String}
_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
_FORMATS = (
    PhoneNumberFormat.E164,
    PhoneNumberFormat.INTERNATIONAL,
    PhoneNumberFormat.NATIONAL,
    PhoneNumberFormat.RFC3966,
)
_CHARACTERS = st.text(
    "+ -().\N{NO-BREAK SPACE}\N{EN DASH}\N{FULLWIDTH DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO}/,x#;~*0tel:E\t\n"
)
_FIGURES = st.text("0123456789", max_size=12)
_TEXTS = st.lists(_CHARACTERS.map(lambda text: text[:2]) | _FIGURES, max_size=6).map("".join)


@pytest.fixture(autouse=True)
def _patterns_are_kept() -> None:
    """Else those of so many regions are compiled again and again."""
    re_util.enable_pattern_cache()


def _read(cells: list[Cell]) -> list[tuple[str | None, bool]]:
    return [(e164 if kind else None, bool((kind or 0) & COSTLY)) for e164, kind in _decided(cells)]


def _decided(cells: list[Cell]) -> list[tuple[str | None, int | None]]:
    return read_numbers(pl.DataFrame(cells, _CELLS, orient="row")).select("e164", "kind").rows()


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("+800 0000 0000", None, "+80000000000"),
        ("030 23125014", "DE", "+493023125014"),
        ("030-2312.5014", "DE", "+493023125014"),
        ("030/23125014", "DE", "+493023125014"),
        ("+49 (0)30 23125014", None, "+493023125014"),
        ("0049 30 23125014", "FR", "+493023125014"),
        ("49 30 23125014", "DE", "+493023125014"),
        ("011 49 30 23125014", "US", "+493023125014"),
        ("(212) 736-5000", "US", "+12127365000"),
        ("1 (212) 736-5000", "CA", "+12127365000"),
        ("tel:+1-212-736-5000", None, "+12127365000"),
        ("06 698 12345", "IT", "+390669812345"),
        ("8 (495) 123-45-67", "RU", "+74951234567"),
        ("011 15-2345-6789", "AR", "+5491123456789"),
        ("(11) 96123\N{EN DASH}4567", "BR", "+5511961234567"),
        ("01\N{NO-BREAK SPACE}42\N{NO-BREAK SPACE}68\N{NO-BREAK SPACE}53\N{NO-BREAK SPACE}00", "FR", "+33142685300"),
    ],
)
def test_reads_a_number_as_its_region_writes_it(text: str, region: str | None, e164: str) -> None:
    assert _read([(text, region)]) == [(e164, False)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ask Anna",
        "030 23125014 ext. 12",
        "030 23125014/15",
        "030 23125014/23125015",
        "030 23125014, 030 23125015",
        "3023125014.0",
        "3,02E+09",
        "112",
    ],
)
def test_leaves_what_is_not_plainly_one_number(text: str) -> None:
    assert _read([(text, "DE")]) == [(None, False)]


def test_leaves_a_number_that_is_not_in_use() -> None:
    assert _read([("+1 212 036 5000", "US"), ("030 23125014", None), ("030 23125014", "XX")]) == [(None, False)] * 3


def test_tells_what_a_number_would_be_that_is_not_in_use() -> None:
    assert _decided([("07700 900123", "GB"), ("+1 212 036 5000", "DE"), ("+44 20", None), ("030 23125014", None)]) == [
        ("+447700900123", NOT_IN_USE),
        ("+12120365000", NOT_IN_USE),
        (None, NOT_IN_USE),
        (None, None),
    ]


def test_tells_numbers_that_cost_more_than_a_call() -> None:
    assert _read([("0900 1234567", "DE"), ("0800 1234567", "DE")]) == [
        ("+499001234567", True),
        ("+498001234567", False),
    ]


def test_keeps_the_order_of_the_rows() -> None:
    cells: list[Cell] = [("ask Anna", "DE"), ("030 23125014", "DE"), ("+1 212 736 5000", "DE"), ("030 23125015", "DE")]
    assert [e164 for e164, _ in _read(cells)] == [None, "+493023125014", "+12127365000", "+493023125015"]


def test_reads_a_column_without_rows() -> None:
    assert _read([]) == []


def test_reads_a_column_without_any_region() -> None:
    cells = pl.DataFrame({"text": ["+1 212 736 5000", "030 23125014"], "region": [None, None]})
    assert read_numbers(cells)["e164"].to_list() == ["+12127365000", None]


def test_reads_every_regions_numbers_as_one_by_one() -> None:
    cells = list(_cells(20, 1_000 * settings().max_examples))
    each = [read_phone(text, region) for text, region in cells]
    read = _read(cells)
    assert [
        (cell, e164, costly)
        for cell, phone, (e164, costly) in zip(cells, each, read, strict=True)
        if e164 and not _is_same(phone, e164, costly=costly)
    ] == []
    unused = [(phone, e164) for phone, (e164, kind) in zip(each, _decided(cells), strict=True) if kind == NOT_IN_USE]
    assert len(unused) > 0.2 * len(cells)
    assert [phone for phone, e164 in unused if phone != Phone(phone.raw, e164=e164)] == []
    valid = [(e164, region) for phone, (e164, _), (_, region) in zip(each, read, cells, strict=True) if phone.valid]
    assert len(valid) > 0.45 * len(cells)
    decided = [e164 is not None for e164, region in valid if not (region and leaves_out_area_codes(region))]
    assert sum(decided) / len(decided) > 0.999  # elsewhere a short number may lack its area code, and is read by itself
    assert sum(e164 is not None for e164, _ in valid) / len(valid) > 0.95


def test_reads_what_the_reader_of_cells_reads_without_a_word() -> None:
    cells = list(_cells(21, 10_000))
    decided = [(cell, e164) for cell, (e164, _) in zip(cells, _read(cells), strict=True) if e164]
    assert len(decided) > 4_000
    assert [(cell, e164) for cell, e164 in decided if not _is_plain(cell, e164)] == []


@given(
    st.lists(st.tuples(_TEXTS, st.sampled_from([*_REGIONS, "DE", "US", "IT", "001", "XX", "de", None])), max_size=20)
)
@example([("( + 49 30 23125014", "DE"), ("+ +49 30 23125014", "DE"), ("+0049 30 23125014", "DE")])
@example([("tel:-030 23125014", "DE"), ("30" + " " * 250 + "23125014", "DE"), ("-030 23125014", "DE")])
@example([("030 23125014.0 ", "DE"), ("030 23125014.00\N{NO-BREAK SPACE}", "DE"), ("(+49) 30 23125014", "DE")])
def test_never_reads_a_text_in_another_way(cells: list[Cell]) -> None:
    for cell, (e164, costly), (possible, kind) in zip(cells, _read(cells), _decided(cells), strict=True):
        if e164:
            assert _is_same(read_phone(*cell), e164, costly=costly)
            assert _is_plain(cell, e164)
        if kind == NOT_IN_USE:
            assert read_phone(*cell) == Phone(cell[0], e164=possible)


def _is_same(phone: Phone, e164: str, *, costly: bool) -> bool:
    return (phone.valid, phone.e164, phone.extension, dialable(phone)) == (True, e164, None, not costly)


def _is_plain(cell: Cell, e164: str) -> bool:
    text, region = cell
    return read_phones(text, region, "US", "phone") == Numbers((Phone(text, "phone", e164, None, valid=True),))


def _cells(seed: int, count: int) -> Iterator[Cell]:
    """Texts in many formats, most with other figures than the examples they are made of, some in the wrong region."""
    random = Random(seed)
    written = [cell for number in _examples() for cell in _written(*number)]
    for _ in range(count):
        text, region = random.choice(written)
        elsewhere = random.choice([None, random.choice(_REGIONS)])
        yield _changed(random, text), region if random.random() < 0.9 else elsewhere


def _examples() -> Iterator[tuple[PhoneNumber, str | None]]:
    for region in _REGIONS:
        numbers = (phonenumbers.example_number_for_type(region, kind) for kind in phonenumbers.PhoneNumberType.values())
        yield from ((number, region) for number in numbers if number)
    for code in phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS:
        number = phonenumbers.example_number_for_non_geo_entity(code)
        if number:
            yield number, None


def _written(number: PhoneNumber, region: str | None) -> Iterator[Cell]:
    """A number as it may stand in a cell."""
    code, figures = number.country_code, phonenumbers.national_significant_number(number)
    yield from ((phonenumbers.format_number(number, way), region) for way in _FORMATS)
    yield from (
        (text, region) for text in (figures, f"{code} {figures}", f"00{code} {figures}", f"+{code} (0){figures}")
    )
    yield from ((phonenumbers.format_out_of_country_calling_number(number, home), home) for home in ("US", "FR", "AU"))


def _changed(random: Random, text: str) -> str:
    """A text with none, some or all but the first of other figures, now and then one more or less."""
    places = [place for place, character in enumerate(text) if character.isdecimal() and place > 2]
    figures = list(text)
    for place in random.sample(places, min(len(places), random.choice([0, 1, 2, 4, 20]))):
        figures[place] = random.choice("0123456789")
    place = random.choice(places)
    extra = random.choice([figures[place]] * 18 + ["", figures[place] * 2])
    return "".join([*figures[:place], extra, *figures[place + 1 :]])
