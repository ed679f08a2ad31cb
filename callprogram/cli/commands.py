"""Every command by name: where it is, and what it does in a line. Its module is loaded when somebody asks for it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

# In the order in which help shows them; a test holds each line to what the command says of itself.
COMMANDS = {
    "import": ("customers", "Bring in a CRM export."),
    "imports": ("customers", "List past imports, the newest first."),
    "undo-import": (
        "customers",
        "Take back what an import created and updated; what was touched since stays, and is named.",
    ),
    "customers": ("customers", "List customers."),
    "numbers": ("customers", "List who cannot be called, and why; filled in, the list comes back through `import`."),
    "plan": ("program", "Build a week's list, or show it once it is signed off."),
    "finish": ("program", "End a week's hour; what has no outcome yet is asked for under To do."),
    "hours": ("lists", "Find the hour that reaches most customers."),
    "simulate": ("lists", "Play the program forward without touching anything."),
    "why-not": ("lists", "Say why a customer is not on a week's list."),
    "policy": ("lists", "Show or choose what decides about a list."),
    "escalate": ("lists", "Record a complaint that reached the executive."),
    "snooze": ("lists", "Leave a customer alone until a day."),
    "answer": ("lists", "Say what is good to know before a customer's coming call."),
    "hold": ("lists", "Ask not to call a customer until a day, as whoever looks after them."),
    "ask": ("calls", "Ask a customer whether the time of their coming call is good, in their own clock."),
    "thank": ("calls", "Thank a customer for the last talk, with what was promised in it."),
    "call": ("calls", "Ring a customer through whatever is set up."),
    "calls": ("calls", "List the calls so far, the latest first, or settle one whose state is not known."),
    "log": ("calls", "Record a call made from any phone, with all that follows from it."),
    "commit": ("promises", "Write down what was promised to a customer."),
    "kept": ("promises", "Mark a promise kept; the customer is still to be told."),
    "told": ("promises", "Close a promise: the customer was told."),
    "commitments": ("promises", "List the promises, the most urgent first."),
    "results": ("results", "What came of the hours: who was heard, what was promised and kept."),
    "write-back": ("results", "Write calls, notes and promises as CSV that the CRM imports, each once."),
    "work": (
        "operations",
        "Do what waits: send messages, and bring the calls that are running up to date from the provider.",
    ),
    "backup": ("operations", "Write a consistent copy of everything into one new file."),
    "export": ("operations", "Write everything as CSV and JSON into a folder."),
    "serve": ("operations", "Open the app."),
    "doctor": ("operations", "Say in plain words whether everything is set up."),
    "restore": ("operations", "Fill an empty database from a backup, or from the folder of an export."),
    "erase": ("trust", "Erase one customer's personal data; counts and dates stay."),
    "held": ("trust", "Write down everything that is held on one customer."),
    "retention": ("trust", "How long things are kept; what is older goes at night, once it is switched on."),
    "audit": ("trust", "Show the audit trail, or say whether it is whole."),
    "profiles": ("profiles", "Saved ways of reading an export."),
    "program": ("program", "Show or change the program."),
    "commitment": ("promises", "Change one promise."),
    "edit": ("lists", "Change a week's draft by hand; planning again keeps every change."),
    "calendar": ("calendar", "The hour in calendars."),
    "desk": ("desk", "Letters to the executive, and the cases that they become."),
    "rates": ("results", "The exchange rates by which revenue is added up."),
    "deputy": ("members", "Who holds the hour while the executive is away."),
    "members": ("members", "Who signs in, and who gets messages."),
}


class Commands(TyperGroup):
    """A group whose help is there at once; a command's own libraries wait until it is run."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  # Typer's own
        """Give each command its line."""
        super().__init__(**attributes)
        self.commands = {name: TyperCommand(name, help=line) for name, (_, line) in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  # Typer keeps these types private
        """The command itself in the place of its line."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, loaded(str(name)), rest


def loaded(name: str) -> object:
    """The command of that name."""
    module, _ = COMMANDS[name]
    return commands_of(module)[name]


def commands_of(module: str) -> Mapping[str, object]:
    """The commands of one module, by name."""
    its_own = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    import_module(f"{__package__}.{module}").add_to(its_own)
    return typer.main.get_group(its_own).commands
