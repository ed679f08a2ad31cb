"""The telephone that rings first, tried out from a page: it rings once, and nobody else is called."""

from callprogram.bootstrap import now
from callprogram.domain.customers.phones import shown_in
from callprogram.domain.people.hour_holders import rings_first
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallprogramError
from callprogram.services.calls import trying_out
from callprogram.services.calls.ringing import Line
from callprogram.ui.session import call_problem, pieces, problem, say


def is_tried(program: Program) -> bool:
    """Whether the telephone that rings first by now was tried out."""
    return trying_out.has_rung(pieces().views, rings_first(program, now()))


def ring(program: Program) -> None:
    """Ring it once, and say so, or why it does not."""
    app = pieces()
    if app.telephony is None:
        return
    try:
        trying_out.try_out(Line(app.store, app.telephony, app.member, now()), program)
    except CallprogramError as error:
        problem(call_problem(str(error)))
    else:
        say(f"{shown_in(rings_first(program, now()))} rings now, and says that it is ready.")
