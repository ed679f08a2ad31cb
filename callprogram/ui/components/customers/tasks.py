"""What account owners have to mend before a customer is called again."""

import streamlit as st

from callprogram.domain.customers.tasks import Task
from callprogram.domain.words.dates import counted
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import pieces


def show() -> None:
    """One line for each, with the way to where it is mended; nothing where there is nothing to mend."""
    tasks = pieces().views.tasks()
    if not tasks:
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{counted(len(tasks), 'customer')} for the account owners to put right**")
        for task in tasks:
            _line(task)


def _line(task: Task) -> None:
    owner = f"{plain(task.owner)}: " if task.owner else ""
    with st.container(gap=None):
        query = {"customer": task.customer.reference}
        st.page_link("pages/customers.py", label=f"**{plain(task.customer.name)}**", query_params=query)
        st.caption(f"{owner}{plain(task.text)}")
