"""Words: whatever people or a CRM wrote is shown as they wrote it."""

import re
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram import ui
from callprogram.domain.customers.clocks import clock, clock_there, place
from callprogram.domain.program.seats import Seat
from callprogram.ui.components.words.words import badge, light, plain
from tests.ui.conftest import read

SPECIAL = "\\`*_{}[]()<>#+-.!|~$:&"
_UNSEEN = re.compile("[\u2060\u2068\u2069]")
TEXTS = st.text() | st.text(st.sampled_from(SPECIAL + "a1 \n\t/"), max_size=40)


@given(TEXTS)
def test_every_sign_that_markdown_knows_is_escaped(text: str) -> None:
    without_escapes = re.sub(r"\\[" + re.escape(string.punctuation) + "]", "", plain(text))
    assert not set(without_escapes) & set(SPECIAL)


@given(TEXTS)
def test_the_reader_sees_the_words_on_one_line(text: str) -> None:
    assert _UNSEEN.sub("", read(plain(text))).split() == _UNSEEN.sub("", text).split()
    assert "\n" not in plain(text)


@pytest.mark.parametrize("picture", [":material/home:", ":streamlit:"])
def test_streamlits_pictures_stay_letters(picture: str) -> None:
    assert picture not in read(plain(f"See {picture}"))
    assert read(plain(picture)).replace("\u2060", "") == picture


@pytest.mark.parametrize("address", ["https://evil.example/pay", "See HTTP://evil.example", "www.evil.example"])
def test_what_strangers_write_is_no_link(address: str) -> None:
    shown = read(plain(address))
    assert not re.search(r"://|www\.", shown, re.IGNORECASE)
    assert shown.replace("\u2060", "") == address


def test_a_name_written_from_the_right_keeps_to_itself() -> None:
    assert plain("محمد الشريف") == "\u2068محمد الشريف\u2069"
    assert plain("王小明") == "王小明"


def test_a_place_is_the_last_part_of_its_zone() -> None:
    assert place("America/Argentina/Buenos_Aires") == "Buenos Aires"


def test_every_field_for_a_day_is_written_as_the_country_writes_days() -> None:
    pages = Path(ui.__file__).parent.rglob("*.py")
    fields = [page.name for page in pages if re.search(r"\bdate(time)?_input\(", page.read_text("utf-8"))]
    assert fields == ["days.py"]


def test_every_seat_has_a_badge() -> None:
    assert all(re.fullmatch(r":[a-z]+-badge\[[A-Z][a-z ]+\]", badge(seat)) for seat in Seat)


def test_clocks_show_the_time_there() -> None:
    moment = datetime(2026, 11, 24, 15, 12, tzinfo=UTC)
    assert clock(moment, "Europe/Amsterdam") == "16:12"
    assert clock_there(("Europe/Lisbon",), moment) == "15:12 in Lisbon"
    assert clock_there(("America/New_York", "America/Los_Angeles"), moment) == "07:12–10:12 there"


@pytest.mark.parametrize(
    ("note", "markdown"),
    [
        ("one\ntwo", "one  \ntwo"),
        ("a **bold** word", "a **bold** word"),
        ("*so* it is", "*so* it is"),
        ("- first\n- *second*", "\n- first  \n\n- *second*"),
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("**<b>**", "**\\<b\\>**"),
        ("![x](http://x.example)", "\\!\\[x\\]\\(http\\:\u2060//x\\.example\\)"),
        ("", ""),
    ],
)
def test_a_note_keeps_its_lines_its_lists_and_what_is_strong_and_nothing_else(note: str, markdown: str) -> None:
    assert light(note) == markdown


@given(TEXTS)
def test_no_sign_of_a_note_is_markup_but_stars_and_dashes(note: str) -> None:
    without_escapes = re.sub(r"\\[" + re.escape(string.punctuation) + "]", "", light(note))
    assert not set(without_escapes) & (set(SPECIAL) - set("*-"))
