"""Wordings: how an answer is begun in the languages in which it can be; any other is answered in English."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wording:
    """The sentences of an answer in one language; `day` is a pattern of CLDR, `year` what follows in another year."""

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
