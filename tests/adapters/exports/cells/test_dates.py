"""Dates are read in the order that their column uses."""

from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date
from hypothesis import assume, given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells.dates import Decision, Order, date_reader, is_ambiguous, order_of
from callprogram.adapters.exports.cells.readers import ReadCell

DAY, MONTH, YEAR = Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST
NO_DATE = ReadCell(None, "not a date such as 2026-11-30")


def read(text: str, column: tuple[str, ...] = (), region: str = "GB") -> ReadCell:
    return date_reader([*column, text], [], region).read(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026/11/03",
        "2026.11.03",
        "2026. 11. 3.",
        "20261103",
        "2026-11-03 09:32",
        "2026-11-03T09:32:11Z",
        "2026-11-03T23:32:11.000+0000",
        "2026-11-03T23:32:11-08:00",
        "03.11.2026",
        "3. 11. 2026",
        "3.11.26",
        "3.11.26 09:32 Uhr",
        "3/11/2026",
        "3/11/26",
        "3/11/2026 9:14 AM",
        "3/11/2026, 21:14:00",
        "3/11/2026 à 9h14",
        "03-11-2026",
        "3 Nov 2026",
        "03-Nov-2026",
        "03-Nov-26",
        "Nov 3, 2026",
        "Nov. 3, 2026, 9:14 PM EST",
        "November 3rd, 2026",
        "Tuesday, November 3, 2026",
        "2026 Nov 3",
        "3. November 2026",
        "Dienstag, 3. November 2026 um 09:14",
        "3 novembre 2026",
        "mar. 3 nov. 2026",
        "3 de noviembre de 2026",
        "martes, 3 de noviembre de 2026",
        "3 november 2026",
        "di 3 nov. 2026",
        "3 de novembro de 2026",
        "2026年11月3日",
        "2026年11月3日(火)",
        "2026年11月3日 9時14分",
        "令和8年11月3日",
        "２０２６／１１／０３",  # noqa: RUF001 - as it is typed in Japan
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read(text) == ReadCell(date(2026, 11, 3))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14. März 2026", date(2026, 3, 14)),
        ("14. Mrz 2026", date(2026, 3, 14)),
        ("1er mars 2026", date(2026, 3, 1)),
        ("1º de março de 2026", date(2026, 3, 1)),
        ("14 août 2026", date(2026, 8, 14)),
        ("14 aout 2026", date(2026, 8, 14)),
        ("14 mrt 2026", date(2026, 3, 14)),
        ("14 gen 2026", date(2026, 1, 14)),
        ("14 ago 2026", date(2026, 8, 14)),
        ("14 Sept 2026", date(2026, 9, 14)),
        ("12/05/98", date(1998, 5, 12)),
    ],
)
def test_months_are_known_in_the_languages_of_exports(text: str, day: date) -> None:
    assert read(text) == ReadCell(day)


@pytest.mark.parametrize(
    "text",
    [
        "soon",
        "2026-02-30",
        "31/11/2026",
        "30.02.2026",
        "3 Nevember 2026",
        "0000-01-01",
        "0026-11-03",
        "12",
        "1/2",
        "1/2/345",
        "3 days ago",
        "Q3 2026",
        "November 2026",
        "3 Nov Dec 2026",
        "2026年13月1日",
        "",
    ],
)
def test_what_is_no_day_says_so(text: str) -> None:
    assert read(text, ("2026-11-03",)) == NO_DATE


@pytest.mark.parametrize("text", ["0000-00-00", "00/00/0000", "0000-00-00 00:00:00"])
def test_a_database_without_a_date_says_nothing(text: str) -> None:
    assert read(text) == ReadCell()


@pytest.mark.parametrize(
    ("column", "others", "region", "first", "certain"),
    [
        (["11/3/2026", "10/27/2026"], [], "DE", MONTH, True),
        (["3/11/2026", "27/10/2026"], [], "US", DAY, True),
        (["3-11-2026", "27-10-2026"], [], "US", DAY, True),
        (["3/11/2026"], ["10/27/2026"], "DE", MONTH, True),
        (["27/10/2026"], ["10/27/2026"], "US", DAY, True),
        (["10/27/2026", "10/28/2026", "27/10/2026"], [], "DE", MONTH, True),
        (["3/11/2026"], [], "US", MONTH, False),
        (["3/11/2026"], [], "PH", MONTH, False),
        (["3/11/2026"], [], "GB", DAY, False),
        (["3/11/2026"], [], "ZZ", MONTH, False),
        (["10/27/2026", "27/10/2026"], [], "GB", DAY, False),
        (["26/11/03"], [], "JP", YEAR, False),
        (["26/11/03", "99/11/28"], [], "DE", YEAR, True),
        (["14/03/26", "27/04/25"], [], "US", DAY, True),
        (["03.11.2026"], [], "US", MONTH, False),
    ],
)
def test_the_column_decides_then_the_file_then_the_region(
    column: list[str], others: list[str], region: str, first: Order, certain: bool
) -> None:
    decision = order_of(column, others, region)
    assert (decision.orders[0], decision.certain) == (first, certain)
    assert isinstance(decision, Decision)


