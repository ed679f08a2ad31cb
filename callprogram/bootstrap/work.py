"""What goes on by itself, in rounds."""

from pathlib import Path

from callprogram.bootstrap.letters import fetch_letters, letter_folders
from callprogram.bootstrap.pieces import App, calendar_writer, now
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.errors import BadInputError
from callprogram.services.calendar import publishing, synchronising
from callprogram.services.overview import rounds
from callprogram.services.overview.copying import Nights


def follow_calls(pieces: App) -> rounds.Done:
    """One round of bringing running calls up to date."""
    return rounds.work(pieces.store, pieces.views, pieces.telephony, now())


def reconcile_calls(pieces: App) -> rounds.Done:
    """Once a day, the log and the provider's list brought together."""
    return rounds.work_daily(pieces.store, pieces.views, pieces.telephony, now())


def sign_off(pieces: App) -> rounds.Done:
    """One round of signing off the lists whose day has come."""
    return rounds.sign_off(pieces.store, pieces.views.seen_by(CALLPROGRAM), now())


def finish_hours(pieces: App) -> rounds.Done:
    """One round of finishing the hours that nobody did."""
    return rounds.finish_hours(pieces.store, pieces.views.seen_by(CALLPROGRAM), now())


def keep_calendars(pieces: App) -> rounds.Done:
    """One round of telling calendars what changed."""
    synchronising.catch_up(pieces.store, pieces.views.seen_by(CALLPROGRAM), calendar_writer(pieces.settings), now())
    return rounds.Done()


def publish_calendars(pieces: App) -> rounds.Done:
    """One round of keeping the calendar server in step."""
    if pieces.calendar_server is None:
        return rounds.Done()
    views = pieces.views.seen_by(CALLPROGRAM)
    return rounds.Done(
        problems=publishing.publish(
            pieces.store, views, pieces.calendar_server, calendar_writer(pieces.settings), now()
        )
    )


def keep_house(pieces: App) -> rounds.Done:
    """Once a night, what holds others up for a moment."""
    settings, views = pieces.settings, pieces.views.seen_by(CALLPROGRAM)
    folder = settings.backup_folder
    nights = Nights(Path(folder), settings.backups_kept, settings.backup_recipients) if folder else None
    return rounds.keep_house(pieces.store, views, now(), nights)


def send_messages(pieces: App) -> rounds.Done:
    """One round of sending what waits."""
    return rounds.send_messages(pieces.store, pieces.views.seen_by(CALLPROGRAM), pieces.channels, now())


def bring_letters(pieces: App) -> rounds.Done:
    """One round of taking in what lies in the folders of the mail server; an address that is none is a problem."""
    try:
        return rounds.Done(problems=fetch_letters(pieces).problems if letter_folders(pieces.settings) else ())
    except BadInputError as error:
        return rounds.Done(problems=(str(error),))


# What the provider says of a call that runs is not known before it is asked: this looks in every round.
ALWAYS = (follow_calls,)
# What a mail server has is not known either, but can wait a minute, whatever else happens here.
BY_THE_CLOCK = (bring_letters,)
# What goes on by itself: each has rounds of its own, so that a mail server that stalls holds up no call.
WORK = (
    *ALWAYS,
    reconcile_calls,
    finish_hours,
    sign_off,
    keep_calendars,
    publish_calendars,
    send_messages,
    keep_house,
    *BY_THE_CLOCK,
)


def work_once(pieces: App) -> rounds.Done:
    """One round of everything."""
    every = [work(pieces) for work in WORK]
    return rounds.Done(
        followed=sum(done.followed for done in every),
        sent=sum(done.sent for done in every),
        signed_off=sum(done.signed_off for done in every),
        finished=sum(done.finished for done in every),
        problems=tuple(problem for done in every for problem in done.problems),
    )
