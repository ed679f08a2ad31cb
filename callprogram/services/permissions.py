"""Permissions: asked before each change, whether the acting member may change this row."""

from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Outlet
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Call
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.escalations import Escalation
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.members import Member
from callprogram.domain.permissions.rows import (
    require_customer,
    require_private,
    require_program,
    sees_all_customers,
    sees_all_programs,
)
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import Step
from callprogram.services.ports import Transaction


def require_row(member: Member, transaction: Transaction, value: object) -> None:
    """Nothing where the member may change this value; raises NotAllowedError otherwise."""
    match value:
        case PrivateNote():
            call = transaction.get(Call, value.call_id)
            require_private(member, transaction.get(Program, call.program_id))
        case _ if sees_all_programs(member):
            return
        case Program():
            require_program(member, value)
        case CallList() | Call() | CallingRules() | HandEdit() | Leave() | Series() | Occurrence() | Outlet():
            require_program(member, transaction.get(Program, value.program_id))
        case Entry() if sees_all_customers(member):
            require_row(member, transaction, transaction.get(CallList, value.call_list_id))
        case Entry() | Hold() | Escalation():
            require_customer(member, transaction.get(Customer, value.customer_id))
        case Answer():
            entry = transaction.get(Entry, value.entry_id)
            require_customer(member, transaction.get(Customer, entry.customer_id))
        case Commitment():
            require_customer(member, transaction.get(Customer, value.customer_id), [value])
        case Step():
            require_row(member, transaction, transaction.get(Commitment, value.commitment_id))
        case _:
            return
