"""Importing: looked at without a trace, brought in as a whole, and brought in again without a change."""

from datetime import date
from pathlib import Path

import pytest

from callprogram.adapters import exports
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Import, Reading
from callprogram.domain.lists.call_list import CallList
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.calls import calling
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.customers import importing
from callprogram.services.lists import announcing, planning
from callprogram.services.promises import promising
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk

HEADER = "Account ID,Company,Contact,Email,Phone,Country\n"
ADA = "A-1,Moorlicht,Ada,ada@moorlicht.example,+49 30 23125 123,DE\n"
BOB = "A-2,Tin Roof,Bob,bob@tinroof.example,212 555 0177,US\n"
CID = "A-3,Nemo,Cid,cid@nemo.example,,NL\n"
EXPORTS = Path(__file__).parents[2] / "exports"


def reading(*rows: str) -> Reading:
    return exports.read("crm.csv", (HEADER + "".join(rows)).encode(), "NL", {})


def test_a_preview_says_what_would_be_and_leaves_no_trace(desk: Desk) -> None:
    seen = desk.do(importing.preview, reading(ADA, BOB))

    assert (len(seen.changes.created), len(seen.changes.updated), seen.changes.unchanged) == (2, 0, 0)
    assert seen.customers == 2
    assert (desk.all(Customer), desk.all(Import)) == ([], [])


def test_a_preview_says_what_changes(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA, BOB))
    seen = desk.do(importing.preview, reading(ADA.replace("Moorlicht", "Moorlicht AG"), BOB))

    assert seen.in_words == ("The name of 1 customer changes.",)
    assert seen.odd == ()


def test_a_column_that_is_new_in_an_export_is_no_warning(desk: Desk) -> None:
    rows = [f"A-{number},Firm {number},212 555 01{number}" for number in range(10, 20)]
    with_city = ["Account ID,Company,Phone,City", *(f"{row},Boston" for row in rows)]
    desk.do(
        importing.bring_in, exports.read("crm.csv", "\n".join(["Account ID,Company,Phone", *rows]).encode(), "US", {})
    )
    seen = desk.do(importing.preview, exports.read("crm.csv", "\n".join(with_city).encode(), "US", {}))

    assert seen.odd == ()
    assert seen.in_words == ("Known for the first time: the city of 10 customers (“City”).",)


def test_a_file_that_has_only_a_part_of_the_customers_is_a_warning(desk: Desk) -> None:
    def remembered(*rows: str) -> Reading:
        return exports.read("crm.csv", (HEADER + "".join(rows)).encode(), "NL", {}, Memory(desk.store.engine))

    others = [f"B-{number},Firm {number},,,+49 30 23125 {number},DE\n" for number in range(100, 106)]
    desk.do(importing.bring_in, remembered(ADA, *others))
    seen = desk.do(importing.preview, remembered(ADA))

    (said,) = seen.odd
    assert said.startswith("6 of 7 customers are no longer in this export: Firm 100, Firm 101, Firm 102 and 3 more.")
    assert seen.in_words == ()


def test_a_person_who_has_another_id_now_is_said_to_be_like_one_who_is_known(desk: Desk) -> None:
    def people(*rows: str) -> Reading:
        return exports.read("crm.csv", ("Id,Name,Email,Phone,Country\n" + "".join(rows)).encode(), "GB", {})

    ann, bob = "1,Ann Roe,roe@post.example,020 7946 0001,GB\n", "2,Bob Roe,roe@post.example,020 7946 0001,GB\n"
    desk.do(importing.bring_in, people(ann))
    seen = desk.do(importing.preview, people(bob, ann.replace("1,Ann", "9,Ann")))

    assert (len(seen.changes.created), seen.changes.namesakes) == (2, 1)
    assert seen.in_words[0].startswith("1 new customer is called like one you have, but has another id;")


def test_a_preview_says_what_is_not_read_any_more_and_stays(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA))
    renamed = "Account ID,Company,Contact,Email,Phone,Where are they\n" + ADA
    without = exports.read("crm.csv", renamed.encode(), "NL", {"country": ()})
    seen = desk.do(importing.preview, without)
    desk.do(importing.bring_in, without)

    assert seen.in_words == ("Not read this time: “Country” (country). What is known of it stays as it is.",)
    assert [each.country for each in desk.all(Customer)] == ["DE"]


