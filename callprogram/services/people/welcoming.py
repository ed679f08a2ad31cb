"""Welcoming: the first letter to whoever is added, once."""

from collections.abc import Mapping

from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, Member, Role
from callprogram.domain.people.messages import SECOND_THOUGHTS, Content, Envelope, Section
from callprogram.domain.program.call_hour import Program
from callprogram.domain.words.subjects import subject
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import queue

_SEES: Mapping[Role, str] = {
    Role.EXECUTIVE: "Whom you call this week and why, and what was promised to them.",
    Role.ASSISTANT: "This week's list, the calendar and everything that has to be done for the hour.",
    Role.TEAMMATE: "Which of your customers are called and when, and what was promised to them.",
    Role.DESK: "The cases of customers who wrote to the executive.",
    Role.FINANCE: "What is given to customers in their cases, and what waits for a yes or a no.",
    Role.LEGAL: "Cases, and what has to be kept as it is.",
    Role.ADMIN: "How everything is set up, who is here, and who did what.",
}


def welcome(acting: Acting, member: Member, program: Program) -> None:
    """A letter to somebody new: who added them, what this is and what they will see; nobody writes to themselves."""
    if member.email != acting.member.email:
        queue(
            acting,
            Envelope(member.email, "welcome", due_at=acting.now + SECOND_THOUGHTS),
            _letter(acting, member, program),
        )


def _letter(acting: Acting, member: Member, program: Program) -> Content:
    by = "" if acting.member == THE_PERSON_AT_THE_KEYBOARD else acting.member.name
    whose = "you call" if Role.EXECUTIVE in member.roles else f"{program.executive_name or 'our executive'} calls"
    opening = (
        f"{f'{by} added you' if by else 'You were added'} to callprogram. It keeps one hour a week in which {whose} "
        "customers: who is called and why, what is promised, and whether it is kept."
    )
    heading = subject("", by, " added you to callprogram") if by else "You were added to callprogram"
    sees = tuple(words for role, words in _SEES.items() if role in member.roles)
    return Content(heading, opening, (Section("What you will see", sees),), "/", "Open callprogram")
