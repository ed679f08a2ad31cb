"""Why a list is shorter than its hour, and which rule to loosen."""

from collections.abc import Mapping

from callprogram.domain.customers.reachability import HOLIDAY, NOWHERE, OUTSIDE, WEEKEND
from callprogram.domain.lists.eligibility import HOLIDAY_HERE, NUMBERLESS, called_recently
from callprogram.domain.lists.planning import Occasion, Selection, rules_of
from callprogram.domain.words.dates import counted


def nobody(occasion: Occasion, left_out: Mapping[str, int]) -> str:
    """That nobody can be called, for which reasons, and what to do about the first of them."""
    if not left_out:
        return "There are no customers yet; bring in a CRM export first."
    by_count = sorted(left_out.items(), key=lambda reason: (-reason[1], reason[0]))
    reasons = ", ".join(f"{counted(count, 'customer')}: {why}" for why, count in by_count)
    gap = called_recently(occasion.policy)
    remedies = dict.fromkeys((OUTSIDE, WEEKEND, HOLIDAY), "choose another hour, or another week")
    remedies |= {HOLIDAY_HERE: "move the hour of this week", NOWHERE: "say in the CRM where they are"}
    remedies |= {gap: "loosen the gap between two calls under Advanced", NUMBERLESS: "mend the numbers"}
    remedy = next((remedies[why] for why, _ in by_count if why in remedies), "bring in others who may be called")
    return f"Nobody can be called in the hour of {occasion.hour.week} ({reasons}); {remedy}."


def notices(occasion: Occasion, selection: Selection, left_out: Mapping[str, int]) -> tuple[str, ...]:
    """Which rules could not be met, each with the number that shows it and what to loosen."""
    calls, listed = len(occasion.starts), sum(not each.standby for each in selection.seated)
    if not selection.eligible:
        return (nobody(occasion, left_out),)
    if listed == calls:
        return ()
    if selection.eligible <= listed:
        return (
            f"Only {counted(selection.eligible, 'customer')} can be called in this hour, and it has {calls} calls.",
        )
    rules = rules_of(occasion)
    filled = f"{listed} of {calls} calls are filled, though {counted(selection.eligible, 'customer')} can be called"
    caps = (
        f"one account owner may have {rules.per_owner}, one segment {rules.per_segment}, "
        f"promises {rules.promises} (the executive's own {rules.own_promises}), not every minute suits all"
    )
    return (f"{filled}: {caps}. Loosen a share under Advanced, or move the hour.",)
