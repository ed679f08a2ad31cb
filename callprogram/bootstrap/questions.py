"""What pages and commands ask of several pieces at once."""

from collections.abc import Mapping
from datetime import date

from callprogram.bootstrap.letters import examined_folders
from callprogram.bootstrap.pieces import App, app, now
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.people.sign_in import SignIn, is_over, is_theirs, read_issuers, read_sign_in, vouched_address
from callprogram.domain.permissions.standing_in import as_of
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.services.overview import doctor
from callprogram.services.people import signing_in
from callprogram.settings import without_secrets


def examine(
    pieces: App, program: Program, *, ask: bool = False, settings_are: str = "in Settings"
) -> tuple[doctor.Finding, ...]:
    """Whether everything is set up, in plain words; mail servers say so themselves where they may be asked.

    `settings_are` where whoever reads it finds them.
    """
    settings = pieces.settings
    folders, troubles = examined_folders(pieces, ask=ask)
    setup = doctor.Setup(
        database=without_secrets(settings.database),
        program=program,
        customers=pieces.views.customer_count(),
        last_import=pieces.views.last_import(),
        twilio=settings.has_twilio,
        twilio_partly=settings.has_twilio_partly,
        twilio_url=without_secrets(settings.twilio_url),
        mail=settings.has_mail,
        mail_partly=bool(settings.smtp_url or settings.mail_from) and not settings.has_mail,
        outbox=pieces.views.outbox(now()),
        calendar=pieces.views.calendar(program),
        twilio_from=settings.twilio_from,
        public_url=settings.public_url,
        rules=pieces.views.calling_rules(program.id),
        now=now(),
        sign_in_trusts=settings.sign_in_trusts,
        letter_folders=folders,
        letter_troubles=troubles,
        settings=settings_are,
    )
    return doctor.examine(setup)


def understand(pieces: App, program: Program, customer: Customer, sentence: str, today: date) -> Understood:
    """What a sentence promises to this customer on this day."""
    from callprogram.services.promises import understanding

    return understanding.understand(pieces.views, program, customer, sentence, today)


def promises_in(
    pieces: App, program: Program, customer: Customer, text: str, today: date, writer: str
) -> tuple[tuple[str, Understood], ...]:
    """The sentences of a text by this writer that promise something to the customer."""
    from callprogram.services.promises import understanding

    return understanding.promises_in(pieces.views, program, customer, text, today, writer)


def signed_in(pieces: App, claims: Mapping[str, object]) -> Member | None:
    """The member behind what a provider says of who signed in, as they are today; none where it does not vouch."""
    address = vouched(pieces, claims)
    member = member_at(pieces, address) if address else None
    return member if member and _is_let_in(pieces, member, read_sign_in(claims)) else None


def member_at(pieces: App, address: str) -> Member | None:
    """The member with this address as they are today, a deputy on the days on which they hold the hour."""
    member = pieces.views.member(address)
    return as_of(member, pieces.views.programs(), now()) if member else None


def _is_let_in(pieces: App, member: Member, sign_in: SignIn) -> bool:
    """Whether it is the member's own account, and nobody has ended this sign-in; the first account is theirs."""
    account = pieces.views.account(member.email)
    if account is None:
        account = pieces.acting(CALLPROGRAM).act(signing_in.pin, member, sign_in)
    if not is_theirs(account, sign_in) and account.refused_at is None:
        pieces.acting(CALLPROGRAM).act(signing_in.refuse, member)
    return is_theirs(account, sign_in) and not is_over(account, sign_in)


def vouched(pieces: App, claims: Mapping[str, object]) -> str:
    """The address that a provider vouches for; empty where it does not, or not any more."""
    return vouched_address(claims, read_issuers(pieces.settings.sign_in_trusts), now())


def check_channel(address: str) -> str:
    """The address for messages as it is kept; raises BadInputError for one that cannot be used."""
    from callprogram.adapters import channels

    return channels.check_channel(address, channels.read_hosts(app().settings.message_hosts))
