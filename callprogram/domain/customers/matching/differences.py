"""Differences: what a file changes of the customers who are known, counted by field, and what it reads otherwise."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from callprogram.domain.customers.changes import FIELDS
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.words.dates import counted

Columns = Mapping[str, Sequence[str]]
_KIND = "kind"
_IN_WORDS = FIELDS | {
    "company": "name",
    "contact": "contacts",
    "phone": "numbers",
    _KIND: "kind or order of numbers",
    "customer_since": "first day as a customer",
    "open_cases": "number of open cases",
    "do_not_call": "mark not to be called",
}
# What may well be another one for everybody a week later.
_MOVES = frozenset({"revenue", "last_contact_on", "health", "nps", "open_cases", "notes"})
_SEVERAL = frozenset({"contact", "phone", "notes"})
_NEARLY_ALL, _FEW, _MANY_GONE, _NAMED = 0.8, 5, 0.2, 4


def differences(fields: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Of how many customers each field differs, of each of whom the fields that do are given."""
    return Counter(field for each in fields for field in each)


def differing(before: Customer, after: Customer) -> tuple[str, ...]:
    """The fields of a customer that differ; what differs of the people are `contact`, `phone` or `kind`."""
    was, becomes = vars(before), vars(after)
    found = [field for field in _IN_WORDS if field in was and was[field] != becomes[field]]
    if before.contacts != after.contacts:
        found += _differing_people(before.contacts, after.contacts)
    return tuple(found)


def filled_in(pairs: Iterable[tuple[Customer, Customer]]) -> Mapping[str, int]:
    """Of how many customers, each before and after, each field is filled in of which nothing was known."""
    return Counter(
        field
        for before, after in pairs
        for field in _IN_WORDS
        if getattr(before, field, 0) in (None, "") and getattr(after, field) not in (None, "")
    )


def in_words(differing: Mapping[str, int]) -> str:
    """`The last contact of 240 customers changes, the health of 12.`; empty where nothing does."""
    (first, many), *others = sorted(differing.items(), key=lambda each: -each[1]) or [("", 0)]
    if not many:
        return ""
    more = [f"the {_IN_WORDS[field]} of {count:,}" for field, count in others]
    left = [f"and {counted(len(more) - _NAMED, 'other field')}"] if len(more) > _NAMED else []
    changes = f"The {_IN_WORDS[first]} of {counted(many, 'customer')} change{'' if first in _SEVERAL else 's'}"
    return f"{', '.join([changes, *more[:_NAMED], *left])}."


def odd(
    differing: Mapping[str, int], filled: Mapping[str, int], known: int, before: Columns, now: Columns
) -> Mapping[str, int]:
    """What is another one for nearly everybody of those `known`, though it hardly ever is, or by another column.

    What is filled in is new.
    """
    changed = {field: count - filled.get(field, 0) for field, count in differing.items()}
    most = of_nearly_all(changed, known).items()
    return {field: count for field, count in most if field not in _MOVES or _why(field, before, now)}


def of_nearly_all(counts: Mapping[str, int], known: int) -> Mapping[str, int]:
    """What is counted for nearly everybody of those `known`."""
    most = max(_FEW, _NEARLY_ALL * known)
    return {field: count for field, count in counts.items() if count >= most}


def filled_in_words(filled: Mapping[str, int], now: Columns) -> str:
    """`Known for the first time: the city of 300 customers (“Town”).`; empty where nothing is."""
    each = [
        f"the {_IN_WORDS[field]} of {counted(count, 'customer')}"
        + "".join(f" (“{name}”)" for name in now.get(field, ())[:1])
        for field, count in filled.items()
    ]
    return f"Known for the first time: {', '.join(each)}." if each else ""


def odd_in_words(odd: Mapping[str, int], known: int, before: Columns, now: Columns) -> tuple[str, ...]:
    """Each of these as a sentence, with the columns that made it so."""
    return tuple(
        f"The {_IN_WORDS[field]} of {count:,} of {counted(known, 'customer')} would change"
        f"{_why('phone' if field == _KIND else field, before, now)}. If that is not meant, choose the columns first."
        for field, count in odd.items()
    )


def not_read(before: Columns, now: Columns) -> Mapping[str, Sequence[str]]:
    """The columns that an export of this kind had the last time and this one does not, by their fields."""
    same = sum(tuple(before[field]) == tuple(now.get(field, ())) for field in before)
    fewer = (field for field in before if field in _IN_WORDS and len(now.get(field, ())) < len(before[field]))
    gone = {field: [each for each in before[field] if each not in now.get(field, ())] for field in fewer}
    return gone if 2 * same >= len(before) else {}


def not_read_in_words(columns: Columns) -> str:
    """`Not read this time: “Owner” (account owner). What is known of it stays as it is.`, or nothing."""
    each = [f"“{header}” ({_IN_WORDS[field]})" for field, headers in columns.items() for header in headers]
    it = "it" if len(each) == 1 else "them"
    return f"Not read this time: {', '.join(each)}. What is known of {it} stays as it is." if each else ""


def gone_in_words(names: Sequence[str], gone: int, known: int) -> str:
    """Who is not in this export any more, the first by name, and what becomes of them."""
    if not gone:
        return ""
    others = f" and {gone - len(names):,} more" if gone > len(names) else ""
    are, they = ("is", "it") if gone == 1 else ("are", "them")
    of_all, part = "", ""
    if are_many_gone(gone, known):
        of_all = f" of {gone + known:,}"
        part = " If this file is only a part of your customers, do not import it, or keep them all."
    return (
        f"{gone:,}{of_all} {'customer' if gone == 1 else 'customers'} {are} no longer in this export: "
        f"{', '.join(names)}{others}. "
        f"Nobody is removed; after the import you say whether to go on calling {they}.{part}"
    )


def are_many_gone(gone: int, known: int) -> bool:
    """Whether so many are gone beside those `known` whom the file has that it may be a part of them only."""
    return gone >= max(_FEW, _MANY_GONE * (gone + known))


def namesakes_in_words(count: int) -> str:
    """That new customers are called like known ones, of whom a person decides; empty where none is."""
    if count == 1:
        return (
            "1 new customer is called like one you have, but has another id; after the import say whether they are one."
        )
    said = f"{count:,} new customers are called like some you have, but have other ids"
    return f"{said}; after the import say which of them are one." if count else ""


def _why(field: str, before: Columns, now: Columns) -> str:
    was, is_ = before.get(field, ()), now.get(field, ())
    if tuple(was) == tuple(is_) or not (was and is_):
        return ""
    return f": they are read from “{'”, “'.join(is_)}” now, and were from “{'”, “'.join(was)}”"


def _differing_people(before: Sequence[Contact], after: Sequence[Contact]) -> list[str]:
    people = [{(each.name, each.title, each.email, each.crm_id) for each in some} for some in (before, after)]
    numbers = [{(p.e164 or p.raw, p.extension) for each in some for p in each.phones} for some in (before, after)]
    found = (["contact"] if people[0] != people[1] else []) + (["phone"] if numbers[0] != numbers[1] else [])
    return found or [_KIND]
