"""Spanish."""

from callprogram.domain.promises.sentences.languages.vocabulary import Vocabulary

_IT = r"(?:(?:[mt]e|les?|se|l[oa]s?) ){0,2}"
_I_DO = (  # the verb alone says who
    r"abono|aviso|busco|compruebo|confirmo|consulto|contesto|devuelvo|doy|encargo|entrego|envío|escribo|explico|hago"
    r"|llamo|llevo|mando|miro|ocupo|organizo|paso|pido|pregunto|preparo|presento|reservo|respondo|reviso|traigo|visito"
)
VOCABULARY = Vocabulary(
    common="""
    ninguna promesa
    el la los las un una unos del de y yo nosotros ellos ellas le les nos al antes después para que por envía
    envían enviará enviaría enviaremos enviarán llama llamaré responde revisa entrega mañana hoy pasado semana
    próximo próxima finales mediados principios hasta si dije prometido prometí nada cliente contrato oferta
    factura lunes martes miércoles jueves viernes sábado domingo navidad pascua enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre semanas días más tardar precio lista nuestro
    """,
    weekdays=("lunes", "martes", "miércoles|miercoles", "jueves", "viernes", "sábado|sabado", "domingo"),
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    numbers={
        "una?": "a",
        "dos": "two",
        "tres": "three",
        "cuatro": "four",
        "cinco": "five",
        "seis": "six",
        "ocho": "eight",
        "diez": "ten",
        "unos|unas|pocos|pocas": "a few",
    },
    feasts={
        "Navidad": "Christmas",
        "Nochebuena": "Christmas Eve",
        "Nochevieja": "New Year's Eve",
        "Año Nuevo": "New Year",
        "Viernes Santo": "Good Friday",
        "Pascua": "Easter",
        "Pentecostés": "Pentecost",
    },
    phrases={
        r"(?:el )?<n> de <month>": "<n> <month>",
        r"a más tardar(?: el)?": "at the latest on",
        r"para(?: el| la)?(?= (?:<day>|mañana|fin|próxim))": "by",
        r"para(?= (?:el |la )?(?:fin|próxim))": "by",
        r"hasta (?:el|la)": "until",
        r"hasta": "until",
        r"no antes de(?:l)?": "not before",
        r"a partir de(?:l)?": "from",
        r"después de(?:l)? (?=<day>|el <day>)": "after ",
        r"antes de(?:l| la| nuestra)?": "before",
        r"el (?=<day>)": "on ",
        r"en (?=<day>)": "in ",
        r"(?:en|dentro de) <number> días?": "in <number> days",
        r"(?:en|dentro de) <number> semanas?": "in <number> weeks",
        r"(?:en|dentro de) <number> mes(?:es)?": "in <number> months",
        r"hoy": "today",
        r"mañana(?: (?:por|a) la (?:mañana|tarde|noche))?": "tomorrow",
        r"pasado mañana": "the day after tomorrow",
        r"(?:el )?próximo <weekday>": "next <weekday>",
        r"(?:el )?<weekday> próximo": "next <weekday>",
        r"este <weekday>": "this <weekday>",
        r"esta semana": "this week",
        r"(?:la )?próxima semana|(?:la )?semana que viene": "next week",
        r"este mes": "this month",
        r"(?:a )?principios de (?:la )?(?:próxima semana|semana que viene)": "early next week",
        r"(?:a )?mediados de (?:la )?(?:próxima semana|semana que viene)": "mid next week",
        r"(?:el )?próximo año|(?:el )?año que viene": "next year",
        r"(?:a )?principios de(?:l)? (?:próximo año|año que viene|año)": "early next year",
        r"(?:el )?próximo mes|(?:el )?mes que viene": "next month",
        r"(?:el )?fin de semana": "the weekend",
        r"(?:el )?final de la semana|finales de (?:la )?semana": "end of the week",
        r"(?:el )?fin(?:al(?:es)?)? de(?:l)? mes": "end of the month",
        r"(?:el )?fin(?:al(?:es)?)? de(?:l)? trimestre": "end of the quarter",
        r"(?:el )?fin(?:al(?:es)?)? de(?:l)? año": "end of the year",
        r"(?:a )?fin(?:al)?(?:es)? de <month>": "end of <month>",
        r"(?:a )?mediados de <month>": "mid <month>",
        r"(?:a )?principios de <month>": "early <month>",
        r"si|siempre que": "if",
        r"a menos que": "unless",
        r"en cuanto": "as soon as",
        r"^yo": "I",
        rf"^(?={_IT}(?:\w+(?:aré|eré|iré)|{_I_DO})\b)": "I ",
        r"^(?:voy a|tengo que|debo)": "I will",
        r"(?:va a|debe)": "will",
        r"^(?:le|les) (?:dije|prometí|dijimos|prometimos|aseguré) que ": "",
        r"nada prometido|no (?:se )?prometimos nada|ninguna promesa": "nothing promised",
        r"^(?=(?:\w+ ){0,2}no (?!antes|olvid|más tarde|solo|sólo))": "will not ",
        r"^(?:ellos |ellas |el cliente |la clienta )?(?=nos \w+(?:n|á|a|e)\b)": "they will ",
    },
)
