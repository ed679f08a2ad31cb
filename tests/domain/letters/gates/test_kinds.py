"""Kinds: what a letter is by several signs together, where no single way of saying it tells."""

from datetime import UTC, datetime

import pytest

from callprogram.domain.letters.arrivals import taken_in
from callprogram.domain.letters.gates.about import About, Acquaintance, Trace
from callprogram.domain.letters.gates.evidence import Heard
from callprogram.domain.letters.gates.kinds import kind_of
from callprogram.domain.letters.letters import Channel, Letter
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind
from callprogram.domain.people.members import Member, Role
from tests.examples import TIN_ROOF

ADA = Member("ada@ourco.example", "Ada Byron", frozenset({Role.EXECUTIVE}))
ABOUT = About(members=(ADA,), executives=(ADA,))
OF_CUSTOMER = About(Acquaintance(TIN_ROOF, Trace.ADDRESS), members=(ADA,), executives=(ADA,))


def letter(text: str, email: str = "sofia@x.example", name: str = "Sofia Lind", language: str = "en") -> Letter:
    mail = Mail(Correspondent(name, email), "", text, language=language)
    return taken_in(mail, text.encode(), datetime(2026, 11, 30, tzinfo=UTC), Channel.MAIL, frozenset())


def kind(text: str, email: str = "sofia@x.example", name: str = "Sofia Lind", language: str = "en") -> Kind:
    return kind_of(Heard(letter(text, email, name, language), ABOUT), ())[0]


def test_whoever_hides_their_name_and_speaks_of_it_is_read_by_the_executive_alone() -> None:
    said = "My boss has us copy the values. I would rather not say who I am."

    assert kind(said, "d77@proton.me", "D.") is Kind.PRIVATE
    assert kind("The pump stopped again.", "d77@proton.me", "D.") is Kind.PRIVATE
    assert kind("The pump stopped again and nobody called back.", "d77@gmail.com", "D.") is Kind.COMPLAINT
    assert kind("The pump stopped again and nobody called back.", "d.lund@proton.me", "Dan Lund") is Kind.COMPLAINT


def test_a_first_name_and_an_invitation_are_private_and_a_title_is_not() -> None:
    assert kind("Ada, are you free for dinner at ours?") is Kind.PRIVATE
    assert kind("Dear Ms Byron, can we have dinner boxes for forty?") is Kind.QUESTION


def test_a_familys_name_makes_no_letter_private_that_wants_something_opened() -> None:
    assert kind("Are you at mother's on Sunday?", name="Kit Byron") is Kind.PRIVATE
    said = "Kit Byron sent you a document to review and sign.\n\nREVIEW DOCUMENT\nhttps://envelopes.example/s/9f"
    assert kind(said, "dse@envelopes.example", "DocuSign via Kit Byron") is Kind.FRAUD


def test_whoever_works_here_and_gives_no_name_is_read_by_the_executive_alone_whatever_went_wrong() -> None:
    said = "I work for you. The test sheets are filled in before anything is tested; nobody mends what is broken."
    assert kind(said, "quietfloor_77@proton.me", "") is Kind.PRIVATE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Please tell me what personal data you hold about me, and where you got it."),
        ("de", "Bitte teilen Sie mir mit, welche Daten Sie über mich gespeichert haben, und löschen Sie sie."),
        ("fr", "Merci de me communiquer les données personnelles me concernant."),
        ("es", "Le ruego me indique qué datos personales tienen sobre mí."),
        ("nl", "Graag hoor ik welke gegevens u over mij bewaart."),
    ],
)
def test_a_stranger_who_asks_for_their_own_data_is_for_the_lawyers(language: str, text: str) -> None:
    assert kind(text, language=language) is Kind.LEGAL


def test_what_nobody_can_tell_is_for_the_executive_alone_where_it_may_be_private() -> None:
    assert kind("Ada, the yellow one it is, as agreed.") is Kind.PRIVATE
    assert kind("The yellow one it is.", "bee88@proton.me", "B.") is Kind.PRIVATE
    assert kind("The yellow one it is.") is Kind.QUESTION


