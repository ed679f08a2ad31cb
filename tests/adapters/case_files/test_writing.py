"""The files of a case: what people wrote is text in them, and names lead nowhere."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

from callprogram.adapters.case_files.writing import bundle
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Attachment, Channel, Direction, Letter
from callprogram.services.views import CaseFile, CaseView, Story

AT = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
CASE = Case(
    7, None, date(2026, 12, 3), "A <b>date</b>", owner="Marta Vos", reference="CE-2026-0147", person="Sofia & Co",
    state=State.SETTLED, ended_how="A date was given",
)  # fmt: skip
LETTER = Letter(
    3, "i", "a" * 64, Channel.MAIL, Direction.IN, AT, "Sofia", "s@x.example", "<script>alert(1)</script>",
    "One date, please", "One date, please", "", "en",
    attachments=(Attachment("1", "../../Rechnung für Sie.pdf", "application/pdf", 3, "b" * 64, False),),
)  # fmt: skip
OURS = replace(LETTER, id=4, sha256="c" * 64, direction=Direction.OUT, subject="Re: dates", attachments=())
LINE = StoryLine(1, 7, AT, "Marta Vos", Done.NOTED, "She rang <twice>")
HOLD = LegalHold(1, "a claim", "l@x.example", AT, case_id=7)
FILE = CaseFile(
    Story(CaseView(CASE, hold=HOLD), (LINE,), (LETTER, OURS), (), (), ()),
    (), (), (HOLD,), (), {"a" * 64: b"From: s@x.example\r\n\r\nOne date", "b" * 64: b"pdf"}, (9,),
)  # fmt: skip
STORY = """\
<h1>CE-2026-0147: Sofia &amp; Co</h1>
<p>They want: A &lt;b&gt;date&lt;/b&gt;</p>
<p>settled, Marta Vos. A date was given</p>
<p>On legal hold since <time datetime="2026-12-03T09:30:00+00:00">2026-12-03 09:30 UTC</time>: a claim</p>
<h2>What happened</h2><ul>
<li><time datetime="2026-12-03T09:30:00+00:00">2026-12-03 09:30 UTC</time> Marta Vos: noted She rang &lt;twice&gt;</li>
</ul>
<h2>Letters</h2>
<h3>&lt;script&gt;alert(1)&lt;/script&gt;</h3>"""


def contents() -> dict[str, bytes]:
    with ZipFile(BytesIO(bundle(FILE).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_letters_and_what_came_with_them_are_as_they_came_under_names_that_lead_nowhere() -> None:
    files = contents()

    assert list(files) == [
        "audit.json", "case.json", "letters/000003.eml", "letters/000003/1-Rechnung_für_Sie.pdf",
        "letters/000004.txt", "manifest.json", "manifest.sha256", "story.html",
    ]  # fmt: skip
    assert files["letters/000003.eml"] == b"From: s@x.example\r\n\r\nOne date"
    assert files["letters/000003/1-Rechnung_für_Sie.pdf"] == b"pdf"


def test_what_people_wrote_is_text_in_the_story_and_nothing_else() -> None:
    page = contents()["story.html"].decode()

    assert STORY in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "Letter 9 is left out: only the executive reads it." in page


def test_what_is_left_out_is_named_in_the_manifest_and_in_the_case() -> None:
    files = contents()

    assert json.loads(files["manifest.json"])["left_out"] == ["letter 9"]
    assert json.loads(files["case.json"])["letters_left_out"] == [9]
    assert json.loads(files["case.json"])["letters"][0]["files"] == [
        "letters/000003.eml",
        "letters/000003/1-Rechnung_für_Sie.pdf",
    ]
