"""What is known around a letter when it is weighed: facts that somebody gathered, nothing decided."""

from dataclasses import dataclass
from enum import StrEnum

from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message


class Trace(StrEnum):
    """By what somebody was known."""

    ADDRESS = "address"
    PHONE = "phone"
    DOMAIN = "domain"
    SIGNATURE = "signature"
    NAME = "name"


@dataclass(frozen=True)
class Acquaintance:
    """The customer whose letter it is, and by what that is known; by a name alone it is only perhaps."""

    customer: Customer
    trace: Trace


@dataclass(frozen=True)
class About:
    """Everything that the gates ask: who writes, what is there already, whose names could be borrowed.

    `thread` is the letter that this one goes on with, `ours` the message of ours that it answers or brings back, and
    `sent_by` who sent that; `case` is the case to which it belongs by one of these or by its reference, and
    `knows_case` whether whoever writes has part in it; `open_matters` are said in words; `trusts` is the name of our
    own mail server in Authentication-Results.
    """

    acquaintance: Acquaintance | None = None
    member: Member | None = None
    rule: SenderRule | None = None
    thread: Letter | None = None
    ours: Message | None = None
    sent_by: Member | None = None
    case: Case | None = None
    knows_case: bool = False
    open_matters: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    executives: tuple[Member, ...] = ()
    our_domains: frozenset[str] = frozenset()
    customer_domains: frozenset[str] = frozenset()
    trusts: str = ""
    region: str | None = None
