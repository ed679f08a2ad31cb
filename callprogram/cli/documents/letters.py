"""Letters and what is proposed about them, as the contract of the command line names their keys."""

from decimal import Decimal

from callprogram.cli.documents.values import Document, fields_of, filled
from callprogram.domain.cases.desk import DAY, Desk, Span
from callprogram.domain.letters.letters import Attachment, Letter
from callprogram.domain.letters.mails import EnclosedMail
from callprogram.domain.letters.proposals import Proposal
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.program.call_hour import WEEKDAYS


def letter_document(letter: Letter, *, texts: bool = True) -> Document:
    """One letter; without its texts in lists."""
    document: Document = {
        "id": str(letter.id),
        **fields_of(letter, "sha256", "channel", "direction", "received_at"),
        "from": fields_of(letter, "name", "email"),
        **fields_of(letter, "reply_to", "to", "passed_on_by", "subject", "sent_at"),
        **fields_of(letter, "message_id", "in_reply_to", "references", "language"),
        "attachments": [_attachment(each) for each in letter.attachments],
        "enclosed": [_enclosed(each) for each in letter.enclosed],
        **fields_of(letter, "machine", "problems"),
        "case": None,
        "route": letter.route,
    }
    return document | fields_of(letter, "text", "new_text", "quoted_text", "above") if texts else document


def weighed_document(proposal: Proposal) -> Document:
    """What is proposed: the three gates, the route and what they want."""
    known, money = proposal.known, proposal.asked
    return {
        "known": {
            "answer": known.answer,
            "customer_id": f"c{known.customer_id}" if known.customer_id else None,
            **fields_of(known, "crm_id", "company", "because"),
        },
        "genuine": fields_of(proposal.genuine, "answer", "kind", "vouched_for", "because"),
        "answered": fields_of(proposal.answered, "answer", "case", "because"),
        "route": proposal.route,
        "redirect_to": proposal.redirect_to or None,
        "urgent": bool(proposal.urgent),
        "urgent_because": proposal.urgent or None,
        "wants": proposal.wants,
        "asked": fields_of(money, "amount", "currency") if money else None,
        **filled(proposal, "call_at", "phone"),
        **fields_of(proposal, "because", "private"),
    }


def rule_document(rule: SenderRule) -> Document:
    """One rule for a sender; a domain without what stands before its name."""
    return {"address": rule.address.removeprefix("@"), **fields_of(rule, "route", "why", "set_by", "set_at")}


def desk_document(desk: Desk) -> Document:
    """When the desk is open, and where it sends what is not its own."""
    return {
        "hours": [_span(each) for each in desk.hours],
        "zone": desk.zone,
        "country": desk.country,
        "region": desk.region or None,
        "closed": [each.isoformat() for each in desk.closed],
        "answer_hours": _number(desk.answer_hours),
        "side_hours": _number(desk.side_hours),
        "redirects": dict(desk.redirects),
    }


def _span(span: Span) -> Document:
    until = "24:00" if span.until == DAY else _clock(span.until)
    return {"weekday": WEEKDAYS[span.weekday], "from": _clock(span.start), "to": until}


def _number(hours: Decimal) -> int | float:
    return int(hours) if hours == int(hours) else float(hours)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _attachment(attachment: Attachment) -> Document:
    return fields_of(attachment, "id", "name", "media_type", "size", "sha256", "inline")


def _enclosed(mail: EnclosedMail) -> Document:
    return {"from": fields_of(mail.sender, "name", "email"), **fields_of(mail, "subject", "sent_at")}
