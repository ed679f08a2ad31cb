"""The files that come in and go out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from callprogram.bootstrap.pieces import App, calendar_writer, connected, now
from callprogram.domain.customers.glances import Glance
from callprogram.domain.customers.imports import Reading
from callprogram.domain.customers.uncallable import Uncallable
from callprogram.domain.customers.wanted_numbers import Answer
from callprogram.domain.law.bundles import Bundle
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.permissions.rights import require
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.rates import Rate
from callprogram.domain.promises.boards import BoardFilter
from callprogram.domain.promises.telling import Draft
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.results.results import Earlier, Results
from callprogram.domain.words.paper import Paper
from callprogram.domain.words.progress import Progress, unsaid
from callprogram.services.views import WeekView

_EVERY = 1_000_000
_SAMPLE = Path(__file__).resolve().parents[2] / "sample_customers.csv"


def read_crm_file(
    pieces: App,
    name: str,
    content: bytes | Path,
    region: str,
    mapping: Mapping[str, Sequence[str]],
    progress: Progress = unsaid,
) -> Reading:
    """A CRM export read, without the rows that an earlier import of it has read; raises BadInputError."""
    from callprogram.adapters import exports
    from callprogram.adapters.database.bulk.remembering import Memory

    memory = Memory(connected(pieces.settings.database))
    return exports.read(name, content, region, mapping, memory, progress)


def headers_of(pieces: App, name: str, content: bytes | Path) -> tuple[str, ...]:
    """The headers of a CRM export, found by those of saved profiles too; raises BadInputError."""
    from callprogram.adapters import exports

    known = {header for profile in pieces.views.profiles() for header in profile.headers}
    return exports.headers_of(name, content, known)


def glance(name: str, content: bytes | Path, mapping: Mapping[str, Sequence[str]]) -> Glance:
    """The columns of a CRM export, and whether its numbers say their country; raises BadInputError."""
    from callprogram.adapters import exports

    return exports.glance(name, content, mapping)


def some_rows(
    name: str, content: bytes | Path, mapping: Mapping[str, Sequence[str]], numbers: Collection[int]
) -> Mapping[int, Mapping[str, str]]:
    """Some rows of a CRM export as they stand, by their numbers, each cell by its header."""
    from callprogram.adapters import exports

    return exports.some_rows(name, content, [header for names in mapping.values() for header in names], numbers)


def rejects_csv(reading: Reading) -> bytes:
    """The refused rows as a CSV file, each with the reason, to be mended and brought in again."""
    from callprogram.adapters import exports

    return exports.rejects_csv(reading)


def wanted_csv(wanted: Iterable[Uncallable]) -> str:
    """The list of wanted numbers, to be filled in."""
    from callprogram.adapters import exports

    return exports.wanted_csv(wanted)


def answers_in(name: str, content: bytes | Path) -> tuple[Answer, ...] | None:
    """What came back in such a list; none for any other file. Raises BadInputError for what is no table."""
    from callprogram.adapters import exports

    return exports.answers_in(name, content)


def sample_customers() -> tuple[str, bytes]:
    """The made-up customers to look around with: a file's name and its content."""
    return _SAMPLE.name, _SAMPLE.read_bytes()


def calendar_file(pieces: App, program: Program) -> bytes:
    """The whole series as one file, as of now; that it was taken is kept."""
    from callprogram.services.calendar import publishing

    content = publishing.take_file(pieces.store, pieces.member, calendar_writer(pieces.settings), now(), program)
    return content.encode()


def calendar_feed(pieces: App, secret: str) -> bytes | None:
    """The series as it is read at the address that ends in this, as of now; None where there is none."""
    from callprogram.services.calendar import publishing

    views = pieces.views.seen_by(CALLPROGRAM)
    content = publishing.read_feed(pieces.store, views, calendar_writer(pieces.settings), now(), secret)
    return None if content is None else content.encode()


def packet_file(pieces: App, program: Program, view: WeekView, paper: Paper) -> bytes:
    """A week's list on paper, as PDF."""
    from callprogram.adapters.paper import packet

    return packet.write(program.name, view, pieces.views.questions(program.id), paper)


def rates_in(content: bytes) -> tuple[Rate, ...]:
    """The exchange rates of the newest day of the European Central Bank's table; raises BadInputError."""
    from callprogram.adapters import rates

    return rates.read(content)


def results_file(program: Program, results: Results, before: Earlier | None = None, *, said: bool = False) -> bytes:
    """What came of the program's hours on one page, as PDF, with what customers `said` where it is wanted."""
    from callprogram.adapters.paper import report

    return report.write(program.name, results, before, said=said)


def board_file(pieces: App, wanted: BoardFilter, today: date) -> bytes:
    """All promises of a board as CSV."""
    from callprogram.adapters import promises_file

    return promises_file.file_of(pieces.views.board(wanted, today, _EVERY).promises)


def written_back(shape: Shape, activities: Sequence[Activity], zone: str) -> dict[str, bytes]:
    """The files that a CRM imports, by what is in them."""
    from callprogram.adapters import crm_files as files

    return files.files_of(shape, activities, zone)


def written_back_in_one(shape: Shape, activities: Sequence[Activity], zone: str) -> bytes:
    """The same in one file."""
    from callprogram.adapters import crm_files as files

    return files.file_of(shape, activities, zone)


def draft_file(draft: Draft) -> bytes:
    """A mail to a customer as a file for mail programs; raises SendingRefusedError for an address that is none."""
    from callprogram.adapters import mail

    return mail.draft_file(draft)


def case_bundle(pieces: App, program: Program, case_id: int) -> tuple[Bundle, tuple[int, ...]]:
    """The case as a bundle, on record with its head, and the letters left out of it; raises NotAllowedError."""
    from callprogram.adapters.case_files.writing import bundle
    from callprogram.services.law import exporting

    require(pieces.member, "exporting.exported")
    file = pieces.views.seen_by(pieces.member).case_file(case_id)
    made = bundle(file)
    pieces.act(exporting.exported, program, case_id, made, len(file.left_out))
    return made, file.left_out
