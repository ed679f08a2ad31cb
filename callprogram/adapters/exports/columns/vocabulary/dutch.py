"""What CRMs call their columns in Dutch, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "account id, bedrijfs id, klantnummer, klantnr, klant nr, klantcode, klant id, debiteurnummer, "
    "debiteurennummer, debiteurnr, debiteur nr, relatienummer, relatiecode, relatie id, contact id, record id",
    "company": "accountnaam, bedrijf, bedrijfsnaam, organisatie, organisatienaam, onderneming, naam bedrijf, "
    "naam organisatie, handelsnaam, naam van het bedrijf, firmanaam, naam account",
    "customer_name": "klant, klantnaam, relatie, relatienaam, naam klant, debiteur, debiteurnaam, naam debiteur",
    "name": "naam, weergavenaam",
    "contact": "contactpersoon, contactnaam, naam contactpersoon, volledige naam, primair contact, "
    "primaire contactpersoon, contact persoon, naam contact, directeur, zaakvoerder",
    "first_name": "voornaam, roepnaam, voornaam contactpersoon",
    "infix": "tussenvoegsel, tussenvoegsels, voorvoegsel",
    "last_name": "achternaam, familienaam, achternaam contactpersoon",
    "title": "functie, functietitel, functieomschrijving, rol",
    "email": "e mailadres, emailadres, mailadres, e mail adres, zakelijk e mailadres, zakelijke e mail, e mail werk, "
    "email contactpersoon, e mail contactpersoon",
    "phone_direct": "doorkiesnummer, direct nummer, telefoon direct, doorkies, rechtstreeks nummer",
    "phone_work": "telefoon, telefoonnummer, tel nr, telefoonnr, telefoon werk, telefoon zakelijk, vast nummer, "
    "vaste telefoon, zakelijk telefoonnummer, telefoon kantoor, telefoon 1, telefoon vast, tel vast, "
    "zakelijke telefoon, telefoon contactpersoon",
    "phone_main": "algemeen nummer, hoofdnummer, telefoon algemeen, centrale, algemeen telefoonnummer, "
    "telefoon bedrijf, bedrijfstelefoon",
    "phone_mobile": "mobiel, mobiele telefoon, mobiel nummer, mobiele nummer, telefoon mobiel, gsm nummer, tel mobiel, "
    "mobiel telefoonnummer, mobiele telefoonnummer, 06 nummer",
    "phone_home": "telefoon privé, telefoon thuis, privé telefoon",
    "country": "land regio, landcode, factuurland, land factuuradres, land bezoekadres, vestigingsland, "
    "land postadres, bezoekadres land, factuuradres land, postadres land, adres land",
    "language": "taal, voorkeurstaal, taalcode",
    "time_zone": "tijdzone",
    "account_owner": "accounteigenaar, eigenaar, eigenaar account, accountbeheerder, accountmanager, relatiebeheerder, "
    "contacteigenaar, eigenaar contactpersoon, verkoper, vertegenwoordiger, verantwoordelijke, toegewezen aan, "
    "klantmanager, behandelaar, eigenaar van account, bedrijfseigenaar",
    "revenue": "jaaromzet, omzet, omzet per jaar, jaarlijkse omzet",
    "currency": "valuta, muntsoort, valutacode",
    "renewal_on": "verlengdatum, verlenging, contracteinddatum, einddatum contract, datum verlenging, "
    "verlengingsdatum, einde contract",
    "customer_since": "klant sinds, klant vanaf, relatie sinds",
    "last_contact_on": "laatste contact, laatste contactmoment, datum laatste contact, laatste activiteit, "
    "laatst gesproken, laatst contact, laatste gesprek, laatste contactdatum, datum laatste activiteit",
    "health": "klantgezondheid, gezondheidsscore, gezondheid, stoplicht",
    "segment": "klantsegment, klantgroep, abc code",
    "open_cases": "openstaande tickets, open zaken, openstaande zaken, aantal open tickets",
    "do_not_call": "niet bellen, niet telefonisch benaderen, bel me niet",
    "notes": "notities, notitie, opmerkingen, opmerking, toelichting, beschrijving, omschrijving",
}
