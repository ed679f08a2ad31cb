"""Which headers fill which fields, by what they are called and by what is in the cells below them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from callprogram.adapters.exports.columns import guesses, halves, ids, systems
from callprogram.adapters.exports.columns.contents import Column, columns_of
from callprogram.adapters.exports.columns.dialling import Parts, codes_in, parts_of
from callprogram.adapters.exports.columns.fitting import fits, is_weak
from callprogram.adapters.exports.columns.further_contacts import further_contacts
from callprogram.adapters.exports.columns.halves import OTHER_HALF
from callprogram.adapters.exports.columns.headers import normalised, prefix_of, without_suffixes, words
from callprogram.adapters.exports.columns.labels import labels_of
from callprogram.adapters.exports.columns.mixed import Fields, turned, with_both
from callprogram.adapters.exports.columns.names import (
    are_companies,
    instead_of,
    is_same,
    ranked,
    side_of,
    with_filling,
    with_shared,
    with_titled,
)
from callprogram.adapters.exports.columns.owners import of_owner
from callprogram.adapters.exports.columns.systems.preset import NOTHING, Preset
from callprogram.adapters.exports.columns.vocabulary import (
    FIELDS,
    IN_CHARGE,
    OPEN,
    PARTS,
    PHONES,
    SALUTATION,
    Meaning,
    meaning_of,
)
from callprogram.adapters.exports.columns.vocabulary.composition import classes_in, compositions

_PHONES = tuple(f"phone_{kind}" for kind in PHONES)
_PLACES = ("country", "state", "city", "postal_code")
_SOME, _LAST, _OTHER = 0.2, (9,), "other"
_TITLES = frozenset({"title", "titled"})
_LAST_FIRST = frozenset({"姓", "姓漢字", "苗字", "名字"})


@dataclass(frozen=True)
class Recognition:
    """The headers that fill each field, those that may (a person decides), and the system the file comes from.

    `labels` has, for a header of numbers, the one whose cells say what kind each of them is; `further` has the
    contact, title, email and phones of every contact of a row after the first; `parts` has, for a header of numbers,
    those of what belongs to them; `instead` has, for a field, those that fill it where its own are blank.
    """

    mapping: Mapping[str, tuple[str, ...]]
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    system: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    further: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    parts: Mapping[str, Parts] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def recognition_of(
    headers: Sequence[str], rows: Sequence[Sequence[str]], given: Mapping[str, tuple[str, ...]]
) -> Recognition:
    """What fills each field beside what is given; each header fills one field, and their order decides nothing."""
    preset = systems.preset_of(headers)
    every = columns_of(headers, rows)
    named = {header: every[header] for names in given.values() for header in names}
    free = {header: each for header, each in every.items() if header not in named}
    codes = codes_in(free)
    free = {header: column for header, column in free.items() if header not in codes}
    groups = further_contacts(free).values()
    of_others = {header for group in groups for header in group.values()}
    columns = {header: column for header, column in free.items() if header not in of_others}
    mapping, offered = _mapping(columns, preset, given, named)
    further = tuple(filter(None, (_further(group, free) for group in groups)))
    phones = [header for each in (mapping, *further) for header in each.get("phone", ())]
    instead = instead_of(mapping, _said({**columns, **named}, preset), every)
    instead = {field: names for field, names in instead.items() if field not in given or given[field]}
    filling = with_filling(mapping, instead, every)
    return Recognition(
        {wanted: filling[wanted] for wanted in FIELDS if wanted in filling},
        offered,
        preset.system if preset else None,
        labels_of(mapping.get("phone", ()), headers),
        further,
        parts_of(phones, headers, codes),
        instead,
    )


def _mapping(
    columns: Mapping[str, Column],
    preset: Preset | None,
    given: Mapping[str, tuple[str, ...]],
    named: Mapping[str, Column],
) -> tuple[Fields, Fields]:
    """What fills the fields, and what may: by name, else by guessing; what is the account owner's fills nothing.

    `named` are the columns that are given: they fill nothing else, but tell what the others hold.
    """
    said, found = _found(columns, preset, given, named)
    if theirs := of_owner(found, columns):
        columns = {header: column for header, column in columns.items() if header not in theirs}
        said, found = _found(columns, preset, given, named)
    emails = [{**columns, **named}[header] for header in found.get("email", ())]
    guessed = guesses.guesses_of(columns, found, said, emails)
    mapping = found | guessed.taken
    if "phone" in found and "phone" not in given:
        mapping["phone"] = tuple(sorted((*found["phone"], *guesses.more_phones(columns, said)), key=_is_other))
    if not {"company", "contact"} & {*given}:
        mapping = with_shared(mapping, columns)
    mapping = dict(ids.settled(mapping, {**columns, **named}, given))
    mapping = with_both(mapping, columns, given)
    mapping = mapping if "title" in given else with_titled(mapping, {**columns, **named})
    return {wanted: mapping[wanted] for wanted in FIELDS if mapping.get(wanted)}, guessed.offered


def _found(
    columns: Mapping[str, Column],
    preset: Preset | None,
    given: Mapping[str, tuple[str, ...]],
    named: Mapping[str, Column],
) -> tuple[dict[str, Meaning], Fields]:
    """What each header says, and what fills the fields by name."""
    said = _said(columns, preset)
    said = halves.settled(said if "company" in given else _with_company(said, columns), columns)
    return said, turned(_chosen(_settled(said, {**columns, **named}, given), columns), columns, given) | dict(given)


def _further(group: Mapping[str, str], columns: Mapping[str, Column]) -> Fields:
    """What fills the fields of one further contact, whose headers are given by what they would be called for one."""
    alone = {name: columns[header] for name, header in group.items()}
    found = _chosen(_said(alone, None), alone)
    return {wanted: tuple(group[name] for name in names) for wanted, names in found.items()}


def part_of(header: str) -> str:
    """The part of a phone field that a header names: direct, work, main, mobile or home; empty where it names none."""
    meaning = meaning_of(header)
    return meaning.field.removeprefix("phone_") if meaning and meaning.field in _PHONES else ""


def _is_other(phone: str) -> bool:
    return part_of(phone) == _OTHER


def _said(columns: Mapping[str, Column], preset: Preset | None) -> dict[str, Meaning]:
    """What each header says that its cells do not contradict: as in its system, else by its name."""
    ranks = systems.ranks(preset)
    prefix = prefix_of(columns)
    heard = {header: _heard(plain, ranks, prefix) for header, plain in without_suffixes(columns).items()}
    return {
        header: Meaning(meaning.field, (is_weak(meaning.field, column), _whose(header, meaning), *meaning.rank))
        for header, column in columns.items()
        if (meaning := _fitting(header, _titled(header, heard[header], column), column))
    }


def _fitting(header: str, meaning: Meaning | None, column: Column) -> Meaning | None:
    """What a header says that its cells do not contradict: its name, else its words, as `Konto` above companies."""
    if meaning is None or fits(meaning.field, column):
        return meaning
    others = (Meaning(*each) for each in compositions(header))
    return next((other for other in others if fits(other.field, column)), None)


def _titled(header: str, meaning: Meaning | None, column: Column) -> Meaning | None:
    """What a header says, which may be what people do where its cells are no salutations: `Titel` above `CEO`."""
    if meaning is None or meaning.field != SALUTATION:
        return meaning
    may_be_title = not classes_in(header).isdisjoint(_TITLES)
    return Meaning("title", _LAST) if may_be_title and column.cells and column.share("salutation") < _SOME else None


def _whose(header: str, meaning: Meaning) -> int:
    """Where a place is of several: at work before one that says nothing of it before home."""
    said = classes_in(header) if meaning.field in _PLACES else frozenset()
    return 0 if "work" in said else 2 if "home" in said else 1


def _without(prefix: str, header: str) -> Meaning | None:
    """What a header says without the prefix that it shares with others."""
    is_shared = prefix and header.startswith(prefix)
    return meaning_of(header.removeprefix(prefix)) if is_shared else None


def _heard(header: str, ranks: Mapping[str, tuple[str, int]], prefix: str) -> Meaning | None:
    """What a header says in its system, else everywhere."""
    if normalised(header) not in ranks:
        return meaning_of(header) or _without(prefix, header)
    wanted, place = ranks[normalised(header)]
    if wanted == "phone":
        wanted = f"phone_{part_of(header) or 'work'}"
    return None if wanted == NOTHING else Meaning(wanted, (-1, place))


def _settled(
    said: Mapping[str, Meaning], columns: Mapping[str, Column], given: Mapping[str, tuple[str, ...]]
) -> dict[str, Meaning]:
    """The meanings with those that could be a company's name or a person's decided, or dropped where both are there."""
    settled = {header: meaning for header, meaning in said.items() if meaning.field not in OPEN}
    emails = given.get("email") or ranked(settled, "email")
    for header, meaning in sorted(said.items(), key=_open_first):
        if meaning.field in OPEN:
            side = _side(header, meaning, settled, columns, emails, given)
            settled |= {header: Meaning(side, (*meaning.rank[:1], 2, *meaning.rank[1:]))} if side else {}
    return settled


def _with_company(said: Mapping[str, Meaning], columns: Mapping[str, Column]) -> dict[str, Meaning]:
    """The meanings where contacts that are companies are taken for that, if nothing else is."""
    companies = [columns[header] for header, meaning in said.items() if meaning.field == "company"]
    others = [columns[header] for header, meaning in said.items() if meaning.field in OPEN]
    if any(column.cells for column in companies) or any(map(are_companies, others)):
        return dict(said)
    alone = () if ranked(said, "last_name") else ranked(said, "first_name")
    names = [header for header in (*ranked(said, "contact"), *alone) if are_companies(columns[header])]
    return {**said, **{header: Meaning("company", said[header].rank) for header in names[:1]}}


def _open_first(pair: tuple[str, Meaning]) -> tuple[int, tuple[object, ...], str]:
    header, meaning = pair
    return (*OPEN[::-1], meaning.field).index(meaning.field), meaning.rank, header


def _side(
    header: str,
    meaning: Meaning,
    settled: Mapping[str, Meaning],
    columns: Mapping[str, Column],
    emails: Iterable[str],
    given: Mapping[str, tuple[str, ...]],
) -> str:
    """What is still without a column: half a person's name, a company or a contact; empty where nothing is."""
    there = {each.field for name, each in settled.items() if not is_weak(each.field, columns[name])} | set(given)
    half = there & {"first_name", "last_name"}
    if len(half) == 1 and not there & {"contact"} and meaning.field == "name":
        (beside,) = (ranked(settled, each)[:1] for each in half)
        is_whole = any(halves.is_in(columns[each], columns[header]) for each in beside)
        return "contact" if is_whole else OTHER_HALF[half.pop()]
    if half or IN_CHARGE in there:
        there |= {"contact"}
    same = (columns[each] for each in given.get("company") or ranked(settled, "company")[:1])
    if {"company", "contact"} <= there or any(is_same(columns[header], each) for each in same):
        return ""
    if there & {"company", "contact"}:
        return _other(there, columns[header], half)
    return side_of(columns[header], columns, emails, "company" if meaning.field == "customer_name" else "contact")


