"""Machines: who wrote a letter, a person or a program; RFC 3834, and what the world does besides."""

import re

from callprogram.domain.letters.mails import Machine
from callprogram.domain.letters.phrases import said, ways

Headers = tuple[tuple[str, str], ...]

_REPORT = re.compile(r"report-type=\"?([\w-]+)", re.IGNORECASE)
_AWAY = re.compile(rf"^\W*(?:(?:re|aw|sv|antw|rv)\W+)?{ways('machines')['away']}", re.IGNORECASE)
_DAEMON, _NO_REPLY, _FAILURE = (said("machines", name) for name in ("daemon", "no reply", "failure"))
_POSTMASTER = re.compile(rf"^{ways('machines')['postmaster']}", re.IGNORECASE)
_LISTS = ("list-id", "list-unsubscribe", "list-post", "list-help", "feedback-id", "x-mailing-list", "mailing-list")
_SENDERS_OF_MANY = ("x-mailchimp", "x-mailgun-tag", "x-sg-eid", "x-campaign", "x-csa-complaints", "x-mc-user")
_ANSWERERS = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply-from", "x-mail-autoreply", "x-vacation")
_FAR_ENOUGH = 5_000  # letters of the text in which a postmaster says what failed


def machine_of(headers: Headers, media_type: str, text: str) -> Machine:
    """Which machine wrote it, or that a person did; a calendar invitation is a person's."""
    first = dict(reversed(headers))
    report = _REPORT.search(first.get("content-type", ""))
    if media_type == "multipart/report":
        return _reported(report[1].lower() if report else "", first)
    if _is_bounce(first, text):
        return Machine.BOUNCE
    if _is_answer(first):
        return Machine.AUTO_REPLY
    if said("machines", "reported").match(first.get("subject", "")):
        return Machine.REPORT
    return Machine.BULK if _is_bulk(first) else Machine.NO


def _reported(kind: str, first: dict[str, str]) -> Machine:
    if kind == "disposition-notification":
        return Machine.AUTO_REPLY if _AWAY.search(first.get("subject", "")) else Machine.RECEIPT
    return Machine.REPORT if kind in {"feedback-report", "tlsrpt"} else Machine.BOUNCE


def _is_bounce(first: dict[str, str], text: str) -> bool:
    sender = first.get("from", "")
    if "x-failed-recipients" in first or _DAEMON.search(sender):
        return True
    names = bool(said("machines", "bounced").search(first.get("subject", "")))
    nowhere = first.get("return-path", "-").strip() == "<>"
    if not sender.strip() or _POSTMASTER.search(sender) or _answers_nobody(first):
        return names or nowhere or bool(_FAILURE.search(text[:_FAR_ENOUGH]))
    return nowhere and names


def _answers_nobody(first: dict[str, str]) -> bool:
    """Whether nobody reads what is answered to it; a form on a website names its writer in Reply-To."""
    return bool(_NO_REPLY.search(first.get("from", ""))) and not _elsewhere(first.get("reply-to", ""))


def _elsewhere(reply_to: str) -> bool:
    return "@" in reply_to and not _NO_REPLY.search(reply_to)


def _is_answer(first: dict[str, str]) -> bool:
    submitted = re.split(r"[\s;(]", first.get("auto-submitted", "").strip().lower())[0]
    if submitted == "no":
        return False
    if submitted == "auto-generated" and "in-reply-to" in first and first.get("return-path", "").strip() == "<>":
        return True
    named = any(name in first for name in _ANSWERERS) or first.get("precedence", "").strip().lower() == "auto_reply"
    return submitted == "auto-replied" or named or bool(_AWAY.search(first.get("subject", "")))


def _is_bulk(first: dict[str, str]) -> bool:
    precedence = first.get("precedence", "").strip().lower()
    generated = first.get("auto-submitted", "").strip().lower().startswith("auto-generated")
    return (
        generated
        or _answers_nobody(first)
        or precedence in {"bulk", "list", "junk"}
        or any(name in first for name in _LISTS)
        or any(name.startswith(_SENDERS_OF_MANY) for name in first)
    )
