"""What the telephone says: the brief in about ten seconds, and the few sentences around it, in several languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.commitments import Commitment, is_awaited, unfinished
from callprogram.domain.words.dates import day_in

# About 17 characters a second: ten seconds.
LONGEST_BRIEF = 170
_LONGEST_PART = 60
_LEAST = 12


@dataclass(frozen=True)
class Phrases:
    """The fixed words in one language; `{}` takes the customer's own."""

    on_behalf: str
    of: str
    owner: str
    promised: str
    careful: str
    press: str
    hold: str
    ended: str
    tried: str
    called_back: str
    call_again: str


_ENGLISH = Phrases(
    on_behalf="You call for {}.",
    of="of {}",
    owner="Looked after by {}.",
    promised="Promised on {}: {}.",
    careful="Careful: {}.",
    press="Press 1 to connect.",
    hold="To connect, press Connect on the screen.",
    ended="Nothing was pressed. Goodbye.",
    tried="Your telephone is ready for the hour.",
    called_back="Thank you for calling back. One moment, please.",
    call_again="Thank you for calling back. We will call you again soon.",
)
_GERMAN = Phrases(
    on_behalf="Sie rufen für {} an.",
    of="von {}",
    owner="Betreut von {}.",
    promised="Versprochen am {}: {}.",
    careful="Vorsicht: {}.",
    press="Zum Verbinden die 1 drücken.",
    hold="Zum Verbinden auf dem Bildschirm Connect drücken.",
    ended="Es wurde nichts gedrückt. Auf Wiederhören.",
    tried="Ihr Telefon ist bereit für die Stunde.",
    called_back="Danke für Ihren Rückruf. Einen Moment, bitte.",
    call_again="Danke für Ihren Rückruf. Wir rufen Sie bald wieder an.",
)
_FRENCH = Phrases(
    on_behalf="Vous appelez pour {}.",
    of="de {}",
    owner="Suivi par {}.",
    promised="Promis le {} : {}.",
    careful="Attention : {}.",
    press="Appuyez sur 1 pour être mis en relation.",
    hold="Pour être mis en relation, appuyez sur Connect à l’écran.",
    ended="Aucune touche n’a été pressée. Au revoir.",
    tried="Votre téléphone est prêt pour l’heure d’appels.",
    called_back="Merci de nous rappeler. Un instant, s’il vous plaît.",
    call_again="Merci de nous rappeler. Nous vous rappellerons bientôt.",
)
_SPANISH = Phrases(
    on_behalf="Llama en nombre de {}.",
    of="de {}",
    owner="A cargo de {}.",
    promised="Prometido el {}: {}.",
    careful="Cuidado: {}.",
    press="Pulse 1 para conectar.",
    hold="Para conectar, pulse Connect en la pantalla.",
    ended="No se ha pulsado nada. Adiós.",
    tried="Su teléfono está listo para la hora de llamadas.",
    called_back="Gracias por devolver la llamada. Un momento, por favor.",
    call_again="Gracias por devolver la llamada. Volveremos a llamarle pronto.",
)
_ITALIAN = Phrases(
    on_behalf="Chiama per conto di {}.",
    of="di {}",
    owner="Seguito da {}.",
    promised="Promesso il {}: {}.",
    careful="Attenzione: {}.",
    press="Premere 1 per collegarsi.",
    hold="Per collegarsi, premere Connect sullo schermo.",
    ended="Non è stato premuto nulla. Arrivederci.",
    tried="Il Suo telefono è pronto per l’ora di chiamate.",
    called_back="Grazie per aver richiamato. Un momento, prego.",
    call_again="Grazie per aver richiamato. La richiameremo presto.",
)
_DUTCH = Phrases(
    on_behalf="U belt namens {}.",
    of="van {}",
    owner="Contactpersoon bij ons: {}.",
    promised="Beloofd op {}: {}.",
    careful="Let op: {}.",
    press="Toets 1 om te verbinden.",
    hold="Druk op Connect op het scherm om te verbinden.",
    ended="Er is niets ingetoetst. Tot ziens.",
    tried="Uw telefoon is klaar voor het beluur.",
    called_back="Bedankt voor het terugbellen. Een ogenblik, alstublieft.",
    call_again="Bedankt voor het terugbellen. Wij bellen u binnenkort weer.",
)
_PORTUGUESE = Phrases(
    on_behalf="Liga em nome de {}.",
    of="de {}",
    owner="Acompanhado por {}.",
    promised="Prometido em {}: {}.",
    careful="Atenção: {}.",
    press="Prima 1 para ligar.",
    hold="Para ligar, prima Connect no ecrã.",
    ended="Nada foi premido. Adeus.",
    tried="O seu telefone está pronto para a hora de chamadas.",
    called_back="Obrigado por retribuir a chamada. Um momento, por favor.",
    call_again="Obrigado por retribuir a chamada. Voltaremos a ligar em breve.",
)
# BCP 47, as Twilio's <Say> takes them (twilio.com/docs/voice/twiml/say).
LANGUAGES = {
    "en-GB": _ENGLISH,
    "en-US": _ENGLISH,
    "en-AU": _ENGLISH,
    "de-DE": _GERMAN,
    "fr-FR": _FRENCH,
    "es-ES": _SPANISH,
    "it-IT": _ITALIAN,
    "nl-NL": _DUTCH,
    "pt-PT": _PORTUGUESE,
}


