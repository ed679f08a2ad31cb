"""The assistant: brings in the export, looks at *To do* every working day, and does what stands there."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from callprogram.adapters import exports
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.domain.calendar.leave import proposals
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.imports import profile_for
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.members import Role
from callprogram.domain.program.call_hour import Week, read_week
from callprogram.errors import StateError
from callprogram.services.calendar import calendaring
from callprogram.services.cases import escalating
from callprogram.services.customers import importing, profiles, reviewing
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview import missed_hours, to_do
from callprogram.services.overview.needs import Kind, Need
from callprogram.services.people import membership, messaging
from callprogram.services.promises import promising
from callprogram.services.views import Complaint
from tests.quarter import company, owners
from tests.quarter.world import ANNA, World

_WANTS = (
    "A refund for the outage", "Somebody who answers the tickets", "The old price back", "An apology for the delivery",
    "To know who looks after them", "The reports that were promised", "A credit for the wrong invoice",
)  # fmt: skip
_COMPLAINTS_A_WEEK = 0.9
_LOUD = 12
_SETTLED_WITHOUT_A_CALL = 0.03


def morning(world: World) -> None:
    """A working day: what arrived, then what waits."""
    if world.today.weekday() == 0:
        bring_in(world)
    _complaints(world)
    for complaint in _for_a_call(world):
        _settle(world, complaint)
    program = world.program
    for need in to_do.needs(world.views.seen_by(world.member(ANNA)), program, world.now, world.likely_pairs()):
        world.told_of.append((world.now, need))
        if need.kind in _DONE:
            _DONE[need.kind](world, need)


def bring_in(world: World) -> None:
    """This Monday's export, by the saved profile where there is one for its columns, else with two columns by hand."""
    other = world.troubles.other_export
    headers = company.HEADERS if other is None or world.number < other else company.OTHER_HEADERS
    content = company.export(world.company, headers)
    saved = profile_for(world.views.profiles(), headers.values())
    mapping = saved.mapping if saved else company.by_hand(headers, company.SAID_BY_HAND)
    reading = exports.read("customers.csv", content, "NL", mapping, Memory(world.engine))
    importing.import_file(world.store, world.member(ANNA), world.now, reading)
    world.count(importing.import_file)
    if saved:
        world.do(ANNA, profiles.note_use, saved.name)
    else:
        for _ in company.SAID_BY_HAND:
            world.count(bring_in)
        world.press(profiles.save, "Monday export", reading.source, "NL")
    world.exported = world.company


def _complaints(world: World) -> None:
    """What reached the office since yesterday: most of it from the same few."""
    dice = world.fate("complaints", world.today)
    if dice.random() > _COMPLAINTS_A_WEEK / 5:
        return
    everybody = sorted(world.exported)
    whom = dice.choice(everybody[:_LOUD] if dice.random() < 0.6 else everybody)
    customer = world.views.customer(whom)
    if customer.id not in {each.customer.id for each in _for_a_call(world)}:
        words, owner = dice.choice(_WANTS), customer.account_owner if dice.random() < 0.6 else ""
        world.press(escalating.escalate, world.program, customer.id, words, owner=owner)


def _for_a_call(world: World) -> list[Complaint]:
    """What was complained of in person; what came by letter is the desk's."""
    return [each for each in world.views.complaints() if each.case.for_call]


def _settle(world: World, complaint: Complaint) -> None:
    """Settled once they were talked to, and now and then without."""
    case = complaint.case
    talked = world.talked_to(complaint.customer.id, case.raised_on)
    if (
        talked
        or world.fate("settled", complaint.customer.crm_id, case.raised_on, world.today).random()
        < _SETTLED_WITHOUT_A_CALL
    ):
        world.press(escalating.settle, world.program, case.id)


def sign_off(world: World, week: Week) -> None:
    """The list as it is on the page, signed off; not where nobody can be called."""
    planned = world.do(ANNA, planning.plan, world.program, week)
    try:
        frozen = world.press(planning.freeze, world.program, planned.week)
    except StateError:
        return
    world.signed_off[str(frozen.week)] = (world.exported, world.now)


def _not_signed_off(world: World, _: Need) -> None:
    sign_off(world, world.views.week_due(world.program, world.now))


def _not_logged(world: World, need: Need) -> None:
    """The hour typed in from what she is told: of whom nobody knows anything was not called."""
    view = world.views.week(world.program, read_week(need.value))
    assert view is not None
    known = {card.entry.id: world.on_paper.get(card.entry.id) for card in view.cards}
    lines = {
        entry_id: missed_hours.Line(Outcome(Disposition(came)), "From her paper.")
        for entry_id, came in known.items()
        if came and came != Disposition.RESCHEDULED
    }
    for _ in lines:
        world.count(missed_hours.enter_hour)
    world.press(missed_hours.enter_hour, world.program, read_week(need.value), lines)


def _day_off(world: World, need: Need) -> None:
    """Moved within its week where that can be, else left out."""
    leaves = world.views.calendar(world.program).leaves
    for each in proposals(world.program, leaves, world.now):
        if each.starts_at.isoformat() == need.value:
            if each.move_to:
                world.press(calendaring.move_week, world.program, each.week, each.move_to)
            else:
                world.press(calendaring.skip_week, world.program, each.week, each.why)


def _unclear(world: World, need: Need) -> None:
    """Whoever looks after them keeps it, within two weeks, where nothing else was said."""
    for each in world.views.promises(unfinished=True):
        if each.commitment.id == need.id:
            owner = each.commitment.owner or world.address_of(each.customer.account_owner)
            due_on = each.commitment.due_on or world.today + timedelta(days=14)
            world.press(promising.assign, need.id, owner, due_on)


def _vanished(world: World, _: Need) -> None:
    gone = world.views.customers("", 50, vanished=True).customers
    world.press(reviewing.stop_calling, [each.id for each in gone])


def _unreachable(world: World, need: Need) -> None:
    """A colleague whom the CRM names becomes a member."""
    first = need.value.split()[0].lower()
    world.press(membership.add, f"{first}@example.com", need.value, Role.TEAMMATE, world.program)


def _not_sent(world: World, need: Need) -> None:
    world.press(messaging.try_again if not world.post.refused else messaging.withdraw, need.id)


def _not_told(world: World, need: Need) -> None:
    """Told by mail in the place of whoever has not."""
    for each in world.views.promises(unfinished=True):
        if each.commitment.id == need.id:
            owners.tell_by_mail(world, ANNA, each)
            world.count(promising.tell)


def _press(world: World, service: Any, *arguments: Any) -> None:  # noqa: ANN401 -- whichever service a button is
    world.press(service, *arguments)


_DONE: Mapping[Kind, Callable[[World, Need], None]] = {
    Kind.NOT_SIGNED_OFF: _not_signed_off,
    Kind.HOUR_NOT_LOGGED: _not_logged,
    Kind.NO_OUTCOME: lambda world, need: _press(world, planning.skip, need.id, finishing.NOT_REACHED),
    Kind.ANSWER: lambda world, need: _press(world, announcing.see, Answer, need.id),
    Kind.HOLD: lambda world, need: _press(world, announcing.see, Hold, need.id),
    Kind.NOT_SENT: _not_sent,
    Kind.UNCLEAR_PROMISE: _unclear,
    Kind.NOT_TOLD: _not_told,
    Kind.UNREACHABLE_OWNER: _unreachable,
    Kind.DAY_OFF: _day_off,
    Kind.VANISHED: _vanished,
    Kind.OLD_DATA: lambda world, _: bring_in(world),
}
