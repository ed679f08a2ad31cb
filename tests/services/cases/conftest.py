from collections.abc import Callable
from datetime import timedelta

import pytest

from callprogram.domain.cases.cases import Case
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.people.members import Member, Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.letters import deciding, taking_in
from tests.services.conftest import Desk

MARTA = Member("marta@example.com", "Marta Vos", frozenset({Role.DESK}), phone="+31207940800")
PAUL = Member("paul@example.com", "Paul Reed", frozenset({Role.DESK}), language="de")
TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}))
SHE = Correspondent("Sofia Lindqvist", "sofia@brightwater.example")
Wrote = Callable[..., Letter]


@pytest.fixture
def wrote(desk: Desk) -> Wrote:
    """A letter that came an hour ago."""

    def came(text: str = "I want one date that holds.", subject: str = "Third date missed", **more: object) -> Letter:
        mail = Mail(SHE, subject, text, **more)  # type: ignore[arg-type]
        taken = desk.do(taking_in.take_in, mail, text.encode(), desk.now - timedelta(hours=1), Channel.MAIL)
        return taken.letter

    return came


@pytest.fixture
def case(desk: Desk, program: Program, wrote: Wrote) -> Case:
    """The case of a letter, with three people who could deal with it."""
    for each in (MARTA, PAUL, TOM):
        desk.keep(each)
    return sent_to_the_desk(desk, program, wrote())


def sent_to_the_desk(desk: Desk, program: Program, letter: Letter, customer_id: int | None = None) -> Case:
    decision = deciding.Destination(Route.DESK, Route.DESK, Kind.COMPLAINT, customer_id, wants="A date that holds")
    decided = desk.do(deciding.decide, program, letter.id, decision)
    return next(each for each in desk.all(Case) if each.id == decided.case_id)
