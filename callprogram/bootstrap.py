"""Puts the pieces together, once per process: the only importer of adapters and reader of settings.

Adapters are imported where they are first asked for, so that no command waits for the libraries of another.
"""

import logging
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parseaddr
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, make_url
from tzlocal import get_localzone_name

import callprogram
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.activities import Activity, Shape
from callprogram.domain.boards import Wanted
from callprogram.domain.call_hour import Program
from callprogram.domain.customers import Customer
from callprogram.domain.imports import ImportProfile, Reading, profile_for
from callprogram.domain.members import CALLPROGRAM, THE_PERSON_AT_THE_KEYBOARD, Member
from callprogram.domain.paper import Paper
from callprogram.domain.progress import Progress, unsaid
from callprogram.domain.reachability import country_of
from callprogram.domain.results import Results
from callprogram.domain.sentences.understood import Understood
from callprogram.domain.telling import Draft
from callprogram.errors import NotFoundError
from callprogram.services import examining, planning, publishing, synchronising, working
from callprogram.services.act import act
from callprogram.services.ports import CalendarServer, CalendarWriter, Channels, Store, Switchboard, Telephony
from callprogram.services.views import Views, WeekView
from callprogram.settings import Settings, read_settings

WANTED_COOKIE = "callprogram_wanted"
DEFAULT_PROGRAM = "Customer calls"
_EVERY = 1_000_000
_SAMPLE = Path(callprogram.__file__).parent.parent / "sample_customers.csv"


@dataclass(frozen=True)
class App:
    """Everything that pages, commands, routes and the worker need."""

    settings: Settings
    store: Store
    views: Views
    telephony: Telephony | None
    channels: Channels | None
    calendar_server: CalendarServer | None
    switchboard: Switchboard | None
    member: Member

    def acting(self, member: Member) -> "App":
        """The same pieces in the hands of this member: what they see, and in whose name they act."""
        return replace(self, member=member, views=self.views.seen_by(member))

    def program(self, name: str = DEFAULT_PROGRAM, zone: str | None = None) -> Program:
        """The program of that name; the first one is made at its first use, in the machine's (or the given) zone.

        Raises NotFoundError for another name that there is not.
        """
        if found := self.views.program(name):
            return found
        if name != DEFAULT_PROGRAM or self.member != THE_PERSON_AT_THE_KEYBOARD:
            raise NotFoundError(f'There is no program “{name}”; make it with --program "{name}" program set.')
        return _first_program(self.store, self.member, zone or _local_zone())


def build(settings: Settings) -> App:
    """The pieces put together; the database is migrated, and BadInputError says what is wrong with it."""
    engine = _connected(settings.database)
    telephony, switchboard = _telephone(settings)
    return App(
        settings,
        Database(engine),
        DatabaseViews(engine),
        telephony,
        _channels(settings),
        _calendar_server(settings),
        switchboard,
        THE_PERSON_AT_THE_KEYBOARD,
    )


@cache
def app() -> App:
    """The process's own pieces."""
    # The zones that were tested are those of the tzdata package; a machine's own may be years old.
    zoneinfo.reset_tzpath([])
    settings = read_settings()
    logging.getLogger("callprogram").setLevel(settings.log_level)
    return build(settings)


def read_crm_file(
    pieces: App,
    name: str,
    content: bytes | Path,
    region: str,
    mapping: Mapping[str, Sequence[str]],
    progress: Progress = unsaid,
) -> Reading:
    """A CRM export read, without the rows that an earlier import of it has read; raises BadInputError."""
    from callprogram.adapters import crm_csv
    from callprogram.adapters.database.remembering import Memory

    memory = Memory(_connected(pieces.settings.database))
    return crm_csv.read(name, content, region, mapping, memory, progress)


def rejects_csv(reading: Reading) -> bytes:
    """The refused rows as a CSV file, each with the reason, to be mended and brought in again."""
    from callprogram.adapters import crm_csv

    return crm_csv.rejects_csv(reading)


