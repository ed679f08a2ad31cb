"""The next list: the first one that is not signed off takes whoever is put on it."""

from dataclasses import replace

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError
from callprogram.services.customers import correcting
from callprogram.services.lists import next_list, planning
from tests.examples import TIN_ROOF, WEEK
from tests.services.conftest import Desk


def test_they_are_on_the_list_of_this_week_while_it_is_a_draft(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    put = desk.do(next_list.put_on, program, WEEK, [moorlicht.id])
    assert (put.week, put.customers, put.refused) == (WEEK, (moorlicht.id,), ())
    desk.do(next_list.take_off_again, program, put)
    assert desk.all(HandEdit) == []


def test_once_it_is_signed_off_they_are_on_the_next_one(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.do(planning.freeze, program, WEEK)
    assert desk.do(next_list.put_on, program, WEEK, [moorlicht.id]).week == WEEK.later(1)


def test_whoever_cannot_be_called_is_named_and_the_others_are_put_on(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    never = desk.keep(replace(TIN_ROOF, crm_id="N-1", company="Never Ltd"))
    desk.do(correcting.forbid_calls, never.id, "asked us not to")
    put = desk.do(next_list.put_on, program, WEEK, [never.id, moorlicht.id])
    assert put.customers == (moorlicht.id,)
    assert "Never Ltd cannot be put on the list" in put.refused[0]
    with pytest.raises(BadInputError, match="Never Ltd cannot be put on"):
        desk.do(next_list.put_on, program, WEEK, [never.id])
