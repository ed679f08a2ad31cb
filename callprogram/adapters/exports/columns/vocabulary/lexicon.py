"""The words that columns' names are made of, in every language, by what each adds to a name."""

WORDS = {
    "phone": "fono, phone, phones, phon, telephone, tel, tels, telefon, telefonnummer, telefono, telefonos, "
    "telefoon, telefone, telefones, tlf, tfno, telf, fon, fone, ph, rufnummer, rufnr, ruf, festnetz, landline, fixe, "
    "fijo, fisso, vast, vaste, recapito, 電話, 固定電話, 連絡先電話, 電話連絡先, telef, tfn, tlfno, telnr, "
    "telefonnr, telefoonnummer, telefoonnr, anschluss, fernsprecher, fixnetz, dial, tph, でんわ, fixo, fissa, fixa, "
    "telefonisch, telephonique, telefonico, telefonica, テレフォン, フォン, 連絡番号, telefoons, telephones",
    "mobile": "mobile, mobiles, wireless, cell, cellular, cellphone, handy, mobil, mobilfunk, mobiel, mobiele, "
    "movil, celular, telemovel, cellulare, portable, port, mob, gsm, natel, whatsapp, 携帯, 携帯電話, モバイル, "
    "ケータイ, cel, tlm, telem, sms, smartphone, iphone, mobtel, mobilfunknummer, スマホ, ケイタイ, mobiltel, "
    "mobilnr, mobiltelefonnr",
    "direct": "direct, ddi, durchwahl, direkt, direkte, directo, directa, diretto, diretta, direto, direta, directe, "
    "doorkies, rechtstreeks, 直通, ダイヤルイン",
    "line": "line, dial, linie, ligne, linea, linha, lijn",
    "main": "main, haupt, central, centrale, algemeen, hoofd, geral, standard, reception, corporate, 代表, 大代表, "
    "本社",
    "switchboard": "switchboard, zentrale, telefonzentrale, centralita, centralino, pabx",
    "home": "home, hm, private, personal, privat, thuis, prive, domicile, personnel, particular, casa, residencial, "
    "abitazione, perso, personale, pessoal, personlich, personliche, persoonlijk, 自宅",
    "work": "work, wk, bus, business, office, geschaftlich, geschaftliche, geschaftlicher, geschafts, geschaftl, "
    "gesch, dienstlich, dienst, buro, arbeit, beruflich, zakelijk, zakelijke, werk, kantoor, bureau, travail, "
    "professionnel, professionnelle, pro, trabajo, oficina, lavoro, ufficio, uff, trabalho, escritorio, comercial, "
    "profesional, profissional, aziendale, corporativo, 勤務先, 会社, 職場, 部門, オフィス, berufl, werkt, laboral, "
    "lavorativo, professionale, 会社用",
    "number": "number, numbers, no, nr, num, numero, nummer, n, nbr, rufnummer, 番号, rufnummern, numeri, numeros, "
    "nros, nro, kenn",
    "email": "email, emails, emai, mail, mails, courriel, correo, posta, correio, messagerie, mailadresse, "
    "mailadres, mel, メール, eメール, 電子メール, メルアド, mailadr, mailaddress, emailaddress, emailadres, "
    "emailadresse, メアド, mailadressen, courriels, correos",
    "electronic": "electronico, elettronica, eletronico, electronique, e, 電子",
    "address": "adress, addr, adr, address, adresse, addresse, adres, direccion, indirizzo, endereco, addresses, "
    "adressen, アドレス, 住所",
    "country": "country, countries, kraj, panstwo, zeme, krajina, orszag, maa, land, pays, pais, paese, nazione, "
    "nation, nacion, 国, 国家, lander, staat, staaten, 国名, 所在国, ctry, paises, landen, landes, naz",
    "region": "region, regiao, regione, regio, area, geografica, 地域, 地方, territory",
    "label": "bezeichnung, omschrijving, descrizione, designation, descripcion",
    "code": "code, cd, iso, kurzel, kennzeichen, kz, schlussel, codice, codigo, kode, コード, cod, kod, kennung, "
    "kenn, kenner, kennzahl, sigle, sigla, siglas, abbreviation, abk, 区分",
    "place": "billing, mailing, bill, mail, postal, rechnungs, rechnung, rechnungsadresse, rechnungsanschrift, "
    "anschrift, postanschrift, postadresse, hauptadresse, firmensitz, sitz, hq, headquarters, headquarter, "
    "facturation, facturacion, fatturazione, cobranca, faturacao, faturamento, factuur, factuuradres, bezoek, "
    "bezoekadres, postadres, vestigings, residence, residenza, implantation, sede, siege, correspondance, "
    "correspondencia, location, 請求先, 郵送先, 所在",
    "company": "company, companies, comp, account, accounts, acct, acc, ac, organization, organizations, "
    "organisation, organisations, organisatie, org, firm, firma, firmen, unternehmen, betrieb, betriebs, societe, "
    "entreprise, compte, empresa, compania, cuenta, sociedad, organizacion, bedrijf, bedrijfs, azienda, societa, "
    "ditta, impresa, conta, organizzazione, organizacao, employer, corp, 会社, 企業, 取引先, 組織, 法人, foretag, "
    "virksomhed, selskap, spolecnost, spolocnost, kontrahent, ceg, yritys, 得意先, 貴社, 御社, アカウント, "
    "institution, institutions, etablissement, structure, entidad, entidade, entita, ente, instelling, einrichtung, "
    "negocio, household, gesellschaft, bp, geschaftspartner, firme, 事業者, 団体, 店舗, enseigne, firmenkunde, "
    "handelszaak, school, praxis, kanzlei, verein, clinic, clinica, klinik, compagnie, organizzativa, 社, 社名, "
    "相手先, 組織名, store, shop, outlet, konto, konten",
    "customer": "customer, customers, cust, client, clients, kunde, kunden, klant, klanten, klantnaam, cliente, "
    "clientes, clienti, debtor, debitor, relatie, 顧客, お客様, 客先, kundin, klientin, opdrachtgever, auftraggeber, "
    "cli, clientele, clientela, お客さま, 客, afnemer, klantrelatie, kund, klient, zakaznik, ugyfel, asiakas",
    "person": "contact, contacts, person, pers, persons, people, kontakt, kontakte, kontaktperson, ansprechpartner, "
    "ansprech, ansprechpartnerin, ansprechperson, interlocuteur, correspondant, contacto, persona, pessoa, contatto, "
    "referente, contato, contactpersoon, persoon, poc, personne, 担当者, 担当, 責任者, 連絡先, コンタクト, 先方, "
    "窓口, ansprechp, anspr, ansp, asp, kontaktpers, decisionmaker, entscheider, stakeholder, 担当者様, ap, "
    "interlocutor, interlocutore, kontaktdame, gesprachspartner, signatory, invitee, attendee, participant, "
    "registrant, guest, teilnehmer, teilnehmerin, gast, participante, partecipante, deelnemer, osoba, 参加者, "
    "申込者, 人, 人物, パーソン, 連絡, 相手, 担当者氏名, 主担当者, referent, ceo, cfo, cto, coo, cmo, cio, buyer, "
    "purchaser, einkaufer, einkauferin, acheteur, comprador, inkoper, dirigeant, gerant, gerante, geschaftsfuhrer, "
    "geschaftsfuhrerin, contactos, contatos, contatti, contactpersonen, ansprechpersonen",
    "name": "name, names, nm, nom, nombre, naam, nome, namen, 名, 名称, 氏名, noms, nombres, nomes, namn, naams, "
    "名前, 姓名, 氏, フルネーム, 呼称, benaming, navn, nazwa, nazev, nazov, nev, nimi",
    "shown": "display, shown, exibido, mostrar, anzeige, angezeigter, affiche, weergave, visualizzato, visualizado, "
    "mostrado, exibicao",
    "legal": "legal, trading, registered, official, fiscal, handels, juridique, trade, commercial, comercial, "
    "commerciale, fantasia, firmierung",
    "first": "first, given, fore, vor",
    "last": "last, family, sur, nach, 苗字",
    "first_name": "firstname, christianname, fname, givenname, forename, vorname, vornamen, prenom, prenoms, "
    "voornaam, roepnaam",
    "last_name": "lastname, lname, surname, familyname, nachname, familienname, zuname, achternaam, familienaam, "
    "apellido, apellidos, cognome, apelido, sobrenome, 姓",
    "owner": "owner, owners, owned, assignee, assigned, responsible, inhaber, besitzer, betreuer, betreuerin, "
    "betreut, eigentumer, zustandig, zustandiger, zustandige, verantwortlich, verantwortlicher, verantwortliche, "
    "proprietaire, responsable, gestionnaire, propietario, gestor, gestora, eigenaar, beheerder, proprietario, "
    "titolare, dono, responsavel, responsabile, encargado, verantwoordelijke, 所有者, 営業担当, 営業担当者, "
    "担当営業, managed, handled, served, suivi, suivie, gestionado, gestionada, gestito, gestita, seguito, gerido, "
    "gerida, beheerd, betreuung, titular, titulaire, detenteur, dueno, duena, encarregado, incaricato, assegnatario, "
    "asignatario, bearbeiter, bearbeiterin, sachbearbeiter, sachbearbeiterin, eigentumerin, behandelaar, オーナー, "
    "holder, 管理者, 主管, 営業責任者, 担当社員, 担当スタッフ, verantwortung, ansvarig, ansvarlig, agare, ejer, "
    "eier, opiekun, właściciel, vlastnik, felelos, 担当ユーザー, 担当ユーザ, houder, houdster, accounthouder, "
    "relatiebeheerder, klantbeheerder",
    "agent": "manager, mgr, rep, representative, executive, exec, advisor, adviser, consultant, agent, ejecutivo, "
    "executivo, gerente, asesor, agente, berater, マネージャー, handler, officer, coordinator, specialist, delegado, "
    "capo, beauftragter, koordinator, consulente, consultor, conseiller, conseillere, consigliere, rappresentante, "
    "representante, representant, vertegenwoordiger, responsable, responsavel, responsabile, verantwortlicher, "
    "verantwoordelijke, charge, chargee, verantwoordelijk, zustandiger, 担当営業員",
    "user": "user, users, utilizador, employee, staff, benutzer, usuario, utente, utilisateur, gebruiker, "
    "mitarbeiter, mitarbeiterin, medewerker, ユーザー",
    "sales": "sales, sale, vertrieb, vertriebs, verkauf, verkaufs, ventas, vente, ventes, verkoop, vendite, vendas, "
    "relationship, 営業, セールス, 販売, kundenbetreuung, acquisition, 営業部, 営業員, kundenberatung, handlowy, "
    "obchodni, beratungs",
    "ours": "our, ours, vår, vårt, våra, vores, intern, interne, interner, internal, interno, interna, nuestro, "
    "notre, nostro, onze, unser, unsere, 自社, 弊社, 当社, 社内, nuestra, nos, nostra, nossa, nosso, unserer, "
    "eigener, wir",
    "assigned": "assigne, attribue, asignado, asignada, assegnato, atribuido, toegewezen, zugewiesen, zugewiesener, "
    "zugewiesene, zugewiesenes, zugeordneter, charge, attitre, riferimento, en, zust, affecte, affectes, affectee, "
    "attribuee, designado, designated, dedicated, dedie, atribuida, incaricato",
    "id": "id, ids, guid, uuid, key",
    "seller": "seller, salesperson, salesman, salesrep, vendeur, vendeuse, commercial, commerciaux, comercial, "
    "comerciales, commerciale, commerciali, venditore, vendedor, vendedora, verkoper, verkaufer, verkauferin, "
    "vertreter, vertriebler, vertriebsmitarbeiter, aussendienstmitarbeiter, representant, representante, "
    "rappresentante, vertegenwoordiger, agente, kam, csm, vb, adm, aussendienst, innendienst, bdm, bdr, sdr, ae, "
    "tam, gam, rep, reps, fundraiser, セールス担当, collaborateur, saljare, sælger, selger, handlowiec, obchodnik, "
    "ertekesito, vend",
}
# Words that change nothing about what a column holds.
NEUTRAL = (
    "the, of, for, to, a, an, de, du, des, la, le, les, l, d, del, di, da, do, della, dell, dello, van, der, het, "
    "den, fur, von, und, zu, au, aux, o, y, et, op, bij, chez, at, on, im, na, no, em, al, per, para, pour, voor, "
    "primary, primarer, primaire, primair, principal, principale, haupt, default, current, value, text, full, "
    "complete, complet, completo, vollstandiger, volledige, associated, associe, linked, related, relacionada, "
    "relacionado, collegata, verknupfte, zugehorige, gerelateerd, liee, associada, lead, person, deal, crm, sf, "
    "hubspot, salesforce, properties, property, field, custom, cf, x, studio, res, partner, s, c, ご, お, の, 様, "
    "durch, by, par, por, door, または, 又は, リード, 商談, opportunity, opportunities, prospect, best, preferred, "
    "bevorzugte, associado, associati, associato, associata, associes, vinculado, vinculada, gekoppeld, verbunden, "
    "verbundenes, zugeordneter, zugeordnetes, zugeordnete, lie, lies, primario, primaria, in, en, aus, sur, place, "
    "名刺, erste, erster, eerste, hauptsachlicher, 主, 主要, メイン, team, key, wichtigster, 御中, 殿, さま, 者, 用, "
    "gekoppelde, gerelateerde, geassocieerde, verknupfter, verknupftes, zugeordneten, associadas, associados, "
    "collegato, collegati, zugehoriger, zugehoriges, zugehorigen, verbundener"
)
