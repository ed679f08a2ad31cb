"""Subjects of letters: short enough for a telephone's list of mails."""

LONGEST_SUBJECT = 60


def subject(before: str, name: str = "", after: str = "") -> str:
    """The words in one line of at most 60 letters; what is too long is cut out of the name, else at the end."""
    room = LONGEST_SUBJECT - len(before) - len(after)
    words = f"{before}{_cut(name, room) if room > 0 else ''}{after}"
    return _cut(" ".join(words.split()), LONGEST_SUBJECT)


def _cut(words: str, room: int) -> str:
    """At most so many letters, cut between words where that leaves half of them."""
    line = " ".join(words.split()) if words == words.strip() else words
    if len(line) <= room:
        return line
    kept = line[: room - 1]
    at_a_word = kept.rpartition(" ")[0]
    return f"{(at_a_word if len(at_a_word) * 2 >= room else kept).rstrip(' ,;:–-')}…"
