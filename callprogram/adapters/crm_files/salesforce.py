"""Tasks as Salesforce's Data Loader and import wizards take them.

Fields, picklists and lengths as in the Object Reference for the Salesforce Platform, “Task”: Subject and
CallDisposition hold 255 letters, Description 32,000; dates are YYYY-MM-DD; a call is a completed task of subtype Call.
"""

from callprogram.domain.calls.briefs import shortened
from callprogram.domain.calls.calls import OUTCOMES, Call
from callprogram.domain.promises.commitments import Commitment, State, standing_in_words
from callprogram.domain.results.activities import Activity
from callprogram.domain.words.dates import day_in

HEADERS = (
    "WhatId", "WhoId", "Subject", "ActivityDate", "Status", "Priority", "Description", "Type", "TaskSubtype",
    "CallType", "CallDurationInSeconds", "CallDisposition", "Account.Name", "Contact.Name", "Contact.Phone",
    "callprogram ID",
)  # fmt: skip
_SUBJECT, _DESCRIPTION = 255, 32_000
_OF_PEOPLE = ("003", "00Q")  # the ids of contacts and leads begin with these; those of accounts with 001
_STATUS = {
    State.LOOSE: "Not Started",
    State.OPEN: "Not Started",
    State.KEPT: "In Progress",
    State.TOLD: "Completed",
    State.WITHDRAWN: "Deferred",
}


def row(activity: Activity, zone: str) -> dict[str, str]:
    """One task."""
    customer = activity.customer
    crm_id = customer.crm_id or ""
    of_person = crm_id.startswith(_OF_PEOPLE)
    common = {
        "WhatId": "" if of_person else crm_id,
        "WhoId": crm_id if of_person else customer.contact.crm_id or "",
        "Priority": "Normal",
        "Account.Name": customer.company,
        "Contact.Name": customer.contact.name,
        "Contact.Phone": (customer.phone.e164 or "") if customer.phone else "",
        "callprogram ID": activity.key,
    }
    if activity.call:
        return common | _call(activity.call, zone)
    return common | (_promise(activity.commitment) if activity.commitment else {})


def _call(call: Call, zone: str) -> dict[str, str]:
    outcome = OUTCOMES[call.disposition] if call.disposition else "no outcome"
    return {
        "Subject": f"Call: {outcome}",
        "ActivityDate": day_in(zone, call.started_at).isoformat(),
        "Status": "Completed",
        "Description": call.note[:_DESCRIPTION],
        "Type": "Call",
        "TaskSubtype": "Call",
        "CallType": "Outbound",
        "CallDurationInSeconds": str(call.seconds or 0),
        "CallDisposition": outcome,
    }


def _promise(commitment: Commitment) -> dict[str, str]:
    stands = standing_in_words(commitment)
    whole = f"{commitment.text}\n{stands}" if len(commitment.text) > _SUBJECT else stands
    return {
        "Subject": shortened(commitment.text, _SUBJECT),
        "ActivityDate": commitment.due_on.isoformat() if commitment.due_on else "",
        "Status": _STATUS[commitment.state],
        "Description": whole[:_DESCRIPTION],
        "Type": "Other",
        "TaskSubtype": "Task",
    }
