"""Forty letters to a small company: where a good office sends them, and where they are proposed to go."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from callprogram.adapters import exports
from callprogram.adapters.letters.files import letters_in
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import MailFound
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.routes import HARMFUL, Route
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Program
from callprogram.services.customers import importing
from callprogram.services.letters import taking_in, weighing
from callprogram.services.people import membership
from tests.services.conftest import Desk

HERE = Path(__file__).parent
People = tuple[tuple[str, str, Role], ...]
OURS = (
    ("ada@ourco.example", "Ada Stone", Role.EXECUTIVE),
    ("priya@ourco.example", "Priya Nair", Role.TEAMMATE),
    ("tom@ourco.example", "Tom Fischer", Role.TEAMMATE),
)
LEAST_RIGHT = 0.9  # of letters that were written before their rules
_EXPECTED = re.compile(r"(route|kind|customer|perhaps|private|urgent|passed_on_by): (.*)\n")
# Companies with letters to their executive, the people who work there, and what share of the letters is right.
OFFICES = (
    ("company", "hundred_letters", OURS, "US"),
    (
        "pumps",
        "pumps",
        (
            ("ada@brightwater.example", "Ada Okafor", Role.EXECUTIVE),
            ("tom@brightwater.example", "Tom Reyes", Role.TEAMMATE),
            ("marta@brightwater.example", "Marta Lind", Role.TEAMMATE),
            ("sam@brightwater.example", "Sam Pruitt", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "inns",
        "inns",
        (
            ("bram@havenry.example", "Bram Castellan", Role.EXECUTIVE),
            ("olga@havenry.example", "Olga Weiss", Role.TEAMMATE),
            ("finn@havenry.example", "Finn Dahl", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "ferries",
        "ferries",
        (
            ("saskia@veerdam.example", "Saskia Veldman", Role.EXECUTIVE),
            ("joris@veerdam.example", "Joris Prins", Role.TEAMMATE),
        ),
        "NL",
    ),
    (
        "heating",
        "heating",
        (
            ("magnus@solveig.example", "Magnus Thorne", Role.EXECUTIVE),
            ("rita@solveig.example", "Rita Holm", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "pianos",
        "pianos",
        (
            ("eleanor@oakmere.example", "Eleanor Frost", Role.EXECUTIVE),
            ("ned@oakmere.example", "Ned Hall", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "outdoor",
        "outdoor",
        (
            ("leif@fenwick.example", "Leif Andersson", Role.EXECUTIVE),
            ("nils@fenwick.example", "Nils Berg", Role.TEAMMATE),
        ),
        "SE",
    ),
    (
        "bikes",
        "bikes",
        (
            ("hannah@spokewell.example", "Hannah Whitlock", Role.EXECUTIVE),
            ("ivy@spokewell.example", "Ivy Cole", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "coffee",
        "coffee",
        (
            ("george@marshroast.example", "George Marsh", Role.EXECUTIVE),
            ("raj@marshroast.example", "Raj Mehta", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "linen",
        "linen",
        (
            ("harriet@lindenfold.example", "Harriet Colquhoun", Role.EXECUTIVE),
            ("owen@lindenfold.example", "Owen Price", Role.TEAMMATE),
            ("ines@lindenfold.example", "Ines Duarte", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "payroll",
        "payroll",
        (
            ("deirdre@tallyroot.example", "Deirdre Malone", Role.EXECUTIVE),
            ("conor@tallyroot.example", "Conor Flynn", Role.TEAMMATE),
            ("aoife@tallyroot.example", "Aoife Brady", Role.TEAMMATE),
            ("hannes@tallyroot.example", "Hannes Vogt", Role.TEAMMATE),
        ),
        "IE",
    ),
    (
        "packaging",
        "packaging",
        (
            ("martin.aldous@wrenfold.example", "Martin Aldous", Role.EXECUTIVE),
            ("priya.nair@wrenfold.example", "Priya Nair", Role.TEAMMATE),
            ("tobias.kern@wrenfold.example", "Tobias Kern", Role.TEAMMATE),
            ("claire.bessette@wrenfold.example", "Claire Bessette", Role.TEAMMATE),
        ),
        "GB",
    ),
    (
        "devices",
        "devices",
        (
            ("rosalind.keene@kestrelmed.example", "Rosalind Keene", Role.EXECUTIVE),
            ("dominic.yeo@kestrelmed.example", "Dominic Yeo", Role.TEAMMATE),
            ("henning.roth@kestrelmed.example", "Henning Roth", Role.TEAMMATE),
            ("lucie.vasseur@kestrelmed.example", "Lucie Vasseur", Role.TEAMMATE),
        ),
        "GB",
    ),
)


@dataclass(frozen=True)
class Case:
    """A letter, and what a person says of it."""

    content: bytes
    expected: dict[str, str]


def cases(file: Path = HERE / "forty_letters.txt") -> list[Case]:
    found = []
    for block in re.split(r"^---\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head = re.match(rf"(?:{_EXPECTED.pattern})*", block)
        assert head
        if block.strip():
            found.append(Case(block[head.end() :].encode(), dict(_EXPECTED.findall(head[0]))))
    return found


@pytest.fixture
def company(desk: Desk, program: Program) -> Desk:
    at_work(desk, program, "company", OURS)
    return desk


def at_work(desk: Desk, program: Program, customers: str, people: People) -> None:
    file = HERE / f"{customers}.csv"
    desk.do(importing.bring_in, exports.read(file.name, file.read_bytes(), "US", {}))
    for email, name, role in people:
        desk.do(membership.add, email, name, role, program)


def taken(desk: Desk, content: bytes) -> Letter:
    [found] = letters_in(content)
    assert isinstance(found, MailFound)
    return desk.do(taking_in.take_in, found.mail, found.content, desk.now, Channel.MAIL).letter


def proposed(desk: Desk, letter: Letter, region: str = "US") -> Proposal:
    return weighing.proposal(desk.views, letter, region=region)


def test_each_goes_where_a_good_office_sends_it(company: Desk) -> None:
    for case in cases():
        letter = taken(company, case.content)
        found = proposed(company, letter)
        said = {
            "route": found.route.value,
            "kind": found.genuine.kind.value,
            **({"customer": found.known.crm_id} if found.known.crm_id else {}),
            **({"urgent": "yes"} if found.urgent else {}),
            **({"passed_on_by": letter.passed_on_by} if letter.passed_on_by else {}),
        }
        assert said == case.expected, letter.subject


@pytest.mark.rules
@pytest.mark.parametrize(("customers", "letters", "people", "region"), OFFICES)
def test_most_go_where_a_good_office_sends_them_and_none_does_harm(
    desk: Desk, program: Program, customers: str, letters: str, people: People, region: str
) -> None:
    at_work(desk, program, customers, people)
    wrong, harmful, strangers = [], [], []
    for case in (found := cases(HERE / f"{letters}.txt")):
        letter = taken(desk, case.content)
        proposal = proposed(desk, letter, region)
        meant = {Route(each) for each in case.expected["route"].split()}
        does_harm = all(proposal.route in HARMFUL.get(each, ()) for each in meant)
        if proposal.route not in meant:
            wrong.append((letter.subject, sorted(meant), proposal.route))
        if does_harm or ("private" in case.expected and not proposal.private):
            harmful.append((letter.subject, proposal.route))
        said = (proposal.known.crm_id, "" if proposal.known.crm_id else proposal.known.company)
        if said != (case.expected.get("customer"), case.expected.get("perhaps", "")):
            strangers.append((letter.subject, *said))

    assert strangers == []
    assert harmful == []
    assert len(found) - len(wrong) >= len(found) * LEAST_RIGHT, wrong


@pytest.mark.rules
@pytest.mark.parametrize(
    "louder",
    [
        str.upper,
        lambda text: text.replace(".", "!!!"),
        lambda text: f"{text} I have 900,000 followers.",
        lambda text: f"{text} I am the CEO of a large company and I know your chairman.",
        lambda text: f"This is my fourth letter. {text}",
        lambda text: f"{text}\n\nThis is the fourth time I have written to you.",
        lambda text: f"My lawyer will sue you in court. {text} I will go to the newspapers.",
    ],
)
def test_the_loud_get_nothing_that_the_quiet_do_not(company: Desk, louder: Callable[[str], str]) -> None:
    for case in cases():
        quiet = taken(company, case.content)
        loud = replace(quiet, text=louder(quiet.text), new_text=louder(quiet.new_text))

        soft, hard = (proposed(company, each) for each in (quiet, loud))

        assert (soft.route, bool(soft.urgent)) == (hard.route, bool(hard.urgent)), quiet.subject


def test_a_fourth_letter_changes_nothing(company: Desk) -> None:
    letters = [
        taken(company, f"From: renee@brindlewick.example\nSubject: {n}\n\nThe drive does not work.".encode())
        for n in range(4)
    ]

    first, *_, last = (proposed(company, each) for each in letters)

    assert (first.route, first.urgent) == (last.route, last.urgent)


def test_whoever_is_new_in_a_thread_only_perhaps_goes_on_with_it(company: Desk) -> None:
    head = "From: Renee <renee@brindlewick.example>\nTo: ada@ourco.example, dan@x.example\nMessage-ID: <1@x>\n"
    taken(company, f"{head}Subject: The drive\n\nIt does not work.".encode())
    goes_on = "Subject: Re: The drive\nIn-Reply-To: <1@x>\n\nAny news?"

    said = {
        who: proposed(company, taken(company, f"From: {who}\n{goes_on}".encode())).answered.answer
        for who in ("renee@brindlewick.example", "dan@x.example", "eve@x.example")
    }

    assert said == {"renee@brindlewick.example": "yes", "dan@x.example": "yes", "eve@x.example": "unknown"}
