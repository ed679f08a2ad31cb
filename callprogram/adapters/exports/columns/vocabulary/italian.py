"""What CRMs call their columns in Italian, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "id account, id azienda, codice cliente, cod cliente, id cliente, numero cliente, n cliente, "
    "codice account, codice anagrafica, id contatto, identificativo",
    "company": "nome account, azienda, nome azienda, ragione sociale, società, nome società, impresa, organizzazione, "
    "nome dell azienda, nome organizzazione, denominazione, ditta, nome dell account, nome della società",
    "customer_name": "nome cliente, nome del cliente",
    "name": "nominativo",
    "contact": "contatto, nome contatto, referente, persona di contatto, nome completo, nome e cognome, "
    "contatto principale, nome del contatto, nome referente, cognome e nome, referente principale, "
    "legale rappresentante, amministratore, amministratore delegato",
    "first_name": "nome di battesimo, nome proprio",
    "last_name": "cognome, cognome contatto, cognome referente",
    "title": "ruolo, qualifica, posizione, mansione, posizione lavorativa, titolo, titolo professionale, funzione",
    "email": "indirizzo email, indirizzo e mail, posta elettronica, indirizzo di posta elettronica, email aziendale, "
    "e mail aziendale, email referente, e mail contatto, email contatto, email lavoro",
    "phone_direct": "telefono diretto, linea diretta, numero diretto, interno diretto",
    "phone_work": "telefono, numero di telefono, telefono fisso, telefono ufficio, numero telefono, telefono lavoro, "
    "telefono aziendale, tel ufficio, tel fisso, fisso, recapito telefonico, telefono 1, telefono contatto, "
    "telefono referente",
    "phone_main": "centralino, telefono principale, telefono azienda, telefono centralino, numero principale",
    "phone_mobile": "cellulare, telefono cellulare, numero di cellulare, numero cellulare, telefono mobile, "
    "cell aziendale, tel cellulare, cellulare aziendale, cellulare lavoro",
    "phone_home": "telefono casa, telefono abitazione, telefono privato",
    "country": "paese, nazione, paese area geografica, stato paese, paese di fatturazione, codice paese, "
    "codice nazione, indirizzo paese, paese fatturazione, stato nazione",
    "language": "lingua, lingua preferita",
    "time_zone": "fuso orario",
    "account_owner": "titolare account, proprietario account, proprietario, titolare del contatto, "
    "proprietario contatto, responsabile, commerciale, agente, venditore, responsabile commerciale, assegnato a, "
    "referente interno, commerciale di riferimento, agente di riferimento, titolare dell account, "
    "proprietario dell account, addetto vendite, gestore, consulente",
    "revenue": "fatturato, fatturato annuo, fatturato annuale, ricavi annui, ricavi, entrate annuali, volume d affari",
    "currency": "valuta, divisa, codice valuta",
    "renewal_on": "data rinnovo, rinnovo, data di rinnovo, scadenza contratto, scadenza, data scadenza contratto, "
    "fine contratto, prossimo rinnovo",
    "customer_since": "cliente dal, data inizio rapporto, cliente da",
    "last_contact_on": "ultimo contatto, data ultimo contatto, ultima chiamata, ultima attività, data ultima attività, "
    "data dell ultimo contatto, ultima telefonata",
    "health": "salute cliente, stato di salute, salute, salute del cliente, semaforo",
    "segment": "segmento cliente, categoria cliente, fascia cliente",
    "open_cases": "casi aperti, ticket aperti, segnalazioni aperte",
    "do_not_call": "non chiamare, non telefonare, non contattare telefonicamente",
    "notes": "annotazioni, osservazioni, commenti, commento, descrizione",
}
