"""A large file comes out as it went in, without its mail being held several times over."""

import tracemalloc
from base64 import encodebytes

import pytest

from callprogram.adapters.letters.large import parsed
from callprogram.adapters.letters.mails import read

FILM = bytes(range(256)) * 12_000
HEAD = b"From: kim@x.example\nSubject: The film\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the film.\n"
NAMED = b"--b\nContent-Transfer-Encoding: base64\nContent-Type: video/mp4; name=film.mp4\n\n"
WITH_FILM = HEAD + NAMED + encodebytes(FILM) + b"--b--\n"


@pytest.mark.parametrize("content", [WITH_FILM, WITH_FILM.replace(b"\n", b"\r\n"), WITH_FILM.removesuffix(b"--b--\n")])
def test_a_large_file_is_what_it_was(content: bytes) -> None:
    mail = read(content)

    assert (mail.subject, mail.text) == ("The film", "See the film.")
    [film] = mail.enclosures
    assert (film.name, film.media_type, film.content) == ("film.mp4", "video/mp4", FILM)


def test_two_of_them_keep_their_places() -> None:
    other = NAMED.replace(b"film.mp4", b"other.mp4") + encodebytes(FILM[::-1])
    found = read(HEAD + NAMED + encodebytes(FILM) + other + b"--b--\n").enclosures

    assert [(each.name, each.content) for each in found] == [("film.mp4", FILM), ("other.mp4", FILM[::-1])]


def test_a_text_that_looks_like_a_file_stays_a_text() -> None:
    quoted = b"From: a@x.example\n\nIt began with\n\nContent-Transfer-Encoding: base64\n\n" + encodebytes(FILM)

    assert "Content-Transfer-Encoding: base64\n\nAAEC" in read(quoted).text


def test_a_file_that_is_cut_off_is_read_as_far_as_it_can_be() -> None:
    assert len(read(WITH_FILM[:3_000_000].rstrip(b"\n=") + b"A").enclosures[0].content) > 2_000_000


def test_reading_needs_no_more_than_six_times_its_size() -> None:
    tracemalloc.start()
    read(WITH_FILM)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 6 * len(FILM)
    assert parsed(WITH_FILM).get_content_type() == "multipart/mixed"
