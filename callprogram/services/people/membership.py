"""Membership: who signs in, what they are to the program, and how they want to be reached."""

from dataclasses import dataclass, fields, replace
from datetime import date, time

from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import FormerMember, Member, Role, read_email
from callprogram.domain.people.sign_in import Account
from callprogram.domain.permissions.rights import require_grant
from callprogram.domain.permissions.rows import require_program
from callprogram.domain.program.call_hour import Program, read_zone
from callprogram.domain.words.countries import country_of, read_country, read_language
from callprogram.errors import BadInputError, NotFoundError, StateError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import withdraw_all
from callprogram.services.people.welcoming import welcome

_WORK_ON_ONE = frozenset({Role.EXECUTIVE, Role.ASSISTANT, Role.DESK, Role.LEGAL})


def add(
    acting: Acting, email: str, name: str, role: Role, program: Program, *, zone: str = "", by_mail: bool = False
) -> Member:
    """The member with this role, too; but for teammates and admins they work on the program. Its zone is theirs.

    Whoever is new hears of it `by_mail`, where there is any.
    """
    require_grant(acting.member, frozenset({role}))
    if not name.strip():
        raise BadInputError("Say the name of the new member; account owners are known by it.")
    address = read_email(email)
    for former in acting.transaction.find(FormerMember, email=address):
        acting.transaction.remove(former)
    known = acting.transaction.find(Member, email=address)
    _take_back(acting, Member(address, name.strip(), frozenset()))
    serves = frozenset({program.id}) if role in _WORK_ON_ONE else frozenset()
    if serves:
        require_program(acting.member, program)
    if not known:
        home = read_zone(zone) if zone else program.zone
        added = acting.transaction.add(Member(address, name.strip(), frozenset({role}), zone=home, serves=serves))
        if by_mail:
            welcome(acting, added, program)
        return added
    require_grant(acting.member, known[0].roles)
    changed = replace(known[0], name=name.strip(), roles=known[0].roles | {role}, serves=known[0].serves | serves)
    return acting.transaction.save(replace(changed, zone=read_zone(zone)) if zone else changed)


def change(acting: Acting, email: str, how: "Reachable", lead: str = "") -> Member:
    """The member reached in this way, and led by another one; by nobody where the lead is empty."""
    member = _known(acting, email)
    leads = _known(acting, lead) if lead.strip() else None
    if leads == member:
        raise BadInputError(f"{member.name} cannot be their own lead; choose somebody else, or nobody.")
    return acting.transaction.save(replace(reached(member, how), lead=leads.email if leads else ""))


def set_roles(acting: Acting, email: str, roles: frozenset[Role], program: Program) -> Member:
    """The member with these roles and no others; what they begin to work on is the program.

    Raises BadInputError for no role at all, StateError where it would leave nobody as admin.
    """
    member = _known(acting, email)
    require_grant(acting.member, roles ^ member.roles)
    if not roles:
        raise BadInputError(f"Choose a role for {member.name}, or remove them.")
    if Role.ADMIN not in roles:
        _require_another_admin(acting, member)
    begins = bool((roles - member.roles) & _WORK_ON_ONE)
    if begins:
        require_program(acting.member, program)
    serves = member.serves | ({program.id} if begins else set())
    return acting.transaction.save(replace(member, roles=roles, serves=serves if roles & _WORK_ON_ONE else frozenset()))


def remove(acting: Acting, email: str, successor: str = "") -> Member:
    """The member who is none any more and hears nothing more; what they did stays.

    The successor keeps what they promised, looks after their customers and leads whom they led; nobody where there is
    none. Raises StateError for the last admin among others.
    """
    found = _known(acting, email)
    require_grant(acting.member, found.roles)
    if acting.transaction.find(Member) != [found]:
        _require_another_admin(acting, found)
    _hand_over(acting, found, successor)
    acting.transaction.remove(found)
    for account in acting.transaction.find(Account, email=found.email):
        acting.transaction.remove(account)
    acting.transaction.add(FormerMember(0, found.email, found.name, acting.now))
    withdraw_all(acting.transaction, found.email)
    return found


def _require_another_admin(acting: Acting, member: Member) -> None:
    admins = [each for each in acting.transaction.find(Member) if Role.ADMIN in each.roles]
    if admins == [member]:
        raise StateError(f"{member.name} is the only admin; make somebody else admin first.")


def _hand_over(acting: Acting, leaving: Member, successor: str) -> None:
    heir = _known(acting, successor) if successor.strip() else None
    if heir == leaving:
        raise BadInputError(f"{leaving.name} is who leaves; name somebody else to take over.")
    if heir:
        names = dict.fromkeys((*heir.stands_for, leaving.email, leaving.name, *leaving.stands_for))
        acting.transaction.save(replace(heir, stands_for=tuple(names)))
    for led in acting.transaction.find(Member, lead=leaving.email):
        acting.transaction.save(replace(led, lead=heir.email if heir and heir.id != led.id else ""))


def _take_back(acting: Acting, member: Member) -> None:
    """Whoever took over from somebody who is a member again does no more in their place."""
    own = {compared(member.email), compared(member.name)}
    for each in acting.transaction.find(Member):
        kept = tuple(name for name in each.stands_for if compared(name) not in own)
        if kept != each.stands_for:
            acting.transaction.save(replace(each, stands_for=kept))


def _known(acting: Acting, email: str) -> Member:
    found = (each for each in acting.transaction.find(Member) if compared(each.email) == compared(email))
    if member := next(found, None):
        return member
    raise NotFoundError(f"There is no member {email.strip()}; add them on People.")


@dataclass(frozen=True)
class Reachable:
    """How somebody wants to be reached, as `Member` has it, the `phone` as it is typed; `channel` is checked before."""

    zone: str
    quiet_from: time
    quiet_until: time
    channel: str
    wants_digest: bool
    country: str = ""
    phone: str = ""
    language: str = ""
    away: tuple[date, date] | None = None


def how_of(member: Member) -> Reachable:
    """How a member is reached now."""
    return Reachable(**{each.name: getattr(member, each.name) for each in fields(Reachable)})


def reached(member: Member, how: Reachable) -> Member:
    """The member reached in this way; raises BadInputError for a zone, country, language or phone that is none."""
    zone, country = read_zone(how.zone), read_country(how.country) if how.country.strip() else ""
    language = read_language(how.language) if how.language.strip() else ""
    phone = read_own_phone(how.phone, country or country_of(zone) or "") if how.phone.strip() else ""
    return replace(member, **vars(how) | {"zone": zone, "country": country, "language": language, "phone": phone})


def set_own(acting: Acting, how: Reachable) -> Member:
    """The acting member, reached as they want to be."""
    known = acting.transaction.first(Member, email=acting.member.email)
    if known is None:
        raise NotFoundError("You are not a member yet, so there is nobody to write to; add yourself on People.")
    return acting.transaction.save(reached(known, how))
