"""Signing in: the account that an address first came with, and the sign-ins that are over before their time."""

from dataclasses import replace

from callprogram.domain.people.members import Member
from callprogram.domain.people.sign_in import Account, SignIn, ended
from callprogram.errors import NotFoundError
from callprogram.services.acting import Acting


def pin(acting: Acting, member: Member, sign_in: SignIn) -> Account:
    """The member's account, which is the first that somebody signed in with at their address."""
    known = acting.transaction.first(Account, email=member.email)
    return known or acting.transaction.add(Account(0, member.email, sign_in.issuer, sign_in.subject, acting.now))


def refuse(acting: Acting, member: Member) -> Account:
    """The member's account, and that somebody came with another one, which a person decides about."""
    return acting.transaction.save(replace(_account(acting, member.email), refused_at=acting.now))


def let_in(acting: Acting, email: str) -> None:
    """The next account that signs in at this address is the member's."""
    acting.transaction.remove(_account(acting, email))


def sign_out(acting: Acting, sign_in: SignIn) -> Account:
    """The acting member's account, whose sign-in is over, whoever has a copy of its cookie."""
    return acting.transaction.save(ended(_account(acting, acting.member.email), sign_in, acting.now))


def sign_out_everywhere(acting: Acting) -> Account:
    """The acting member's account, of which every sign-in up to now is over."""
    account = _account(acting, acting.member.email)
    return acting.transaction.save(replace(account, ended=frozenset(), ended_before=acting.now))


def _account(acting: Acting, email: str) -> Account:
    if known := acting.transaction.first(Account, email=email):
        return known
    raise NotFoundError(f"Nobody has signed in as {email} yet.")
