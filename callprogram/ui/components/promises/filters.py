"""Which promises somebody wants to look at; each filter stands in the address."""

import streamlit as st

from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.domain.promises.boards import BoardFilter, By, Show
from callprogram.ui.session import pieces

_EVERYBODY, _MINE = "Everybody", "Mine"


def show() -> BoardFilter:
    """The filters; each stands in the address."""
    which = st.segmented_control(
        "Which", list(Show), default=Show.OPEN, key="show", label_visibility="collapsed", bind="query-params"
    )
    usual = 0 if sees_all_customers(pieces().member) else 1
    with st.container(horizontal=True):
        whose = [_EVERYBODY, _MINE, *pieces().views.promisers()]
        owner = st.selectbox("Whose", whose, usual, key="owner", bind="query-params")
        by: By | None = st.selectbox("Order", list(By), key="by", bind="query-params")
        customer = st.text_input("Customer", key="customer", bind="query-params")
    named = "" if owner in {_EVERYBODY, _MINE} else owner
    return BoardFilter(Show(which or Show.OPEN), By(by or By.DUE), named, owner == _MINE, customer)