def profile_of(pieces: App, name: str, content: bytes | Path) -> ImportProfile | None:
    """The profile that was saved for exports with this file's headers; raises BadInputError."""
    saved = pieces.views.profiles()
    if not saved:
        return None
    from callprogram.adapters import crm_csv

    known = {header for profile in saved for header in profile.headers}
    return profile_for(saved, crm_csv.headers_of(name, content, known))


def follow_calls(pieces: App) -> working.Done:
    """One round of bringing running calls up to date."""
    return working.work(pieces.store, pieces.views, pieces.telephony, now())


def reconcile_calls(pieces: App) -> working.Done:
    """Once a day, the log and the provider's list brought together."""
    return working.work_daily(pieces.store, pieces.views, pieces.telephony, now())


def keep_calendars(pieces: App) -> working.Done:
    """One round of telling calendars what changed."""
    synchronising.catch_up(pieces.store, pieces.views.seen_by(CALLPROGRAM), _writer(pieces.settings), now())
    return working.Done()


def publish_calendars(pieces: App) -> working.Done:
    """One round of keeping the calendar server in step."""
    if pieces.calendar_server is None:
        return working.Done()
    views = pieces.views.seen_by(CALLPROGRAM)
    return working.Done(
        problems=publishing.publish(pieces.store, views, pieces.calendar_server, _writer(pieces.settings), now())
    )


def calendar_file(pieces: App, program: Program) -> bytes:
    """The whole series as one file, as of now; that it was taken is kept."""
    content = publishing.take_file(pieces.store, pieces.member, _writer(pieces.settings), now(), program)
    return content.encode()


def calendar_feed(pieces: App, secret: str) -> bytes | None:
    """The series as it is read at the address that ends in this, as of now; None where there is none."""
    views = pieces.views.seen_by(CALLPROGRAM)
    content = publishing.read_feed(pieces.store, views, _writer(pieces.settings), now(), secret)
    return None if content is None else content.encode()


def send_messages(pieces: App) -> working.Done:
    """One round of sending what waits."""
    return working.send_messages(pieces.store, pieces.views.seen_by(CALLPROGRAM), pieces.channels, now())


def sign_off(pieces: App) -> working.Done:
    """One round of signing off the lists whose day has come."""
    return working.sign_off(pieces.store, pieces.views.seen_by(CALLPROGRAM), now())


# What goes on by itself: each has rounds of its own, so that a mail server that stalls holds up no call.
WORK = (follow_calls, reconcile_calls, sign_off, keep_calendars, publish_calendars, send_messages)


def work_once(pieces: App) -> working.Done:
    """One round of everything."""
    rounds = [work(pieces) for work in WORK]
    return working.Done(
        followed=sum(done.followed for done in rounds),
        sent=sum(done.sent for done in rounds),
        signed_off=sum(done.signed_off for done in rounds),
        problems=tuple(problem for done in rounds for problem in done.problems),
    )


def examine(pieces: App, program: Program) -> tuple[examining.Finding, ...]:
    """Whether everything is set up, in plain words."""
    settings = pieces.settings
    setup = examining.Setup(
        database=make_url(settings.database).render_as_string(hide_password=True),
        program=program,
        customers=pieces.views.customer_count(),
        last_import=pieces.views.last_import(),
        twilio=settings.has_twilio,
        twilio_partly=settings.has_twilio_partly,
        twilio_url=settings.twilio_url,
        mail=settings.has_mail,
        mail_partly=bool(settings.smtp_url or settings.mail_from) and not settings.has_mail,
        outbox=pieces.views.outbox(now()),
        calendar=pieces.views.calendar(program),
        twilio_from=settings.twilio_from,
        public_url=settings.public_url,
        rules=pieces.views.calling_rules(program.id),
        now=now(),
    )
    return examining.examine(setup)


