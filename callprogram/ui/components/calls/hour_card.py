"""The running hour: one customer at a time while somebody is left to call, then what it came to."""

from callprogram.domain.program.call_hour import Program
from callprogram.services.views import WeekView
from callprogram.ui.components.calls import hour_summary, turning
from callprogram.ui.components.calls.cockpit import cockpit


def show(program: Program, view: WeekView) -> None:
    """Whose turn it is, on one screen; when nobody is left, what the hour came to."""
    if turning.card_at_hand(program, view):
        cockpit.show(program, view.call_list.week)
    else:
        hour_summary.show(program, view)
