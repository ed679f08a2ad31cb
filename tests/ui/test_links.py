"""Links in messages: whoever wrote and whatever the reader's role is, the page that is named opens, with its query."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import callprogram
from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import wanted_csv
from callprogram.bootstrap.work import keep_calendars
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.decisions.decisions import Kind as DecisionKind
from callprogram.domain.decisions.reviews import Again
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind as LetterKind
from callprogram.domain.letters.routes import Route
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.patterns.remedies import letter_to
from callprogram.domain.people.members import CALLPROGRAM, GIVEN, Member, Role
from callprogram.domain.people.messages import ATTEMPTS_OF_A_DAY, Message
from callprogram.domain.program.call_hour import hour_of, read_week
from callprogram.domain.promises.telling import Draft
from callprogram.domain.words.dates import day_in
from callprogram.domain.words.subjects import LONGEST_SUBJECT
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from callprogram.services.calls import outcomes, writing_to_customers
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import asking_sides, case_reminders, desk_settings, ending, escalating
from callprogram.services.decisions import approving, budgeting, giving, looking_back
from callprogram.services.letters import answering_cases, deciding, passing_on, taking_in
from callprogram.services.lists import asking, planning
from callprogram.services.overview import digesting, undelivered
from callprogram.services.overview.rounds import words_now
from callprogram.services.patterns import changing, naming_causes
from callprogram.services.people import deputizing, membership, messaging
from callprogram.services.ports import Channels, Identified
from callprogram.services.program import programs
from callprogram.services.promises import promising, reminding, telling
from tests.servers.waiting import PATIENCE
from tests.ui.conftest import MAIN, bring_in, do, errors, seen, week

T = TypeVar("T", bound=Identified)

FIRST_LOOK = "One hour a week, you call your customers."  # what This week says before there are any
OF_THE_DESK = {"enter_hour": "Enter the hour", "escalations": "Escalations"}
OF_AN_ADMIN = {
    "this_week": "This week",
    "to_do": "To do",
    "results": "Results",
    "schedule": "Schedule & calendar",
    "import": "Import",
    "people": "People",
    "settings": "Settings",
    "numbers": "Numbers",
}
OF_ALL = {
    "upcoming": "Upcoming calls",
    "customers": "Customers",
    "commitments": "Commitments",
    "profile": "Your profile",
    "my_side": "My side",
}
OF_ADMINS_ALONE = {"audit": "Audit"}
OF_MONEY = {"decisions": "Decisions"}
OF_DESK = OF_THE_DESK | OF_AN_ADMIN | OF_MONEY | OF_ALL
EVERY = OF_ADMINS_ALONE | OF_DESK
PAGES: Mapping[Role, Mapping[str, str]] = {
    Role.EXECUTIVE: OF_DESK,
    Role.ASSISTANT: OF_DESK,
    Role.TEAMMATE: OF_ALL,
    Role.DESK: {"escalations": "Escalations", "to_do": "To do"} | OF_MONEY | OF_ALL,
    Role.FINANCE: OF_MONEY | OF_ALL,
    Role.LEGAL: {"escalations": "Escalations"} | OF_ALL,
    Role.ADMIN: OF_ADMINS_ALONE | OF_AN_ADMIN | OF_MONEY | OF_ALL,
}
_FIRSTS = {"this_week": FIRST_LOOK, "escalations": "Escalations"} | OF_MONEY | {"upcoming": "Upcoming calls"}
FIRST = {role: next(title for name, title in _FIRSTS.items() if name in pages) for role, pages in PAGES.items()}
WITH_CUSTOMERS = {role: title.replace(FIRST_LOOK, "Tuesday 24 November") for role, title in FIRST.items()}
MOVED = {"settings": "Your profile"}


def follow(link: str, email: str) -> AppTest:
    """What somebody sees who presses the link of a message."""
    address = urlsplit(link)
    at = AppTest.from_file(str(MAIN), default_timeout=PATIENCE)
    at.user = {"is_logged_in": True, "email": email, "email_verified": True, "iat": time.time() - 600}
    for name, value in parse_qsl(address.query):
        at.query_params[name] = value
    if address.path != "/":
        # AppTest opens files only; an old address has none any more, and a browser asks for it all the same.
        at._page_hash = calc_hash(address.path.strip("/"))  # noqa: SLF001
    return at.run()


@pytest.mark.parametrize("role", GIVEN)
def test_every_page_opens_at_its_name_or_the_first_page_says_why_not(
    member_with: Callable[[Role], str], role: Role
) -> None:
    email = member_with(role)
    for page, name in EVERY.items():
        at = follow(f"/{page}?week=2030-W10", email)
        title, *words = seen(at).splitlines()
        assert errors(at) == [], page
        if found := {**MOVED, **PAGES[role]}.get(page):
            assert title == found.replace("This week", FIRST_LOOK)
            assert at.query_params == {"week": "2030-W10"}, page
        else:
            assert title == FIRST[role], page
            assert f"“{name}” is not one of your pages. This is your first page." in words
            assert at.query_params == {}, page


@pytest.mark.parametrize(
    ("role", "old", "title"),
    [
        (Role.ASSISTANT, "needs_you", "To do"),
        (Role.TEAMMATE, "coming", "Upcoming calls"),
        (Role.ADMIN, "calendar", "Schedule & calendar"),
        (Role.EXECUTIVE, "hour", "Schedule & calendar"),
        (Role.TEAMMATE, "settings", "Your profile"),
    ],
)
def test_an_old_address_leads_on_as_it_was_asked_for(
    member_with: Callable[[Role], str], role: Role, old: str, title: str
) -> None:
    at = follow(f"/{old}?entry=7", member_with(role))
    assert (errors(at), seen(at).splitlines()[0], at.query_params) == ([], title, {"entry": "7"})


CUSTOMERS = """ID,Company,Contact,Email,Phone,Country,Account Owner
A-1,Acme Widgets,Ann Lee,ann@acme.example,+1 202 555 0143,US,{owner}
A-2,Tin Roof,Bob Ray,bob@tinroof.example,+1 212 555 0144,US,{owner}
"""
OWNER = "Whose role is looked at"


def heads_ups() -> None:
    """Of a list, and of what changes on it."""
    do(planning.freeze, app().program(), week().later(1))
    one, other = everything(Entry)
    messaging.send_waiting(app().store, Channels(Post(), Post()), now(), words_now)
    for entry in (one, other):
        do(planning.skip, entry.id, "away")


def reports() -> None:
    """After a call, of a promise outside one, of what is to be kept, and to the desk of what is overdue."""
    reminding.remind(app().store, app().views, now() - timedelta(weeks=2))
    do(outcomes.log, app().program(), LoggedCall(1, Outcome(Disposition.CONNECTED), note="All well."))
    do(promising.promise, 1, "Send it", owner=OWNER)
    do(promising.promise, 1, "Write", owner=OWNER, due_on=date(2020, 1, 7))
    reminding.remind(app().store, app().views, now())


def digests() -> None:
    """Of the week."""
    reports()
    do(membership.add, "lead@example.com", "Lea Lund", Role.ASSISTANT, app().program())
    member = next(each for each in app().views.members() if each.name == "Lea Lund")
    letter = digesting.letter_for(app().views.seen_by(member), member, now())
    assert letter
    act(app().store, CALLPROGRAM, now(), digesting.write, member, letter)


def invitations() -> None:
    """To the hour, and to one week of it."""
    do(programs.set_program, app().program().name, executive_email="ada@example.com")
    do(calendaring.choose_way, app().program(), Way.MAIL, on=True)
    keep_calendars(app())
    later = week().later(3)
    do(calendaring.move_week, app().program(), later, hour_of(app().program(), later).starts_at + timedelta(days=1))
    keep_calendars(app())


def tests() -> None:
    """Of whether messages arrive."""
    do(messaging.send_test)


def mails_to_customers() -> None:
    """Of what was kept."""
    made = do(promising.promise, 1, "Call", owner=OWNER, due_on=date(2020, 1, 7))
    do(promising.keep, made.id)
    do(telling.send, made.id, Draft("ann@acme.example", "As promised", "It is done."))


def letters_around_a_call() -> None:
    """Asked first whether the time is good, and thanked after it."""
    program = app().program()
    do(planning.freeze, program, week())
    one, other = everything(Entry)
    do(writing_to_customers.ask_first, one.id, do(writing_to_customers.ask_draft, one.id))
    call = do(outcomes.log, program, LoggedCall(other.customer_id, Outcome(Disposition.CONNECTED), note="All well."))
    do(writing_to_customers.thank, call.id, do(writing_to_customers.thanks_draft, call.id))


def complaints() -> None:
    """Of one that reached the executive."""
    do(escalating.escalate, app().program(), 1, "Nobody answers us.")


def numbers_wanted() -> None:
    """Of customers who cannot be called."""
    bring_in(f"ID,Company,Contact,Phone,Country,Account Owner\nA-9,Fir Lodge,Flo Hay,,GB,{OWNER}\n".encode())
    do(asking.ask_owners, [each.id for each in app().views.uncallable(9).customers], wanted_csv)


def welcomes() -> None:
    """To whoever is added, as each of what somebody can be."""
    for role in GIVEN:
        email = f"new-{role}@example.com"
        do(membership.add, email, "Nia", role, app().program(), by_mail=True)


def deputies() -> None:
    """Of an hour to hold."""
    first = now().date() + timedelta(weeks=4)
    do(deputizing.set_deputy, app().program(), "reader@example.com", first, first)


def letters_in_vain() -> None:
    """Of whom nothing has reached for a day."""
    do(membership.add, "lead@example.com", "Lea Lund", Role.ASSISTANT, app().program())
    do(membership.add, "lost@example.com", "Lou Stray", Role.TEAMMATE, app().program())
    letter = do(messaging.send_test, "lost@example.com")
    with app().store.transaction(app().member, now(), "messaging.send_test") as transaction:
        transaction.save(replace(letter, attempts=ATTEMPTS_OF_A_DAY, trouble="nobody answers"))
    undelivered.write_reports(app().store, app().views, now())


def letters_passed_on() -> None:
    do(desk_settings.set_desk, Desk(THE_DESK, redirects={"press": "press@ourco.example"}))
    wrote = Mail(Correspondent(A_LONG_NAME, "kit@paper.example"), f"A question of {A_LONG_NAME}", "Will you talk?")
    letter = do(taking_in.take_in, wrote, b"as it came", now(), Channel.MAIL).letter
    press = deciding.Destination(Route.PRESS, Route.PRESS, LetterKind.PRESS)
    do(deciding.decide, app().program(), letter.id, press)
    do(passing_on.tell, app().program(), letter.id, do(passing_on.told_draft, app().program(), letter.id))


A_LONG_NAME = "Koninklijke Nederlandse Maatschappij tot Bevordering der Bouwkunst"


def a_case() -> Case:
    """One that a letter opened, and the reader has."""
    wrote = Mail(Correspondent(A_LONG_NAME, "kit@paper.example"), f"A complaint of {A_LONG_NAME}", "Nobody answers.")
    letter = do(taking_in.take_in, wrote, b"as it came", now() - timedelta(days=3), Channel.MAIL).letter
    to_desk = deciding.Destination(Route.DESK, Route.DESK, LetterKind.COMPLAINT)
    made = do(deciding.decide, app().program(), letter.id, to_desk)
    [case] = [each for each in everything(Case) if each.id == made.case_id]
    return case


def sides_asked() -> None:
    """Of somebody who said no."""
    do(asking_sides.ask, app().program(), a_case().id, "reader@example.com", "Why was it refused?")


def changes_told() -> None:
    """To whoever had a case of the cause."""
    cause = "a very long cause of it all"
    case = do(naming_causes.name_causes, app().program(), a_case().id, [cause])
    made = do(changing.change, app().program(), cause, "One person now books every lorry.", case.raised_on)
    [one] = app().views.remedies()[0].concerned
    do(changing.tell, app().program(), made.id, [(case.id, letter_to(one, made, "Marta Vos", case.raised_on))])


def decisions_to_approve() -> None:
    """Of more than somebody may give alone, what came of it, and what is said of it later."""
    case = a_case()
    do(membership.add, "bob@example.com", "Bob", Role.DESK, app().program())
    do(membership.add, "fin@example.com", "Fin", Role.FINANCE, app().program())
    do(budgeting.set_budget, "bob@example.com", "EUR", Decimal(10), Decimal(10))
    bob = next(each for each in everything(Member) if each.name == "Bob")
    wanted = giving.Wanted(DecisionKind.CREDIT, "Late", Decimal(20), "EUR")
    asked = act(app().store, bob, now(), giving.decide, app().program(), case.id, wanted)
    do(approving.approve, asked.id)
    do(looking_back.review, asked.id, Again.NO)


def cases_settled() -> None:
    """For whoever gave their side."""
    case = a_case()
    do(asking_sides.ask, app().program(), case.id, "reader@example.com", "Why was it refused?")
    do(asking_sides.give, case.id, "By the rules that was right.", "reader@example.com")
    do(ending.settle, app().program(), case.id, "A new date is set.")


def cases_answered() -> None:
    """By mail."""
    case, draft = a_case(), Draft("kit@paper.example", "Re: your complaint", "A new date is set.")
    answer = answering_cases.Written(draft, day_in("UTC", now()))
    do(answering_cases.answer, app().program(), case.id, answer)


def cases_that_wait() -> None:
    """Of whoever has them."""
    case = a_case()
    with app().store.transaction(app().member, now(), "owning.claim") as transaction:
        transaction.save(replace(case, owner=OWNER))
    act(app().store, CALLPROGRAM, now(), case_reminders.write, app().program())


WRITERS: Mapping[str, Callable[[], None]] = {
    "announcing": heads_ups,
    "escalating": complaints,
    "passing_on": letters_passed_on,
    "writing_to_customers": letters_around_a_call,
    "deputizing": deputies,
    "call_reports": reports,
    "digesting": digests,
    "inviting": invitations,
    "messaging": tests,
    "telling": mails_to_customers,
    "asking": numbers_wanted,
    "asking_sides": sides_asked,
    "answering_cases": cases_answered,
    "case_reminders": cases_that_wait,
    "changing": changes_told,
    "decision_letters": decisions_to_approve,
    "ending": cases_settled,
    "undelivered": letters_in_vain,
    "welcoming": welcomes,
}


class Post:
    def send(self, _: Message, __: Member, begins: Callable[[], None]) -> None:
        """Take it."""
        begins()


def everything(kind: type[T]) -> list[T]:
    with app().store.looking(app().member, now(), "planning.plan") as transaction:
        return transaction.find(kind)


@pytest.fixture
def monday() -> Iterator[None]:
    """A working day, on which messages go."""
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC)):
        yield


def test_every_writer_of_messages_is_tried() -> None:
    modules = Path(callprogram.__file__).parent.joinpath("services").rglob("*.py")
    assert {each.stem for each in modules if re.search(r"\bqueue\(", each.read_text("utf-8"))} == WRITERS.keys()


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("writer", WRITERS)
def test_no_subject_of_any_writer_is_longer_than_a_telephone_shows(writer: str) -> None:
    bring_in(CUSTOMERS.format(owner=OWNER).replace("Acme Widgets", A_LONG_NAME).encode())
    long = "Wilhelmina Alexandra van Oldenbarnevelt-Hohenzollern"
    do(programs.set_program, app().program().name, executive_name=long)
    do(membership.add, "reader@example.com", OWNER, Role.TEAMMATE, app().program())
    WRITERS[writer]()
    subjects = {each.content.subject for each in everything(Message)} - {""}
    assert subjects
    assert [each for each in subjects if len(each) > LONGEST_SUBJECT] == []


def title_of(page: str, query: Mapping[str, str], role: Role) -> str:
    """What the page of a link is called: by its customer, by the day of its hour, or as it is in the menu."""
    if "customer" in query:
        return app().views.customer(query["customer"]).name
    if page == "this_week" and "week" in query:
        starts_at = hour_of(app().program(), read_week(query["week"])).starts_at
        return f"{starts_at:%A} {starts_at.day} {starts_at:%B}"
    return PAGES[role][page] if page else WITH_CUSTOMERS[role]


@pytest.mark.usefixtures("monday")
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("role", GIVEN)
def test_every_link_of_every_writer_opens_what_it_names_for_every_role(role: Role, writer: str) -> None:
    bring_in(CUSTOMERS.format(owner=OWNER).encode())
    do(membership.add, "reader@example.com", OWNER, role, app().program())
    WRITERS[writer]()
    links = {each.content.link for each in everything(Message)} - {""}
    for link in sorted(links):
        address = urlsplit(link)
        page, at = address.path.strip("/"), follow(link, "reader@example.com")
        opened = errors(at) + seen(at).splitlines()
        if page and page not in PAGES[role]:
            assert opened[0] == WITH_CUSTOMERS[role], link
        else:
            named = title_of(page, dict(parse_qsl(address.query)), role)
            assert opened[0] == named, link
            for name, value in parse_qsl(address.query):
                # A filter leaves the address where it is what somebody would see anyway.
                assert value in {at.query_params.get(name), *(box.value for box in at.selectbox if box.key == name)}
