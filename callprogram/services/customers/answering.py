"""Answering: a list of wanted numbers that came back filled in, taken in as people's own corrections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from callprogram.domain.customers.corrections import Correction
from callprogram.domain.customers.customers import Customer, corrected, read_reference, without
from callprogram.domain.customers.imports import Changes, Import, Problem, Severity, Undone
from callprogram.domain.customers.phones import read_phone
from callprogram.domain.customers.wanted_numbers import MAPPING, NUMBER, REFERENCE, TIME_ZONE, Answer, is_of
from callprogram.errors import BadInputError, CallprogramError, NotFoundError, StateError
from callprogram.services.acting import Acting
from callprogram.services.customers import correcting

_WHY = "the account owner's answer"


@dataclass(frozen=True)
class Answered:
    """What a list did: the customers who can be called now, how many rows said nothing new, and what was refused."""

    rows: int
    updated: tuple[Customer, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    found: Import | None = None


def preview(acting: Acting, answers: Sequence[Answer]) -> Answered:
    """What taking the answers in would do: the numbers and zones that were filled in, each at its own customer.

    A row that names nobody here, or somebody else, or no number that can be called, is refused, with its words.
    """
    updated: dict[int, Customer] = {}
    problems: list[Problem] = []
    for answer in answers:
        try:
            before = _customer_of(acting, answer)
            after = corrected(updated.get(before.id, before), *_corrections(acting, before, answer))
        except CallprogramError as error:
            problems.append(_problem(answer, str(error)))
        else:
            updated |= {after.id: after} if after != before else {}
    unchanged = len(answers) - len(updated) - len(problems)
    return Answered(len(answers), tuple(updated.values()), unchanged, tuple(problems))


def take_in(acting: Acting, file: str, answers: Sequence[Answer]) -> Answered:
    """The answers taken in: what a preview says, and nothing else of the customers."""
    done = preview(acting, answers)
    for customer in done.updated:
        acting.transaction.save(customer)
    found = acting.transaction.imports.bring_in(_import_of(acting, file, done), Changes((), (), 0, 0))
    return replace(done, found=found)


def take_back(acting: Acting, found: Import) -> Undone:
    """The numbers of a list undone, but for those that somebody has set anew since."""
    restored, left = 0, {}
    for customer in acting.transaction.imports.answered_in(found):
        made = [each for each in customer.corrections if each.made_at == found.imported_at]
        if customer.corrections[-len(made) :] != tuple(made):
            left[customer] = "something was set by hand since"
        else:
            acting.transaction.save(without(customer, made))
            restored += 1
    if not restored and (left or found.undone_at):
        raise StateError(
            f"{found.file} cannot be taken back: its numbers were undone or set anew since. "
            "Correct them on the customers' pages."
        )
    return Undone(acting.transaction.save(replace(found, undone_at=found.undone_at or acting.now)), 0, restored, left)


def _corrections(acting: Acting, customer: Customer, answer: Answer) -> Iterator[Correction]:
    """What a row sets anew."""
    if answer.number and not _is_known(customer, answer.number):
        yield correcting.corrected_number(acting, customer, answer.number, _WHY, "")
    if answer.zone and answer.zone != customer.time_zone:
        yield correcting.corrected_zone(acting, answer.zone, _WHY)


def _customer_of(acting: Acting, answer: Answer) -> Customer:
    customer_id = read_reference(answer.reference)
    if customer_id is None:
        raise BadInputError(f"“{answer.reference}” is none of our ids; leave that column as it came.")
    customer = acting.transaction.get(Customer, customer_id)
    if not is_of(answer, customer):
        raise NotFoundError(f"{answer.reference} is {customer.name} here, and not {answer.name}; ask for a new list.")
    return customer


def _is_known(customer: Customer, number: str) -> bool:
    phone = read_phone(number, customer.country)
    return phone.e164 is not None and customer.phone is not None and phone.e164 == customer.phone.e164


def _problem(answer: Answer, words: str) -> Problem:
    column = NUMBER if answer.number else TIME_ZONE if answer.zone else REFERENCE
    return Problem(column, words, Severity.ERROR, (answer.row,), (answer.number or answer.zone or answer.reference,))


def _import_of(acting: Acting, file: str, done: Answered) -> Import:
    return Import(
        id=0,
        file=file,
        imported_at=acting.now,
        imported_by=acting.member.name,
        encoding="",
        delimiter="",
        header_row=1,
        mapping=MAPPING,
        rows=done.rows,
        created=0,
        updated=len(done.updated),
        unchanged=done.unchanged,
        merged=0,
        rejected=len(done.problems),
    )
