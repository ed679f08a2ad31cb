# ruff: noqa: RUF001, E501 - headers are in their own letters, a language a line
"""Address books in the languages that Thunderbird and Outlook speak: each header fills its field.

Thunderbird's headers are those of mozilla-l10n/firefox-l10n, <locale>/mail/chrome/messenger/importMsgs.properties.
"""

import pytest

from callprogram.adapters.exports.columns.columns import recognition

# First name, last name, email, work phone, home phone, mobile, city, postal code, country, organisation.
THUNDERBIRD = {
    "ru": "Имя,Фамилия,Адрес электронной почты,Рабочий телефон,Домашний телефон,Номер сотового телефона,Город (раб.),"
    "Почтовый индекс (раб.),Страна (раб.),Организация",
    "uk": "Ім’я,Прізвище,Адреса електронної пошти,Телефон (роб.),Телефон,Номер мобільного телефону,Місто (роб.),"
    "Поштовий індекс (роб.),Країна (роб.),Організація",
    "sk": "Krstné meno,Priezvisko,E-mailová adresa,Telefón do zamestnania,Telefón domov,Mobil,Mesto zamestnania,"
    "PSČ zamestnania,Štát zamestnania,Organizácia",
    "pl": "Imię,Nazwisko,Podstawowy e-mail,Telefonu służbowy,Telefon domowy,Numer telefonu komórkowego,Miasto (praca),"
    "Kod pocztowy (praca),Państwo (praca),Firma/Organizacja",
    "cs": "Křestní jméno,Příjmení,První e-mail,Telefon do zaměstnání,Telefon domů,Číslo na mobil,Město,PSČ,Země,Společnost",
    "tr": "İsim,Soyadı,Birinci e-posta,İş telefonu,Ev telefonu,Cep telefonu,İş şehri,İş posta kodu,İş ülkesi,Kurum",
    "ar": "الاسم الأول,الاسم الأخير,البريد الرئيسي,هاتف العمل,هاتف المنزل,رقم المحمول,مدينة العمل,رمز بريد العمل,دولة العمل,المنظّمة",
    "zh-CN": "名字,姓氏,主要电子邮件,工作电话,家庭电话,移动电话号码,城市,邮政编码,国家,公司",
    "zh-TW": "名,姓,主要 Email,服務單位電話,住家電話,手機號碼,商務縣市,商務郵遞區號,商務國家,公司",
    "ko": "이름,성,기본 메일,직장 전화,자택 전화,휴대폰,구/군,우편번호,국가,회사명",
    "el": "Όνομα,Επώνυμο,Κύριο email,Τηλέφωνο εργασίας,Τηλέφωνο οικίας,Αριθμός κινητού,Πόλη εργασίας,"
    "Ταχ. κώδικας εργασίας,Χώρα εργασίας,Εταιρεία",
}
SHOWN = {"zh-CN": "显示姓名", "zh-TW": "顯示名稱"}


@pytest.mark.parametrize("language", THUNDERBIRD)
def test_thunderbird_is_read_in_its_languages(language: str) -> None:
    first, last, email, work, home, mobile, city, postal_code, country, company = THUNDERBIRD[language].split(",")
    headers = [*THUNDERBIRD[language].split(","), SHOWN.get(language, "x")]

    found = recognition(headers, [], {}).mapping

    assert set(found["contact"]) == {first, last}
    assert (found["email"], found["company"], found["country"]) == ((email,), (company,), (country,))
    assert (set(found["phone"]), found["phone"][-1]) == ({work, home, mobile}, home if language != "uk" else mobile)
    assert (found["city"], found["postal_code"]) == ((city,), (postal_code,))


@pytest.mark.parametrize(
    ("header", "salutation"), [("Titre", "Mme"), ("Tytuł", "Pani"), ("Anrede", "Frau"), ("Titre", "")]
)
def test_a_salutation_is_no_job_title(header: str, salutation: str) -> None:
    headers = [header, "Prénom", "Nom", "Téléphone"]
    assert "title" not in recognition(headers, [[salutation, "Zoé", "Petit", "+33 1 99 00 12 34"]], {}).mapping


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Annual Contract Value", "12000", "revenue"),
        ("ACV", "12000", "revenue"),
        ("ARR", "12000", "revenue"),
        ("MRR × 12", "12000", "revenue"),
        ("Total Spend", "12000", "revenue"),
        ("Total Spent", "12000", "revenue"),
        ("Lifetime value", "12000", "revenue"),
        ("Created (UTC)", "2025-02-03 10:00", "customer_since"),
        ("Signup Date", "2025-02-03", "customer_since"),
        ("Mailing State/Province", "Texas", "state"),
        ("Billing City", "Austin", "city"),
        ("Zip", "78701", "postal_code"),
    ],
)
def test_what_a_customer_is_worth_since_when_and_where(header: str, cell: str, field: str) -> None:
    headers = ["Company", "Phone", header]
    assert recognition(headers, [["Acorn Ltd", "+1 212 555 0123", cell]], {}).mapping[field] == (header,)
