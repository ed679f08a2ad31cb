# ruff: noqa: RUF001 - names are in their own letters
"""Damaged letters are put right where that is certain, and always said."""

import pytest

from callprogram.adapters.exports import headers_of, read
from callprogram.adapters.exports.files import bulk_rows, damage
from callprogram.adapters.exports.files.damage import ENTITIES, GARBLED, LOST, is_suspected, mended
from callprogram.domain.customers.imports import Reading

HEAD = "Firma;Ansprechpartner;Telefon\r\n"
SOUND = "Müller & Söhne;Jürgen Groß;030 23125000\r\nCafé Noël;Zoë Brontë;030 23125001\r\n"


def read_bytes(content: bytes) -> Reading:
    return read("export.csv", content, "DE", {})


def who(found: Reading) -> list[tuple[str, str]]:
    return [(each.company, each.contact.name) for each in found.customers]


def said(found: Reading) -> set[str]:
    return {problem.message for problem in found.problems}


SOUND_NAMES = [("Müller & Söhne", "Jürgen Groß"), ("Café Noël", "Zoë Brontë")]


@pytest.mark.parametrize("wrongly", ["cp1252", "latin-1", "cp437", "mac_roman"])
@pytest.mark.parametrize("by_rows", [False, True])
def test_what_was_decoded_twice_is_put_right_and_said(
    wrongly: str, by_rows: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by_rows:
        monkeypatch.setattr(bulk_rows, "_LONGEST_CELL", 0)
    found = read_bytes((HEAD + SOUND).encode().decode(wrongly).encode())
    assert (who(found), said(found), found.rows) == (SOUND_NAMES, {GARBLED}, 2)


def test_a_header_that_was_decoded_twice_is_put_right() -> None:
    content = ("Société;Téléphone;Prénom;Nom\n" + "Noël;01 99 00 01 23;Zoë;Brontë\n").encode().decode("cp1252").encode()
    found = read("export.csv", content, "FR", {})
    assert found.source.headers == headers_of("export.csv", content, ()) == ("Société", "Téléphone", "Prénom", "Nom")
    assert who(found) == [("Noël", "Zoë Brontë")]


@pytest.mark.parametrize(
    ("text", "wrongly"), [("Компания,Телефон\nООО Маяк", "cp1251"), ("Company,Phone\nΑΒΓ ΔΕΖ ΕΒΕ", "cp1253")]
)
def test_other_letters_that_were_decoded_twice_are_put_right(text: str, wrongly: str) -> None:
    found = read_bytes(f"{text},+44 20 7946 0958\n".encode().decode(wrongly).encode())
    assert [each.company for each in found.customers] == [text.partition("\n")[2]]
    assert said(found) == {GARBLED}


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp932", "株式会社灯台"), ("euc_jp", "株式会社灯台"), ("gb18030", "北方灯塔公司")]
)
def test_lines_of_utf_8_in_a_file_of_east_asia_are_put_right_and_said(encoding: str, name: str) -> None:
    rows = "".join(f"{name}{row},+44 20 7946 00{row}\n" for row in range(10, 20))
    found = read_bytes(
        f"{'会社名,電話' if name[0] == '株' else '公司,电话'}\n{rows}".encode(encoding)
        + f"{name},+44 20 7946 0020\n".encode()
    )
    assert [each.company for each in found.customers][-2:] == [f"{name}19", name]
    assert [(each.rows, each.message) for each in found.problems] == [((11,), GARBLED)]


@pytest.mark.parametrize(
    "content",
    [
        b"Company,Phone\nAcme\0,+44 20 7946 0958\nBo\xff\xfelt,+44 20 7946 0959\n",
        b"Company,Phone\nAcme,+44 20 7946 0958\n" + bytes(3000) + b"\nBolt,+44 20 7946 0959\n",
        b"Company,Phone\nAc\x01me,+44 20 7946 0958\nBo\x02lt,+44 20 7946 0959\n",
    ],
)
def test_a_damaged_file_is_a_file_still(content: bytes) -> None:
    assert [phone.e164 for each in read_bytes(content).customers for phone in each.contacts[0].phones] == [
        "+442079460958",
        "+442079460959",
    ]


@pytest.mark.parametrize("base", ["cp1252", "cp1250", "cp1254"])
def test_lines_of_another_encoding_are_put_right_and_said(base: str) -> None:
    text = HEAD + "Müller & Söhne;Jürgen Groß;030 23125000\r\nGlück;Jörg Bär;030 23125002\r\n"
    found = read_bytes(text.encode(base) + "Café Größe;Zoë Älva;030 23125001\r\n".encode())
    assert who(found) == [("Müller & Söhne", "Jürgen Groß"), ("Glück", "Jörg Bär"), ("Café Größe", "Zoë Älva")]
    assert [(each.rows, each.message) for each in found.problems] == [((3,), GARBLED), ((3,), GARBLED)]


def test_cells_of_another_encoding_among_letters_of_utf_8_are_put_right_and_said() -> None:
    sound = "".join(f"Jürgen {place} Größe;Zoë Älva;030 23125{place:03}\r\n" for place in range(20))
    found = read_bytes((HEAD + sound).encode() + b"M\xfcller;Zo\xeb;030 23125999\r\n")
    assert (found.source.encoding, who(found)[-1]) == ("utf-8", ("Müller", "Zoë"))
    assert [(each.column, each.rows, each.message) for each in found.problems] == [
        ("Firma", (21,), GARBLED),
        ("Ansprechpartner", (21,), GARBLED),
    ]


def test_entities_of_html_are_put_right_and_said() -> None:
    found = read_bytes(b"Company,Phone\nFritz Dr&auml;xl &amp;amp; Dahl,030 23125000\nA & B;,030 23125001\n")
    assert [each.company for each in found.customers] == ["Fritz Dräxl & Dahl", "A & B;"]
    assert [(each.rows, each.message) for each in found.problems] == [((1,), ENTITIES)]


def test_lost_letters_are_said_and_the_file_is_read_however_many_there_are() -> None:
    found = read_bytes((HEAD + SOUND.replace("ü", "\ufffd").replace("ö", "\ufffd")).encode())
    assert who(found)[0] == ("M\ufffdller & S\ufffdhne", "J\ufffdrgen Gro\u00df")
    assert said(found) == {LOST}


def test_columns_that_nobody_uses_are_not_complained_of() -> None:
    found = read_bytes("Company,Phone,Zusatz\nAcme,030 23125000,StraÃŸe\n".encode())
    assert not found.problems


@pytest.mark.parametrize(
    "text",
    ["déjà»", "SÃO PAULO", "Smith & Sons; Ltd", "Ünal’s Café", "Îlot – São João", "R&D; B&B", "株式会社", "Ёлки"],
)
def test_sound_letters_stay(text: str) -> None:
    assert mended(text) == (text, ())


def test_ftfy_is_asked_about_damaged_files_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "mended", None)
    assert who(read_bytes((HEAD + SOUND).encode())) == SOUND_NAMES
    assert not is_suspected([(HEAD + SOUND).encode(), "Smith & Sons, São Tomé".encode()])