def _other(there: Collection[str], column: Column, halves: Collection[str]) -> str:
    """The one of company and contact that has no column; a whole name beside its halves is no company."""
    if "company" in there:
        return "contact"
    return "" if halves and column.share("person") > column.share("company") == 0 else "company"


def _chosen(settled: Mapping[str, Meaning], columns: Mapping[str, Column]) -> Fields:
    """The best header of each field; every one of phone, the halves of a name where there is no whole one.

    Who is in charge is the contact, the account owner where the contact is somebody else.
    """
    found = {wanted: ranked(settled, wanted)[:1] for wanted in FIELDS}
    found["email"] = _best_of(settled, "email", found["contact"])
    found["phone"] = tuple(header for kind in _PHONES for header in ranked(settled, kind))
    whole, halves = found["contact"], _halves(settled)
    if halves and not any(_is_filled_like(columns[header], columns[halves[-1]]) for header in whole):
        found["contact"] = halves
    free = [wanted for wanted in ("contact", "account_owner") if not found[wanted]]
    found |= dict.fromkeys(free[:1], ranked(settled, IN_CHARGE)[:1])
    return {wanted: names for wanted, names in found.items() if names}


def _best_of(settled: Mapping[str, Meaning], wanted: str, contact: Sequence[str]) -> tuple[str, ...]:
    """The best header of a field; of equally good ones the contact's own: `Buyer Email` beside `Buyer`."""
    best = ranked(settled, wanted)
    equal = [header for header in best if settled[header].rank == settled[best[0]].rank]
    own = [header for header in equal if any({*words(each)} & {*words(header)} for each in contact)]
    return tuple([*own, *best][:1])


def _is_filled_like(whole: Column, half: Column) -> bool:
    """Whether a column of whole names has at least half as many as one of halves."""
    return 2 * len(whole.cells) >= len(half.cells)


def _halves(settled: Mapping[str, Meaning]) -> tuple[str, ...]:
    """First name, infix and last name, in the order in which they are said."""
    parts = [header for part in PARTS for header in ranked(settled, part)[:1]]
    return tuple(reversed(parts) if _LAST_FIRST & set(map(normalised, parts)) else parts)
