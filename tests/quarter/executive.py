"""The executive, or her deputy: holds the hour by telephone, with people who answer or do not, and promises things."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.lists.call_list import CallList, EntryState
from callprogram.domain.promises.commitments import Kind, State
from callprogram.services.calls import calling, noting, outcomes
from callprogram.services.lists import finishing, planning
from callprogram.services.promises import promising, understanding
from callprogram.services.views import Card
from tests.quarter.world import ADA, World, of_promise

_THINGS = (
    "send the export fix", "explain the invoice", "call about the new contract", "ship the missing parts",
    "share the roadmap", "fix the slow reports", "send the GDPR papers", "arrange a training", "find a better price",
    "check the backup of the plant", "introduce the new team", "mend the login of the branch",
)  # fmt: skip
_PROMISES = 0.5
_A_TALK = timedelta(minutes=10)
_STOPS_AFTER = 2


@dataclass(frozen=True)
class _Came:
    """What came of one call, and how long it took."""

    disposition: Disposition
    minutes: int


def hold(world: World, call_list: CallList) -> None:
    """The hour: the list from above, then standbys as long as there is time; some weeks it is left in the middle."""
    program = world.program
    view = world.views.week(program, call_list.week)
    assert view is not None
    if world.number == world.troubles.on_paper:
        _on_paper(world, view.cards)
        return
    world.do(world.holder, planning.start_hour, program, call_list.week)
    view = world.views.week(program, call_list.week)
    assert view is not None
    for made, card in enumerate(_in_order(world, view.cards, call_list.ends_at), start=1):
        _call(world, card)
        if world.number == world.troubles.unfinished and made == _STOPS_AFTER:
            return
    world.do(world.holder, finishing.finish, program, call_list.week)


def keeps(world: World) -> None:
    """She keeps half of her own promises before their day, tells by mail, and speaks of the others in the call."""
    for each in world.views.promises(unfinished=True):
        promise, dice = each.commitment, world.fate("ada", *of_promise(each))
        ahead, by_mail = timedelta(days=dice.randint(0, 4)), dice.random() < 0.5
        mine = world.is_ada(promise.owner) and promise.kind is Kind.PROMISE and by_mail
        if mine and promise.state is State.OPEN and promise.due_on and promise.due_on - ahead <= world.today:
            world.do(ADA, promising.keep, promise.id)
            world.do(ADA, promising.tell, promise.id, "by mail")


def _in_order(world: World, cards: tuple[Card, ...], until: datetime) -> Iterator[Card]:
    """Everybody on the list at their minute, and a standby wherever there is time for one before the next."""
    open_cards = [card for card in cards if card.entry.state is EntryState.PENDING]
    standbys = [card for card in open_cards if card.entry.standby]
    listed = sorted((card for card in open_cards if not card.entry.standby), key=lambda each: each.entry.planned_at)
    for card in listed:
        yield from _meanwhile(world, standbys, card.entry.planned_at)
        world.now = max(world.now, card.entry.planned_at)
        yield card
    yield from _meanwhile(world, standbys, until)


def _meanwhile(world: World, standbys: list[Card], until: datetime) -> Iterator[Card]:
    """Standbys whose time it is, as long as a talk with one would be over by then."""
    while world.now + _A_TALK <= until:
        able = [card for card in standbys if card.entry.planned_at <= world.now]
        if not able:
            return
        standbys.remove(able[0])
        yield able[0]


def _call(world: World, card: Card) -> None:
    came = _comes(world, card)
    call = world.do(world.holder, calling.open_call, card.entry.id)
    if came.disposition is Disposition.CONNECTED:
        world.do(world.holder, noting.write, card.entry.id, Typed(f"Spoke about {card.entry.seat}.", "", "desk"))
        _promise(world, card, call)
    world.now += timedelta(minutes=came.minutes)
    world.do(world.holder, outcomes.give, card.entry.id, _outcome(world, came, card), f"press {card.entry.id}")


def _outcome(world: World, came: _Came, card: Card) -> Outcome:
    if came.disposition is Disposition.RESCHEDULED:
        weeks = world.fate("again", card.customer.crm_id, world.today).randint(
            1, 2
        )  # on the same weekday, which is no Sunday
        return Outcome(came.disposition, call_again_at=world.now + timedelta(weeks=weeks))
    told = tuple(each.id for each in card.to_tell) if came.disposition is Disposition.CONNECTED else ()
    return Outcome(came.disposition, told=told)


def _comes(world: World, card: Card) -> _Came:
    """Whether they answer: each as often as they do, not each time alike."""
    often = world.fate("answers", card.customer.crm_id).uniform(0.35, 0.85)
    dice = world.fate("call", card.customer.crm_id, world.today)
    if dice.random() > often:
        missed = (Disposition.NO_ANSWER, Disposition.LEFT_VOICEMAIL, Disposition.BUSY)
        return _Came(dice.choices(missed, (65, 25, 10))[0], 2)
    answered = (Disposition.CONNECTED, Disposition.RESCHEDULED, Disposition.DECLINED, Disposition.WRONG_NUMBER)
    came = dice.choices(answered, (88, 5, 3, 4))[0]
    return _Came(came, dice.randint(7, 11) if came is Disposition.CONNECTED else 2)


def _promise(world: World, card: Card, call: Call) -> None:
    """What she says she or somebody else will do, typed as people speak."""
    dice = world.fate("promise", card.customer.crm_id, world.today)
    if dice.random() > _PROMISES:
        return
    sentence = _sentence(dice, card.customer.account_owner, world.today)
    found = understanding.understand(world.views, world.program, card.customer, sentence, world.today)
    world.do(world.holder, promising.promise_as_said, card.customer.id, sentence, found, call.id)


def _sentence(dice: Random, owner: str, today: date) -> str:
    due = today + timedelta(days=dice.randint(3, 24))
    thing, day = dice.choice(_THINGS), f"{due.day} {due:%B}"
    who = owner.split(maxsplit=1)[0]
    sentences = (f"I'll {thing} by {day}", f"{who} to {thing} by {day}", f"{who} to {thing}", f"{thing} soon")
    return dice.choices(sentences, (27, 63, 6, 4))[0]


def _on_paper(world: World, cards: tuple[Card, ...]) -> None:
    """The calls of an hour that nobody logs: she remembers them until somebody asks."""
    for card in cards:
        if not card.entry.standby and card.entry.state is EntryState.PENDING:
            world.on_paper[card.entry.id] = _comes(world, card).disposition
