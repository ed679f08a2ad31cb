"""What is said of a message that did not get through, or may not have."""

from callprogram.domain.people.messages import Message


def became(message: Message) -> str:
    """What became of it, as far as anybody knows, before the name of its recipient."""
    if message.may_have_arrived:
        return "Perhaps not sent to"
    return "Came back from" if message.sent_at else "Not sent to"


def why(message: Message) -> str:
    """What happened, and what to do about it."""
    what_to_do = "If the address is wrong, add the right one on People, then leave this one."
    if message.may_have_arrived:
        what_to_do = "Ask them, and try again only if it has not."
    return f"“{message.content.subject}” to {message.recipient}: {message.trouble}. {what_to_do}"
