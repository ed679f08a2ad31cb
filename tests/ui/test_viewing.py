"""View as: an admin sees what a member sees, nothing private, and changes nothing; the way back is on every page."""

import pytest

from callprogram.bootstrap import app, now
from callprogram.bootstrap.letters import letters_in
from callprogram.domain.calls.notes import Typed
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import MailFound
from callprogram.domain.people.members import Role
from callprogram.services.calls import noting
from callprogram.services.letters import taking_in
from callprogram.services.people import membership
from callprogram.services.program import programs
from tests.ui.conftest import begin_the_hour, components, do, errors, labels, open_as, seen

BANNER = "You see what **Ada** sees; nothing can be changed."


@pytest.fixture(autouse=True)
def members() -> None:
    """Ada, whose hour it is, and Ines, who lets people in."""
    for name, role in (("Ada", Role.EXECUTIVE), ("Ines", Role.ADMIN)):
        do(membership.add, f"{name.lower()}@example.com", name, role, app().program())
    do(programs.set_program, app().program().name, executive_email="ada@example.com")


def test_an_admin_sees_what_a_member_sees_until_they_go_back() -> None:
    at = open_as("ines", "to_do", "ada")
    assert errors(at) == []
    assert BANNER in seen(at)

    at = at.button("see-as-myself").click().run()

    assert BANNER not in seen(at)


def test_nothing_is_changed_and_a_sentence_says_why() -> None:
    at = open_as("ines", "settings", "ada")
    at.text_input("name").set_value("Somebody else")
    at = at.button("main").click().run()
    assert errors(at) == ["You only look at what somebody else sees; go back to your own view to change it."]
    assert app().program().executive_name == ""


def test_private_notes_are_not_shown() -> None:
    card = begin_the_hour().cards[0]
    do(noting.write_privately, card.entry.id, Typed("Between us.", "", "w"))
    shown = [proto.json for proto in components(open_as("ada", "hour")).values()]
    assert any("Between us." in each for each in shown)

    looked_at = [proto.json for proto in components(open_as("ines", "hour", "ada")).values()]

    assert not any("Between us." in each for each in looked_at)


def test_letters_are_not_shown() -> None:
    [found] = letters_in(b"From: Renee <renee@brindlewick.example>\nSubject: The drive\n\nIt does not work.\n")
    assert isinstance(found, MailFound)
    do(taking_in.take_in, found.mail, found.content, now(), Channel.MAIL)
    assert "The drive" in seen(open_as("ada", "escalations"))

    looked_at = open_as("ines", "escalations", "ada")

    assert "“Escalations” is not one of your pages" in seen(looked_at)
    [letter] = app().looking_as(app().views.members()[0]).views.letters().letters
    assert (letter.subject, letter.text) == ("", "")


def test_nobody_but_an_admin_looks_as_somebody_else() -> None:
    do(membership.add, "tom@example.com", "Tom", Role.TEAMMATE, app().program())
    at = open_as("tom", "profile", "ada")
    assert "You see what" not in seen(at)
    assert "Back to my own view" not in labels(at)
