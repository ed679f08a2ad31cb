"""`desk …`: letters to the executive, and when somebody is there for them."""

import typer

from callprogram.cli.desk import cases, decisions, hours, law, letters, patterns, rules


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    desk = typer.Typer(help="Letters to the executive, and the cases that they become.", no_args_is_help=True)
    letters.add_to(desk)
    cases.add_to(desk)
    patterns.add_to(desk)
    decisions.add_to(desk)
    law.add_to(desk)
    rules.add_to(desk)
    hours.add_to(desk)
    root.add_typer(desk, name="desk")
