"""Account owners: answer before a call, keep what was promised in their name or not, tell the customer or forget."""

from datetime import date, timedelta

from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Role
from callprogram.domain.permissions.rights import RIGHTS
from callprogram.domain.promises import telling as letters
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.steps import What
from callprogram.services.cases import asking_sides
from callprogram.services.customers import correcting
from callprogram.services.lists import announcing
from callprogram.services.promises import promising, telling
from callprogram.services.views import Complaint, Promise
from tests.quarter.world import ZONE, World, of_promise

_ANSWERS, _HOLDS, _KNOWS = 0.3, 0.04, 0.5


def work(world: World) -> None:
    """A working day of everybody who looks after customers."""
    for member in (each for each in world.views.members() if Role.TEAMMATE in each.roles):
        email, views = member.email, world.views.seen_by(member)
        _read_heads_ups(world, email)
        _answer_complaints(world, email)
        for promise in views.promises(unfinished=True, owner=email):
            _look_after(world, email, promise)
        for task in views.tasks():
            _mend(world, email, task.customer, task.field)


def _read_heads_ups(world: World, email: str) -> None:
    """Whoever got a letter about a coming call answers it or asks for a hold, some of the time, and once."""
    member = world.member(email)
    heard = any(each.to == email and each.kind == "heads-up" for each in world.post.letters[-200:])
    for coming in world.views.seen_by(member).coming(world.now) if heard else ():
        dice = world.fate("heads-up", coming.customer.crm_id, coming.call_list.week)
        if coming.answers or coming.entry.state != "pending" or coming.customer.account_owner != member.name:
            continue
        if dice.random() < _HOLDS:
            world.do(email, announcing.hold, coming.customer.id, "they move house", world.today + timedelta(days=20))
        elif dice.random() < _ANSWERS:
            world.do(email, announcing.answer, coming.entry.id, "Mention the new branch.")


def _answer_complaints(world: World, email: str) -> None:
    """Whoever was asked about a complaint says something, half of the time, and once."""
    views = world.views.seen_by(world.member(email))
    for each in (each for each in views.complaints() if not each.case.answer and _is_asked(world, email, each)):
        if world.fate("complaint", each.customer.crm_id, each.case.raised_on).random() < _KNOWS:
            world.do(email, asking_sides.give, each.case.id, "A credit note is on its way.")


def _is_asked(world: World, email: str, complaint: Complaint) -> bool:
    letters = (each for each in world.post.letters if each.to == email and each.kind == "complaint")
    return any(complaint.customer.company in each.words for each in letters)


def _look_after(world: World, email: str, promise: Promise) -> None:
    if promise.commitment.state is State.OPEN and promise.commitment.due_on:
        _keep(world, email, promise, promise.commitment.due_on)
    elif promise.commitment.state is State.KEPT:
        _tell(world, email, promise)


def _keep(world: World, email: str, promise: Promise, due_on: date) -> None:
    """Kept in time, or late, or once moved, or forgotten for good."""
    commitment, dice = promise.commitment, world.fate("promise", *of_promise(promise))
    fate, late = dice.choices(("in time", "late", "moved", "forgotten"), (60, 22, 8, 10))[0], dice.randint(3, 12)
    moved = any(step.what is What.MOVED for step in world.views.steps(commitment.id))
    if fate == "moved" and not moved:
        if due_on <= world.today:
            world.do(email, promising.move, commitment.id, world.today + timedelta(days=late), "parts are late")
    elif fate != "forgotten" and due_on + timedelta(days=late if fate == "late" else -1) <= world.today:
        world.do(email, promising.keep, commitment.id)


def _tell(world: World, email: str, promise: Promise) -> None:
    """Told at once, or days later, or left for the next call, or not before a letter says that it is to be done."""
    commitment, dice = promise.commitment, world.fate("told", *of_promise(promise))
    if commitment.in_next_call:
        return
    how = dice.choices(("at once", "later", "in the call", "forgets"), (62, 15, 8, 15))[0]
    if how == "in the call":
        world.do(email, promising.tell_in_next_call, commitment.id)
    elif _working_days_since(commitment, world.today) >= {"at once": 0, "later": 3}.get(how, 99) or _is_chased(
        world, email, commitment
    ):
        tell_by_mail(world, email, promise)


def tell_by_mail(world: World, email: str, promise: Promise) -> None:
    """The drafted mail, sent from the app where they may, else from their own mail program."""
    if RIGHTS["telling.send"] & {Role.TEAMMATE}:
        draft = letters.draft(promise.customer, promise.commitment, world.program.executive_name, ZONE)
        world.do(email, telling.send, promise.commitment.id, draft)
    else:
        world.do(email, promising.tell, promise.commitment.id, "by mail")


def _is_chased(world: World, email: str, commitment: Commitment) -> bool:
    """Whether a letter of an earlier day said to them that the customer is still to be told."""
    kept_at = commitment.kept_at
    return kept_at is not None and any(
        each.to == email and kept_at < each.at and each.day < world.today and commitment.text in each.words
        for each in world.post.letters
    )


def _working_days_since(commitment: Commitment, today: date) -> int:
    assert commitment.kept_at is not None
    kept_on = commitment.kept_at.date()
    return sum((kept_on + timedelta(days=day)).weekday() < 5 for day in range((today - kept_on).days))


def _mend(world: World, email: str, customer: Customer, field: Field) -> None:
    """On one of the next days."""
    dice = world.fate("mend", customer.crm_id)
    after, number = dice.randint(2, 9), dice.randrange(100)
    if (world.today.toordinal() + number) % after:
        return
    if field is Field.WRONG_PHONE:
        phone = f"+49 171 39200{number:02}"
        world.do(email, correcting.correct_number, customer.id, phone, "asked at the desk", "DE")
    else:
        world.do(email, correcting.take_up_again, customer.id, "mornings suit")
