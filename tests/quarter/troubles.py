"""What goes wrong, and when: each week is counted from 0."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Troubles:
    """In which weeks it happens; none where it does not.

    `unfinished`: the executive stops after two calls and presses nothing. `on_paper`: nobody logs the hour, and it is
    typed in afterwards. `leave`: the executive is away, which was said two weeks before. `deputy`: a colleague holds
    the hour while she is. `skipped`: a list that is signed off is not called. `moved`: the hour is on Friday.
    `other_hour`: from then on it is on Thursdays, an hour earlier. `mail_down`: for a day no letter gets through.
    `refused`: one owner's mailbox is gone, and back a week after. `other_export`: the CRM's export is another one.
    `changed`: the cause of many letters ends, and whoever had it is told, from then on.
    """

    weeks: int = 13
    unfinished: int | None = 3
    on_paper: int | None = 6
    leave: int | None = 5
    deputy: int | None = 11
    skipped: int | None = 8
    moved: int | None = 9
    other_hour: int | None = 7
    mail_down: int | None = 1
    refused: int | None = 4
    other_export: int | None = 6
    changed: int | None = 9


A_QUARTER = Troubles()
FOUR_WEEKS = Troubles(
    weeks=4,
    unfinished=1,
    on_paper=None,
    leave=None,
    deputy=0,
    skipped=None,
    moved=2,
    other_hour=3,
    mail_down=1,
    refused=None,
    other_export=2,
    changed=2,
)