def test_doubt_is_shown_once_for_a_column_at_its_first_date_that_could_be_another() -> None:
    column = ["2026-11-03", "3/3/2026", "3/4/2026", "5/6/2026"]
    said = "This column may be day/month or month/day; it is read as month/day."
    assert date_reader(column, [], "US").doubts == (("3/4/2026", said),)
    assert date_reader([*column, "13/6/2026"], [], "US").doubts == ()
    assert date_reader(column, ["13/6/2026"], "US").doubts == ()


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [("3/11/2026", True), ("3/3/2026", False), ("13/3/2026", False), ("2026-03-11", False), ("3.11.2026", False)],
)
def test_a_day_is_ambiguous_where_it_could_be_another(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text, "US") is ambiguous


def test_a_date_that_can_only_be_in_the_other_order_is_read_and_said() -> None:
    column = ("10/27/2026", "10/28/2026", "11/3/2026")
    assert read("11/3/2026", column) == ReadCell(date(2026, 11, 3))
    assert read("27/11/2026", column) == ReadCell(
        date(2026, 11, 27), "read as day/month, unlike the rest of the column"
    )


def test_dots_have_the_day_first_unless_it_cannot_be() -> None:
    assert read("03.11.2026", ("10/27/2026",), "US") == ReadCell(date(2026, 11, 3))
    assert read("11.03.2026", ("10.27.2026",), "US") == ReadCell(date(2026, 11, 3))


@pytest.mark.parametrize(
    ("column", "days"),
    [
        (["46329", "46330.0", "44197.75"], [date(2026, 11, 3), date(2026, 11, 4), date(2021, 1, 1)]),
        (["1793664000000", "1609459200000"], [date(2026, 11, 3), date(2021, 1, 1)]),
        (["1793664000", "1609459200"], [date(2026, 11, 3), date(2021, 1, 1)]),
    ],
)
def test_a_whole_column_of_counted_days_or_seconds_is_read_as_such(column: list[str], days: list[date]) -> None:
    reader = date_reader(column, [], "US")
    assert [reader.read(text).value for text in column] == days


@pytest.mark.parametrize("text", ["46329", "1793664000000"])
def test_a_lone_figure_among_dates_is_no_date(text: str) -> None:
    assert read(text, ("2026-11-03",)) == NO_DATE


LOCALES = ["en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "nl_NL", "it_IT", "pt_BR", "ja_JP"]
DAYS = st.dates(date(1970, 1, 1), date(2069, 12, 31))


@given(DAYS, st.sampled_from(LOCALES), st.sampled_from(["short", "medium", "long", "full"]))
def test_a_day_reads_back_however_a_language_writes_it(day: date, locale: str, width: str) -> None:
    written, telling = (format_date(each, width, locale) for each in (day, date(2026, 11, 27)))
    assert read(written, (telling,), locale[3:]) == ReadCell(day), written


@given(st.lists(DAYS, min_size=1), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%y", "%m-%d-%y"]))
def test_a_column_with_one_day_beyond_the_twelfth_reads_back_anywhere(days: list[date], form: str) -> None:
    assume(any(day.day > 12 and (day.year % 100 > 31 or day.year % 100 != day.day) for day in days))
    column = [f"{day:{form}}" for day in days]
    for region in ("US", "DE"):
        reader = date_reader(column, [], region)
        assert [reader.read(text).value for text in column] == days


@given(DAYS)
def test_a_timestamp_is_the_day_in_utc(day: date) -> None:
    text = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000))
    assume(len(text) >= 12)
    assert date_reader([text], [], "US").read(text) == ReadCell(day)


@given(st.lists(st.text(max_size=20), max_size=5), st.sampled_from(["US", "JP", "ZZ", ""]))
def test_no_texts_break_the_reader(column: list[str], region: str) -> None:
    reader = date_reader(column, column, region)
    assert all(isinstance(reader.read(text), ReadCell) for text in column)
