"""What came back: which mail a delivery report speaks of, and why it did not arrive (RFC 3464, and older ones)."""

import re
from collections.abc import Iterator

from callprogram.adapters.letters import headers
from callprogram.adapters.letters.charsets import decoded
from callprogram.adapters.letters.parts import Contents
from callprogram.domain.letters.mails import CameBack
from callprogram.domain.letters.phrases import said

_REPORTED = ("message/", "text/rfc822-headers")
_ID = re.compile(r"^[ \t>]*(?:X-)?(?:Original-)?Message-ID:\s*(<[^<>\s]{1,900}>)", re.IGNORECASE | re.MULTILINE)
_ACTION = re.compile(r"^Action:\s*([a-z]+)", re.IGNORECASE | re.MULTILINE)
_WHY = re.compile(r"^Diagnostic-Code:\s*(?:[\w-]+;\s*)?((?:.*)(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"^Status:\s*([45]\.\d{1,3}\.\d{1,3}.*)", re.IGNORECASE | re.MULTILINE)
_LONGEST = 200  # letters of a reason
_FAR_ENOUGH = 100_000


def came_back(subject: str, inside: Contents) -> CameBack:
    """The mails that it speaks of by their Message-IDs; why only where they will not arrive any more."""
    report = "\n".join(_reports(inside))
    named = [headers.identifier(headers.line_called(each, "Message-ID")) for each in inside.mails]
    found = dict.fromkeys((*filter(None, named), *_ID.findall(report), *_ID.findall(inside.text[:_FAR_ENOUGH])))
    return CameBack(tuple(found), _why(report, inside.text) if _is_final(report, subject) else "")


def _reports(inside: Contents) -> Iterator[str]:
    for each in inside.enclosures:
        if each.media_type.startswith(_REPORTED):
            yield decoded(each.content[:_FAR_ENOUGH]).replace("\r\n", "\n")


def _is_final(report: str, subject: str) -> bool:
    """Whether nobody tries any more: a report of a delay, or of success, is not the end."""
    actions = {each.lower() for each in _ACTION.findall(report)}
    return "failed" in actions if actions else not said("machines", "delayed").search(subject)


def _why(report: str, text: str) -> str:
    found = _WHY.search(report) or _STATUS.search(report)
    if found:
        return " ".join(found[1].split())[:_LONGEST]
    lines = (" ".join(each.split()) for each in text[:_FAR_ENOUGH].splitlines())
    return next((each[:_LONGEST] for each in lines if said("machines", "failure").search(each)), "no reason was given")
