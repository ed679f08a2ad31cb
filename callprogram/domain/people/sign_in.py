"""Sign-in: whose address a provider vouches for, and for how long."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from callprogram.domain.people.addresses import plain_address

LASTS = timedelta(days=7)


def vouched_address(claims: Mapping[str, object], trusted: Collection[str], now: datetime) -> str:
    """The address of who signed in, as addresses are compared; empty where nobody vouches for it, or not any more.

    Some providers let people write any address into their profile and say in `email_verified` whether they have checked
    it (OpenID Connect Core, 5.1): `true`, or that word. Those whose issuer is trusted may leave the claim out.
    """
    if not claims.get("is_logged_in") or signed_in_for(claims, now) > LASTS or not _is_checked(claims, trusted):
        return ""
    return plain_address(str(claims.get("email") or ""))


def signed_in_for(claims: Mapping[str, object], now: datetime) -> timedelta:
    """How long ago the provider vouched for them (OpenID Connect Core, 2: `iat`)."""
    issued_at = claims.get("iat")
    return now - datetime.fromtimestamp(float(str(issued_at)), UTC) if issued_at else timedelta.max


def read_issuers(text: str) -> frozenset[str]:
    """The providers named in a setting, by their issuer, with commas or blanks between."""
    return frozenset(each.rstrip("/") for each in text.replace(",", " ").split())


def _is_checked(claims: Mapping[str, object], trusted: Collection[str]) -> bool:
    checked = claims.get("email_verified")
    if checked is None:
        return str(claims.get("iss") or "").rstrip("/") in trusted
    return checked is True or checked == "true"
