"""Screening: rules for senders, so that the known come straight in and the noise does not."""

from callprogram.domain.letters.routes import Route
from callprogram.domain.letters.rules import SenderRule, read_sender
from callprogram.errors import BadInputError, NotFoundError
from callprogram.services.acting import Acting


def set_rule(acting: Acting, address: str, route: Route, why: str) -> SenderRule:
    """The rule for this sender, in the place of an earlier one; raises BadInputError without a reason."""
    sender = read_sender(address)
    if not why.strip():
        raise BadInputError("Say why, so that whoever finds the rule later understands it.")
    for each in acting.transaction.find(SenderRule, address=sender):
        acting.transaction.remove(each)
    return acting.transaction.add(SenderRule(0, sender, route, why.strip(), acting.member.email, acting.now))


def remove_rule(acting: Acting, address: str) -> SenderRule:
    """The rule that there was; raises NotFoundError where there was none."""
    for each in acting.transaction.find(SenderRule, address=read_sender(address)):
        acting.transaction.remove(each)
        return each
    raise NotFoundError(f"There is no rule for {address}; `desk rules` lists them.")
