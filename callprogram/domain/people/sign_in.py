"""Sign-in: whose address a provider vouches for, and for how long; and the account that is a member's."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from callprogram.domain.people.addresses import plain_address

LASTS = timedelta(days=9)  # who comes for the hour alone is not put out in the middle of the next, a day or two later
_AHEAD = timedelta(hours=1)  # what the provider's clock may be


@dataclass(frozen=True)
class SignIn:
    """Who signed in, as the provider names them (OpenID Connect Core, 2: `iss`, `sub`), and in which second (`iat`)."""

    issuer: str
    subject: str
    at: int


@dataclass(frozen=True)
class Account:
    """The account at a provider that a member first signed in with; `refused_at` somebody came with another one.

    Sign-ins before `ended_before` are over, and those of the seconds in `ended`.
    """

    id: int
    email: str
    issuer: str
    subject: str
    pinned_at: datetime
    ended: frozenset[int] = frozenset()
    ended_before: datetime | None = None
    refused_at: datetime | None = None


def read_sign_in(claims: Mapping[str, object]) -> SignIn:
    """Who signed in, and when, by what the provider says."""
    issuer, subject = (str(claims.get(name) or "") for name in ("iss", "sub"))
    return SignIn(issuer.rstrip("/"), subject, int(float(str(claims.get("iat") or 0))))


def is_over(account: Account, sign_in: SignIn) -> bool:
    """Whether somebody has ended this sign-in before its time."""
    before = account.ended_before
    return sign_in.at in account.ended or (before is not None and sign_in.at < before.timestamp())


def is_theirs(account: Account, sign_in: SignIn) -> bool:
    """Whether it is the account that the member first signed in with."""
    return (account.issuer, account.subject) == (sign_in.issuer, sign_in.subject)


def ended(account: Account, sign_in: SignIn, now: datetime) -> Account:
    """The account whose sign-in is over; those that are too old anyhow need not be known any more."""
    oldest = (now - LASTS).timestamp()
    return replace(account, ended=frozenset({each for each in account.ended if each > oldest} | {sign_in.at}))


def vouched_address(claims: Mapping[str, object], trusted: Collection[str], now: datetime) -> str:
    """The address of who signed in, as addresses are compared; empty where nobody vouches for it, or not any more.

    Some providers let people write any address into their profile and say in `email_verified` whether they have checked
    it (OpenID Connect Core, 5.1): `true`, or that word. Those whose issuer is trusted may leave the claim out.
    """
    if not (claims.get("is_logged_in") is True and -_AHEAD <= signed_in_for(claims, now) <= LASTS):
        return ""
    email = claims.get("email")
    return plain_address(email) if isinstance(email, str) and _is_checked(claims, trusted) else ""


def signed_in_for(claims: Mapping[str, object], now: datetime) -> timedelta:
    """How long ago the provider vouched for them (OpenID Connect Core, 2: `iat`), without end where it does not say."""
    try:
        return now - datetime.fromtimestamp(float(str(claims.get("iat") or "")), UTC)
    except (ValueError, OverflowError, OSError):
        return timedelta.max


def read_issuers(text: str) -> frozenset[str]:
    """The providers named in a setting, by their issuer, with commas or blanks between."""
    return frozenset(each.rstrip("/") for each in text.replace(",", " ").split())


def _is_checked(claims: Mapping[str, object], trusted: Collection[str]) -> bool:
    checked = claims.get("email_verified")
    if checked is None:
        return str(claims.get("iss") or "").rstrip("/") in trusted
    return checked is True or checked == "true"