def packet_file(pieces: App, program: Program, view: WeekView, paper: Paper) -> bytes:
    """A week's list on paper, as PDF."""
    from callprogram.adapters import packet

    return packet.write(program.name, view, pieces.views.questions(program.id), paper)


def results_file(program: Program, results: Results) -> bytes:
    """What came of the program's hours on one page, as PDF."""
    from callprogram.adapters import report

    return report.write(program.name, results)


def board_file(pieces: App, wanted: Wanted, today: date) -> bytes:
    """All promises of a board as CSV."""
    from callprogram.adapters import promises_file

    return promises_file.file_of(pieces.views.board(wanted, today, _EVERY).promises)


def written_back(shape: Shape, activities: Sequence[Activity], zone: str) -> dict[str, bytes]:
    """The files that a CRM imports, by what is in them."""
    from callprogram.adapters import written_back as files

    return files.files_of(shape, activities, zone)


def written_back_in_one(shape: Shape, activities: Sequence[Activity], zone: str) -> bytes:
    """The same in one file."""
    from callprogram.adapters import written_back as files

    return files.file_of(shape, activities, zone)


def draft_file(draft: Draft) -> bytes:
    """A mail to a customer as a file for mail programs; raises SendingRefusedError for an address that is none."""
    from callprogram.adapters import mail

    return mail.draft_file(draft)


def understand(pieces: App, program: Program, customer: Customer, sentence: str, today: date) -> Understood:
    """What a sentence promises to this customer on this day."""
    from callprogram.services import understanding

    return understanding.understand(pieces.views, program, customer, sentence, today)


def check_channel(address: str) -> str:
    """The address for messages as it is kept; raises BadInputError for one that cannot be used."""
    from callprogram.adapters import apprise_channel

    return apprise_channel.check_channel(address)


def sample_customers() -> tuple[str, bytes]:
    """The made-up customers to look around with: a file's name and its content."""
    return _SAMPLE.name, _SAMPLE.read_bytes()


def now() -> datetime:
    """The machine's clock, read at the edge only."""
    return datetime.now(UTC)


@cache
def _connected(url: str) -> Engine:
    return connect(url)


def _telephone(settings: Settings) -> tuple[Telephony | None, Switchboard | None]:
    """Through whom calls are rung, and who answers what the provider asks where the world reaches us."""
    if not settings.has_twilio:
        return None, None
    from callprogram.adapters import twilio_telephony

    account = twilio_telephony.Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_from,
        settings.twilio_url or None,
        public_url=settings.public_url or None,
    )
    switchboard = twilio_telephony.TwilioSwitchboard(account) if account.public_url else None
    return twilio_telephony.connect(account), switchboard


def _writer(settings: Settings) -> CalendarWriter:
    from callprogram.adapters import icalendar_series, mail

    organizer = parseaddr(mail.read_sender(settings.mail_from))[1] if settings.has_mail else ""
    return icalendar_series.Writer(organizer, settings.public_url)


def _calendar_server(settings: Settings) -> CalendarServer | None:
    if not settings.caldav_url:
        return None
    from callprogram.adapters import caldav_calendar

    return caldav_calendar.read_calendar(settings.caldav_url)


def _channels(settings: Settings) -> Channels | None:
    if not settings.has_mail:
        return None
    from callprogram.adapters import apprise_channel, mail

    server, sender = mail.read_server(settings.smtp_url), mail.read_sender(settings.mail_from)
    return Channels(
        mail.Mailer(server, sender, settings.public_url), apprise_channel.AppriseChannel(settings.public_url)
    )


def _first_program(store: Store, member: Member, zone: str) -> Program:
    country = country_of(zone) or "US"
    return act(store, member, now(), planning.set_program, DEFAULT_PROGRAM, zone=zone, country=country)


def _local_zone() -> str:
    name = get_localzone_name()
    return name if name in zoneinfo.available_timezones() else "UTC"
