"""Which lines of a note read as a promise: those in which somebody commits to something, and no others."""

from datetime import date

import pytest

from callprogram.domain.promises.sentences.mentions import Around
from callprogram.domain.promises.sentences.noticing import is_promise
from callprogram.domain.promises.sentences.owners import Person, Staff
from callprogram.domain.promises.sentences.reading import read

STAFF = Staff(
    (Person("Lucía Prieto", "Lucía Prieto", is_member=False), Person("Priya Raman", "priya@example.com")),
    executive="ada@example.com",
    account_owner="Lucía Prieto",
    customer=("Raúl Escamilla", "Grupo Ladera Norte", "Raúl"),
)
AROUND = Around(date(2026, 12, 1), day_first=True, renewal_on=date(2026, 12, 12))


def notices(line: str) -> bool:
    return is_promise(line, read(line, STAFF, AROUND))


@pytest.mark.parametrize(
    "line",
    [
        "Lucía to send one number for all sites by Friday",
        "I'll come to Monterrey in February",
        "We will fix the export by next Friday",
        "Priya: export fix, Friday",
        "Send the price list by Friday",
        "Will get back to him next week",
        "promised a visit in February",
        "Told him Priya would send the draft by Friday",
        "They will send us the contract by 10 December",
        "Raúl will ask his boss by Friday",
        "Wir schicken das Angebot bis Freitag",
        "Lucía envía la lista el viernes",
        "Sie schicken uns den Vertrag bis Freitag",
        "Raúl schickt uns den Vertrag bis Freitag",
        "Elle nous confirme la date mercredi",
        "Raúl nos manda los planos el jueves",
        "Ze sturen ons de cijfers uiterlijk vrijdag",
        "Le llamo la semana que viene",
        "Priya sends the price list by Friday",
        "Priya calls him tomorrow morning",
        "Lucía looks into both invoices tomorrow morning",
        "Have Priya call him on Monday",
        "Priya please call him on Monday",
        "I call him back tomorrow",
        "I'm sending the contract tonight",
        "We send a technician next week",
        "Let's send him a new contract by Friday",
        "Must send the price list by Friday",
        "TODO: send the price list by Friday",
        "I said I'd send the deck by Friday",
        "Told him we'd look at the price after the renewal",
    ],
)
def test_a_line_in_which_somebody_commits_to_something_is_noticed(line: str) -> None:
    assert notices(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Fine.",
        "Happy with the Spanish invoices, saw them in May.",
        "Wants a roadmap call in January, with the plant managers.",
        "Competitor offered 12% less, he would rather stay.",
        "Spoke with Priya yesterday about the export",
        "Priya called him on Monday",
        "I think they will renew",
        "I was in Monterrey in March",
        "We talked about the outage on Monday",
        "Their budget year ends in March",
        "They will move to SAP next year",
        "He'll be on holiday until 10 December",
        "Could Priya send the price list by Friday?",
        "Renews if the export is fixed",
        "I called him on Monday",
        "I'm on holiday next week",
        "I'm travelling next week",
        "We talk every Monday",
        "Priya is on holiday next week",
        "Priya has a meeting on Friday",
        "Priya says they renew on Friday",
        "Told him we'd rather stay with January",
        "I said it was fine by Friday",
        "Sends his invoices on Fridays",
        "Calls went unanswered on Friday",
    ],
)
def test_what_is_only_told_is_left_alone(line: str) -> None:
    assert not notices(line)
