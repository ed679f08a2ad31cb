"""Suspicions: what speaks against a letter being what it says, in words."""

import re
from collections.abc import Iterator

import authres
from rapidfuzz.distance import OSA

from callprogram.domain.letters.gates.about import About
from callprogram.domain.letters.gates.evidence import Heard
from callprogram.domain.letters.gates.signs import as_written, signs
from callprogram.domain.letters.gates.wishes import sentences
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.phrases import sayings
from callprogram.domain.people.addresses import compared

_ALIKE = 2  # letters by which a look-alike differs at most
_LONG_ENOUGH = 6
_NEW_BANK = {"account new", "account bank"}
_COMPLAINS = 3  # sorts of signs of trouble
_LINK = re.compile(r"https?://([^\s/?#<>\"']+)", re.IGNORECASE)
# What nobody honest asks of strangers together; without money there is a link, too.
_TRICKS = (
    {"fraud money", "fraud secrecy"},
    {"fraud money", "fraud alone"},
    {"fraud access", "fraud haste"},
    {"fraud parcel", "fraud haste", "fraud fee"},
)
# What is drawn like another letter: rn for m, 1 for l, 0 for o, vv for w.
_DRAWN_ALIKE = (("rn", "m"), ("vv", "w"), ("1", "l"), ("0", "o"), ("5", "s"), ("-", ""))


def suspicions(heard: Heard) -> tuple[str, ...]:
    """Everything that speaks against it, the gravest first."""
    return tuple(_suspicions(heard, heard.letter, heard.about))


def vouched_for(letter: Letter, trusts: str) -> bool | None:
    """Whether our own mail server found the sender's to be the sender's (RFC 8601); None where it says nothing."""
    for line in letter.vouched_for.split("\n"):
        if trusts and line.split(";")[0].split(" ")[0].strip().casefold() == trusts.casefold():
            return _vouched(line)
    return None


def _vouched(line: str) -> bool | None:
    try:
        found = authres.AuthenticationResultsHeader.parse(f"Authentication-Results: {line}")
    except authres.core.AuthResError:
        return None
    results = {each.method: each.result for each in found.results}
    if "dmarc" in results and results["dmarc"] != "none":
        return bool(results["dmarc"] == "pass")
    told = [results[each] for each in ("dkim", "spf") if each in results]
    if "pass" in told:
        return True
    return False if {"fail", "softfail"} & set(told) else None


def _suspicions(heard: Heard, letter: Letter, about: About) -> Iterator[str]:
    words, domain = f"{letter.subject}\n{letter.text}", domain_of(letter.email)
    if about.member is None and (borrowed := _borrowed(letter, about)):
        yield f"It bears the name of {borrowed} and comes from another address ({letter.email})."
    if alike := _look_alike(domain, about) or _borrowed_domain(domain, heard):
        yield f"{domain} only looks like {alike}."
    if letter.reply_to and domain_of(letter.reply_to) != domain and _look_alike(domain_of(letter.reply_to), about):
        yield f"Answers would go to {letter.reply_to}, which only looks like an address that we know."
    if vouched_for(letter, about.trusts) is False:
        yield f"Our mail server says that it was not sent by {domain}."
    if found := next(sayings("kinds", "bank", words), ""):
        yield f"It asks for money to another account (“{found}”)."
    elif named := _another_account(heard):
        yield f"It names another account (“{named}”)."
    if found := next(sayings("kinds", "gift", words), ""):
        yield f"It asks for {found}."
    if linked := _looks_like_our_link(words, about):
        yield f"Its link to {linked} only looks like ours."
    if about.acquaintance is None:
        yield from _what_strangers_want(words, heard)


def _another_account(heard: Heard) -> str:
    """What says in one sentence that money is to go to an account that was not theirs before."""
    if heard.many("account") < len(_NEW_BANK):
        return ""
    letter = heard.letter
    found = ((each, signs(each, letter.language)) for each in (letter.subject, *sentences(letter)))
    named = (as_written(words, said["account bank"][0]) for words, said in found if said.keys() >= _NEW_BANK)
    return next(named, "")


def _looks_like_our_link(words: str, about: About) -> str:
    """The host of a link that begins with a name of ours and belongs to somebody else."""
    hosts = (each[1].casefold().rstrip(".") for each in _LINK.finditer(words))
    ours = about.our_domains
    return next((host for host in hosts for each in ours if each in host and not f".{host}".endswith(f".{each}")), "")


def _what_strangers_want(words: str, heard: Heard) -> Iterator[str]:
    """A password, a fee for a parcel, or money that nobody else is to know of."""
    if found := next(sayings("kinds", "phish", words), ""):
        yield f"It presses for something that strangers want (“{found}”)."
    if heard.many("trouble") >= _COMPLAINS:
        return
    for together in _TRICKS:
        if together <= heard.signs.keys() and (_LINK.search(heard.text) or "fraud money" in together):
            told = map(heard.quoted, sorted(together))
            yield f"It asks for what strangers want (“{'”, “'.join(told)}”)."


def domain_of(address: str | None) -> str:
    """What stands behind the @, in small letters."""
    return (address or "").rpartition("@")[2].casefold()


def _borrowed(letter: Letter, about: About) -> str:
    name = compared(letter.name)
    return next((each.name for each in about.executives if name and compared(each.name) == name), "")


def _look_alike(domain: str, about: About) -> str:
    """The domain that this one is drawn like, and is not."""
    ours = about.our_domains | about.customer_domains
    if not domain or domain in ours or any(domain.endswith("." + each) for each in ours):
        return ""
    plain = _drawn(domain)
    return next((each for each in sorted(ours) if _is_alike(domain, plain, each)), "")


def _borrowed_domain(domain: str, heard: Heard) -> str:
    """A name of ours, or a customer's where it is about money, with any other word beside it."""
    about_money = heard.signs.keys() & {"fraud money", "account bank"}
    known = heard.about.our_domains | (heard.about.customer_domains if about_money else frozenset())
    parts = set(domain.partition(".")[0].split("-"))
    names = ((each, _named(each)) for each in sorted(known - {domain}))
    return next((each for each, name in names if name in parts and len(name) >= _LONG_ENOUGH), "")


def _named(domain: str) -> str:
    return domain.partition(".")[0]


def _is_alike(domain: str, plain: str, known: str) -> bool:
    if plain == _drawn(known):
        return True
    name, other = (each.partition(".")[0] for each in (domain, known))
    if len(other) < _LONG_ENOUGH:
        return False
    if name == other:
        return domain.partition(".")[2] in {"co", "cm", "om", "net", "org", "biz", "info", "xyz", "top"}
    return 0 < OSA.distance(domain, known, score_cutoff=_ALIKE) <= 1 or _lengthened(name, other)


def _lengthened(name: str, other: str) -> bool:
    """`acme-billing` beside `acme`: a known name with a word that asks for trust."""
    return bool(
        re.fullmatch(
            rf"{re.escape(other)}-?(?:billing|payments?|secure|support|invoices?|accounts?|mail|inc|corp)", name
        )
    )


def _drawn(domain: str) -> str:
    for drawn, meant in _DRAWN_ALIKE:
        domain = domain.replace(drawn, meant)
    return domain
