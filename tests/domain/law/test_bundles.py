import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.law.bundles import HEAD, LINES, MANIFEST, Verdict, as_json, packed, verified

FILES = {
    "case.json": b'{"reference": "CE-2026-0147"}\n',
    "story.html": "<p>Grüße</p>".encode(),
    "letters/000001.eml": b"From: a@x.example\r\n\r\nOne date, please\r\n" * 20,
    "letters/000001/1-Rechnung_für.pdf": bytes(range(256)),
    "letters/000002.txt": b"",
}
MADE = packed(FILES, {"case": "CE-2026-0147"})


def found(content: bytes, head: str = "") -> Verdict:
    return verified(content, "case.zip", head)


def named(content: bytes) -> set[str]:
    return {each.file for each in found(content).problems}


def rezipped(change: Callable[[dict[str, bytes]], object], *, method: int = 0) -> bytes:
    """The bundle after somebody has unpacked it, changed it, and packed it again."""
    with ZipFile(BytesIO(MADE.content)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    change(files)
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_same_files_give_the_same_bytes_whatever_their_order() -> None:
    again = packed(dict(reversed(FILES.items())), {"case": "CE-2026-0147"})

    assert again == MADE
    assert found(MADE.content) == Verdict(len(FILES), MADE.head, ())
    assert found(MADE.content, MADE.head.upper()).problems == ()


def test_the_manifest_has_the_hash_and_the_size_of_each_file() -> None:
    with ZipFile(BytesIO(MADE.content)) as archive:
        manifest, head = archive.read(MANIFEST), archive.read(HEAD)

    assert head == f"{MADE.head}  manifest.json\n".encode()
    assert sha256(manifest).hexdigest() == MADE.head
    listed = {each["name"]: (each["size"], each["sha256"]) for each in json.loads(manifest)["files"]}
    assert listed == {name: (len(each), sha256(each).hexdigest()) for name, each in FILES.items()}


@given(place=st.integers(0, len(MADE.content) - 1), other=st.integers(1, 255))
def test_one_byte_changed_anywhere_is_found_and_named(place: int, other: int) -> None:
    changed = bytearray(MADE.content)
    changed[place] ^= other

    problems = found(bytes(changed)).problems

    assert problems
    with ZipFile(BytesIO(MADE.content)) as archive:
        for each in archive.infolist():
            begins = each.header_offset + 30 + len(each.filename.encode())
            if begins <= place < begins + each.file_size:
                assert {each.filename, MANIFEST} & {one.file for one in problems}


@given(cut=st.integers(1, len(MADE.content)), more=st.binary(min_size=1, max_size=40))
def test_what_is_cut_off_or_put_around_it_is_found(cut: int, more: bytes) -> None:
    for other in (MADE.content[:-cut], MADE.content + more, more + MADE.content):
        assert found(other).problems


def test_a_changed_a_missing_and_an_added_file_are_named() -> None:
    assert named(rezipped(lambda files: files.update({"case.json": b"{}"}))) == {"case.json"}
    assert named(rezipped(lambda files: files.pop("story.html"))) == {"story.html"}
    assert named(rezipped(lambda files: files.update({"more.txt": b"x"}))) == {"more.txt"}
    assert named(rezipped(lambda files: files.pop(MANIFEST))) == {MANIFEST}
    assert named(rezipped(lambda files: files.pop(HEAD))) == {HEAD}
    assert named(rezipped(lambda files: files.update({MANIFEST: b"[]"}))) == {MANIFEST}


def test_packed_anew_without_a_change_it_is_another_file() -> None:
    assert found(rezipped(lambda _: None)).problems


def test_who_changes_the_manifest_too_makes_another_head() -> None:
    forged = packed({**FILES, "case.json": b"{}"}, {"case": "CE-2026-0147"})

    assert found(forged.content).problems == ()
    assert [each.file for each in found(forged.content, MADE.head).problems] == [MANIFEST]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "a/../../b", "C:/x", "..\\x"])
def test_what_leads_out_of_the_folder_is_not_read(name: str) -> None:
    [problem] = found(rezipped(lambda files: files.update({name: b"x"}))).problems

    assert "leads out of the folder" in problem.problem


def test_what_is_packed_smaller_than_it_is_is_not_read() -> None:
    bomb = rezipped(lambda files: files.update({"zeros": bytes(10_000_000)}), method=ZIP_DEFLATED)

    assert len(bomb) < 100_000
    assert all("nothing of it was read" in each.problem for each in found(bomb).problems)


def test_what_is_no_zip_is_named_as_it_is_called() -> None:
    assert [each.file for each in found(b"no zip").problems] == ["case.zip"]


@pytest.mark.parametrize("lines", [[{"id": 1}], ["x"], {"a": 1}])
def test_lines_of_a_trail_that_are_none_are_found(lines: object) -> None:
    made = packed({LINES: as_json(lines)}, {})

    assert [each.file for each in found(made.content).problems] == [LINES]
