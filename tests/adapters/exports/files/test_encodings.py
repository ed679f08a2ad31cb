"""Words tell in which encoding they were written."""

import pytest

from callprogram.adapters.exports.files.encodings import likeliest

GERMAN = "Firma;Ort\nMüller & Söhne GmbH;München\nWeiß KG;Köln\nSchäfer;Düsseldorf\n"
FRENCH = "Société;Téléphone\nCafé Françoise;01\nHôtel du Château;02\nÉtablissements Lefèvre;03\n"
SPANISH = "Empresa;Teléfono\nPeña y Núñez;9\nJosé María Ibáñez;Cádiz\n"
PORTUGUESE = "Razão;Telefone\nSão João Construções;1\nAção & Pão;2\n"
DANISH = "Firma;Telefon\nSørensen & Ærø A/S;1\nKøbenhavn Måling;2\n"
ITALIAN = "Società;Telefono\nCaffè Perù;1\nCittà Libertà;2\n"
MIXED = "Company;City\nMüller;Köln\nPeña;Cádiz\nFrançois;Orléans\nÅkesson;Malmö\n"
POLISH = "Firma;Telefon\nŁódzka Spółka Żeglugowa;+48\nŚwięty Źródło;22\nMąka i Chleb;1\n"
CZECH = "Firma;Telefon\nŽluťoučký kůň s.r.o.;1\nŘízení a Účetnictví Dvořák;3\n"
HUNGARIAN = "Cég;Telefon\nKovács Győző Kft;1\nTűzép Üzletház;2\n"
RUSSIAN = "Компания;Телефон\nЗавод Ромашка;+7\n"  # noqa: RUF001 - Russian letters
GREEK = "Εταιρεία;Τηλέφωνο\nΕλληνική Εταιρεία Αθήνα;1\n"  # noqa: RUF001 - Greek letters
TURKISH = "Şirket;Telefon\nYıldız İnşaat Şti.;1\nGüneş Dağıtım;2\n"  # noqa: RUF001 - Turkish letters
ABBREVIATED = (
    "№,お客様名,ご担当者,TEL\n1,㈱山田商店,山田 花子 様,03-5200-1234\n2,エイト商事㈱,近藤 五郎 様,06(6200)4321\n"
)
JAPANESE = "会社名,電話番号,担当者\n株式会社サンプル,03-1234-5678,山田太郎\n東京商事,06-1111,佐藤花子\n"
CHINESE = "公司,电话\n北京科技有限公司,010\n上海贸易,021\n"
KOREAN = "회사,전화\n서울 무역,02\n삼성 전자,02\n"


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (GERMAN, "cp1252 cp850 mac-roman"),
        (FRENCH, "cp1252 cp850"),
        (SPANISH, "cp1252 cp850"),
        (PORTUGUESE, "cp1252 cp850"),
        (DANISH, "cp1252 cp850"),
        (ITALIAN, "cp1252 cp850"),
        (MIXED, "cp1252 cp850"),
        (POLISH, "cp1250 iso8859-2 cp852"),
        (CZECH, "cp1250 iso8859-2 cp852"),
        (HUNGARIAN, "cp1250 cp852"),
        (RUSSIAN, "cp1251 cp866 koi8-r iso8859-5"),
        (GREEK, "cp1253"),
        (TURKISH, "cp1254"),
        (ABBREVIATED, "cp932"),
        (JAPANESE, "cp932 euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        ("Company;City\nHus;Malmö\n", "cp1252 cp850"),
        ("Company;Note\nAcme – “best” €;1\nO’Brien’s;2\n", "cp1252"),
        ("Company;Note\nAcme;é€ß\n", "cp1252"),
        ("Firma;Betrag\nMüller;12 €\nCœur;3 €\n", "cp1252 iso8859-15"),
    ],
)
def test_a_few_words_tell_the_encoding(text: str, encodings: str) -> None:
    assert [likeliest(text.encode(encoding))[0] for encoding in encodings.split()] == encodings.split()


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("cp437", "cp850"), ("iso8859-1", "cp1252"), ("iso8859-15", "cp1252"), ("cp1250", "cp1252")],
)
def test_of_encodings_that_say_the_same_the_commonest_is_taken(encoding: str, read_as: str) -> None:
    assert likeliest(GERMAN.encode(encoding))[0] == read_as


def test_lines_that_end_as_an_old_mac_ends_them_are_in_its_letters() -> None:
    few = "Firma,Name\rCog GmbH,Jörg Weiß\r"
    assert likeliest(few.encode("mac_roman"))[0] == "mac-roman"
    assert likeliest(few.encode("cp1252"))[0] == "cp1252"


def test_letters_of_utf_8_and_what_is_left_of_them_say_nothing_of_the_encoding_around_them() -> None:
    damaged = "Acme,LEÓN\nBolt,BOGOTÁ\nCog,MÉRIDA\n".encode() + b"Dot,BOGOT\xe2??\xc3? D.C.\nEco,M\xe2??\xc3\xa2RIDA\n"
    assert likeliest(damaged * 9 + "Fox,Breña\n".encode("cp1252"))[0] == "cp1252"


def test_the_words_may_stand_far_below_in_the_file() -> None:
    assert likeliest(b"Acme,1\n" * 100_000 + GERMAN.encode("cp850"))[0] == "cp850"


def test_a_line_without_end_is_looked_at_where_it_says_something() -> None:
    assert likeliest(b"Acme," * 200_000 + GERMAN.replace("\n", " ").encode("cp850"))[0] == "cp850"


def test_the_last_of_all_reads_every_byte() -> None:
    assert len(bytes(range(256)).decode(likeliest(bytes(range(256)))[-1])) == 256
