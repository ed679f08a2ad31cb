"""The documents of imports."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from callprogram.cli.documents.values import Document, fields_of, moment
from callprogram.domain.customers.imports import Import, ImportProfile, Problem, Undone
from callprogram.domain.customers.left_out import UnusedColumn, losses
from callprogram.domain.customers.uncallable import Uncallable
from callprogram.domain.customers.wanted_numbers import MAPPING
from callprogram.services.customers.answering import Answered
from callprogram.services.customers.importing import Preview


def import_document(
    seen: Preview, kept: Import | None, profile: ImportProfile | None = None, outgrown: str = ""
) -> Document:
    """What an import did, or would do where nothing was kept; by which profile, or why by none."""
    reading, source, totals = seen.reading, seen.reading.source, seen.changes.totals
    entries = (each for problem in reading.problems for each in _entries(problem))
    problems = sorted(entries, key=itemgetter("row"))
    return {
        "import_id": str(kept.id) if kept else None,
        **fields_of(source, "file", "encoding", "delimiter", "header_row"),
        "source": source.system,
        "profile": profile.name if profile else None,
        "profile_outgrown": outgrown or None,
        "mapping": {field: list(headers) for field, headers in source.mapping.items()},
        "ignored_headers": list(source.ignored_headers),
        "rows": reading.rows,
        "created": len(seen.changes.created),
        "updated": len(seen.changes.updated),
        "unchanged": seen.changes.unchanged,
        "merged": seen.changes.merged,
        "rejected": len(reading.rejects),
        "vanished": len(seen.changes.vanished),
        "differing": dict(seen.changes.differing),
        "warnings": list(seen.odd),
        **fields_of(totals, "customers", "callable", "doubtful"),
        "problems": problems,
        "problems_total": len(problems),
        "unused": [_unused(each) for each in source.unused],
        "lost": list(losses({*source.mapping, *seen.not_read}, seen.changes.created)),
        "not_customers": [fields_of(each, "row", "why", "name") for each in reading.not_customers],
    }


def answered_document(done: Answered, file: str) -> Document:
    """What a list of wanted numbers did that came back, or would do, under the same keys; no customer is new in it."""
    problems = [entry for problem in done.problems for entry in _entries(problem)]
    nothing = dict.fromkeys(("created", "merged", "vanished", "doubtful"), 0)
    unsaid = dict.fromkeys(("encoding", "delimiter", "header_row"))
    none: Document = {"ignored_headers": [], "unused": [], "lost": [], "not_customers": []}
    return (
        nothing
        | unsaid
        | none
        | {
            "import_id": str(done.found.id) if done.found else None,
            "file": file,
            "source": "callprogram",
            "mapping": {field: list(headers) for field, headers in MAPPING.items()},
            "rows": done.rows,
            "updated": len(done.updated),
            "unchanged": done.unchanged,
            "rejected": len(done.problems),
            "customers": done.rows - len(done.problems),
            "callable": len(done.updated),
            "problems": problems,
            "problems_total": len(problems),
        }
    )


def wanted_document(wanted: Sequence[Uncallable]) -> Document:
    """Who cannot be called: the cell as it came, why, and what the number may be."""
    return {"total": len(wanted), "numbers": [_wanted(each) for each in wanted]}


def _wanted(each: Uncallable) -> Document:
    return {
        "customer_id": each.customer.reference,
        "company": each.customer.name,
        "contact": each.customer.contact.name,
        "account_owner": each.customer.account_owner,
        "lacks": each.lack,
        "value": each.cell,
        "why": each.why,
        "guess": each.guess.phone.e164 if each.guess else None,
        "sure": bool(each.guess and each.guess.sure),
    }


def _unused(column: UnusedColumn) -> Document:
    return fields_of(column, "header", "looks_like", "filled", "sample", "could_be")


def import_line(found: Import, zone: str) -> Document:
    """One past import."""
    return {
        "import_id": str(found.id),
        "file": found.file,
        "imported_at": moment(found.imported_at, zone),
        "imported_by": found.imported_by,
        **fields_of(found, "rows", "created", "updated", "unchanged", "merged", "rejected"),
        "undone_at": moment(found.undone_at, zone) if found.undone_at else None,
    }


def undone_document(undone: Undone) -> Document:
    """What taking an import back did, and whom it left."""
    return {
        "import_id": str(undone.found.id),
        "removed": undone.removed,
        "restored": undone.restored,
        "left": [
            {"customer_id": customer.reference, "company": customer.company, "reason": why}
            for customer, why in undone.left.items()
        ],
    }


def _entries(problem: Problem) -> Iterator[Document]:
    """A problem of a few rows as one of each, since every value is known; that of many as one with its rows."""
    is_of_many = len(problem.rows) > len(problem.values)
    cells = zip(problem.rows, problem.values, strict=False)
    for row, value in [next(cells)] if is_of_many else cells:
        rows = problem.rows if is_of_many else (row,)
        yield {
            "row": row,
            "value": value,
            **fields_of(problem, "column", "message", "severity"),
            "count": len(rows),
            "rows": list(rows),
        }
