"""Budgets: what each may give in a quarter, what is left of it, and another one."""

from collections.abc import Sequence

import streamlit as st

from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.money import in_words, read_amount, read_currency
from callprogram.domain.program.rates import currencies_of
from callprogram.errors import BadInputError
from callprogram.services.decisions import budgeting
from callprogram.services.views import BudgetView
from callprogram.ui.components.decisions.names import name_of
from callprogram.ui.components.words import undoing
from callprogram.ui.components.words.words import plain
from callprogram.ui.session import country, do, done, form_key, may, pieces, problem, say


def show(found: Sequence[BudgetView]) -> None:
    """One line each; whoever may sets another one."""
    st.subheader("Budgets", anchor=False)
    if not found:
        st.caption("No budgets yet, so whoever has a case decides alone what to give.")
    for view in found:
        budget, unit = view.budget, view.budget.currency
        left, whole, most = (in_words(each, unit) for each in (view.left, budget.amount, budget.most))
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{plain(name_of(budget.email))}** {plain(f'{left} left of {whole}, {most} for one case')}")
            if may(budgeting.remove_budget):
                key = f"remove-{budget.id}"
                st.button("Remove", key=key, type="tertiary", on_click=_remove, args=(budget,))
    if may(budgeting.set_budget):
        _form()


def _form() -> None:
    key = form_key("budget")
    members = {each.email: each.name for each in pieces().views.members()}
    if not members:
        st.caption("Add members on People first, then give them a budget.")
        return
    with st.popover("Set a budget", key=f"open-{key}"), st.form(f"form-{key}", border=False):
        email = st.selectbox("Whose", list(members), None, format_func=members.__getitem__, key=f"whose-{key}")
        currency = st.text_input("Currency", _usual(), key=f"currency-{key}", max_chars=3)
        amount = st.text_input("In a quarter", key=f"amount-{key}", placeholder="500")
        most = st.text_input("At most for one case", key=f"most-{key}", placeholder="150")
        above = st.text_input("Always review what costs more than", key=f"above-{key}")
        if st.form_submit_button("Set it", key=f"do-{key}"):
            if _set(email or "", currency, amount, most, above):
                say(f"Set for {members[email or '']}.")
                done("budget")
            st.rerun()


def _set(email: str, currency: str, amount: str, most: str, above: str) -> bool:
    if not email:
        problem("Say whose budget it is.")
        return False
    try:
        unit = read_currency(currency)
        whole = read_amount(amount, unit)
        limit = read_amount(above, unit) if above.strip() else None
        one = read_amount(most, unit) if most.strip() else whole
    except BadInputError as error:
        problem(str(error))
        return False
    return do(budgeting.set_budget, email, unit, whole, one, limit) is not None


def _remove(budget: Budget) -> None:
    do(budgeting.remove_budget, budget.email, budget.currency)
    before = (budget.email, budget.currency, budget.amount, budget.most, budget.look_above)
    undoing.offer(f"{name_of(budget.email)} has no budget in {budget.currency}.", budgeting.set_budget, *before)


def _usual() -> str:
    return next(iter(currencies_of(country())), "EUR")
