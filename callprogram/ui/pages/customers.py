"""Customers: a table to work with, and one customer's whole history."""

import streamlit as st

from callprogram.bootstrap import now
from callprogram.errors import CallprogramError
from callprogram.services.lists import next_list
from callprogram.services.views.directory import DirectoryFilter, Sort, Which
from callprogram.ui.components.calls.customer import history
from callprogram.ui.components.customers.directory import actions, address, table
from callprogram.ui.components.words import page
from callprogram.ui.components.words.presses import Press
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import looks_after_the_program, may, pieces, today
from callprogram.ui.session import zone as zone_here

_NONE_YET = "No customers yet. Bring in an export from your CRM on *Import*."
zone = zone_here()


def directory() -> None:
    """Whom the address asks for, a page at a time."""
    may_import = looks_after_the_program()
    with page.head("Customers"):
        if may_import:
            st.page_link("pages/import.py", label="Import", icon=":material/upload_file:")
    if not pieces().views.customer_count():
        st.info(_NONE_YET if may_import else "You look after no customers here.")
        return
    wanted = address.wanted(*address.fields())
    found = pieces().views.directory(wanted, today(zone))
    if not found.total:
        st.info("Nobody found; try fewer letters, or another view." if wanted != DirectoryFilter() else "Nobody here.")
    actions.ask()
    may_plan = may(next_list.put_on)
    table.show(found, wanted, now(), zone, lambda press: hear(press, wanted), said=actions.said(), may_plan=may_plan)


def hear(press: Press, wanted: DirectoryFilter) -> None:
    """What was pressed in the table: another look at it, one customer, or something to do with several."""
    match press.what:
        case "view":
            address.look_at(Which(press.text))
        case "sort":
            address.sort_by(Sort(press.text), wanted)
        case "page":
            address.turn_to(int(press.text))
        case "open":
            st.query_params["customer"] = press.text
        case "undo":
            actions.undo()
        case what:
            actions.begin(what, [int(each) for each in press.text.split()])


def main() -> None:
    """The customer in the address, else the table."""
    if "customer" not in st.query_params:
        directory()
        return
    try:
        wanted = pieces().views.customer(st.query_params["customer"])
    except CallprogramError as error:
        st.error(plain(str(error)))
        directory()
        return
    history.show(zone, pieces().views.history(wanted.id, today(zone), zone))


main()
