# ruff: noqa: RUF001 - names are in their own letters
"""Cells for the roles of header sets: people, companies and places as in each language, numbers kept for fiction."""

from collections.abc import Mapping, Sequence

ROWS = 6
_NAMES: Mapping[str, tuple[str, str]] = {  # people and companies, by the first letters of a language
    "": (
        "Anna Berg|Ben Ott|Cleo Pons|Dora Fields|Ivo Lang|Mara Roth",
        "Harbor Mill|Tall Pine Ltd|Quiet Lake|Oakline|Bolt Works GmbH|Alder",
    ),
    "ru": (
        "Анна Белова|Пётр Волков|Ольга Лескова|Иван Орлов|Мария Зуева|Олег Серов",
        "ООО Маяк|Волна|АО Север|Луч|Рассвет|ООО Берег",
    ),
    "uk": (
        "Оксана Бойко|Петро Коваль|Олена Лисенко|Іван Мороз|Марія Зінченко|Олег Шевчук",
        "ТОВ Маяк|Хвиля|Північ|Промінь|Світанок|ТОВ Берег",
    ),
    "el": (
        "Άννα Νικολάου|Πέτρος Βασιλείου|Ελένη Παππά|Γιάννης Δήμου|Μαρία Λέκκα|Νίκος Ρήγας",
        "Φάρος ΑΕ|Κύμα|Βορράς ΕΠΕ|Ακτίνα|Αυγή|Όρμος",
    ),
    "ar": (
        "سارة حداد|عمر خوري|ليلى نصر|كريم فارس|هالة سالم|زياد منصور",
        "شركة المنارة|الموج|شركة الشمال|النور|الفجر|الميناء",
    ),
    "ja": (
        "佐藤 花子|鈴木 一郎|高橋 健|田中 恵|伊藤 直樹|渡辺 彩",
        "株式会社灯台|山田商店|北海工業|光印刷|有限会社曙|港運輸",
    ),
    "zh": (
        "王 伟|李 娜|张 敏|刘 洋|陈 静|杨 磊",
        "北方灯塔有限公司|海浪科技|东方贸易公司|光明集团|黎明|港湾物流",
    ),
    "ko": (
        "김 민수|이 서연|박 지훈|최 유진|정 하늘|한 도윤",
        "등대 주식회사|파도상사|북쪽산업|빛인쇄|새벽|항구물류",
    ),
}
_PLACES = ("Germany", "France", "Japan", "Germany", "Poland", "Turkey")
_FIXED: Mapping[str, str] = {
    "title": "Head of Sales|CEO|Buyer|Managing Director|CFO|Engineer",
    "country": "|".join(_PLACES),
    "city": "Berlin|Lyon|Osaka|Hamburg|Lublin|Izmir",
    "state": "Hessen|Bavaria|Ohio|Texas|Utah|Maine",
    "postal_code": "10115|69002|53000|20095|20001|35000",
    "account_owner": "Rita Vance|Theo Lamb|Rita Vance|Theo Lamb|Rita Vance|Rita Vance",
    "revenue": "120000|54000.50|9800|250000|1300000|77000",
    "currency": "EUR|EUR|JPY|EUR|PLN|TRY",
    "language": "de|fr|ja|de|pl|tr",
    "time_zone": "Europe/Berlin|Europe/Paris|Asia/Tokyo|Europe/Berlin|Europe/Warsaw|Europe/Istanbul",
    "notes": "Met at the fair|Likes tea|Wants a visit in May|Pays late|Ask for the new model|Old friend",
    "do_not_call": "0|0|1|0|0|0",
    "crm_id": "A-1001|A-1002|A-1003|A-1004|A-1005|A-1006",
    "contact_id": "C-2001|C-2002|C-2003|C-2004|C-2005|C-2006",
    "renewal_on": "2027-01-31|2027-02-28|2026-12-15|2027-05-01|2027-03-17|2026-12-31",
    "customer_since": "2019-01-31|2020-02-28|2018-12-15|2021-05-01|2017-03-17|2022-12-31",
    "last_contact_on": "2026-10-31|2026-09-28|2026-11-15|2026-08-01|2026-07-17|2026-10-01",
    "segment": "A|B|A|C|B|A",
    "health": "80|75|40|90|66|71",
    "nps": "9|7|4|10|8|6",
    "open_cases": "0|2|1|0|0|3",
    "flag": "Yes|No|No|Yes|No|No",
    "date": "2021-03-04|2022-05-06|2020-07-08|2023-09-10|2024-11-12|2021-12-13",
    "money": "1200.00|540.50|98.00|2500.00|130.00|770.00",
    "number": "12|5|40|250|18|3",
    "url": "www.harbor.example|tall.example|quiet.example|oak.example|bolt.example|alder.example",
    "id": "0035g00000A1bcD|0035g00000A1bcE|0035g00000A1bcF|0035g00000A1bcG|0035g00000A1bcH|0035g00000A1bcI",
    "street": "1 High Street|22 Church Road|3 Park Row|4 Station Road|5 North Way|6 King Street",
}
_FAMILY_FIRST = ("ja", "zh", "ko")
_NUMBER = "+44 20 7946 0{:03}"  # kept for fiction


def cells_of(role: str, place: int, language: str) -> Sequence[str]:
    """The cells of a column with a role at a place, as files in a language have them; most columns are empty."""
    kind, key = role.removeprefix("no:").removeprefix("may:"), language[:2]
    people, companies = (names.split("|") for names in _NAMES.get(key, _NAMES[""]))
    match kind.split()[0]:
        case "first_name" | "last_name":
            return [name.split()[(kind == "last_name") != (key in _FAMILY_FIRST)] for name in people]
        case "contact" | "person":
            return people if kind == "contact" else people[1:] + people[:1]
        case "phone":
            return [_NUMBER.format((place * ROWS + row) % 1000) for row in range(ROWS)]
        case "email":
            return [f"{name}{place}@{host}" for name, host in zip("abcdef", _FIXED["url"].split("|"), strict=True)]
        case fixed:
            return companies if fixed == "company" else _FIXED.get(fixed, "|" * (ROWS - 1)).split("|")
