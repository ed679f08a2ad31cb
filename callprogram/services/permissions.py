"""Permissions: asked before each change, whether the acting member may change this row."""

from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Outlet
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.calls.questions import Questions
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.desk import Desk
from callprogram.domain.cases.references import CaseYear
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.cases.unsent import Unsent
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Alias, Join, ToldApart
from callprogram.domain.customers.imports import Import, ImportProfile
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.law.legal_holds import LegalHold, goes_by_the_law
from callprogram.domain.letters.letters import Letter
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.patterns.remedies import Remedy, Telling
from callprogram.domain.people.members import ITSELF, FormerMember, Member, Role
from callprogram.domain.people.messages import Message
from callprogram.domain.people.retention import Retention
from callprogram.domain.people.sign_in import Account
from callprogram.domain.permissions.rows import (
    is_asked_in,
    require_customer,
    require_private,
    require_program,
    sees_all_customers,
    sees_all_decisions,
    sees_all_programs,
    works_with,
)
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.put_off import PutOff
from callprogram.domain.program.rates import Rate
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import Step
from callprogram.domain.results.activities import WriteBack
from callprogram.domain.words.chores import Chore
from callprogram.errors import NotAllowedError
from callprogram.services.ports import Transaction

OF_A_PROGRAM = (CallList, Call, CallingRules, HandEdit, Leave, PutOff, Series, Occurrence, Outlet, Questions, Remedy)
OF_A_CUSTOMER = (Customer, Entry, Hold, Answer, Commitment, Step)
OF_A_CASE = (Case, StoryLine, Unsent, Telling, Decision, Review)
# What the roles say is all; who may make somebody else what is asked by the service.
OF_THE_HOUSE = (
    *(Import, ImportProfile, ToldApart, Alias, Join, Rate, WriteBack, Message, Chore),
    *(Member, FormerMember, Account, Retention, Letter, Mailbox, SenderRule, Desk, CaseYear, Budget, LegalHold),
)


def require_row(member: Member, transaction: Transaction, value: object) -> None:
    """Nothing where the member may change this value; raises NotAllowedError otherwise."""
    if isinstance(value, PrivateNote):
        call = transaction.get(Call, value.call_id)
        require_private(member, transaction.get(Program, call.program_id), value.written_by)
    elif sees_all_programs(member) or isinstance(value, OF_THE_HOUSE):
        return
    elif isinstance(value, Program):
        require_program(member, value)
    elif isinstance(value, OF_A_PROGRAM):
        require_program(member, transaction.get(Program, value.program_id))
    elif isinstance(value, OF_A_CUSTOMER):
        _require_customer(member, transaction, value)
    elif isinstance(value, OF_A_CASE):
        _require_of_case(member, transaction, value)
    else:
        raise NotAllowedError(f"Nobody has said yet who may change this ({type(value).__name__}).")


def require_law(member: Member, transaction: Transaction, case_id: int | None) -> None:
    """Nothing where the member may let something out of a case; of one on legal hold only the law's may.

    Raises NotAllowedError otherwise.
    """
    if case_id is None or Role.LEGAL in member.roles or member in ITSELF:
        return
    if transaction.legal_hold(case_id):
        raise NotAllowedError(goes_by_the_law(transaction.get(Case, case_id).reference))


def _require_customer(member: Member, transaction: Transaction, value: object) -> None:
    match value:
        case Customer():
            require_customer(member, value)
        case Entry() if sees_all_customers(member):
            require_row(member, transaction, transaction.get(CallList, value.call_list_id))
        case Entry() | Hold():
            require_customer(member, transaction.get(Customer, value.customer_id))
        case Answer():
            entry = transaction.get(Entry, value.entry_id)
            require_customer(member, transaction.get(Customer, entry.customer_id))
        case Commitment():
            require_customer(member, transaction.get(Customer, value.customer_id), [value])
        case Step():
            require_row(member, transaction, transaction.get(Commitment, value.commitment_id))


def _require_of_case(member: Member, transaction: Transaction, value: object) -> None:
    match value:
        case Case():
            _require_case(member, transaction, value)
        case StoryLine() if value.done is Done.DECIDED and sees_all_decisions(member):
            return
        case StoryLine() | Telling() | Unsent():
            if value.case_id is not None:  # one's own words may be about nothing that is a case yet
                _require_case(member, transaction, transaction.get(Case, value.case_id))
        case Decision():
            _require_decision(member, transaction, value)
        case Review():
            _require_decision(member, transaction, transaction.get(Decision, value.decision_id))


def _require_decision(member: Member, transaction: Transaction, decision: Decision) -> None:
    """A decision is of whoever works with its case, and of finance, who see no letters."""
    if not sees_all_decisions(member):
        raise NotAllowedError(f"{member.name} does not work with decisions; ask whoever does.")
    if Role.FINANCE not in member.roles:
        _require_case(member, transaction, transaction.get(Case, decision.case_id))


def _require_case(member: Member, transaction: Transaction, case: Case) -> None:
    """A case is of those who work with them, of whoever is asked in it, and of its customer's account owner."""
    asked = bool(case.id) and is_asked_in(member, transaction.get(Case, case.id))
    program = transaction.get(Program, case.program_id) if case.program_id else None
    if works_with(member, program) or asked:
        return
    if case.customer_id is None:
        raise NotAllowedError(f"{member.name} does not work with this case; ask whoever does.")
    require_customer(member, transaction.get(Customer, case.customer_id))
