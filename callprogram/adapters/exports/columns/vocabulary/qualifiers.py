"""Words around a column's name: those that change nothing about what it holds, and those that change everything."""

BEFORE = (
    "contact, account, person, people, organization, organisation, customer, client, company, lead, primary, "
    "billing, mailing, business, work, default, address, postal, hq, headquarters, office, legal, invoice, crm, sf, "
    "sfdc, hubspot, salesforce, properties, the, kontakt, firma, kunde, kunden, ansprechpartner, rechnung, "
    "rechnungsadresse, hauptadresse, adresse, anschrift, postanschrift, rechnungsanschrift, hauptansprechpartner, "
    "unternehmen, societe, compte, facturation, entreprise, de, du, des, la, le, les, l, d, contacto, cliente, "
    "empresa, facturacion, direccion, cuenta, del, contactpersoon, klant, bedrijf, factuuradres, bezoekadres, "
    "postadres, contatto, referente, azienda, fatturazione, indirizzo, di, della, dell, dello, contato, cobranca, "
    "faturamento, endereco, do, da, c, what, s, your, please, votre, vos, ihr, ihre, su, tu, seu, sua, uw, jouw, "
    "tuo, vostro, suo"
)
AFTER = (
    "primary, work, business, office, value, text, full, default, company, contact, account, customer, geschaftlich, "
    "firma, buro, arbeit, zakelijk, werk, principal, principale, travail, professionnel, bureau, trabajo, oficina, "
    "lavoro, ufficio, trabalho, comercial, c"
)
# A number under such a header, or beside such a label, is nobody's to call.
NOT_CALLED = (
    "fax, telefax, telecopie, telecopieur, ファックス, ファクス, ファクシミリ, assistant, assistants, assistent, "
    "assistenz, assistante, asistente, ayudante, assistente, asst, sekretariat, secretary, アシスタント, 秘書, "
    "secretaria, segreteria, segretaria, secretaresse, secretariaat, secretariat, secretaire, vorzimmer, "
    "assistentin, pa, facsimile, faks, telec, telefaks, emergency, notfall, urgence, emergencia, emergenza, "
    "noodgeval, 緊急連絡先, pager, telex, isdn, tty, ttd, tdd"
)
# Nor is one under such a header, an address is nobody's to write to; the header is never guessed at.
NEVER = (
    "ship, shipping, shipto, delivery, lieferung, lieferadresse, lieferanschrift, livraison, envio, entrega, "
    "consegna, spedizione, levering, leverings, lever, aflever, bezorg, liefer, versand, afleveradres, 配送先, 配送, "
    "納品, 納品先, 発送, 発送先, 送付先, お届け先, consignee, recipient, warenempfanger, empfanger, destinatario, "
    "destinataire, nationality, nationalite, nacionalidad, nazionalita, nacionalidade, nationaliteit, "
    "staatsangehorigkeit, 国籍, citizenship, birth, naissance, nacimiento, nascita, nascimento, geboorte, geburts, "
    "geburt, passport, previous, prior, ehemaliger, vorheriger, ancien, precedent, anterior, precedente, vorige, "
    "前任, role, rolle, ruolo, other, andere, anderes, autre, otro, altro, overig, outro, その他, car, radio, "
    "callback, alternate, former, old, alt, parent, created, creator, createdby, creation, modified, updated, "
    "update, changed, erstellt, angelegt, geandert, modifie, cree, creado, modificado, creato, modificato, criado, "
    "aangemaakt, gewijzigd, 作成, 更新, type, typ, label, kind, status, stage, opt, optin, optout, consent, "
    "verified, valid, bounce, bounced, count, size, rate, county, contract, vertrag, extension, ext, nebenstelle, "
    "source, import, partner, competitor, reseller, supplier, spouse, domain, unsubscribed, subscribed, bank, iban, "
    "vat, tax, ust, steuer, siret, siren, kvk, cif, nif, cnpj, cpf, rfc, cuit, rut, ein, abn, kbo, btw, piva, duns, "
    "eori, lei, 法人番号, postcode, zip, plz, order, invoice, rechnungsnummer, birthday, age, geburtstag, state, "
    "province, city, region, area, list"
)