def trouble(desk: Desk, *rows: str) -> bool:
    return desk.do(importing.preview, reading(*rows)).has_new_trouble


def test_what_was_odd_the_last_time_is_no_new_trouble(desk: Desk) -> None:
    assert trouble(desk, ADA, CID)
    desk.do(importing.bring_in, reading(ADA, CID))

    assert not trouble(desk, ADA, CID)
    assert not trouble(desk, ADA.replace("Moorlicht", "Moorlicht AG"), CID)
    assert trouble(desk, ADA, CID, "A-9,Late,Lou,lou@late.example,call me,NL\n")
    assert trouble(desk, ADA, CID, ",,,,+49 30 23125 124,DE\n")


def test_new_trouble_is_found_in_the_last_of_many_rows(desk: Desk) -> None:
    many = [f"A-{number},Firm {number},,,+49 30 23125 {number},DE\n" for number in range(100, 400)]
    desk.do(importing.bring_in, reading(CID, *many))

    assert not trouble(desk, CID, *many)
    assert trouble(
        desk, CID, *many, *(each.replace("A-", "B-").replace("Firm", "Shop") for each in many), "C,Cy,,,-,DE\n"
    )


def test_a_segment_that_a_file_spells_in_several_ways_is_one_and_stays_as_it_is(desk: Desk) -> None:
    def week(*segments: str) -> Reading:
        rows = [f"A-{number},Firm {number},212 555 01{number:02},{each}" for number, each in enumerate(segments, 10)]
        return exports.read("crm.csv", "\n".join(["Account ID,Company,Phone,Segment", *rows]).encode(), "US", {})

    desk.do(importing.bring_in, week("Mid-Market", "Mid-market", "Mid-Market"))
    seen = desk.do(importing.preview, week("mid-market", "MID MARKET", "mid-market", "mid-market"))
    desk.do(importing.bring_in, week("mid-market", "MID MARKET", "mid-market", "mid-market"))

    assert (len(seen.changes.created), seen.in_words) == (1, ())
    assert desk.views.segments() == ("Mid-Market",)


def test_a_file_brought_in_is_kept_with_what_it_did(desk: Desk) -> None:
    kept, seen = desk.do(importing.bring_in, reading(ADA, BOB, CID))

    assert (kept.file, kept.imported_at, kept.imported_by) == ("crm.csv", NOW, "You")
    assert (kept.rows, kept.created, kept.updated, kept.unchanged, kept.merged) == (3, 3, 0, 0, 0)
    assert kept.rejected == len(seen.reading.rejects)
    assert desk.all(Import) == [kept]
    assert [customer.company for customer in desk.all(Customer)] == ["Moorlicht", "Tin Roof", "Nemo"]


def test_a_file_brought_in_again_changes_nothing(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA, BOB))
    before = desk.all(Customer)
    kept, seen = desk.do(importing.bring_in, reading(ADA, BOB))

    assert (kept.created, kept.updated, kept.unchanged) == (0, 0, 2)
    assert seen.customers == 2
    assert desk.all(Customer) == before


def test_a_later_file_updates_who_changed_and_keeps_their_id(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA, BOB))
    kept, _ = desk.do(importing.bring_in, reading(ADA.replace("Moorlicht", "Moorlicht AG"), CID))

    assert (kept.created, kept.updated, kept.unchanged) == (1, 1, 0)
    assert [(each.id, each.company) for each in desk.all(Customer)] == [
        (1, "Moorlicht AG"),
        (2, "Tin Roof"),
        (3, "Nemo"),
    ]


def test_who_asked_not_to_be_called_is_not_callable_in_a_file_that_forgets_it(desk: Desk) -> None:
    header = "Account ID,Company,Phone,Do Not Call\n"
    refused, forgotten = (header + f"1,Acme,+49 30 23125014,{says}\n2,Bolt,+49 30 23125015,\n" for says in ("yes", ""))
    for text in (refused, forgotten, forgotten):
        seen = desk.do(importing.preview, exports.read("crm.csv", text.encode(), "DE", {}))
        desk.do(importing.bring_in, exports.read("crm.csv", text.encode(), "DE", {}))
        assert (seen.changes.totals.customers, seen.changes.totals.callable) == (2, 1)


