"""What a person decides after an import: customers who may be one, and those whom the export has no more."""

import streamlit as st

from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Join, LikelyPair
from callprogram.domain.customers.phones import shown
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.domain.words.countries import country_name
from callprogram.domain.words.dates import counted, day_in, in_words
from callprogram.services.customers import correcting, reviewing
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import do, pieces, program, say, today

GONE = "gone"  # what an address asks for that leads to those whom the export has no more
_SHOWN = 20


def show() -> None:
    """Both, where there is anything to decide, and who was joined before."""
    undoing.show()
    _vanished()
    if pieces().views.customer_count() <= reviewing.MANY or st.session_state.get("look"):
        _pairs(likely_pairs(pieces().views.as_of(), asked=True))
    else:
        st.button("Look for duplicates", key="look-for-pairs", on_click=_look)
    _joined(pieces().views.joins(_SHOWN))


def _look() -> None:
    st.session_state["look"] = True


def _vanished() -> None:
    """Whom the last export had no more, to keep or to leave alone."""
    found = pieces().views.customers("", _SHOWN, vanished=True)
    if not found.total:
        return
    are = "is" if found.total == 1 else "are"
    sent_here = st.query_params.get("show") == GONE
    with st.expander(f"{counted(found.total, 'customer')} {are} no longer in the export", expanded=sent_here):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("On no list until you decide.", width="stretch")
            if found.total > 1:
                st.button(f"Keep all {found.total:,}", key="keep-all", on_click=_keep_all, args=(found.total,))
        for customer in found.customers:
            with st.container(horizontal=True, vertical_alignment="center"):
                whose = customer.account_owner or customer.crm_id
                beside = f" :gray[{plain(whose)}]" if whose else ""
                st.markdown(f"**{plain(customer.name)}**{beside}", width="stretch")
                st.button("Keep", key=f"keep-{customer.id}", on_click=_keep, args=([customer],))
                st.button("Do not call any more", key=f"stop-{customer.id}", on_click=_stop, args=(customer,))


def _pairs(pairs: tuple[LikelyPair, ...]) -> None:
    if not pairs:
        return
    st.subheader("Are these the same customer?", anchor=False)
    for pair in pairs:
        with st.container(border=True):
            for side, customer in zip(st.columns(2), (pair.one, pair.other), strict=True):
                with side:
                    _side(customer)
            *most, last = pair.why
            both = f"{', '.join(most)} and {last}" if most else last
            st.caption(plain(f"Both have {both}."))
            key = f"{pair.one.id}-{pair.other.id}"
            with st.container(horizontal=True):
                st.button("Yes, join them", key=f"join-{key}", on_click=_join, args=(pair,))
                st.button("No, two customers", key=f"apart-{key}", on_click=_tell_apart, args=(pair,))


def _joined(joins: tuple[Join, ...]) -> None:
    """The pairs that were made one, each with its way back."""
    if not joins:
        return
    with st.expander(f"Joined by hand: {len(joins)}", type="compact"):
        for join in joins:
            with st.container(horizontal=True, vertical_alignment="center"):
                day = in_words(day_in(program().zone, join.joined_at), today(program().zone))
                both = f"**{plain(join.stayed.name)}** and **{plain(join.went.name)}**"
                by = "you" if join.joined_by == THE_PERSON_AT_THE_KEYBOARD.name else plain(join.joined_by)
                st.markdown(f"{both}, {day} by {by}", width="stretch")
                st.button("Undo", key=f"part-{join.id}", icon=":material/undo:", type="tertiary", on_click=_part,
                          args=(join.id,))  # fmt: skip


def _side(customer: Customer) -> None:
    number = shown(customer.phone) if customer.phone else "no number to call"
    owner = f"account owner {customer.account_owner}" if customer.account_owner else ""
    known = f"CRM id {customer.crm_id}" if customer.crm_id else ""
    where = country_name(customer.country) if customer.country else ""
    parts = (customer.contact.name, customer.contact.email, number, where, owner, known)
    with st.container(gap=None):
        st.markdown(f"**{plain(customer.name)}**")
        st.text("\n".join(part for part in parts if part))  # as Markdown, an address would be a link


def _join(pair: LikelyPair) -> None:
    if kept := do(reviewing.join, pair.one.id, pair.other.id):
        [join] = pieces().views.joins(1)
        undoing.offer(f"{kept.name} is one customer now.", reviewing.part, join.id)


def _part(join_id: int) -> None:
    if went := do(reviewing.part, join_id):
        say(f"{went.name} is a separate customer again.")


def _tell_apart(pair: LikelyPair) -> None:
    if do(reviewing.tell_apart, pair.one.id, pair.other.id):
        likely_pairs.clear()
        say("Kept as two. You will not be asked again.")


def _keep(customers: list[Customer]) -> None:
    if do(reviewing.keep, [customer.id for customer in customers]):
        say(f"{counted(len(customers), 'customer')} kept.")


def _keep_all(total: int) -> None:
    _keep(list(pieces().views.customers("", total, vanished=True).customers))


def _stop(customer: Customer) -> None:
    if do(reviewing.stop_calling, [customer.id]):
        undoing.offer(f"{customer.name} is not called any more.", correcting.take_back, customer.id, Field.DO_NOT_CALL)


@st.cache_data(max_entries=2, show_spinner="Looking for duplicates …")
def likely_pairs(as_of: str, *, asked: bool = False) -> tuple[LikelyPair, ...]:
    """Customers who are likely one, found once until any customer changes; among very many where somebody asked."""
    del as_of
    return pieces().views.likely_pairs(_SHOWN) if asked else reviewing.likely_pairs(pieces().views)
