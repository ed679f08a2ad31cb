"""What stands before a quotation and at the end of a letter, as mail programs write it (`marks.txt`)."""

import re

from callprogram.domain.letters.phrases import ways

_SAID = ways("marks")
_HEADS = f"(?:{_SAID['from']}|{_SAID['subject']}|{_SAID['sent']}|{_SAID['other']})"
_OURSELVES = r"(?<!\bI )(?<!\bwe )(?<!\bich )(?<!\bwir )(?<!\bj.ai )(?<!\bho )(?<!\bik )"
_WRITTEN = re.compile(rf"(?:\b|(?<=\W)){_OURSELVES}{_SAID['wrote']}", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}\s?[./:年-]\s?\d{1,2}|\b(?:19|20)\d\d\b|\S@\S")
_BEGINS = re.compile(rf"^\W*{_SAID['begins']}\b|^[^:]{{1,100}}<\S+@\S+>|^\W*\w{{2,14}}[.,]|^\d", re.IGNORECASE)
_ENDS = re.compile(rf"[:\uff1a]\W*$|{_SAID['wrote']}\W*$", re.IGNORECASE)
# As in: 30.09.2026, 18:30, "Ines Ruiz" <ines@example.com>:
_DATED = re.compile(
    r"^(?=[^<]*\d)[^<]{6,120}<\s?\S+@\S+>\s?[:\uff1a]$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b[^<]{1,100}<\S+@\S+>$"
)
# As in: 2026-09-30 18:30 GMT+02:00 Ines Ruiz, where the next line is marked as quoted.
STAMPED = re.compile(r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d\d\b.{0,80}$")
_TELLING = re.compile(rf"^\*?(?:{_SAID['subject']}|{_SAID['sent']})", re.IGNORECASE)

# Bytes of UTF-8 that are no part of a day, an address or a colon; \xef begins the colon that Chinese writes.
_SILENT = bytes(set(range(256)) - set(b"0123456789@:\xef\n"))
DIVIDER = re.compile(
    rf"^[-_*=\s>]*{_SAID['message']}[-_*=\s:]*$|^-{{2,}}\s*{_SAID['message']}\b.*-{{2,}}"
    rf"|^-{{3,}} .{{2,60}} {_SAID['wrote']} -{{3,}}$",
    re.IGNORECASE,
)
HEAD_LINE = re.compile(rf"^\*?{_HEADS}\s?\*?\s*[:\uff1a]", re.IGNORECASE)
SIGNATURE = re.compile(r"^--\s?$|^—\s?$|^_{2}\s?$")
SENT_FROM = re.compile(rf"^[(<\[]*{_SAID['sent from']}|^\u1427$", re.IGNORECASE)
RULE = re.compile(r"^[-_=*~\s]{3,}$")  # a line drawn above what is quoted
LIST_FOOTER = re.compile(r"mailing list|listinfo|unsubscribe", re.IGNORECASE)
FROM, SUBJECT, SENT = (
    re.compile(rf"^\W*{_SAID[name]}\W*?[:\uff1a]\s*(.*)", re.IGNORECASE) for name in ("from", "subject", "sent")
)


def telling(text: str) -> set[int]:
    """Which lines have a day, an address or a colon: what repeats a letter begins with one, most lines have none."""
    left = text.encode("utf-8", "replace").translate(None, _SILENT)
    return {place for place, line in enumerate(left.split(b"\n")) if line}


def is_attribution(line: str) -> bool:
    """Whether the line says who wrote what follows, and when: a sentence of a letter seldom does all of it."""
    if _DATED.match(line):
        return True
    # What is looked for at most places comes last.
    return bool(_DAY.search(line) and _BEGINS.match(line) and _ENDS.search(line) and _WRITTEN.search(line))


def may_attribute(lines: list[str]) -> bool:
    """Whether these lines put together may be such a line; false for most, and quickly."""
    return bool(_BEGINS.match(lines[0].strip())) or any("<" in each for each in lines)


def is_head(lines: list[str]) -> bool:
    """Whether these lines are the head of a repeated mail: its subject or day is among them, and an address."""
    return any(_TELLING.match(each) for each in lines) and any(_DAY.search(each) for each in lines)


def head_of(lines: list[str], most: int) -> list[str]:
    """The lines of a head that begins here, without marks of quotation; a long one goes on in the next."""
    head: list[str] = []
    for place, line in enumerate(map(_bare, lines[:most])):
        below = _bare("".join(lines[place + 1 : place + 2]))
        if not line or not (HEAD_LINE.match(line) or (head and (line.startswith("<") or HEAD_LINE.match(below)))):
            break
        head.append(line)
    return head


def _bare(line: str) -> str:
    return line.strip("> \t").strip("*")