COMPANIES = """Account ID,Account Name,Phone,Billing City,Billing State,Billing Country
A1,Acme Inc,(212) 555-0101,New York,NY,US
A2,Bolt Inc,(312) 555-0102,Chicago,IL,US
"""
PEOPLE = """Account ID,Contact ID,Account Name,First Name,Last Name,Phone,Mailing City,Mailing State,Mailing Country
A1,K1,Acme Inc,Ann,Lee,(415) 555-0103,San Francisco,CA,US
A1,K2,Acme Inc,Bo,Ray,(512) 555-0104,Austin,TX,US
A2,K3,Bolt Inc,Cy,Poe,(312) 555-0105,,,
"""


def test_files_of_companies_and_of_people_by_turns_leave_customers_where_their_people_are(desk: Desk) -> None:
    changed = []
    for text in (COMPANIES, PEOPLE, COMPANIES, PEOPLE, COMPANIES):
        kept, _ = desk.do(importing.bring_in, exports.read("crm.csv", text.encode(), "US", {}))
        changed.append((kept.created, kept.updated))
    assert changed == [(2, 0), (0, 2), (0, 0), (0, 0), (0, 0)]
    places = {each.company: (each.city, each.state) for each in desk.all(Customer)}
    assert places == {"Acme Inc": ("San Francisco", "CA"), "Bolt Inc": ("Chicago", "IL")}


def test_a_company_that_moves_is_where_its_next_file_says(desk: Desk) -> None:
    for city in ("New York,NY", "Boston,MA"):
        text = COMPANIES.replace("New York,NY", city)
        desk.do(importing.bring_in, exports.read("crm.csv", text.encode(), "US", {}))
    assert [each.city for each in desk.all(Customer)] == ["Boston", "Chicago"]


def test_last_week_s_file_is_told_where_it_would_change_what_a_later_one_said(desk: Desk) -> None:
    old, new = reading(ADA, BOB), reading(ADA.replace("Moorlicht", "Moorlicht AG"), BOB)
    desk.do(importing.bring_in, old)
    assert desk.do(importing.preview, old).odd == ()
    desk.do(importing.bring_in, new)
    assert desk.do(importing.preview, new).odd == ()
    assert desk.do(importing.preview, old).odd == (
        "crm.csv was brought in today already, and other files since; it may be an old one.",
    )


def test_new_customers_who_are_called_like_known_ones_are_said(desk: Desk) -> None:
    first = "Account ID,Company,Phone\nA1,Acme Inc,+49 30 23125014\nA2,Bolt,+49 30 23125015\n"
    other = "Account ID,Company,Phone\n901,ACME Inc.,+49 30 23125014\n902,Cog,+49 30 23125016\n"
    seen = desk.do(importing.preview, exports.read("one.csv", first.encode(), "DE", {}))
    assert seen.in_words == ()
    desk.do(importing.bring_in, exports.read("one.csv", first.encode(), "DE", {}))
    seen = desk.do(importing.preview, exports.read("two.csv", other.encode(), "DE", {}))
    assert seen.in_words[0] == (
        "1 new customer is called like one you have, but has another id; after the import say whether they are one."
    )


def test_two_files_by_turns_are_not_old_ones(desk: Desk) -> None:
    one, other = reading(ADA), reading(BOB)
    for each in (one, other, one, other):
        assert desk.do(importing.preview, each).odd == ()
        desk.do(importing.bring_in, each)


def test_totals_count_each_customer_once(desk: Desk) -> None:
    doubtful = "A-4,Doubtful,Dora,dora@doubtful.example,+1 555 555 0100,US\n"
    totals = desk.do(importing.preview, reading(ADA, ADA, BOB, CID, doubtful)).changes.totals

    assert (totals.customers, totals.callable, totals.doubtful) == (4, 2, 1)


@pytest.mark.parametrize("name", ["hubspot_contacts.csv", "kunden_windows1252.csv", "salesforce_report.csv"])
def test_an_export_brought_in_twice_changes_nothing(desk: Desk, name: str) -> None:
    content = (EXPORTS / name).read_bytes()
    first, _ = desk.do(importing.bring_in, exports.read(name, content, "DE", {}))
    again, _ = desk.do(importing.bring_in, exports.read(name, content, "DE", {}))

    assert first.created == again.unchanged == len(desk.all(Customer)) > 10
    assert (again.created, again.updated) == (0, 0)


