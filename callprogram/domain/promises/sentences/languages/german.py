"""German."""

from callprogram.domain.promises.sentences.languages.vocabulary import Vocabulary

_PART = r"(?:abend|morgen|vormittag|nachmittag|mittag|früh)?"
VOCABULARY = Vocabulary(
    common="""
    zusage zusagen
    der das den dem ein eine einen einem und ich wir sie ihm ihr ihnen uns bis zum zur im vor nach nicht wird
    werde werden schickt schicken schicke ruft rufe meldet sendet senden prüft liefert kommt gibt morgen heute
    übermorgen nächste nächsten nächster woche monat monats mitte anfang spätestens frühestens wenn falls dass
    habe versprochen nichts keine kunde vertrag angebot rechnung montag dienstag mittwoch donnerstag freitag
    samstag sonntag weihnachten ostern januar februar märz mai juni juli oktober dezember innerhalb wochen
    preis liste unser
    """,
    weekdays=tuple(
        f"(?:{day}){_PART}"
        for day in (
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag|Sonnabend",
            "Sonntag",
        )
    ),
    months=(
        "Januar|Jänner|Jan",
        "Februar|Feb",
        "März|Mrz",
        "April|Apr",
        "Mai",
        "Juni|Jun",
        "Juli|Jul",
        "August|Aug",
        "September|Sept?",
        "Oktober|Okt",
        "November|Nov",
        "Dezember|Dez",
    ),
    numbers={
        "einer?|einem": "a",
        "zwei": "two",
        "drei": "three",
        "vier": "four",
        "fünf": "five",
        "sechs": "six",
        "acht": "eight",
        "zehn": "ten",
        "ein paar|wenigen": "a few",
    },
    feasts={
        "Weihnachten": "Christmas",
        "Heiligabend": "Christmas Eve",
        "Silvester": "New Year's Eve",
        "Neujahr": "New Year",
        "Karfreitag": "Good Friday",
        "Ostermontag": "Easter Monday",
        "Ostern": "Easter",
        "Pfingsten": "Pentecost",
    },
    lasting=r"verläng|verschieb|behalt|behält|halten|hält|lassen|lässt|bleib|läuft|gilt|gelten|offen|pausier|aussetz|reservier",
    phrases={
        r"<n>\.? ?<month>": "<n> <month>",
        r"bis (?:spätestens )?(?:zum |zur |am )?": "<by> ",
        r"bis": "<by>",
        r"spätestens(?: am| bis| zum| bis zum)?": "at the latest on",
        r"nicht vor(?: dem| der)?|frühestens(?: am| ab)?|erst (?:ab|nach|am|im)(?: dem| der)?": "not before",
        r"nach (?:dem )?(?=<day>)": "after ",
        r"vor(?: dem| der| unserem| unserer)?(?! Ort)": "before",
        r"ab (?:dem )?(?=<day>)": "from ",
        r"am (?=<day>)": "on ",
        r"am kommenden": "this coming",
        r"im (?=<day>)": "in ",
        r"in <number> Tage?n?": "in <number> days",
        r"in <number> Wochen?": "in <number> weeks",
        r"in <number> Monate?n?": "in <number> months",
        r"(?:innerhalb(?: von)?|binnen) <number> Tage?n?": "within <number> days",
        r"(?:innerhalb(?: von)?|binnen) <number> Wochen?": "within <number> weeks",
        r"heute": "today",
        r"morgen(?: früh| vormittag| mittag| nachmittag| abend)?": "tomorrow",
        r"übermorgen": "the day after tomorrow",
        r"(?:nächste[nrms]?|kommende[nrms]?) <weekday>": "next <weekday>",
        r"diese[nrms]? <weekday>": "this <weekday>",
        r"diese[rn]? Woche": "this week",
        r"(?:nächste|kommende)[rn]? Woche": "next week",
        r"übernächste[rn]? Woche": "the week after next",
        r"Anfang (?:nächster|kommender|der nächsten|der kommenden) Woche": "early next week",
        r"Mitte (?:nächster|kommender|der nächsten|der kommenden) Woche": "mid next week",
        r"diesen Monat": "this month",
        r"(?:nächste|kommende)[nm]? Monat": "next month",
        r"Ende (?:der|dieser) Woche": "end of the week",
        r"Ende (?:nächster|kommender) Woche": "end of next week",
        r"Ende (?:des|diesen|dieses) Monats|Monatsende": "end of the month",
        r"Ende (?:des|dieses) Quartals|Quartalsende": "end of the quarter",
        r"Ende (?:des|dieses) Jahres|Jahresende": "end of the year",
        r"(?:im )?(?:nächste[sn]|kommende[sn]) Jahr": "next year",
        r"Anfang (?:nächsten|kommenden|des (?:nächsten|kommenden)) Jahres": "early next year",
        r"im neuen Jahr": "in the new year",
        r"Wochenende": "weekend",
        r"Ende <month>": "end of <month>",
        r"Mitte <month>": "mid <month>",
        r"Anfang <month>": "early <month>",
        r"wenn|falls|sofern": "if",
        r"es sei denn": "unless",
        r"sobald": "as soon as",
        r"(?:^|(?<=dass ))ich (?:werde|muss|soll|kann)": "I will",
        r"^ich": "I",
        r"(?<=\w )ich": "@me",
        r"^wir (?:werden|müssen|sollen|können)": "we will",
        r"(?:wird|soll|muss|kann)": "will",
        r"^(?:(?:ich |wir )?haben? )?(?:ihm|ihr|ihnen|dem Kunden|der Kundin)"
        r" (?:gesagt|versprochen|zugesagt|erzählt),? dass ": "",
        r"nichts (?:versprochen|zugesagt)|keine Zusagen?": "nothing promised",
        r"^(?=[^,;]*\bnicht\b(?! vor| später| vergess| früher| nur| mehr als))": "will not ",
        r"^(?:sie|er|der Kunde|die Kundin)(?= \w+(?:t|en) uns\b)": "they will",
        r"^sie werden(?= uns\b)": "they will",
        r"^(?:der Kunde|die Kundin) wird": "the customer will",
    },
)
