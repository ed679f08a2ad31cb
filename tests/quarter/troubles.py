"""What goes wrong, and when: each week is counted from 0."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Troubles:
    """In which weeks it happens; none where it does not.

    `unfinished`: the executive stops after two calls and presses nothing. `on_paper`: nobody logs the hour, and it is
    typed in afterwards. `leave`: the executive is away, which was said two weeks before. `skipped`: a list that is
    signed off is not called. `moved`: the hour is on Friday. `other_hour`: from then on it is on Thursdays, an hour
    earlier. `mail_down`: for a day no letter gets through. `refused`: one owner's mailbox is gone, and back a week
    after. `other_export`: the CRM's export is another one.
    """

    weeks: int = 13
    unfinished: int | None = 3
    on_paper: int | None = 6
    leave: int | None = 5
    skipped: int | None = 8
    moved: int | None = 9
    other_hour: int | None = 7
    mail_down: int | None = 1
    refused: int | None = 4
    other_export: int | None = 6


A_QUARTER = Troubles()
FOUR_WEEKS = Troubles(4, 1, None, None, None, 2, 3, 1, None, 2)
