"""Cases, their stories and answers; decisions and budgets; remedies and who was told; legal holds."""

from sqlalchemy import Index, UniqueConstraint

from callprogram.adapters.database.tables.values import INDEXED, UNIQUE, table_of, to
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.references import CaseYear
from callprogram.domain.cases.stories import StoryLine
from callprogram.domain.cases.unsent import Unsent
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.patterns.remedies import Remedy, Telling

cases = table_of(
    Case,
    "cases",
    "escalation",  # as it stands in every trail
    Index("ix_cases_state", "state", "opened_at"),
    customer_id=to("customers", "CASCADE", index=True),
    settled_on=INDEXED,
    program_id=to("programs"),
    reference=UNIQUE,
    merged_into=INDEXED,
)

story_lines = table_of(
    StoryLine,
    "story_lines",
    "line of a case",
    case_id=to("cases", "CASCADE", index=True),
)

unsent_texts = table_of(
    Unsent,
    "unsent_texts",
    "unsent text",
    case_id=to("cases", "CASCADE", index=True),
    letter_id=to("letters", "CASCADE", index=True),
    box=UNIQUE,
)

case_years = table_of(CaseYear, "case_years", "year of cases", year=UNIQUE)

decisions = table_of(
    Decision,
    "decisions",
    "decision",
    case_id=to("cases", "CASCADE", index=True),
    decided_at=INDEXED,
    state=INDEXED,
    charged_to=INDEXED,
)

budgets = table_of(Budget, "budgets", "budget", UniqueConstraint("email", "currency"))

reviews = table_of(Review, "reviews", "review", decision_id=to("decisions", "CASCADE", unique=True))

remedies = table_of(Remedy, "remedies", "remedy", program_id=to("programs", index=True))

tellings = table_of(
    Telling,
    "tellings",
    "telling of a remedy",
    UniqueConstraint("remedy_id", "case_id"),  # nobody is told twice
    remedy_id=to("remedies"),
    case_id=to("cases", "CASCADE", index=True),
)

legal_holds = table_of(
    LegalHold,
    "legal_holds",
    "legal hold",
    case_id=INDEXED,
    customer_id=INDEXED,
    lifted_at=INDEXED,
)
