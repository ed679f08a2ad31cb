"""Whatever deletes in the database asks what is on hold first, or says here why it need not."""

import ast
from collections.abc import Iterator
from pathlib import Path

from callprogram.adapters import database

FOLDER = Path(database.__file__).parent
ASKED = {
    "transaction.remove": "asks of the one row",
    "imports.take_back": "asks of each customer; who is on hold is not among them",
    "erasing._blank": "erasing has asked, and left out what is on hold",
    "retaining._empty_calls": "what is on hold is not asked for",
    "retaining._remove_messages": "what is on hold is not asked for",
    "retaining._remove_letters": "what is on hold is not asked for",
    "retaining._forget_imports": "asks of each earlier row",
}
NEED_NOT = {
    "retaining._empty_cases": "what was typed of an answer and never sent, which is on no hold",
    "marks.drop": "keyed hashes of whom nobody erases any more",
    "remembering.forget_export": "what is remembered of a file, to be read anew",
    "remembering._remember_rows": "what is remembered of a file, to be read anew",
    "remembering._remember_keys": "what is remembered of a file, to be read anew",
    "importing.take_back": "drafts, to be made anew",
    "drafts.replace": "drafts, to be made anew",
    "copies._copy": "a copy of the database without what begins it",
    "restoring._fill": "an empty database before it is filled",
}


def deleting() -> Iterator[str]:
    for module in FOLDER.rglob("*.py"):
        if "versions" in module.parts:
            continue
        for each in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(each, ast.FunctionDef) and any(map(is_delete, ast.walk(each))):
                yield f"{module.stem}.{each.name}"


def is_delete(node: ast.AST) -> bool:
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "delete"
    return named or (isinstance(node, ast.Constant) and str(node.value).lstrip().upper().startswith("DELETE FROM"))


def test_every_statement_that_deletes_asks_or_need_not() -> None:
    assert {*deleting()} == {*ASKED, *NEED_NOT}
