"""Remedies: whom they concern, each once, and when somebody hears of one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.domain.cases.cases import Case, raised
from callprogram.domain.customers.customers import Customer
from callprogram.domain.patterns.remedies import (
    Concerned,
    Remedy,
    Telling,
    concerned_by,
    letter_to,
    not_yet,
    to_be_said,
)
from tests.examples import MOORLICHT, TIN_ROOF

DAY = date(2026, 11, 16)
AT = datetime(2026, 11, 17, 9, tzinfo=UTC)
REMEDY = Remedy(1, 1, "late delivery", "One person now books every lorry.", DAY, "Marta Vos", AT)
ONE, OTHER = replace(MOORLICHT, id=1), replace(TIN_ROOF, id=2)


def case(number: int, customer_id: int | None, *, email: str = "", person: str = "") -> Case:
    made = raised(customer_id, DAY, "A date", "", DAY, for_call=False)
    made = replace(made, id=number, reference=f"CE-2026-{number:04}", causes=("Late Delivery",), program_id=1)
    return replace(made, email=email, person=person)


def concerned(
    *cases: Case, told: tuple[Telling, ...] = (), customers: tuple[Customer, ...] = (ONE, OTHER)
) -> list[Concerned]:
    return list(concerned_by(REMEDY, cases, {each.id: each for each in customers}, told))


def test_each_customer_is_concerned_once_however_many_cases_they_have() -> None:
    found = concerned(case(1, 1), case(2, 1), case(3, 2), replace(case(4, 2), causes=("price",)))
    assert [(each.name, each.case.id) for each in found] == [(ONE.name, 1), (OTHER.name, 3)]


def test_who_is_no_customer_of_ours_is_concerned_by_their_address() -> None:
    found = concerned(case(1, None, email="Ann@x.example"), case(2, None, email="ann@X.example"), case(3, None))
    assert [(each.name, each.why_not) for each in found] == [
        ("Ann@x.example", ""),
        ("Nobody named", "nobody knows an address"),
    ]


def test_told_once_is_told_whatever_became_of_the_cases() -> None:
    told = Telling(1, REMEDY.id, 2, "Marta", AT)
    [one] = concerned(case(1, 1), case(2, 1), told=(told,))
    assert (one.told_at, one.waits) == (AT, False)
    [other] = concerned(case(1, 1), told=(replace(told, remedy_id=9, case_id=1),))
    assert other.waits


def test_whoever_wrote_is_written_to_where_they_wrote_from() -> None:
    [one] = concerned(case(1, 1, email="saskia@home.example", person="Saskia"))
    assert (one.to, one.person) == ("saskia@home.example", "Saskia")
    [other] = concerned(case(1, 1))
    assert other.to == ONE.contact.email


@pytest.mark.parametrize("customer", [replace(ONE, do_not_call=True), replace(ONE, contacts=())])
def test_who_is_not_written_to_is_left_out_with_the_reason(customer: Customer) -> None:
    [one] = concerned(case(1, 1), customers=(customer,))
    assert one.why_not
    assert not one.waits


def test_the_letter_says_what_was_changed_since_when() -> None:
    [one] = concerned(case(1, 1, person="Saskia Bloom"))
    letter = letter_to(one, REMEDY, "Marta Vos", DAY)
    assert letter.subject == "What we changed: late delivery (CE-2026-0001)"
    assert letter.body.startswith("Dear Saskia Bloom,\n")
    assert "Since 16 November: One person now books every lorry.\n" in letter.body
    assert letter.body.endswith("\n\nMarta Vos")


def test_nobody_is_told_before_the_day() -> None:
    assert not_yet(REMEDY, DAY - timedelta(days=1)) == "It holds from 16 November on; nobody is told before."
    assert not_yet(REMEDY, DAY) == ""


def test_it_is_said_in_the_next_call_and_in_none_after_it() -> None:
    cases = [case(1, 1)]
    assert to_be_said([REMEDY], cases, DAY - timedelta(days=1), []) == ()
    assert to_be_said([REMEDY], cases, DAY, [DAY - timedelta(days=1)]) == (REMEDY,)
    assert to_be_said([REMEDY], cases, DAY + timedelta(days=7), [DAY]) == ()
    assert to_be_said([replace(REMEDY, cause="price")], cases, DAY, []) == ()
    assert to_be_said([replace(REMEDY, program_id=2)], cases, DAY, []) == ()
