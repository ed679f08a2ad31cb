"""Membership: who signs in, what they are to the program, and how they want to be reached."""

from dataclasses import dataclass, replace
from datetime import time

from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import FormerMember, Member, Role, read_email
from callprogram.domain.permissions.rights import require_grant
from callprogram.domain.program.call_hour import Program, read_zone
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import withdraw_all


def add(acting: Acting, email: str, name: str, role: Role, program: Program, *, zone: str = "") -> Member:
    """The member with this role, too; an executive or assistant works on the program, and has its zone unless told."""
    require_grant(acting.member, frozenset({role}))
    if not name.strip():
        raise BadInputError("Say the name of the new member; account owners are known by it.")
    address = read_email(email)
    for former in acting.transaction.find(FormerMember, email=address):
        acting.transaction.remove(former)
    known = acting.transaction.find(Member, email=address)
    serves = frozenset({program.id}) if role in {Role.EXECUTIVE, Role.ASSISTANT} else frozenset()
    if not known:
        home = read_zone(zone) if zone else program.zone
        return acting.transaction.add(Member(address, name.strip(), frozenset({role}), zone=home, serves=serves))
    require_grant(acting.member, known[0].roles)
    changed = replace(known[0], name=name.strip(), roles=known[0].roles | {role}, serves=known[0].serves | serves)
    return acting.transaction.save(replace(changed, zone=read_zone(zone)) if zone else changed)


def set_lead(acting: Acting, email: str, lead: str) -> Member:
    """The member led by another one, who hears of what they are late with; by nobody where the lead is empty."""
    member = _known(acting, email)
    leads = _known(acting, lead) if lead.strip() else None
    if leads == member:
        raise BadInputError(f"{member.name} cannot be their own lead.")
    return acting.transaction.save(replace(member, lead=leads.email if leads else ""))


def remove(acting: Acting, email: str) -> Member:
    """The member who is none any more and hears nothing more; what they did stays.

    Raises StateError for the last admin among others.
    """
    everybody, found = acting.transaction.find(Member), _known(acting, email)
    require_grant(acting.member, found.roles)
    others = [each for each in everybody if each != found]
    if others and Role.ADMIN in found.roles and not any(Role.ADMIN in each.roles for each in others):
        raise StateError(f"{found.name} is the only admin; make somebody else admin first.")
    acting.transaction.remove(found)
    acting.transaction.add(FormerMember(0, found.email, found.name, acting.now))
    withdraw_all(acting.transaction, found.email)
    return found


def _known(acting: Acting, email: str) -> Member:
    found = (each for each in acting.transaction.find(Member) if compared(each.email) == compared(email))
    if member := next(found, None):
        return member
    raise NotFoundError(f"There is no member {email.strip()}.")


@dataclass(frozen=True)
class Reachable:
    """How somebody wants to be reached: in which zone, not when it is quiet, by a `channel` that is checked before."""

    zone: str
    quiet_from: time
    quiet_until: time
    channel: str
    wants_digest: bool


def set_own(acting: Acting, how: Reachable) -> Member:
    """The acting member, reached as they want to be."""
    known = acting.transaction.find(Member, email=acting.member.email)
    if not known:
        raise NotFoundError("You are not a member yet, so there is nobody to write to; add yourself under Settings.")
    return acting.transaction.save(replace(known[0], **vars(how) | {"zone": read_zone(how.zone)}))
