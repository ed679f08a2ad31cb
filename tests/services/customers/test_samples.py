"""Samples: made-up customers leave with all that was made with them, and nobody else does."""

from datetime import date, timedelta

import pytest

from callprogram.adapters import exports
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import SAMPLES, Samples, samples_in_words
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import StateError
from callprogram.services.calls import calling
from callprogram.services.customers import importing, samples
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.promises import promising
from tests.examples import HOUR, WEEK
from tests.services.conftest import Desk

MADE_UP = (
    b"ID,Company,Contact,Phone,Country\n"
    b"S-1,Puffin Lane,Brenda Keough,+44 20 7946 0011,GB\n"
    b"S-2,Meccanica Serena,Nico Fabbri,+44 20 7946 0012,GB\n"
)
REAL = b"ID,Company,Contact,Phone,Country\nA-1,Alder Mill,Ann Lee,+44 20 7946 0013,GB\n"


@pytest.fixture
def made_up(desk: Desk, program: Program) -> list[Customer]:
    """Two sample customers on a list that was signed off."""
    desk.do(importing.bring_in, exports.read(SAMPLES, MADE_UP, "GB", {}))
    desk.now = HOUR - timedelta(days=1)
    desk.do(planning.freeze, program, WEEK)
    return desk.all(Customer)


def test_without_samples_nothing_goes(desk: Desk) -> None:
    desk.do(importing.bring_in, exports.read("crm.csv", REAL, "GB", {}))
    assert (desk.views.samples(), desk.do(samples.remove)) == (Samples(), Samples())
    assert len(desk.all(Customer)) == 1


def test_samples_leave_with_the_calls_promises_and_lists_that_were_made_with_them(
    desk: Desk, made_up: list[Customer]
) -> None:
    desk.now = HOUR
    desk.do(calling.give_outcome, desk.entries()[0].id, Disposition.CONNECTED)
    desk.do(promising.promise, made_up[0].id, "Send it", owner="You", due_on=date(2026, 12, 4))
    desk.do(announcing.hold, made_up[1].id, "In a merger", date(2026, 12, 8))
    assert desk.views.samples() == Samples(2, 1, 1)
    assert samples_in_words(desk.views.samples()) == "2 sample customers, and with them 1 call and 1 promise"

    desk.do(importing.bring_in, exports.read("crm.csv", REAL, "GB", {}))
    assert desk.do(samples.remove) == Samples(2, 1, 1)
    assert [each.company for each in desk.all(Customer)] == ["Alder Mill"]
    assert [desk.all(kind) for kind in (Call, Commitment, Entry, CallList)] == [[], [], [], []]
    assert Delivery.WAITING not in {each.state for each in desk.all(Message)}
    assert desk.views.samples() == Samples()


@pytest.mark.usefixtures("made_up")
def test_who_is_in_a_real_file_since_stays(desk: Desk) -> None:
    desk.do(importing.bring_in, exports.read("crm.csv", MADE_UP.replace(b"Keough", b"Koch"), "GB", {}))
    desk.do(samples.remove)
    assert [each.company for each in desk.all(Customer)] == ["Puffin Lane"]
    assert [each.customer_id for each in desk.entries()] == [desk.all(Customer)[0].id]


@pytest.mark.usefixtures("made_up")
def test_while_an_hour_with_them_is_running_they_stay(desk: Desk, program: Program) -> None:
    desk.now = HOUR
    desk.do(planning.start_hour, program, WEEK)
    with pytest.raises(StateError, match="is running"):
        desk.do(samples.remove)
    assert len(desk.all(Customer)) == 2
    desk.do(finishing.finish, program, WEEK)
    desk.do(samples.remove)
    assert desk.all(Customer) == []
