"""Several numbers in one cell are each read with the kind that stands beside it; a fax among them is nobody's."""

import pytest

from callprogram.adapters.exports import read
from callprogram.adapters.exports.numbers import numbers_of, vote_of


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        (
            '[{"phone": "+44 20 7946 0958", "label": "work"}, {"phone": "+49 171 3920012", "label": "mobile"}]',
            [("phone", "+442079460958"), ("mobile", "+491713920012")],
        ),
        ('[{"value":"+44 20 7946 0959","type":"Other","primary":true}]', [("other", "+442079460959")]),
        ('[{"number": "+44 20 7946 0959", "type": "fax"}]', []),
        ('["+44 20 7946 0961", "+44 20 7946 0962"]', [("home", "+442079460961"), ("home", "+442079460962")]),
        (
            '{"mobile":"+49 171 3920012","work":"+44 20 7946 0960"}',
            [("mobile", "+491713920012"), ("phone", "+442079460960")],
        ),
        (
            "Work: +44 20 7946 0958; Mobile: +49 171 3920012; Fax: +44 20 7946 0999",
            [("phone", "+442079460958"), ("mobile", "+491713920012")],
        ),
        (
            "+44 20 7946 0959 (work), +44 20 7946 0960 (home)",
            [("phone", "+442079460959"), ("home", "+442079460960")],
        ),
        ("Phone:+44 20 7946 0963  Mobile:+49 171 3920012", [("phone", "+442079460963"), ("mobile", "+491713920012")]),
        ("T: +44 20 7946 0963 / F: +44 20 7946 0964", [("phone", "+442079460963")]),
        (
            "Port. : +49 171 3920012 - Fixe : +44 20 7946 0963",
            [("mobile", "+491713920012"), ("phone", "+442079460963")],
        ),
        ("['+44 20 7946 0961', '+44 20 7946 0962']", [("home", "+442079460961"), ("home", "+442079460962")]),
        ('{+442079460961,"+44 20 7946 0962"}', [("home", "+442079460961"), ("home", "+442079460962")]),
        ("M +49 171 3920012", [("mobile", "+491713920012")]),
        ("Мобильный: +49 171 3920012, Факс: +44 20 7946 0999", [("mobile", "+491713920012")]),
        ("手机: +49 171 3920012; 传真: +44 20 7946 0999", [("mobile", "+491713920012")]),
        ("Faks: +44 20 7946 0999", []),
        ("ann1234567@acme.example, +44 20 7946 0958", [("home", "+442079460958")]),
        ("ann1234567@acme.example", []),
        ("1-800-FLOWERS", [("home", "+18003569377")]),
        ("+44 20 7946 0958 ext. 12", [("home", "+442079460958")]),
    ],
)
def test_each_number_of_a_cell_has_its_kind(cell: str, numbers: list[tuple[str, str]]) -> None:
    found = numbers_of(cell, None, "US", "home")
    assert [(phone.label, phone.e164) for phone in found.phones] == numbers
    assert found.oddities == ()


@pytest.mark.parametrize("cell", ["[{", '{"phone": "none"}', "auf Anfrage"])
def test_a_cell_without_a_number_is_odd(cell: str) -> None:
    assert numbers_of(cell, None, "US", "home").oddities == ("not a phone number",)


def test_a_column_of_addresses_and_numbers_fills_both() -> None:
    rows = (
        b'Company,Reach us at\nAlfa,"a@alfa.example, +44 20 7946 0958"\nBeta,+44 20 7946 0959 b@beta.example\n'
        b"Gamma,c@gamma.example\nDelta,+44 20 7946 0961\n"
    )
    customers = list(read("x.csv", rows, "US", {}).customers)
    reached = [(each.contacts[0].email, [phone.e164 for phone in each.contacts[0].phones]) for each in customers]
    assert reached == [
        ("a@alfa.example", ["+442079460958"]),
        ("b@beta.example", ["+442079460959"]),
        ("c@gamma.example", []),
        ("", ["+442079460961"]),
    ]


