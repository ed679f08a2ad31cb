"""Wordings: how whoever wrote is answered in the languages in which they can be; in any other in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wording:
    """The sentences of an answer in one language; `day` is a pattern of CLDR, `year` what follows in another year.

    `kinds` names what is given by its kind, `costing` it with what it costs; `teams` who deals with a letter that was
    `passed_on`, by its route.
    """

    language: str
    greeting: str
    to_nobody: str
    read: str
    executive: str
    quoted: str
    done: str
    given: str
    next: str
    until: str
    mine: str
    hear: str
    reference: str
    day: str
    year: str
    kinds: Mapping[str, str]
    costing: str
    passed_on: str
    teams: Mapping[str, str]
    letter: str
    signed_for: str


ENGLISH = Wording(
    language="en",
    greeting="Dear {},",
    to_nobody="Hello,",
    read="Thank you: your letter to {} was read.",
    executive="our executive",
    quoted="You wrote: “{}”",
    done="Done: {}.",
    given="What you get: {}.",
    next="What comes next: {}{}.",
    until=", by {}",
    mine="I am {}, I have your case, and my direct number is {}.",
    hear="You hear from me again by {}.",
    reference="Our reference: {}",
    day="EEEE d MMMM",
    year=" y",
    kinds={
        "credit": "a credit",
        "refund": "a refund",
        "replacement": "a replacement",
        "waiver": "a waiver",
        "expedite": "priority handling",
        "gesture": "a gesture",
    },
    costing="{} of {}",
    passed_on="Your letter to {} was read here. {} has it now and deals with it. You will hear from them. "
    "If you do not, just answer this mail.",
    teams={
        "redirect": "a colleague",
        "people": "our People team",
        "press": "our press office",
        "legal": "our legal department",
        "security": "our security team",
    },
    letter="your letter",
    signed_for="For {}",
)
_GERMAN = Wording(
    language="de",
    greeting="Guten Tag {},",
    to_nobody="Guten Tag,",
    read="vielen Dank für Ihr Schreiben an {}; es ist hier gelesen worden.",
    executive="unsere Geschäftsführung",
    quoted="Sie schrieben: „{}“",
    done="Erledigt: {}.",
    given="Das bekommen Sie: {}.",
    next="Als Nächstes: {}{}.",
    until=", bis {}",
    mine="Ich bin {}, kümmere mich um Ihr Anliegen und bin direkt unter {} zu erreichen.",
    hear="Sie hören wieder von mir bis {}.",
    reference="Unser Zeichen: {}",
    day="EEEE, d. MMMM",
    year=" y",
    kinds={
        "credit": "eine Gutschrift",
        "refund": "eine Erstattung",
        "replacement": "Ersatz",
        "waiver": "einen Erlass",
        "expedite": "eine vorgezogene Bearbeitung",
        "gesture": "eine Aufmerksamkeit",
    },
    costing="{} in Höhe von {}",
    passed_on="Ihr Schreiben an {} ist hier gelesen worden. {} hat es jetzt und kümmert sich darum. "
    "Sie hören von dort. Wenn nicht, antworten Sie einfach auf diese Mail.",
    teams={
        "redirect": "jemand aus unserem Haus",
        "people": "unsere Personalabteilung",
        "press": "unsere Pressestelle",
        "legal": "unsere Rechtsabteilung",
        "security": "unser Sicherheitsteam",
    },
    letter="Ihr Schreiben",
    signed_for="Für {}",
)
_FRENCH = Wording(
    language="fr",
    greeting="Bonjour {},",
    to_nobody="Bonjour,",
    read="Merci de votre courrier à {} ; il a bien été lu.",
    executive="notre direction",
    quoted="Vous écriviez : « {} »",
    done="C’est fait : {}.",
    given="Voici ce que vous recevez : {}.",
    next="La suite : {}{}.",
    until=", d’ici au {}",
    mine="Je suis {}, je m’occupe de votre dossier et mon numéro direct est le {}.",
    hear="Vous aurez de mes nouvelles d’ici au {}.",
    reference="Notre référence : {}",
    day="EEEE d MMMM",
    year=" y",
    kinds={
        "credit": "un avoir",
        "refund": "un remboursement",
        "replacement": "un remplacement",
        "waiver": "une exonération",
        "expedite": "un traitement prioritaire",
        "gesture": "un geste commercial",
    },
    costing="{} de {}",
    passed_on="Votre courrier à {} a bien été lu. {} l’a maintenant et s’en occupe. Vous aurez une réponse. "
    "Si ce n’est pas le cas, répondez simplement à ce message.",
    teams={
        "redirect": "un collègue",
        "people": "notre service des ressources humaines",
        "press": "notre service de presse",
        "legal": "notre service juridique",
        "security": "notre équipe de sécurité",
    },
    letter="votre courrier",
    signed_for="Pour {}",
)
_SPANISH = Wording(
    language="es",
    greeting="Buenos días, {}:",
    to_nobody="Buenos días:",
    read="Gracias por su carta a {}; la hemos leído.",
    executive="nuestra dirección",
    quoted="Nos escribía: «{}»",
    done="Hecho: {}.",
    given="Esto es lo que recibe: {}.",
    next="Lo siguiente: {}{}.",
    until=", a más tardar el {}",
    mine="Soy {}, llevo su caso y mi número directo es el {}.",
    hear="Tendrá noticias mías a más tardar el {}.",
    reference="Nuestra referencia: {}",
    day="EEEE d 'de' MMMM",
    year=" 'de' y",
    kinds={
        "credit": "un abono",
        "refund": "un reembolso",
        "replacement": "una sustitución",
        "waiver": "una exención",
        "expedite": "una tramitación preferente",
        "gesture": "un detalle",
    },
    costing="{} de {}",
    passed_on="Hemos leído su carta a {}. {} la tiene ahora y se ocupa de ella. Le responderán. "
    "Si no es así, conteste simplemente a este correo.",
    teams={
        "redirect": "un compañero",
        "people": "nuestro departamento de personal",
        "press": "nuestra oficina de prensa",
        "legal": "nuestro departamento jurídico",
        "security": "nuestro equipo de seguridad",
    },
    letter="su carta",
    signed_for="Por {}",
)
WORDINGS = {each.language: each for each in (ENGLISH, _GERMAN, _FRENCH, _SPANISH)}


def wording_in(*languages: str | None) -> Wording:
    """The wording in the first of these languages that has one."""
    return next((WORDINGS[each] for each in languages if each in WORDINGS), ENGLISH)


def day_as_said(wording: Wording, day: date, today: date) -> str:
    """`Friday 4 December` as it is said there, with the year where that is another one than today's."""
    from babel.dates import format_date  # noqa: PLC0415  # only who drafts an answer waits for the library

    pattern = wording.day if day.year == today.year else wording.day + wording.year
    return format_date(day, pattern, locale=wording.language)
