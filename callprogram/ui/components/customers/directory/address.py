"""What somebody looks at among the customers, as the page's address says it."""

import streamlit as st

from callprogram.services.views.directory import DirectoryFilter, Sort, Which
from callprogram.ui.session import pieces

_VIEW, _SORT, _FALLING, _PAGE, _FEW = "view", "sort", "falling", "page", 3
_SORTED = {Which.RENEWING: Sort.RENEWAL}


def fields() -> tuple[str, str, str]:
    """A field to search in, and the account owner and segment to narrow down to where there are several."""
    owners, segments = pieces().views.account_owners(), pieces().views.segments()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search", placeholder="Name, email or number", key="query", bind="query-params")
        owner = _one_of("Account owner", owners, "owner")
        segment = _one_of("Segment", segments, "segment")
    return words, owner, segment


def wanted(words: str, owner: str, segment: str) -> DirectoryFilter:
    """Whom the address asks for; what it says wrongly counts as not said."""
    which = next((each for each in Which if each == st.query_params.get(_VIEW)), Which.ALL)
    usual = _SORTED.get(which, Sort.NAME)
    sort = next((each for each in Sort if each == st.query_params.get(_SORT)), usual)
    page = st.query_params.get(_PAGE, "1")
    number = int(page) - 1 if page.isdecimal() and 0 < len(page) <= _FEW and int(page) else 0
    return DirectoryFilter(which, words, owner, segment, sort, _FALLING in st.query_params, number)


def looked_at() -> DirectoryFilter:
    """Whom somebody looked at before they opened one of them."""
    words, owner, segment = (st.query_params.get(name, "") for name in ("query", "owner", "segment"))
    return wanted(words, owner, segment)


def look_at(which: Which) -> None:
    """Another saved view, from its first page on."""
    for name in (_SORT, _FALLING, _PAGE):
        st.query_params.pop(name, None)
    st.query_params[_VIEW] = which


def sort_by(sort: Sort, now: DirectoryFilter) -> None:
    """Sorted by this column, the other way round where it is already."""
    st.query_params.pop(_PAGE, None)
    st.query_params[_SORT] = sort
    if sort is now.sort and not now.falling:
        st.query_params[_FALLING] = "yes"
    else:
        st.query_params.pop(_FALLING, None)


def turn_to(page: int) -> None:
    """Another page; they are numbered from 0."""
    st.query_params[_PAGE] = str(page + 1)


def _one_of(label: str, names: tuple[str, ...], key: str) -> str:
    if len(names) < 2 and key not in st.query_params:  # noqa: PLR2004  # nothing to choose
        return ""
    chosen = st.selectbox(label, names, index=None, placeholder="Anybody" if key == "owner" else "Any", key=key,
                          bind="query-params", width=170)  # fmt: skip
    return chosen or ""
