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
        st.markdown(f"**For the account owners: {counted(len(tasks), 'customer')} to mend**")
        for task in tasks:
            _line(task)


def _line(task: Task) -> None:
    owner = f"{plain(task.owner)}: " if task.owner else ""
    st.page_link(
        "pages/customers.py",
        label=f"{owner}{plain(task.text)} ({plain(task.customer.name)})",
        query_params={"customer": task.customer.reference},
    )
