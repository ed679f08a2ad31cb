"""The commonest names of columns in Swedish, Danish, Norwegian, Finnish, Polish, Czech, Slovak and Hungarian."""

NAMES = {
    "crm_id": "kundnummer, kundnr, kundenummer, kundenr, asiakasnumero, numer klienta, kod klienta, id klienta, "
    "číslo zákazníka, kód zákazníka, číslo klienta, ügyfélkód, ügyfélszám",
    "company": "företag, företagsnamn, bolag, virksomhed, virksomhedsnavn, selskap, firmanavn, bedriftsnavn, "
    "selskapsnavn, yritys, yrityksen nimi, nazwa firmy, przedsiębiorstwo, kontrahent, nazwa kontrahenta, společnost, "
    "název firmy, název společnosti, spoločnosť, názov firmy, názov spoločnosti, cég, cégnév, cég neve",
    "customer_name": "kundnamn, kundenavn, asiakas, klient, nazwa klienta, zákazník, název zákazníka, ügyfél",
    "name": "namn, navn, nimi, nazwa, název, názov, név",
    "contact": "kontaktnamn, yhteyshenkilö, osoba kontaktowa, imię i nazwisko, kontaktní osoba, jméno a příjmení, "
    "kontaktná osoba, meno a priezvisko, kapcsolattartó, teljes név",
    "first_name": "förnamn, fornavn, etunimi, imię, jméno, křestní jméno, meno, keresztnév",
    "last_name": "efternamn, efternavn, etternavn, sukunimi, nazwisko, příjmení, priezvisko, vezetéknév",
    "title": "befattning, tittel, stilling, stanowisko, pozice, funkce, pozícia, beosztás",
    "email": "e post, epost, e postadress, e postadresse, sähköposti, adres e mail, adres email, emailová adresa, "
    "e mail cím, e mailcím",
    "phone_direct": "direktnummer, direkttelefon",
    "phone_work": "puhelin, puhelinnumero, numer telefonu, telefon stacjonarny, telefon służbowy, tel stacjonarny, "
    "telefonní číslo, pevná linka, telefónne číslo, telefonszám, arbetstelefon",
    "phone_main": "växel, växelnummer, hovednummer",
    "phone_mobile": "mobiltelefonnummer, matkapuhelin, telefon komórkowy, komórka, tel kom, mobilní telefon, "
    "mobilné číslo, mobilszám",
    "phone_home": "hemtelefon, telefon domowy",
    "country": "maa, kraj, państwo, země, stát, krajina, štát, ország",
    "account_owner": "kundansvarig, säljare, ansvarig, ägare, kundeansvarlig, sælger, ansvarlig, ejer, selger, eier, "
    "vastuuhenkilö, myyjä, omistaja, opiekun, opiekun klienta, handlowiec, właściciel, osoba odpowiedzialna, "
    "przedstawiciel handlowy, vlastník, obchodník, obchodní zástupce, odpovědná osoba, zodpovedná osoba, felelős, "
    "értékesítő",
    "health": "kundhälsa, kundehelse, kundesundhed, kondycja klienta, zdraví zákazníka",
    "notes": "anteckningar, noter, bemærkninger, notater, merknader, huomautukset, uwagi, notatki, poznámka, poznámky, "
    "megjegyzés",
}