@dataclass(frozen=True)
class SpokenBrief:
    """What is said before a call; what is empty stays unspoken. `say_as` is how the name is said."""

    person: str
    company: str = ""
    account_owner: str = ""
    promise: str = ""
    promised_on: date | None = None
    say_as: str = ""
    careful: str = ""
    calls_for: str = ""


def spoken_brief(customer: Customer, promises: Iterable[Commitment], zone: str, calls_for: str = "") -> SpokenBrief:
    """What to say of a customer: who it is, who looks after them, and what was last promised and is not done.

    `calls_for` is the executive for whom a deputy calls.
    """
    ours = (each for each in unfinished(promises) if not is_awaited(each))
    last = max(ours, key=lambda each: each.made_at, default=None)
    return SpokenBrief(
        person=customer.person,
        company=customer.company if customer.contact.name else "",
        account_owner=customer.account_owner,
        promise=last.text if last else "",
        promised_on=day_in(zone, last.made_at) if last else None,
        say_as=customer.say_as,
        careful=customer.careful,
        calls_for=calls_for,
    )


def in_words(brief: SpokenBrief, language: str) -> str:
    """The brief as it is spoken, in about ten seconds: what warns comes before what is nice to know."""
    phrases = LANGUAGES[language]
    on_behalf = phrases.on_behalf.format(_cut(brief.calls_for, _LONGEST_PART // 2)) if brief.calls_for else ""
    name = brief.say_as or brief.person
    who = _cut(f"{name} {phrases.of.format(brief.company)}" if brief.company else name, _LONGEST_PART) + "."
    careful = phrases.careful.format(_cut(brief.careful, _LONGEST_PART)) if brief.careful.strip() else ""
    owner = phrases.owner.format(_cut(brief.account_owner, _LONGEST_PART // 2)) if brief.account_owner.strip() else ""
    room = LONGEST_BRIEF - sum(len(part) + 1 for part in (on_behalf, who, careful, owner) if part)
    return " ".join(filter(None, (on_behalf, who, owner, _promise(brief, language, room), careful)))


def _promise(brief: SpokenBrief, language: str, room: int) -> str:
    if not brief.promise.strip() or brief.promised_on is None:
        return ""
    from babel.dates import format_skeleton

    day = format_skeleton("MMMMd", brief.promised_on, locale=language.replace("-", "_"))
    frame = LANGUAGES[language].promised.format(day, "")
    left = room - len(frame)
    return LANGUAGES[language].promised.format(day, _cut(brief.promise, left)) if left >= _LEAST else ""


def _cut(text: str, longest: int) -> str:
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= longest else line[: longest + 1].rpartition(" ")[0] or line[:longest]
