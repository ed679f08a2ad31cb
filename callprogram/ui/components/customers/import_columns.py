"""Which columns fill which fields: as they were recognised, and changed by hand."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from callprogram.domain.customers import changes
from callprogram.domain.customers.glances import ColumnGlance, Glance
from callprogram.domain.customers.imports import Source
from callprogram.domain.words.dates import counted
from callprogram.domain.words.sentences import capital
from callprogram.ui.components.words.words import plain

FIELDS = {field: capital(words) for field, words in changes.FIELDS.items()}
NEEDED = ("company", "contact", "email", "phone")
_SEVERAL = {"contact", "phone"}
_NOTHING = "nothing"
_WITH_OTHERS = "with another column"  # another contact's, of what kind a number is, or who may not be called
_ASKED = 4
Chosen = Callable[[str, tuple[str, ...]], None]


def table(seen: Glance, mapping: Mapping[str, Sequence[str]]) -> None:
    """Each column of the file: what it is read as, three of its cells, and how many are filled."""
    read_as = _read_as(mapping)
    st.dataframe(
        [
            {
                "In your file": header,
                "Read as": read_as.get(header, "not used"),
                "For example": " · ".join(column.samples),
                "Filled": f"{column.filled:,} of {column.rows:,}",
            }
            for header, column in seen.columns.items()
        ],
        hide_index=True,
    )


def table_as_read(source: Source) -> None:
    """Each column of a file that was brought in, and what it was read as."""
    not_used = {each.header: "not used" for each in source.unused}
    read_as = not_used | _read_as(source.mapping)
    rows = [{"In your file": header, "Read as": read_as.get(header, _WITH_OTHERS)} for header in source.headers]
    st.dataframe(rows, hide_index=True)


def _read_as(mapping: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {header: FIELDS[field] for field, headers in mapping.items() for header in headers if field in FIELDS}


def ask(
    seen: Glance,
    mapping: Mapping[str, Sequence[str]],
    offered: Mapping[str, Sequence[str]],
    chosen: Mapping[str, Sequence[str]],
    choose: Chosen,
) -> None:
    """A question about each column of numbers or dates that fills nothing, unless it is asked about already."""
    asked = {header for headers in offered.values() for header in headers}
    open_ = [header for header, column in seen.columns.items() if column.may_be and header not in asked]
    for header in open_[:_ASKED]:
        _ask(header, seen.columns[header], mapping, chosen, choose)
    if more := open_[_ASKED:]:
        with st.popover(f"and {counted(len(more), 'column')} more"):
            for header in more:
                _ask(header, seen.columns[header], mapping, chosen, choose)


def _ask(
    header: str,
    column: ColumnGlance,
    mapping: Mapping[str, Sequence[str]],
    chosen: Mapping[str, Sequence[str]],
    choose: Chosen,
) -> None:
    """What a column is: one of the fields that it may fill and that no other column fills, or nothing."""
    free = [field for field in column.may_be if field in _SEVERAL or field not in mapping or field in chosen]
    if not free:
        return
    st.selectbox(
        f"“{plain(header)}” is not used. What is it? {plain(' · '.join(column.samples))}",
        [*free, _NOTHING],
        None,
        key=(key := f"is-{header}"),
        format_func=lambda field: FIELDS.get(field, "Nothing that a call needs"),
        placeholder="Choose",
        on_change=_answer,
        args=(key, header, mapping, choose),
    )


def _answer(key: str, header: str, mapping: Mapping[str, Sequence[str]], choose: Chosen) -> None:
    field = st.session_state[key]
    if field and field != _NOTHING:
        before = mapping.get(field, ()) if field in _SEVERAL else ()
        choose(field, (*before, header))


def show(
    headers: Sequence[str],
    mapping: Mapping[str, Sequence[str]],
    offered: Mapping[str, Sequence[str]],
    choose: Chosen,
    always: Sequence[str] = (),
) -> None:
    """Each field with its columns to choose; the others, which no column fills, wait in one list."""
    shown = [field for field in FIELDS if field in {*mapping, *offered, *always, *_added()}]
    sides = st.columns(2)
    for place, field in enumerate(shown):
        chosen = list(mapping.get(field, ()))
        doubt = offered.get(field, ())
        choices = list(dict.fromkeys([*doubt, *chosen, *headers]))
        ask = _several if field in _SEVERAL else _one
        with sides[2 * place // len(shown)]:
            ask(field, _asked(field, doubt, chosen), choices, chosen, choose)
    others = [field for field in FIELDS if field not in shown]
    if others:
        st.selectbox("Another field", others, None, format_func=FIELDS.__getitem__, key="another-field", on_change=_add)


def _one(field: str, label: str, choices: list[str], chosen: list[str], choose: Chosen) -> None:
    key = f"column-{field}"
    st.session_state[key] = chosen[0] if chosen else None
    st.selectbox(label, choices, None, key=key, placeholder="No column", on_change=_choose, args=(key, field, choose))


def _several(field: str, label: str, choices: list[str], chosen: list[str], choose: Chosen) -> None:
    key = f"column-{field}"
    st.session_state[key] = chosen
    st.multiselect(label, choices, key=key, placeholder="No column", on_change=_choose, args=(key, field, choose))


def _asked(field: str, doubt: Sequence[str], chosen: Sequence[str]) -> str:
    """The field's name, with a question where a column may be it."""
    if chosen or not doubt:
        return FIELDS[field]
    return f"{FIELDS[field]}: is it {' or '.join(f'“{plain(header)}”' for header in doubt)}?"


def _choose(key: str, field: str, choose: Chosen) -> None:
    value = st.session_state[key]
    choose(field, tuple(value) if isinstance(value, list) else (value,) if value else ())


def _added() -> set[str]:
    return st.session_state.setdefault("added_fields", set())  # type: ignore[no-any-return]


def _add() -> None:
    if field := st.session_state["another-field"]:
        _added().add(field)
        st.session_state["another-field"] = None
