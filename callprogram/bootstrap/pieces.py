"""The pieces put together, once per process, from the settings.

Adapters are imported where they are first asked for, so that no command waits for the libraries of another.
"""

import logging
import zoneinfo
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parseaddr
from functools import cache

from sqlalchemy import Engine
from tzlocal import get_localzone_name

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.discretion import keep_logs_discreet, log_in_json
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member
from callprogram.domain.program.call_hour import DEFAULT_PROGRAM, Program
from callprogram.domain.words.countries import country_of
from callprogram.errors import NotFoundError
from callprogram.private_files import keep_private_folder
from callprogram.services.act import P, R, Service, act, look
from callprogram.services.ports import CalendarServer, CalendarWriter, Channels, Store, Switchboard, Telephony
from callprogram.services.program import programs
from callprogram.services.views import Views
from callprogram.settings import Settings, data_directory, read_settings


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

    def act(self, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the service gives back, done now and in this member's name; raises NotAllowedError."""
        return act(self.store, self.member, now(), service, *args, **kwargs)

    def look(self, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a service that only reads finds, as this member may; raises NotAllowedError."""
        return look(self.store, self.member, now(), service, *args, **kwargs)

    def acting(self, member: Member) -> "App":
        """The same pieces in the hands of this member: what they see, and in whose name they act."""
        return replace(self, member=member, views=self.views.seen_by(member))

    def run_by(self, user: str) -> "App":
        """The same pieces where a command of this user of the system writes to the database."""
        return replace(self, store=Database(connected(self.settings.database), ran_by=user))

    def looking_as(self, member: Member) -> "App":
        """What this member sees, for somebody who looks over their shoulder: nothing private, and nothing changes."""
        views = self.views.seen_by(member, over_the_shoulder=True)
        store = Database(connected(self.settings.database), only_read=True)
        return replace(self, member=member, views=views, store=store, telephony=None)

    def program(self, name: str = DEFAULT_PROGRAM, zone: str | None = None) -> Program:
        """The program of that name; the first one is made at its first use, in the machine's (or the given) zone.

        Raises NotFoundError for another name that there is not.
        """
        if found := self.views.program(name):
            return found
        if name != DEFAULT_PROGRAM or self.member != THE_PERSON_AT_THE_KEYBOARD:
            raise NotFoundError(f'There is no program “{name}”; make it with --program "{name}" program set.')
        here = zone or _local_zone()
        return self.act(programs.set_program, DEFAULT_PROGRAM, zone=here, country=country_of(here) or "US")


def build(settings: Settings) -> App:
    """The pieces put together; the database is migrated, and BadInputError says what is wrong with it."""
    engine = connected(settings.database)
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
    keep_logs_discreet()
    settings = read_settings()
    keep_private_folder(data_directory())
    logging.getLogger("callprogram").setLevel(settings.log_level)
    if settings.log_format == "json":
        log_in_json()
    return build(settings)


def now() -> datetime:
    """The machine's clock, read at the edge only."""
    return datetime.now(UTC)


@cache
def connected(url: str) -> Engine:
    """The database at this address, migrated; once per process."""
    return connect(url)


def _telephone(settings: Settings) -> tuple[Telephony | None, Switchboard | None]:
    """Through whom calls are rung, and who answers what the provider asks where the world reaches us."""
    if not settings.has_twilio:
        return None, None
    from callprogram.adapters import twilio

    account = twilio.Account(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_from,
        settings.twilio_url or None,
        public_url=settings.public_url or None,
    )
    switchboard = twilio.TwilioSwitchboard(account) if account.public_url else None
    return twilio.connect(account), switchboard


def calendar_writer(settings: Settings) -> CalendarWriter:
    """Who writes calendars, in the name of whoever sends our mail."""
    from callprogram.adapters import mail
    from callprogram.adapters.calendar import series

    organizer = parseaddr(mail.read_sender(settings.mail_from))[1] if settings.has_mail else ""
    return series.Writer(organizer, settings.public_url)


def _calendar_server(settings: Settings) -> CalendarServer | None:
    if not settings.caldav_url:
        return None
    from callprogram.adapters.calendar import caldav

    return caldav.read_calendar(settings.caldav_url)


def _channels(settings: Settings) -> Channels | None:
    if not settings.has_mail:
        return None
    from callprogram.adapters import channels, mail

    server, sender = mail.read_server(settings.smtp_url), mail.read_sender(settings.mail_from)
    desk = mail.read_sender(settings.desk_from, "CALLPROGRAM_DESK_FROM") if settings.desk_from else ""
    others = channels.AppriseChannel(settings.public_url, channels.read_hosts(settings.message_hosts))
    return Channels(mail.Mailer(server, sender, settings.public_url, desk), others)


def _local_zone() -> str:
    name = get_localzone_name()
    return name if name in zoneinfo.available_timezones() else "UTC"
