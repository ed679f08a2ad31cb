"""Letters and what is proposed about them, as the contract of the command line names their keys."""

from decimal import Decimal

from callprogram.cli.documents.values import Document, utc
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
        "sha256": letter.sha256,
        "channel": letter.channel,
        "direction": letter.direction,
        "received_at": utc(letter.received_at),
        "from": {"name": letter.name, "email": letter.email},
        "reply_to": letter.reply_to,
        "to": list(letter.to),
        "passed_on_by": letter.passed_on_by,
        "subject": letter.subject,
        "sent_at": utc(letter.sent_at),
        "message_id": letter.message_id,
        "in_reply_to": letter.in_reply_to,
        "references": list(letter.references),
        "language": letter.language,
        "attachments": [_attachment(each) for each in letter.attachments],
        "enclosed": [_enclosed(each) for each in letter.enclosed],
        "machine": letter.machine,
        "problems": list(letter.problems),
        "case": None,
        "route": letter.route,
    }
    words: Document = {"text": letter.text, "new_text": letter.new_text, "quoted_text": letter.quoted_text}
    return document | words | {"above": letter.above} if texts else document


def weighed_document(proposal: Proposal) -> Document:
    """What is proposed: the three gates, the route and what they want."""
    known, genuine, answered = proposal.known, proposal.genuine, proposal.answered
    money = proposal.asked
    return {
        "known": {
            "answer": known.answer,
            "customer_id": f"c{known.customer_id}" if known.customer_id else None,
            "crm_id": known.crm_id,
            "company": known.company,
            "because": known.because,
        },
        "genuine": {
            "answer": genuine.answer,
            "kind": genuine.kind,
            "vouched_for": genuine.vouched_for,
            "because": genuine.because,
        },
        "answered": {"answer": answered.answer, "case": answered.case, "because": answered.because},
        "route": proposal.route,
        "redirect_to": proposal.redirect_to or None,
        "urgent": bool(proposal.urgent),
        "urgent_because": proposal.urgent or None,
        "wants": proposal.wants,
        "asked": {"amount": str(money.amount), "currency": money.currency} if money else None,
        "call_at": proposal.call_at or None,
        "phone": proposal.phone or None,
        "because": proposal.because,
        "private": proposal.private,
    }


def rule_document(rule: SenderRule) -> Document:
    """One rule for a sender; a domain without what stands before its name."""
    return {
        "address": rule.address.removeprefix("@"),
        "route": rule.route,
        "why": rule.why,
        "set_by": rule.set_by,
        "set_at": rule.set_at.isoformat(),
    }


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
    return {name: getattr(attachment, name) for name in ("id", "name", "media_type", "size", "sha256", "inline")}


def _enclosed(mail: EnclosedMail) -> Document:
    sender = {"name": mail.sender.name, "email": mail.sender.email}
    return {"from": sender, "subject": mail.subject, "sent_at": utc(mail.sent_at)}