def test_an_import_taken_back_leaves_everything_as_it_was_before(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA, BOB))
    before = desk.all(Customer)
    second, _ = desk.do(importing.bring_in, reading(ADA.replace("Moorlicht", "Moorlicht AG"), CID))

    undone = desk.do(importing.undo, second.id)

    assert (undone.removed, undone.restored, undone.left) == (1, 1, {})
    assert desk.all(Customer) == before
    assert [each.undone_at for each in desk.all(Import)] == [None, NOW]


def test_who_was_called_since_stays_when_the_import_is_taken_back(desk: Desk, program: Program) -> None:
    first, _ = desk.do(importing.bring_in, reading(ADA, BOB))
    ada, bob = desk.all(Customer)
    desk.do(calling.log, program, LoggedCall(ada.id, Outcome(Disposition.CONNECTED)))

    undone = desk.do(importing.undo, first.id)

    assert (undone.removed, undone.left) == (1, {ada: "they have been called"})
    assert desk.all(Customer) == [ada]
    assert bob.company == "Tin Roof"


def test_who_complained_is_held_or_was_put_on_a_list_since_stays_and_is_named(desk: Desk, program: Program) -> None:
    first, _ = desk.do(importing.bring_in, reading(ADA, BOB, CID))
    ada, bob, cid = desk.all(Customer)
    desk.do(planning.plan, program, WEEK)
    desk.do(escalating.escalate, program, ada.id, "Their invoices are wrong")
    desk.do(announcing.hold, bob.id, "moving house", date(2027, 1, 5))

    undone = desk.do(importing.undo, first.id)

    assert undone.left == {ada: "they complained to the executive", bob: "somebody asked to hold their calls"}
    assert desk.all(Customer) == [ada, bob]
    assert cid.id


def test_to_whom_something_was_promised_or_who_is_on_a_signed_off_list_stays(desk: Desk, program: Program) -> None:
    first, _ = desk.do(importing.bring_in, reading(ADA, BOB))
    ada, bob = desk.all(Customer)
    desk.do(promising.promise, bob.id, "Send the fix")
    desk.do(planning.freeze, program, WEEK)

    with pytest.raises(StateError, match=r"cannot be taken back: Moorlicht .*signed-off list.*, Tin Roof .*promised"):
        desk.do(importing.undo, first.id)
    assert desk.all(Customer) == [ada, bob]


def test_what_a_later_import_changed_stays_until_that_one_is_taken_back(desk: Desk) -> None:
    first, _ = desk.do(importing.bring_in, reading(ADA, BOB))
    second, _ = desk.do(importing.bring_in, reading(ADA.replace("Moorlicht", "Moorlicht AG")))

    assert list(desk.do(importing.undo, first.id).left.values()) == ["a later import changed them"]
    assert [customer.company for customer in desk.all(Customer)] == ["Moorlicht AG"]
    desk.do(importing.undo, second.id)
    assert [customer.company for customer in desk.all(Customer)] == ["Moorlicht"]
    assert desk.do(importing.undo, first.id).removed == 1
    assert desk.all(Customer) == []
    with pytest.raises(StateError, match="taken back already"):
        desk.do(importing.undo, first.id)


def test_a_draft_with_customers_of_the_import_does_not_stand_in_its_way(desk: Desk, program: Program) -> None:
    first, _ = desk.do(importing.bring_in, reading(ADA, BOB))
    desk.do(planning.plan, program, WEEK)

    assert desk.do(importing.undo, first.id).removed == 2
    assert desk.all(CallList) == []


BLANK_IDS = [
    "",
    "  ",
    "-",
    "n/a",
    "N/A",
    "--",
    "***",
    "\u00a0",
    "\u200b",
    "\u2060\ufeff",
    "''",
    '"\'"',
    '=""',
    "\u3164",
    " - ",
]
PLAINLY, MENDED = "", '"Notes\n'  # a mark that is never closed has a file read row by row


@pytest.mark.rules
@pytest.mark.parametrize("road", [PLAINLY, MENDED], ids=["in bulk", "row by row"])
@pytest.mark.parametrize("blank", BLANK_IDS)
def test_a_blank_id_is_no_id_and_each_row_its_own_customer(desk: Desk, blank: str, road: str) -> None:
    rows = (f"{each},Harbor {place},,,+44 20 7946 095{place},GB\n" for place, each in enumerate(["A-1", blank, blank]))
    file = reading(*rows, road)
    seen = desk.do(importing.preview, file)
    kept, _ = desk.do(importing.bring_in, file)

    assert (len(seen.changes.created), kept.created, kept.merged) == (3, 3, 0)
    assert [customer.crm_id for customer in desk.all(Customer)] == ["A-1", None, None]


