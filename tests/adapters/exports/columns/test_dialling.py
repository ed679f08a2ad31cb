"""Codes and extensions in columns of their own are put where they belong."""

import polars as pl
import pytest
from phonenumbers import PhoneNumberFormat, format_number, is_valid_number, parse

from callprogram.adapters.exports import exports
from callprogram.adapters.exports.columns.contents import columns_of
from callprogram.adapters.exports.columns.dialling import Parts, codes_in, dialled, parts_of


def codes(header: str, *cells: str) -> dict[str, str]:
    return codes_in(columns_of([header], [[cell] for cell in cells]))


@pytest.mark.parametrize(
    ("header", "cells", "part"),
    [
        ("Country Code", ["49", "1", "44"], "country"),
        ("phone_country_code", ["+34", "+351"], "country"),
        ("Ländervorwahl", ["0049", "0043"], "country"),
        ("Vorwahl", ["+49", "+43"], "country"),
        ("Vorwahl", ["030", "0711"], "area"),
        ("Indicatif", ["+33", "+32"], "country"),
        ("国番号", ["81", "1"], "country"),
        ("Код страны", ["7", "380"], "country"),
        ("Kod kraju", ["48", "49"], "country"),
        ("Ülke kodu", ["90", "49"], "country"),
        ("国家代码", ["86", "1"], "country"),
        ("국가번호", ["82", "1"], "country"),
        ("رمز الدولة", ["966", "971"], "country"),
        ("区号", ["010", "021"], "area"),
        ("Код города", ["812", "495"], "area"),
        ("DDI", ["55", "351"], "country"),
        ("Mobile code", ["1-684", "1"], "country"),
        ("DDD", ["11", "21"], "area"),
        ("Area Code", ["(212)", "(646)"], "area"),
        ("Phone 1 Ext", ["12", "x304"], "extension"),
        ("内線番号", ["201", ""], "extension"),
    ],
)
def test_a_column_of_codes_is_told_by_its_name_and_its_cells(header: str, cells: list[str], part: str) -> None:
    assert codes(header, *cells) == {header: part}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Country Code", ["DE", "US"]),
        ("Country Code", ["276", "840"]),
        ("Code", ["1", "44"]),
        ("Code", ["1000", "1007"]),
        ("DDI", ["020 7946 0812"]),
        ("Prefix", ["Mr", "Dr"]),
        ("Faxvorwahl", ["030", "0711"]),
        ("Ext", ["", ""]),
    ],
)
def test_what_only_looks_like_a_column_of_codes_is_none(header: str, cells: list[str]) -> None:
    assert codes(header, *cells) == {}


def test_the_only_code_of_a_country_belongs_to_every_number_and_others_to_their_own() -> None:
    headers = ["Country Code", "Phone", "Fax", "Mobile"]
    only = {"Country Code": "country"}
    assert parts_of(["Phone", "Mobile"], headers, only) == dict.fromkeys(["Phone", "Mobile"], Parts("Country Code"))
    headers = ["Phone Code", "Phone", "Mobile Code", "Mobile", "Ext"]
    several = {"Phone Code": "country", "Mobile Code": "country", "Ext": "extension"}
    assert parts_of(["Phone", "Mobile"], headers, several) == {
        "Phone": Parts("Phone Code"),
        "Mobile": Parts("Mobile Code", extension="Ext"),
    }


@pytest.mark.parametrize(
    ("number", "country", "area", "extension", "e164"),
    [
        ("3023125014", "49", "", "", "+493023125014"),
        ("030 23125014", "+49", "", "", "+493023125014"),
        ("23125014", "0049", "030", "", "+493023125014"),
        ("04 50 11 22 33", "33", "", "", "+33450112233"),
        ("06 6982 1234", "39", "", "", "+390669821234"),
        ("+44 20 7946 0812", "49", "030", "", "+442079460812"),
        ("0044 20 7946 0812", "49", "", "", "+442079460812"),
        ("493023125014", "49", "", "", "+493023125014"),
        ("(212) 555-0177", "1", "212", "", "+12125550177"),
        ("555-0177", "1", "212", "", "+12125550177"),
    ],
)
def test_a_number_is_put_together(number: str, country: str, area: str, extension: str, e164: str) -> None:
    columns = [pl.Series([each]) for each in (number, country, area, extension)]
    read = parse(dialled(*columns)[0].replace("0044", "+44"), None)
    assert (is_valid_number(read), format_number(read, PhoneNumberFormat.E164)) == (True, e164)


def test_nothing_is_put_around_a_number_that_is_not_there() -> None:
    assert dialled(*[pl.Series([each]) for each in ("", "49", "030", "12")]).to_list() == [""]


def test_numbers_are_read_with_the_codes_beside_them() -> None:
    lines = [
        "Company,Country Code,Area Code,Phone,Ext",
        "Weiß GmbH,49,030,23125014,12",
        "Orrin LLP,44,020,79460812,",
        "Bolt Inc,1,212,555-0177,304",
    ]
    found = exports.read("list.csv", "\n".join(lines).encode(), "FR", {}).customers
    assert [(phone.e164, phone.extension, phone.valid) for each in found for phone in each.contacts[0].phones] == [
        ("+493023125014", "12", True),
        ("+442079460812", None, True),
        ("+12125550177", "304", True),
    ]
