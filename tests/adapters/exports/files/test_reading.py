"""Bytes become text, and what is none is refused in one sentence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.files.damage import marked
from callprogram.adapters.exports.files.reading import text_of
from callprogram.errors import BadInputError

RUSSIAN = "Компания;Телефон\nЗавод Ромашка;+7 495 000-00-00\nФабрика Василёк;+7 812 000-00-00\n"  # noqa: RUF001 - Russian letters
POLISH = "Firma;Telefon\nŁódzka Spółka Żeglugowa;+48 61 000 00 23\nŚwięty Źródło;22 000 00 47\nMąka i Chleb;1\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Company,Phone\nAcme,1\n", "utf-8"),
        ("Firma;Telefon\nMüller;030\n", "utf-8"),
        ("Firma;Telefon\nMüller;030\n", "utf-8-sig"),
        ("Firma\tTelefon\nMüller\t030\n", "utf-16"),
        ("Firma;Telefon\nMüller;030\n", "cp1252"),
        ("Company,Phone\nAcme – “best” €,1\n", "cp1252"),
        ("Société;Téléphone\nCafé Françoise;01 99 00 12 34\n", "cp1252"),
        ("Empresa;Teléfono\nPeña y Núñez;910 00 00 36\nJosé María Ibáñez;Cádiz\n", "cp1252"),
        ("Firma;Telefon\nŽluťoučký kůň s.r.o.;+420 1\nŘízení a Účetnictví Dvořák;3\n", "cp1250"),
        (RUSSIAN, "cp1251"),
        (POLISH, "cp1250"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert text_of("list.csv", text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32"),
    ],
)
def test_wide_characters_are_read_with_and_without_a_byte_order_mark(encoding: str, mark: bytes, name: str) -> None:
    text = "会社,Phone\nMüller,030\n"
    assert text_of("list.csv", mark + text.encode(encoding)) == (text, name)


def test_a_few_bytes_from_elsewhere_do_not_spoil_the_rest() -> None:
    text = "Firma,Ort\n" + "Müller,Köln\n" * 20
    assert text_of("list.csv", text.encode() + b"Wei\xdf,Bonn\n") == (
        text + f"Wei{marked(0xDF)},Bonn\n",
        "utf-8",
    )


def test_a_stray_zero_byte_is_left_out() -> None:
    text = "Company,Phone\n" + "Acme,1\n" * 50
    assert text_of("list.csv", text.encode() + b"Bo\0lt,2\n")[0] == text + "Bolt,2\n"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xef\xbb\xbfCompany,Phone\n\xff\xff",
        bytes(range(1, 32)) * 10,
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(BadInputError) as caught:
        text_of("list.xls", content)
    expected = (
        "list.xls is neither a CSV file nor a workbook; export the customers from the CRM as CSV and bring that in."
    )
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><html><h1>Sign in</h1></html>", b'<?xml version="1.0"?><Workbook/>', b"<html>"]
)
def test_a_web_page_without_a_list_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(BadInputError) as caught:
        text_of("list.xls", content)
    assert str(caught.value) == (
        "list.xls is a web page without a list; save it from a spreadsheet as .xlsx, or export the customers as CSV."
    )


@pytest.mark.parametrize("content", [b"", b"\n \r\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadInputError, match=r"list\.csv is empty; export the customers"):
        text_of("list.csv", content)


def test_a_stray_control_character_from_a_word_processor_is_no_reason_to_refuse() -> None:
    text = "Company,Phone,Notes\n" + "Acme,1,called twice\n" * 20 + "Acme,1,one\x0btwo\x1fthree\n"
    assert text_of("list.csv", text.encode())[0] == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_unicode_text_comes_back_from_its_byte_order_mark(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert text_of("list.csv", text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF16_LE + b"Company,Phone\nAcme,030\n",
        "Company,Phone\nAcme,030\n".encode("utf-16-le") + b"x",
        "Company,Phone\nAcme,030\n".encode("utf-16") + b"\n",
    ],
)
def test_a_wrong_mark_and_half_a_letter_leave_a_file_readable(content: bytes) -> None:
    assert text_of("a.csv", content)[0] == "Company,Phone\nAcme,030\n"
