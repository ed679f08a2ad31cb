"""Every command is found by its name, and says of itself what the help says of it."""

import pytest

from callprogram.cli.commands import COMMANDS, commands_of, loaded


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, (_, line) in COMMANDS.items()])
def test_a_command_says_of_itself_what_stands_in_the_list(name: str, line: str) -> None:
    command = vars(loaded(name))

    assert command["name"] == name
    assert command["help"].splitlines()[0] == line


def test_no_module_has_a_command_that_the_list_does_not_name() -> None:
    modules = {module for module, _ in COMMANDS.values()}
    named = {name for name in COMMANDS if loaded(name)}

    assert {name for module in modules for name in commands_of(module)} == named
