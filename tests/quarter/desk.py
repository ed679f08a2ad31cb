"""Who writes to the executive, loud and quiet with the same trouble, and the desk that deals with what they write."""

from datetime import date, timedelta
from decimal import Decimal

from callprogram.domain.cases.cases import UNDER_WAY, Case
from callprogram.domain.cases.deadlines import working_days_after
from callprogram.domain.cases.desk import placed
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.decisions import Kind as Given
from callprogram.domain.letters.letters import Channel, Direction
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind, Route
from callprogram.domain.patterns.remedies import letter_to
from callprogram.domain.promises.telling import Draft
from callprogram.errors import StateError
from callprogram.services.cases import ending, owning
from callprogram.services.decisions import budgeting, giving
from callprogram.services.decisions.giving import Wanted
from callprogram.services.letters import answering_cases, deciding, taking_in
from callprogram.services.letters.answering_cases import Written
from callprogram.services.patterns import changing, naming_causes
from callprogram.services.views import CasesWanted, CaseView
from tests.quarter.world import ADA, ANNA, MIA, World

QUIET, LOUD = (
    "The delivery came late. Can it be mended?",
    ("THE DELIVERY CAME LATE!!! I KNOW YOUR CHAIRMAN, 900,000 PEOPLE FOLLOW ME, AND MY LAWYER READS THIS. MEND IT!"),
)
_CAUSES = ("late delivery", "billing")
_WRITES, _AGAIN, _SETTLES = 2, 3, 4  # weekdays
_CREDIT = Decimal(50)
_MANY = 500


def begin(world: World) -> None:
    """What the desk may give in a quarter."""
    world.do(ADA, budgeting.set_budget, MIA, "EUR", Decimal(10_000), Decimal(100))


def arrive(world: World) -> None:
    """On a Wednesday two write about the same trouble, one quietly and one as loud as can be, who writes again."""
    if world.today.weekday() == _WRITES:
        for loud, customer in enumerate(_pair(world, world.today)):
            _take_in(world, customer, LOUD if loud else QUIET)
    if world.today.weekday() == _AGAIN:
        case = next(iter(_of(world, _pair(world, world.today - timedelta(days=1))[1])), None)
        if case:
            _take_in(world, _pair(world, world.today - timedelta(days=1))[1], f"{LOUD} AGAIN!", case)


def answer(world: World) -> None:
    """Whatever is open is taken and answered in its order, and a Friday settles it with the same credit for all."""
    for view in _open(world):
        case = view.case
        if not case.owner:
            case = world.do(MIA, owning.claim, world.program, case.id)
        if not case.causes:
            cause = _CAUSES[world.number % len(_CAUSES)]
            world.do(MIA, naming_causes.name_causes, world.program, case.id, [cause])
        if _waits(world, case):
            _answer(world, case)
        if world.today.weekday() == _SETTLES:
            world.do(MIA, giving.decide, world.program, case.id, Wanted(Given.CREDIT, "It was ours", _CREDIT, "EUR"))
            world.do(MIA, ending.settle, world.program, case.id, "A new date, and a credit")


def change(world: World) -> None:
    """One Wednesday the cause itself ends, and every customer of it is told; later whoever is new, and nobody twice."""
    first = world.troubles.changed
    if world.today.weekday() != _SETTLES or first is None or world.number < first:
        return
    if world.number == first:
        words = "One person now books every lorry."
        world.do(MIA, changing.change, world.program, _CAUSES[0], words, world.today)
    for view in world.views.remedies():
        for one in view.concerned:
            letter = letter_to(one, view.remedy, "Mia Jansen", world.today)
            try:
                world.do(MIA, changing.tell, world.program, view.remedy.id, [(one.case.id, letter)])
            except StateError:  # told already, or not to be written to
                continue


def _pair(world: World, day: date) -> tuple[Customer, Customer]:
    """Who writes on this day: the quiet one, then the loud one."""
    dice = world.fate("letters", day)
    quiet, loud = dice.sample(sorted(world.company), 2)
    return world.views.customer(quiet), world.views.customer(loud)


def _take_in(world: World, customer: Customer, text: str, joined: Case | None = None) -> None:
    wrote = Correspondent(customer.contact.name, customer.contact.email)
    mail = Mail(wrote, "Late", text, message_id=f"<{world.today}.{customer.crm_id}@customer.example>")
    letter = world.do(
        ANNA, taking_in.take_in, mail, f"{world.today} {customer.crm_id}".encode(), world.now, Channel.MAIL
    )
    route = Route.JOIN if joined else Route.DESK
    decision = deciding.Destination(
        route, route, Kind.COMPLAINT, customer.id, wants="A date that holds", case_id=joined.id if joined else None
    )
    world.press(deciding.decide, world.program, letter.letter.id, decision)


def _open(world: World) -> list[CaseView]:
    found = world.views.cases(CasesWanted(states=UNDER_WAY), _MANY).cases
    return [each for each in found if each.letters]


def _of(world: World, customer: Customer) -> list[Case]:
    return [each.case for each in _open(world) if each.case.customer_id == customer.id]


def _waits(world: World, case: Case) -> bool:
    """Whether the last word in it is theirs."""
    letters = sorted(world.views.story(case.id).letters, key=lambda each: (each.received_at, each.id))
    return bool(letters) and letters[-1].direction is Direction.IN


def _answer(world: World, case: Case) -> None:
    desk = placed(world.views.desk(), world.program.zone, world.program.country)
    hear_by = working_days_after(desk, world.today, 3)
    body = f"Dear {case.person},\n\nwe look into {case.reference}, as of {world.today}.\n\nMia Jansen"
    written = Written(Draft(case.email, f"Re: {case.title} ({case.reference})", body), hear_by)
    world.do(MIA, answering_cases.answer, world.program, case.id, written)
