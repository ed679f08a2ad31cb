"""What is in a CRM file, before it is brought in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import streamlit as st

from callprogram.bootstrap.files import rejects_csv
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import (
    Changes,
    Problem,
    rows_in_words,
    rows_needing,
    what_it_did,
)
from callprogram.domain.customers.left_out import callable_in_words, losses, not_customers_in_words, unused_in_words
from callprogram.domain.customers.phones import shown
from callprogram.domain.words.dates import counted
from callprogram.domain.words.sentences import capital
from callprogram.services.customers.importing import Preview
from callprogram.ui.components.words.words import plain

_ROWS = 20
_KINDS = 30
_OPENED = 200
Rows = Mapping[int, tuple[str, Mapping[str, str]]]


def show(seen: Preview, system: str) -> None:
    """What is in the file in one sentence, and what of it is not brought in."""
    totals = seen.changes.totals
    able = callable_in_words(totals.callable, totals.refusing, seen.reading.source.mapping)
    st.subheader(f"{counted(totals.customers, 'customer')}, {able}", anchor=False)
    st.caption(plain(f"{system}{_what_would_be(seen.changes)}"))
    for sentence in seen.in_words:
        st.caption(plain(sentence))
    for sentence in seen.odd:
        st.warning(plain(sentence), icon=":material/warning:")
    left_out(seen)


def details(seen: Preview, rows: Callable[[tuple[int, ...]], Rows]) -> None:
    """What needs somebody, and the first customers as they will be."""
    problems(seen, rows)
    _rows(seen.changes)


def _what_would_be(changes: Changes) -> str:
    merged = f", {counted(changes.merged, 'row')} more of the same customers" if changes.merged else ""
    return f"{what_it_did(len(changes.created), len(changes.updated), changes.unchanged)}{merged}."


def left_out(seen: Preview) -> None:
    """What of the file is not brought in, and what lists lose by it, but for fields that are known from before."""
    reading = seen.reading
    if not_used := unused_in_words(reading.source.unused):
        st.caption(plain(f"Not used: {not_used}."))
    if lost := losses({*reading.source.mapping, *seen.not_read}, seen.changes.created):
        st.caption(plain(f"{'; '.join(lost).capitalize()}."))
    apart = reading.not_customers
    if apart:
        st.caption(plain(f"{counted(len(apart), 'row')} not brought in: {not_customers_in_words(apart)}."))


def problems(seen: Preview, rows: Callable[[tuple[int, ...]], Rows]) -> None:
    """What needs somebody, a line for each kind, and the refused rows as a file; folded where it is as before."""
    reading = seen.reading
    if not reading.problems:
        return
    named = rows(tuple(sorted({row for each in reading.problems for row in each.rows[:_OPENED]})))
    is_new = seen.has_new_trouble
    to_look_at = f"{counted(rows_needing(reading.problems), 'row')} to look at"
    with st.expander(f"What needs you: {to_look_at}" if is_new else f"{to_look_at}, none of them new", expanded=is_new):
        for each in reading.problems[:_KINDS]:
            _problem(each, named)
        if more := reading.problems[_KINDS:]:
            with st.popover(f"and {len(more):,} more"):
                _lines(more, named)
        if reading.rejects:
            st.download_button(
                "The refused rows, as CSV", lambda: rejects_csv(reading), "refused.csv", "text/csv", key="rejects"
            )


def _problem(found: Problem, named: Rows) -> None:
    """One line: what is wrong, in how many rows, and the first of them; the others open."""
    column = f" · {plain(found.column)}" if found.column else ""
    with st.container(gap=None):
        st.markdown(f"**{plain(capital(found.message))}**{column} · {counted(len(found.rows), 'row')}")
        first = replace(found, rows=found.rows[: len(found.values)])
        st.caption(plain(rows_in_words(first, {row: name for row, (name, _) in named.items()})))
    if more := found.rows[len(found.values) :]:
        with st.popover(f"and {len(more):,} more", key=f"more-{found.column}-{found.message}"):
            _opened(replace(found, rows=more), named)


def _lines(found: Sequence[Problem], named: Rows) -> None:
    names = {row: name for row, (name, _) in named.items()}
    st.dataframe(
        [
            {"What": capital(each.message), "Column": each.column, "Where": rows_in_words(each, names)}
            for each in found[:_OPENED]
        ],
        hide_index=True,
    )


def _opened(found: Problem, named: Rows) -> None:
    """Each row by its customer, with the cell as it stands."""
    st.dataframe(
        [
            {"Row": row, "Customer": named[row][0], found.column or "Cell": named[row][1].get(found.column, "")}
            for row in found.rows[:_OPENED]
            if row in named
        ],
        hide_index=True,
    )
    if len(found.rows) > _OPENED:
        st.caption(f"The first {_OPENED} of {len(found.rows):,}.")


def _rows(changes: Changes) -> None:
    """The first customers as they will be."""
    rows = [
        _row(what, customer)
        for what, customers in (("new", changes.created), ("changed", changes.updated))
        for customer in islice(customers, _ROWS)
    ][:_ROWS]
    if rows:
        with st.expander(f"The first {len(rows)}, as they will be"):
            st.dataframe(rows, hide_index=True)


def _row(what: str, customer: Customer) -> dict[str, str | None]:
    return {
        "": what,
        "Customer": customer.name,
        "Contact": customer.contact.name,
        "Number to call": shown(customer.phone) if customer.phone else None,
        "Country": customer.country,
        "Account owner": customer.account_owner,
        "Email": customer.contact.email,
        "Renewal": f"{customer.renewal_on:%d %b %Y}" if customer.renewal_on else None,
    }