def test_an_export_without_any_id_and_the_next_one_keep_their_rows_apart(desk: Desk) -> None:
    mill, pine, lake = (
        f"{crm_id},{company},,,{number},\n"
        for crm_id, company, number in (
            ("A-1", "Harbor Mill", "+44 20 7946 0958"),
            ("", "Tall Pine", "+49 30 23125 123"),
            ("", "Quiet Lake", "+44 20 7946 0959"),
        )
    )
    desk.do(importing.bring_in, reading(pine, lake.replace("Quiet", "Still")))
    store = desk.store
    first, _ = importing.import_file(store, YOU, NOW, reading(mill, pine))
    second, _ = importing.import_file(store, YOU, NOW, reading(mill, lake))

    assert (first.created, first.unchanged, second.created, second.unchanged) == (1, 1, 1, 1)


def test_many_new_customers_without_ids_are_brought_in_at_once(desk: Desk) -> None:
    rows = [f"{'' if number else 'A-1'},Company {number},Ann {number},,,\n" for number in range(2_500)]
    kept, _ = importing.import_file(desk.store, YOU, NOW, reading(*rows))

    assert (kept.created, sum(customer.crm_id is None for customer in desk.all(Customer))) == (2_500, 2_499)


def test_what_no_database_can_look_up_is_said_in_the_preview(desk: Desk) -> None:
    long = "".join(f"{number} " for number in range(2_000)).strip()
    header, row = "Account ID,Company,Phone,Account Owner\n", f"{long},Acme,+44 20 7946 0958,{long}\n"
    file = exports.read("crm.csv", (header + row).encode(), "GB", {"crm_id": ["Account ID"]})
    kept, _ = desk.do(importing.bring_in, file)

    assert [problem.message for problem in file.problems] == [
        "no id is longer than 255 characters",
        "no name is longer than 255 characters",
    ]
    assert (kept.created, [each.account_owner for each in desk.all(Customer)]) == (1, [""])


SHARED = {
    "an address": (
        "office@agency.example",
        "office@agency.example",
        ["212 555 0143", "020 7946 0958", "030 23125 123"],
    ),
    "a number": ("anna@harbor.example", "ben@pine.example", ["+44 20 7946 0958"] * 3),
}


@pytest.mark.parametrize("road", [PLAINLY, MENDED], ids=["in bulk", "row by row"])
@pytest.mark.parametrize("shared", SHARED)
def test_strangers_who_share_an_address_or_a_number_stay_strangers(desk: Desk, shared: str, road: str) -> None:
    one, other, numbers = SHARED[shared]
    anna = f",Harbor Mill Ltd,Anna Verne,{one},{numbers[0]},US\n"
    ben = f",Tall Pine GmbH,Ben Ott,{other},{numbers[1]},GB\n"
    cleo = f",Quiet Lake SA,Cleo Pons,{other},{numbers[2]},DE\n"
    file = reading(anna, ben, road)
    first, _ = importing.import_file(desk.store, YOU, NOW, file)
    again, _ = importing.import_file(desk.store, YOU, NOW, reading(cleo, ben, anna, road))

    assert (first.created, first.merged) == (2, 0)
    assert (again.created, again.updated, again.unchanged, again.merged) == (1, 0, 2, 0)
    assert [each.contact.name for each in desk.all(Customer)] == ["Anna Verne", "Ben Ott", "Cleo Pons"]


def test_colleagues_who_share_an_address_or_a_number_are_still_one_customer(desk: Desk) -> None:
    number = "+44 20 7946 0958"
    rows = [
        f",Harbor Mill Ltd,Anna Verne,anna@harbor.example,{number},\n",
        f",HARBOR MILL LTD,Cleo Pons,cleo@harbor.example,{number},\n",
        ",Harbor Mill Ltd,,anna@harbor.example,,\n",
        ",,ANNA VERNE,ANNA@HARBOR.EXAMPLE,,\n",
    ]
    kept, _ = importing.import_file(desk.store, YOU, NOW, reading(*rows))

    assert (kept.created, kept.merged) == (1, 3)
    assert [each.name for each in desk.all(Customer)[0].contacts] == ["Anna Verne", "Cleo Pons"]
