"""The JSON documents of the command line, as its contract names their keys."""

from callprogram.cli.documents.customers import customer_document
from callprogram.cli.documents.hours import (
    calendar_document,
    hour_document,
    occurrence_document,
    program_document,
    proposal_document,
    unreached_document,
)
from callprogram.cli.documents.imports import (
    answered_document,
    import_document,
    import_line,
    undone_document,
    wanted_document,
)
from callprogram.cli.documents.results import rates_document, results_document
from callprogram.cli.documents.values import Document, moment
from callprogram.cli.documents.weeks import (
    call_document,
    finished_document,
    promise_document,
    understood_document,
    week_document,
)

__all__ = [
    "Document",
    "answered_document",
    "calendar_document",
    "call_document",
    "customer_document",
    "finished_document",
    "hour_document",
    "import_document",
    "import_line",
    "moment",
    "occurrence_document",
    "program_document",
    "promise_document",
    "proposal_document",
    "rates_document",
    "results_document",
    "understood_document",
    "undone_document",
    "unreached_document",
    "wanted_document",
    "week_document",
]
