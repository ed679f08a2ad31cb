"""Which case is looked at; it stands in the address."""

import streamlit as st

from callprogram.domain.cases.cases import Case
from callprogram.domain.people.members import is_called
from callprogram.domain.program.call_hour import Program
from callprogram.services.views import CaseView
from callprogram.ui.session import pieces, program

_CASE = "case"


def named() -> str:
    """The reference in the address; empty where there is none."""
    return str(st.query_params.get(_CASE, ""))


def open_(reference: str) -> None:
    """Look at this one."""
    st.query_params[_CASE] = reference


def leave() -> None:
    """Look at none."""
    st.query_params.pop(_CASE, None)


def program_of(case: Case) -> Program:
    """The program that it belongs to, of those of the person at the screen; else the one that they look at."""
    mine = (each for each in pieces().views.programs() if each.id == case.program_id)
    return next(mine, None) or program()


def is_mine(view: CaseView) -> bool:
    """Whether the person at the screen has it."""
    return bool(view.case.owner) and is_called(pieces().member, view.case.owner)
