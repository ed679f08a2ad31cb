"""Puts the pieces together, once per process: the only importer of adapters and reader of settings."""

import logging
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, make_url
from tzlocal import get_localzone_name

import callprogram
from callprogram.adapters import crm_csv, icalendar_series, twilio_telephony
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.domain.call_hour import Program
from callprogram.domain.members import THE_PERSON_AT_THE_KEYBOARD, Member
from callprogram.domain.reachability import country_of
from callprogram.errors import NotFoundError
from callprogram.services import examining, planning, working
from callprogram.services.act import act
from callprogram.services.ports import Store, Switchboard, Telephony
from callprogram.services.views import Views
from callprogram.settings import Settings, read_settings

read_crm_file = crm_csv.read
rejects_csv = crm_csv.rejects_csv
calendar_file = icalendar_series.series

DEFAULT_PROGRAM = "Customer calls"
_SAMPLE = Path(callprogram.__file__).parent.parent / "sample_customers.csv"


@dataclass(frozen=True)
class App:
    """Everything that pages, commands, routes and the worker need."""

    settings: Settings
    store: Store
    views: Views
    telephony: Telephony | None
    switchboard: Switchboard | None
    member: Member

    def program(self, name: str = DEFAULT_PROGRAM, zone: str | None = None) -> Program:
        """The program of that name; the first one is made at its first use, in the machine's (or the given) zone.

        Raises NotFoundError for another name that there is not.
        """
        if found := self.views.program(name):
            return found
        if name != DEFAULT_PROGRAM:
            raise NotFoundError(f'There is no program “{name}”; make it with --program "{name}" program set.')
        return _first_program(self.store, self.member, zone or _local_zone())


def build(settings: Settings) -> App:
    """The pieces put together; the database is migrated, and BadInputError says what is wrong with it."""
    engine = _connected(settings.database)
    store, views = Database(engine), DatabaseViews(engine)
    account = _account(settings)
    telephony = twilio_telephony.connect(account) if account else None
    switchboard = twilio_telephony.TwilioSwitchboard(account) if account and account.public_url else None
    return App(settings, store, views, telephony, switchboard, THE_PERSON_AT_THE_KEYBOARD)


@cache
def app() -> App:
    """The process's own pieces."""
    # The zones that were tested are those of the tzdata package; a machine's own may be years old.
    zoneinfo.reset_tzpath([])
    settings = read_settings()
    logging.getLogger("callprogram").setLevel(settings.log_level)
    return build(settings)


def work_once(pieces: App) -> working.Done:
    """One round of the worker."""
    everything = pieces.store, pieces.views, pieces.telephony, pieces.member, now()
    done, daily = working.work(*everything), working.work_daily(*everything)
    return working.Done(done.followed, done.problems + daily.problems)


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
        twilio_from=settings.twilio_from,
        public_url=settings.public_url,
        rules=pieces.views.calling_rules(program.id),
        now=now(),
    )
    return examining.examine(setup)


def sample_customers() -> tuple[str, bytes]:
    """The made-up customers to look around with: a file's name and its content."""
    return _SAMPLE.name, _SAMPLE.read_bytes()


def now() -> datetime:
    """The machine's clock, read at the edge only."""
    return datetime.now(UTC)


@cache
def _connected(url: str) -> Engine:
    return connect(url)


def _account(settings: Settings) -> twilio_telephony.Account | None:
    if not settings.has_twilio:
        return None
    return twilio_telephony.Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_from,
        settings.twilio_url or None,
        public_url=settings.public_url or None,
    )


def _first_program(store: Store, member: Member, zone: str) -> Program:
    country = country_of(zone) or "US"
    return act(store, member, now(), planning.set_program, DEFAULT_PROGRAM, zone=zone, country=country)


def _local_zone() -> str:
    name = get_localzone_name()
    return name if name in zoneinfo.available_timezones() else "UTC"
