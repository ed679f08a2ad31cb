"""The commands that the contract names and a later version brings: each says so."""

from collections.abc import Callable
from typing import Annotated

import typer

from callprogram.errors import BadInputError

COMING = {"erase": "Erase one customer's personal data", "restore": "Go back to a backup"}


def add_to(root: typer.Typer) -> None:
    """Register a command for each."""
    for name, what in COMING.items():
        context = {"ignore_unknown_options": True, "allow_extra_args": True}
        root.command(name, context_settings=context, help=f"{what} (comes with a later version).")(_saying(name, what))


def _saying(name: str, what: str) -> Callable[..., None]:
    def command(arguments: Annotated[list[str] | None, typer.Argument(hidden=True)] = None) -> None:
        del arguments
        raise BadInputError(f"`{name}` ({what[0].lower()}{what[1:]}) comes with a later version of callprogram.")

    return command
