"""What belongs to a conversation, read for the pages; the same on both databases."""

from dataclasses import replace

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.calls.questions import Questions, questions_of
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Customer, corrected
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.services.ports import Identified
from tests.adapters.database.conftest import begin
from tests.examples import MOORLICHT, NOW, TIN_ROOF, a_call, a_list, an_entry


def keep(store: Database, *values: Identified) -> list[int]:
    """Keep the values and give their ids."""
    with begin(store) as transaction:
        return [transaction.add(value).id for value in values]


def test_the_private_note_is_that_of_the_entrys_latest_call(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    [list_id] = keep(store, a_list(program))
    [entry_id] = keep(store, an_entry(list_id, customer))
    [call_id] = keep(store, replace(a_call(program, customer), entry_id=entry_id, note="for all"))
    assert views.private_notes(list_id) == {}
    with begin(store, "noting.write_privately", THE_PERSON_AT_THE_KEYBOARD) as transaction:
        transaction.add(PrivateNote(0, call_id, "between us"))

    assert (views.private_notes(list_id), views.note(entry_id)) == ({entry_id: "between us"}, "for all")


def test_the_themes_are_those_that_calls_had_the_most_frequent_first(
    store: Database, views: DatabaseViews, program: Program, customer: Customer
) -> None:
    assert views.themes() == ()
    call = a_call(program, customer)
    keep(store, replace(call, themes=("Prices",)), replace(call, themes=("Exports", "Prices")), call)
    assert views.themes() == ("Prices", "Exports")


def test_a_programs_own_questions_are_asked_in_their_seat_and_the_usual_ones_elsewhere(
    store: Database, views: DatabaseViews, program: Program
) -> None:
    keep(store, Questions(0, program.id, Seat.HAPPY, ("Why us?",)))
    assert views.questions(program.id) == {**questions_of([]), Seat.HAPPY: ("Why us?",)}


def test_the_tasks_are_those_of_customers_to_mend_and_of_others_nobody_reads_them(
    store: Database, views: DatabaseViews
) -> None:
    wrong = Correction(Field.WRONG_PHONE, "+493023125123", "wrong number", "Ada", NOW)
    careful = Correction(Field.CAREFUL, "In mourning", "", "Ada", NOW)
    keep(
        store,
        corrected(replace(MOORLICHT, account_owner="Özge Çelik"), wrong),
        corrected(replace(TIN_ROOF, account_owner="Bob"), careful),
    )
    [task] = views.tasks()

    assert (task.owner, task.field, task.since) == ("Özge Çelik", Field.WRONG_PHONE, NOW)
    owner, other = (Member("a@example.com", name, frozenset({Role.TEAMMATE})) for name in ("özge çelik", "Bob"))
    assert views.seen_by(owner).tasks() == (task,)
    assert views.seen_by(other).tasks() == ()


def test_whether_there_is_any_customer(store: Database, views: DatabaseViews) -> None:
    assert not views.has_customers()
    keep(store, MOORLICHT)
    assert views.has_customers()


def test_every_account_owner_is_named_once(store: Database, views: DatabaseViews) -> None:
    assert views.owners() == ()
    names = ("Bob", "", "Özge", "Ada", "Bob", "ada")
    keep(store, *(replace(MOORLICHT, crm_id=str(number), account_owner=name) for number, name in enumerate(names)))
    assert sorted(views.owners()) == ["Ada", "Bob", "ada", "Özge"]
