"""Errors whose message is fit to show: one sentence that says what to do."""

from collections.abc import Mapping, Sequence


class CallprogramError(Exception):
    """Base of every error that a person can mend; `str()` of it is shown as it stands."""


class BadInputError(CallprogramError):
    """What was given cannot be used, and the message says what can."""


class ColumnMissingError(BadInputError):
    """A file has no column that everything needs: `missing` says so.

    `headers` are those to choose from; `mapping` gives those that fill each of the other fields; `choose` says what to
    do where they stand below.
    """

    def __init__(
        self,
        missing: str,
        what_to_do: str,
        headers: Sequence[str],
        mapping: Mapping[str, Sequence[str]],
        choose: str = "Choose it below.",
    ) -> None:
        """Say what is missing, what to do at the command line, and what is there."""
        super().__init__(f"{missing}: {what_to_do}")
        self.missing, self.headers, self.mapping, self.choose = missing, tuple(headers), mapping, choose


class NotFoundError(CallprogramError):
    """Nothing goes by that name."""


class AmbiguousError(CallprogramError):
    """Several things go by that name."""


class NotAllowedError(CallprogramError):
    """The acting member may not do this."""


class StateError(CallprogramError):
    """It cannot be done in the present state."""


class DatabaseTroubleError(StateError):
    """The database is busy, full, read-only or gone, whatever was asked of it; nothing was kept."""


class DatabaseGoneError(DatabaseTroubleError):
    """The connection to the database was lost before anything was kept: it may be done once more."""


class CallFailedError(CallprogramError):
    """The telephone provider refused: nothing rang."""


class CallUncertainError(CallprogramError):
    """The provider did not answer: it may be ringing, so nothing is repeated by itself."""


class SendingFailedError(CallprogramError):
    """A message did not get through; another attempt may help."""


class SendingUncertainError(CallprogramError):
    """A message was given to a server whose answer nobody heard: it may arrive, so nothing is repeated by itself."""


class SendingRefusedError(CallprogramError):
    """A message was refused for good: another attempt like this one will not help."""


class MailboxTroubleError(CallprogramError):
    """A folder of a mail server cannot be read; nothing of it is lost, and the next round goes on where it was."""


class CalendarTroubleError(CallprogramError):
    """A calendar server did not take or give what it was asked; nothing is known to have changed there."""


class CalendarChangedError(CallprogramError):
    """The calendar server has another version than the one that was to be replaced: somebody changed it there."""
