"""The doctor: is everything set up, in plain words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from callprogram.addresses import INCOMING
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.customers.imports import Import
from callprogram.domain.customers.phones import shown_in
from callprogram.domain.people.trail import Wholeness
from callprogram.domain.program.call_hour import WEEKDAYS, Program
from callprogram.domain.words.chores import OVERDUE
from callprogram.domain.words.dates import counted, day_in
from callprogram.services.ports import Copied
from callprogram.services.views import CalendarView, Outbox

_STALE = timedelta(days=7)
_WAYS = {Way.FILE: "file", Way.MAIL: "mail", Way.CALDAV: "calendar server", Way.FEED: "feed"}
_WORKS_HOURLY = timedelta(hours=1)
_BOTH = "Set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM."
_REHEARSAL = "+1500555000"  # twilio.com/docs/iam/test-credentials


@dataclass(frozen=True)
class Setup:
    """What there is to examine; `settings` is where one finds them, for whoever reads it."""

    database: str
    program: Program
    customers: int
    last_import: Import | None
    twilio: bool
    twilio_partly: bool
    twilio_url: str
    mail: bool
    mail_partly: bool
    outbox: Outbox
    calendar: CalendarView
    now: datetime
    rules: CallingRules
    twilio_from: str = ""
    public_url: str = ""
    sign_in_trusts: str = ""
    letter_folders: int = 0
    letter_troubles: tuple[str, ...] = ()
    settings: str = "in Settings"


@dataclass(frozen=True)
class Finding:
    """One thing examined: whether it is well, and what to do where it is not; `how` is what an admin reads of it.

    What is well without being there, as nobody has to have it, is not `set_up`.
    """

    what: str
    well: bool
    words: str
    how: str = ""
    set_up: bool = True

    @property
    def in_full(self) -> str:
        """All that there is to say."""
        return f"{self.words} {self.how}".rstrip()


def examine(setup: Setup) -> tuple[Finding, ...]:
    """Everything examined, in the order in which one would mend it."""
    return (
        Finding("Database", True, "open and up to date.", f"It is {setup.database}."),
        _customers(setup),
        _hour(setup.program, setup.settings),
        _calling(setup),
        *_call_backs(setup),
        _messages(setup),
        _calendar(setup.calendar),
        *_letters(setup),
        *_sign_in(setup.sign_in_trusts),
    )


def _customers(setup: Setup) -> Finding:
    if not setup.customers:
        return Finding("Customers", False, "there are none yet; bring in a CRM export on the Import page.")
    if setup.last_import and setup.now - setup.last_import.imported_at > _STALE:
        zone = setup.program.zone
        days = (day_in(zone, setup.now) - day_in(zone, setup.last_import.imported_at)).days
        return Finding("Customers", False, f"the CRM export is {counted(days, 'day')} old; bring in a new one.")
    return Finding("Customers", True, f"{counted(setup.customers, 'customer')}.")


def _hour(program: Program, settings: str) -> Finding:
    when = f"{WEEKDAYS[program.weekday].capitalize()} {program.at:%H:%M}, {program.zone}"
    if not program.executive_name:
        return Finding("The hour", False, f"{when}; say {settings} whose hour it is.")
    return Finding("The hour", True, f"{when}, {program.executive_name}.")


def _calling(setup: Setup) -> Finding:
    if setup.twilio_partly:
        missing = "Set all of TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM."
        return Finding("Calling", False, "Twilio is set up only in part.", missing)
    if not setup.twilio:
        own = "from the executive's own telephone; Twilio is not set up."
        return Finding("Calling", True, own, set_up=False)
    through = f"Twilio, at {setup.twilio_url} in its place" if setup.twilio_url else "Twilio"
    if setup.twilio_from.startswith(_REHEARSAL):
        rehearsal = f"{through}; it calls from one of its test numbers, so nothing really rings."
        return Finding("Calling", False, rehearsal, "TWILIO_FROM says which.")
    if not setup.program.executive_phone:
        return Finding("Calling", False, f"{through}; set the executive's number {setup.settings}, it rings first.")
    first = f"{through}; {shown_in(setup.program.executive_phone)} rings first"
    if not setup.public_url:
        asked = "Set CALLPROGRAM_PUBLIC_URL, and whoever picks up is asked to press 1 before a customer is called."
        return Finding("Calling", True, f"{first}.", asked)
    return Finding("Calling", True, f"{first}, and 1 connects.")


def _messages(setup: Setup) -> Finding:
    if setup.mail_partly:
        return Finding("Messages", False, "mail is set up only in part.", _BOTH)
    if not setup.mail:
        waiting = f"{counted(setup.outbox.waiting, 'message')} waiting; " if setup.outbox.waiting else ""
        return Finding("Messages", not waiting, f"{waiting}mail is not set up.", _BOTH, set_up=False)
    if setup.outbox.failed:
        words = f"{counted(len(setup.outbox.failed), 'message')} could not be sent; look at To do."
        return Finding("Messages", False, words)
    if trouble := nobody_works(setup.outbox, setup.now):
        return Finding("Messages", False, trouble)
    return Finding("Messages", True, "go by mail.")


def _calendar(calendar: CalendarView) -> Finding:
    on = [_WAYS[way] for way, outlet in calendar.outlets.items() if outlet.is_on or outlet.in_step_at]
    server = calendar.outlets.get(Way.CALDAV)
    if server and server.is_on and (server.trouble or server.found):
        return Finding("Calendar", False, server.trouble or "somebody changed it by hand; look at Schedule & calendar.")
    if not on:
        return Finding("Calendar", False, "the hour is in none yet; put it in one on Schedule & calendar.")
    return Finding("Calendar", True, f"the hour goes out by {', '.join(on)}.")


def _letters(setup: Setup) -> tuple[Finding, ...]:
    """Each folder of a mail server that cannot be read, by what to do; nothing where none is set."""
    if setup.letter_troubles:
        return tuple(Finding("Letters", False, f"not all come in: {each}") for each in setup.letter_troubles)
    folders = counted(setup.letter_folders, "folder")
    return (Finding("Letters", True, f"come in from {folders} of the mail server."),) if setup.letter_folders else ()


def nobody_works(outbox: Outbox, now: datetime) -> str:
    """What is said where messages wait and nothing has sent them for an hour; empty where all is well."""
    if outbox.waits_since is None or now - outbox.waits_since < _WORKS_HOURLY:
        return ""
    return (
        f"{counted(outbox.waiting, 'message')} waiting for over an hour; keep the app running, or run callprogram work."
    )


def _call_backs(setup: Setup) -> tuple[Finding, ...]:
    if not setup.twilio:
        return ()
    if not setup.public_url:
        company = "Use a number of the company that Twilio has verified as TWILIO_FROM, or set CALLPROGRAM_PUBLIC_URL."
        return (Finding("Call-backs", False, f"who calls {setup.twilio_from} back reaches nobody.", company),)
    address = f"{setup.public_url}{INCOMING}"
    if not setup.rules.callback_phone:
        where = f"say under Calling {setup.settings} who takes them"
        return (Finding("Call-backs", False, f"are answered at {address} and end there; {where}."),)
    taken = f"taken by {setup.rules.callback_phone}"
    set_there = f"once {address} is set as the voice webhook of {setup.twilio_from} in Twilio's console"
    return (Finding("Call-backs", True, f"{taken}, {set_there}."),)


def of_trail(whole: Wholeness) -> Finding:
    """Whether the audit trail is whole."""
    if whole.troubles:
        more = f" (and {len(whole.troubles) - 1} more)" if len(whole.troubles) > 1 else ""
        return Finding("Audit trail", False, f"{whole.troubles[0]}{more}; compare it with a backup.")
    return Finding("Audit trail", True, f"{counted(whole.lines, 'line')}, whole.")


def of_backups(
    wanted: bool, made_at: datetime | None, copied: Copied | None, whole: Wholeness, customers: int, now: datetime
) -> Finding:
    """When the last backup was made, whether it opens, and whether it is of this database."""
    if not wanted:
        how = "Set CALLPROGRAM_BACKUP_FOLDER, and one is made every night."
        return Finding("Backups", True, "none is made by itself.", how, set_up=False)
    if made_at is None:
        return Finding("Backups", False, "there is none yet; keep the app running, or run callprogram work.")
    when = f"the last is from {made_at:%d %b %Y %H:%M} UTC"
    if trouble := _trouble_in(copied, whole):
        return Finding("Backups", False, f"{when}, and {trouble}")
    if now - made_at > OVERDUE:
        return Finding("Backups", False, f"{when}; keep the app running, or run callprogram work.")
    if copied and copied.sealed:
        return Finding("Backups", True, f"{when}, and encrypted; callprogram doctor --identity FILE opens it.")
    there = f"{counted(copied.customers, 'customer') if copied else ''} in it and {customers:,} here"
    return Finding("Backups", True, f"{when}, opens, with {there}.")


def _trouble_in(copied: Copied | None, whole: Wholeness) -> str:
    if copied is None:
        return "does not open; make one with callprogram backup."
    if copied.head and copied.head not in whole.links:
        return "its audit trail is not the beginning of this one."
    return ""


def _sign_in(trusts: str) -> tuple[Finding, ...]:
    if not trusts:
        return ()
    words = f"{trusts} may leave out whether it has checked an address."
    return (Finding("Sign-in", True, words, "CALLPROGRAM_SIGN_IN_TRUSTS says so."),)
