"""What CRMs call their columns in German, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "account id, firmen id, unternehmens id, kundennummer, kundennr, kunden nr, kunden id, kdnr, kd nr, "
    "kundencode, debitorennummer, debitoren nr, debitor nr, debitorenkonto, kontonummer debitor, konto, crm nummer, "
    "adressnummer, adress nr, datensatz id, lead id, kontakt id, kontaktnummer",
    "company": "accountname, kontoname, firma, firmenname, unternehmen, unternehmensname, name des unternehmens, "
    "name der firma, organisation, organisationsname, gesellschaft, betrieb, firmierung, firmenbezeichnung, firma 1, "
    "name adressattyp unternehmen, firma name, zugeordnetes unternehmen",
    "customer_name": "kunde, kundenname, name des kunden, auftraggeber, debitor, debitorenname, mandant",
    "name": "anzeigename, name 1, kurzname, suchname",
    "contact": "ansprechpartner, ansprechpartnerin, ansprechperson, kontakt, kontaktperson, kontaktname, "
    "vollständiger name, vor und nachname, hauptansprechpartner, primärer kontakt, hauptkontakt, name des kontakts, "
    "name ansprechpartner, ansprechpartner name, kontakt name, geschäftsführer, geschäftsführerin, geschäftsführung",
    "first_name": "vorname, vname, kontakt vorname, vorname ansprechpartner, ansprechpartner vorname, "
    "vorname adressattyp natürl person",
    "last_name": "nachname, nname, familienname, zuname, name nachname, nachname ansprechpartner, "
    "ansprechpartner nachname, name adressattyp natürl person",
    "title": "funktion, position, berufsbezeichnung, stellenbezeichnung, jobtitel, tätigkeit, rolle, stelle",
    "email": "e mail adresse, e mail, mail, mailadresse, e mail geschäftlich, geschäftliche e mail, e mail 1, "
    "e mail geschäftl, e mail adresse geschäftlich, email adresse, kontakt e mail, e mail firma, "
    "e mail ansprechpartner, e mail privat",
    "phone_direct": "durchwahl, tel durchwahl, tel direkt, telefon direkt, telefon durchwahl, direktwahl, "
    "durchwahlnummer, direkte durchwahl",
    "phone_work": "telefon, telefonnummer, telefon geschäftlich, rufnummer, festnetz, festnetznummer, telefon nr, "
    "tel nr, telefon firma, telefon büro, geschäftstelefon, telefon 1, telefon dienstlich, telefon gesch, "
    "telefon geschäftl, tel geschäftlich, telefon arbeit, telefon kontakt, telefon ansprechpartner, fon, fernsprecher, "
    "telefonnr, hauptansprechpartner telefon",
    "phone_main": "zentrale, tel zentrale, telefonzentrale, telefon zentrale, haupttelefon, hauptnummer, "
    "hauptrufnummer, firmentelefon, rufnummer zentrale, telefon haupt",
    "phone_mobile": "mobil, mobilnummer, mobiltelefon, telefon mobil, handy, handynummer, mobilfunk, mobilfunknummer, "
    "mobiltelefonnummer, mobil geschäftlich, mobil nr, mobilrufnummer, handy nr, tel mobil, tel handy, mobil firma",
    "phone_home": "telefon privat, privattelefon, tel privat, telefonnummer privat",
    "country": "land, staat, land region, länderkennzeichen, ländercode, landeskennzeichen, land code, rechnungsland, "
    "land geschäftlich, postanschrift land, rechnungsanschrift land, adresse land, firmenland, lkz, länderkürzel, "
    "länderkz, region land geschäftlich, land region geschäftlich, land postanschrift, land rechnungsanschrift",
    "language": "sprache, bevorzugte sprache, korrespondenzsprache, sprachcode",
    "time_zone": "zeitzone",
    "account_owner": "accountinhaber, account inhaber, kontaktinhaber, inhaber, betreuer, kundenbetreuer, betreuerin, "
    "kundenbetreuerin, besitzer, eigentümer, account manager, zuständig, zuständiger mitarbeiter, verantwortlich, "
    "verantwortlicher, verantwortliche, vertriebsmitarbeiter, vertriebler, verkäufer, vertreter, sachbearbeiter, "
    "ansprechpartner intern, interner ansprechpartner, betreuender mitarbeiter, zugewiesen an, zugewiesen zu, "
    "außendienst, außendienstmitarbeiter, vb, adm, vertrieb, "
    "eigentümer des kontakts, zuständiger kontakt, kontakteigentümer, "
    "accounteigentümer, verkaufsberater, inhaber des accounts, unternehmensinhaber",
    "revenue": "jahresumsatz, umsatz, umsatz pro jahr, umsatz vorjahr, jahresumsatz netto, umsatz netto",
    "currency": "währung, waehrung, währungscode, währungskennzeichen, whg",
    "renewal_on": "vertragsverlängerung, verlängerung, verlängerungsdatum, vertragsende, vertragsende am, "
    "nächste verlängerung, laufzeitende, vertragslaufzeit bis",
    "customer_since": "kunde seit, kundin seit, vertragsbeginn, kundenbeziehung seit",
    "last_contact_on": "letzter kontakt, letzte kontaktaufnahme, letzter kontakt am, letztes gespräch, letzter anruf, "
    "letzte aktivität, datum letzter kontakt, zuletzt kontaktiert, datum der letzten aktivität, "
    "letztes aktivitätsdatum, letzter besuch",
    "health": "kundenzustand, kundengesundheit, gesundheitswert, kundenampel, ampel, ampelstatus",
    "nps": "nps wert, weiterempfehlung",
    "segment": "kundensegment, kundenklasse, kundengruppe, abc klasse, kundenkategorie, abc kunde",
    "open_cases": "offene fälle, offene tickets, offene vorgänge, anzahl offener tickets, anzahl offener fälle",
    "do_not_call": "nicht anrufen, anrufsperre, telefonsperre, keine anrufe, werbesperre telefon, anruf unerwünscht",
    "notes": "bemerkungen, bemerkung, notizen, notiz, beschreibung, anmerkungen, anmerkung, kommentar, kommentare, "
    "hinweis, hinweise, freitext",
}
