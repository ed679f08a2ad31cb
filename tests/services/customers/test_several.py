"""Several customers at once: one change, and one undo of it."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.adapters import exports
from callprogram.domain.customers.customers import Customer
from callprogram.errors import BadInputError, StateError
from callprogram.services.customers import correcting, importing, several
from tests.examples import MOORLICHT, TIN_ROOF
from tests.services.conftest import Desk

TODAY, MAY = date(2026, 11, 24), date(2027, 5, 3)
EXPORT = b"Account ID,Company,Contact,Phone,Country,Account Owner\nA-1,Moorlicht,Ada Roth,+49 30 23125 123,DE,%s\n"


@pytest.fixture
def both(desk: Desk) -> list[int]:
    return [desk.keep(each).id for each in (replace(MOORLICHT, account_owner="Tom Reed"), TIN_ROOF)]


def test_all_of_them_are_snoozed_and_one_undo_wakes_them(desk: Desk, both: list[int]) -> None:
    together = desk.do(several.snooze, both, MAY, "Their fair is on", TODAY)
    assert [each.snoozed_until for each in desk.all(Customer)] == [MAY, MAY]
    desk.do(several.take_back, together)
    assert [each.snoozed_until for each in desk.all(Customer)] == [None, None]


def test_nothing_is_done_where_one_cannot_be(desk: Desk, both: list[int]) -> None:
    with pytest.raises(BadInputError, match="Say in a few words why"):
        desk.do(several.forbid_calls, both, " ")
    assert not any(each.do_not_call for each in desk.all(Customer))


def test_whoever_was_not_to_be_called_before_is_not_called_after_the_undo_either(desk: Desk, both: list[int]) -> None:
    desk.do(correcting.forbid_calls, both[0], "asked us not to")
    together = desk.do(several.forbid_calls, both, "A lawyer wrote")
    assert together.customers == (both[1],)
    desk.do(several.take_back, together)
    assert [each.do_not_call for each in desk.all(Customer)] == [True, False]


def test_another_owner_holds_whatever_the_next_export_says(desk: Desk) -> None:
    for owner in (b"Tom Reed", b"Kim Day"):
        desk.do(importing.bring_in, exports.read("crm.csv", EXPORT % owner, "NL", {}))
        (customer,) = desk.all(Customer)
        desk.do(several.change_owner, [customer.id], " Priya  Raman ", "Tom is on leave")
    (customer,) = desk.all(Customer)
    assert customer.account_owner == "Priya Raman"


def test_after_the_undo_it_is_the_owner_of_before(desk: Desk, both: list[int]) -> None:
    desk.do(several.change_owner, both[:1], "Kim Day", "Tom is on leave")
    together = desk.do(several.change_owner, both, "Priya Raman", "Kim has left")
    desk.do(several.take_back, together)
    assert [each.account_owner for each in desk.all(Customer)] == ["Kim Day", ""]
    desk.do(several.take_back, several.Together(together.field, (both[0],)))
    assert desk.all(Customer)[0].account_owner == "Tom Reed"
    with pytest.raises(StateError, match="nothing to undo"):
        desk.do(several.take_back, together)


def test_whoever_has_that_owner_already_is_not_touched(desk: Desk, both: list[int]) -> None:
    assert desk.do(several.change_owner, both, "Tom Reed", "Tidying up").customers == (both[1],)
    with pytest.raises(BadInputError, match="who looks after them"):
        desk.do(several.change_owner, both, "", "Tidying up")
