"""Frames of cells become frames of what each field says."""

import polars as pl
import pytest

from callprogram.adapters.exports.columns.dialling import Parts
from callprogram.adapters.exports.fields import PHONE, Fields, texts_of
from callprogram.adapters.exports.files.rows import ROW


def texts(header: str, cell: str, field: str) -> str:
    frame = pl.DataFrame({ROW: [1], header: [cell]})
    return str(texts_of(frame, Fields({field: (header,)}))[field][0])


@pytest.mark.parametrize(
    ("field", "cell", "name"),
    [
        ("company", "Bolt Works (https://notion.example/Bolt-1a2b?pvs=21)", "Bolt Works"),
        ("contact", "Amir Khan (amir@bolt.example)", "Amir Khan"),
        ("contact", "Amir Khan <amir@bolt.example>", "Amir Khan"),
        ("contact", "(amir@bolt.example)", "(amir@bolt.example)"),
        ("company", "Tin Roof (Boston)", "Tin Roof (Boston)"),
        ("company", "@home Ltd", "@home Ltd"),
        ("account_owner", "Ana Duarte (ana@our.example)", "Ana Duarte"),
    ],
)
def test_a_name_is_read_without_the_address_or_link_behind_it(field: str, cell: str, name: str) -> None:
    assert texts("Header", cell, field) == name


def test_a_number_is_read_with_what_stands_in_other_columns() -> None:
    frame = pl.DataFrame({ROW: [1], "Code": ["49"], "Tel": ["030 23125014"]})
    fields = Fields({"phone": ("Tel",)}, parts={"Tel": Parts(country="Code")})
    assert fields.headers() == ["Tel", "Code"]
    assert texts_of(frame, fields)[f"{PHONE}Tel"][0] == "+49 030 23125014"
