"""Calls and promises for a CRM that takes any columns."""

from zoneinfo import ZoneInfo

from callprogram.domain.calls.calls import OUTCOMES
from callprogram.domain.results.activities import Activity

HEADERS = (
    "CRM ID", "Company", "Contact", "Phone", "What", "When", "Text", "Outcome", "Minutes", "Promise owner",
    "Promise due", "State", "callprogram ID",
)  # fmt: skip


def row(activity: Activity, zone: str) -> dict[str, str]:
    """A call with its note, or a promise."""
    customer = activity.customer
    return _what(activity) | {
        "CRM ID": customer.crm_id or customer.contact.crm_id or "",
        "Company": customer.company,
        "Contact": customer.contact.name,
        "Phone": (customer.phone.e164 or "") if customer.phone else "",
        "When": f"{activity.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
        "callprogram ID": activity.key,
    }


def _what(activity: Activity) -> dict[str, str]:
    if call := activity.call:
        outcome = OUTCOMES[call.disposition] if call.disposition else ""
        minutes = "" if call.seconds is None else str(round(call.seconds / 60))
        return {"What": "Call", "Text": call.note, "Outcome": outcome, "Minutes": minutes}
    if made := activity.commitment:
        due = made.due_on.isoformat() if made.due_on else ""
        return {"What": "Promise", "Text": made.text, "Promise owner": made.owner, "Promise due": due,
                "State": made.state}  # fmt: skip
    return {}