def test_a_number_beside_an_address_is_read_where_there_is_none_else() -> None:
    rows = b"Company,Email,Phone\nAlfa,a@alfa.example,+44 20 7946 0958\nBeta,b@beta.example; +44 20 7946 0959,\n"
    found = read("x.csv", rows, "US", {})
    assert [each.contacts[0].phones[0].e164 for each in found.customers] == ["+442079460958", "+442079460959"]
    assert list(found.problems) == []


def test_other_numbers_are_tried_last_whatever_column_they_stand_in() -> None:
    rows = b"Company,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
    rows += b"Alfa,Other,+44 20 7946 0958,Mobile,+49 171 3920012\nBeta,Work Fax,+44 20 7946 0959,Car,+44 20 7946 0960\n"
    found = [each.contacts[0].phones for each in read("x.csv", rows, "US", {}).customers]
    assert [[(phone.label, phone.e164) for phone in phones] for phones in found] == [
        [("mobile", "+491713920012"), ("other", "+442079460958")],
        [("other", "+442079460960")],
    ]


VOTERS = "".join(f"Voter {number},+49 30 2312501{number},\n" for number in range(4))


@pytest.mark.parametrize("many", [1, 200])
def test_the_files_own_numbers_make_one_doubtful_that_its_row_leaves_open(many: int) -> None:
    open_rows = "Di,030 23125017,\nEd,(212) 555-0123,\nFi,020 7946 0958,United Kingdom\nGi,+1 212 555 0124,\n"
    found = read("x.csv", f"Name,Phone,Country\n{VOTERS * many}{open_rows}".encode(), "US", {})
    phones = [each.contacts[0].phones[0] for each in list(found.customers)[-4:]]
    assert [(phone.e164, phone.valid) for phone in phones] == [
        ("+493023125017", False),
        ("+12125550123", False),
        ("+442079460958", True),
        ("+12125550124", True),
    ]
    (said,) = found.problems
    assert said.message == "this would be a number of Germany, as most here are, but its row does not say so"
    assert len(said.rows) == 2


def test_numbers_of_the_region_stay_where_the_files_own_are_no_others_or_of_several_countries() -> None:
    several = "A,+49 30 23125010,\nB,+44 20 7946 0958,\nC,+33 1 99 00 12 34,\nD,(212) 555-0123,\n"
    same = f"{VOTERS}D,(0)171 3920012,\n"
    for rows, region, e164 in ((several, "US", "+12125550123"), (same, "DE", "+491713920012")):
        found = read("x.csv", f"Name,Phone,Country\n{rows}".encode(), region, {})
        last = list(found.customers)[-1].contacts[0].phones[0]
        assert (last.e164, last.valid, list(found.problems)) == (e164, True, [])


@pytest.mark.parametrize(
    "cell", ["+44 20 7946 0963 (доб. 12)", "+44 20 7946 0963 wew. 12", "+44 20 7946 0963 dahili 12"]
)
def test_extensions_are_read_in_more_languages(cell: str) -> None:
    assert [(phone.e164, phone.extension) for phone in numbers_of(cell, None, "US", "").phones] == [
        ("+442079460963", "12")
    ]


def test_a_row_that_has_a_fax_only_is_named() -> None:
    result = read("a.csv", b"Firma,Telefon\nAlder,030 23125001\nBirch,030 23125002 (Fax)\n", "DE", {})
    said = [(problem.rows, problem.message) for problem in result.problems]
    assert ((2,), "no phone number in this row") in [(tuple(rows), why) for rows, why in said]


def test_of_a_long_column_numbers_all_over_it_tell_of_which_country_most_are() -> None:
    german = [f"+49 30 2312{place:04}" for place in range(4500)]
    british = [f"+44 20 7946 0{place % 1000:03}" for place in range(500)]
    assert vote_of([*british, *german]) == "DE"
    assert vote_of([*german[:2500], *british * 5]) is None