def test_a_mark_alone_is_no_question_that_anybody_could_answer() -> None:
    assert kind_of(Heard(letter("Four hours from the road, on the third walk. Wear?"), ABOUT), ())[1].startswith(
        "It says nothing"
    )
    assert kind("How long does the warranty last?") is Kind.QUESTION


def test_who_greets_somebody_else_by_a_first_name_wrote_to_the_wrong_address() -> None:
    assert kind("Kære Kirsten, jeg kommer ikke på torsdag.") is Kind.MISDIRECTED
    assert kind("Dear Sirs, the yellow one it is.") is Kind.QUESTION


def test_a_lawyers_own_letter_is_one_and_an_authoritys_where_it_names_a_rule() -> None:
    assert kind("We are consulted by Mr Lowther.", name="Ward Solicitors") is Kind.LEGAL
    assert kind("Anhörung gemäß § 67.", name="Finanzamt Dresden") is Kind.LEGAL
    assert kind("Wann haben Sie geöffnet?", name="Finanzamt Dresden") is Kind.QUESTION


def test_who_is_greeted_by_another_name_is_not_the_executives_family() -> None:
    assert kind("Dear Dr Paula Reis, my mum would like another appointment.") is not Kind.PRIVATE


def test_a_threat_with_lawyers_and_papers_is_a_complaint_as_without() -> None:
    said = "The pump stopped again and nobody called back."

    assert kind(said) is kind(f"{said} My lawyer will sue, and the newspaper will publish the story.")


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", "Our editor at the Evening Post would like an interview for a feature before the deadline.", Kind.PRESS),
        ("fr", "Je cherche un stage, je suis étudiant en mécanique.", Kind.APPLICATION),
        ("de", "Wir bieten Ihnen Leasing und senken Ihre Kosten. Passt ein kurzes Telefonat?", Kind.SALES),
        (
            "de",
            "Ich vertrete Frau Lind; Vollmacht liegt bei. Schadensersatz wird gefordert.\n\nRechtsanwalt Kern",
            Kind.LEGAL,
        ),
        ("it", "Il vostro tecnico è stato impeccabile.", Kind.PRAISE),
        ("ja", "水量計が先週から止まったままで、困っています。", Kind.COMPLAINT),
    ],
)
def test_several_signs_tell_what_it_is(language: str, text: str, meant: Kind) -> None:
    assert kind(text, language=language) is meant


def test_what_no_sign_tells_is_said_so() -> None:
    assert kind_of(Heard(letter("The yellow one, for Tom."), ABOUT), ())[1].startswith("It says nothing")


def test_what_a_law_department_adds_to_every_mail_says_nothing() -> None:
    added = "This message is confidential and intended only for the addressee. My manager, illegal use, anonymous."

    assert kind(f"When do you open?\n\n{added}") is Kind.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "Unless you answer by Friday, our lawyers will take over.",
        "If we do not have your payment by the 20th, our solicitors will issue proceedings.",
        "Our solicitors will issue proceedings unless we are paid this week.",
        "Sollten wir bis Montag nichts hören, übergeben wir die Sache unserem Rechtsanwalt.",
        "Sollten wir bis zum 16. November nichts hören, übergeben wir die Sache unserem Rechtsanwalt.",
        "À défaut de réponse sous huit jours, nous transmettrons le dossier à notre avocat.",
        "De no recibir respuesta el lunes, nuestros abogados iniciarán acciones legales.",
    ],
)
def test_a_customer_who_says_when_their_lawyers_go_on_is_for_ours(text: str) -> None:
    said = f"The drive has been dead since May. {text}"

    assert kind_of(Heard(letter(said), OF_CUSTOMER), ())[0] is Kind.LEGAL


@pytest.mark.parametrize(
    "text",
    [
        "My lawyer will sue you in court.",
        "If nobody calls I am putting this on the internet and ringing our solicitor.",
        "Unless you answer, I will tell the newspapers.",
        "If you want to know, our lawyer has the same machine.",
    ],
)
def test_a_customer_who_only_threatens_tells_of_trouble(text: str) -> None:
    said = f"The drive has been dead since May. {text}"

    assert kind_of(Heard(letter(said), OF_CUSTOMER), ())[0] is Kind.COMPLAINT
