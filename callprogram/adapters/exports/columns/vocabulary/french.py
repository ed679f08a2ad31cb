"""What CRMs call their columns in French, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "id compte, id du compte, identifiant compte, id entreprise, id client, identifiant client, "
    "numéro client, numéro de client, n client, n° client, no client, num client, code client, réf client, "
    "référence client, numéro de compte, compte client, identifiant, id contact",
    "company": "nom du compte, nom compte, société, raison sociale, raison soc, entreprise, nom de l entreprise, "
    "nom entreprise, nom de la société, nom société, compte, établissement, nom de société, dénomination, "
    "dénomination sociale, nom de l organisation, organisme",
    "customer_name": "nom du client, nom client, nom de client",
    "name": "nom, nom affiché",
    "contact": "nom du contact, nom contact, nom complet, interlocuteur, personne de contact, contact principal, "
    "prénom nom, nom et prénom, nom prénom, prénom et nom, contact client, correspondant, gérant, "
    "gérante, dirigeant, dirigeante",
    "first_name": "prénom, prénom du contact, prénom contact, prénoms",
    "last_name": "nom de famille, nom de famille du contact, patronyme",
    "title": "fonction, poste, intitulé du poste, titre du poste, poste occupé, fonction du contact, titre",
    "email": "courriel, adresse e mail, adresse email, adresse électronique, adresse mail, e mail professionnel, "
    "email professionnel, adresse de messagerie, mél, courrier électronique, email du contact, e mail du contact",
    "phone_direct": "ligne directe, téléphone direct, numéro direct, tél direct, sda",
    "phone_work": "téléphone, tél, n de téléphone, n° de téléphone, numéro de téléphone, téléphone fixe, fixe, "
    "tél fixe, téléphone professionnel, téléphone bureau, tél bureau, téléphone travail, num tél, n° tél, "
    "tél professionnel, numéro de tél, téléphone du contact, téléphone pro, tél pro",
    "phone_main": "standard téléphonique, téléphone standard, tél standard, téléphone principal, téléphone société, "
    "numéro principal, téléphone de l entreprise",
    "phone_mobile": "portable, téléphone portable, téléphone mobile, tél portable, tél mobile, numéro de portable, "
    "numéro de mobile, n° portable, gsm, mobile pro, portable pro, numéro de téléphone mobile",
    "phone_home": "téléphone domicile, téléphone personnel, tél domicile, téléphone privé",
    "country": "pays, pays région, pays de facturation, pays d envoi, pays facturation, adresse pays, pays bureau, "
    "code pays, pays du compte, pays de l entreprise, adresse postale pays",
    "language": "langue, langue préférée, langue de correspondance",
    "time_zone": "fuseau horaire",
    "account_owner": "propriétaire du compte, propriétaire du contact, propriétaire de l entreprise, propriétaire, "
    "chargé de compte, chargée de compte, commercial, commerciale, responsable commercial, responsable, "
    "responsable de compte, gestionnaire, gestionnaire de compte, conseiller, vendeur, représentant, suivi par, "
    "attribué à, assigné à, commercial attitré, chargé d affaires, attaché commercial",
    "revenue": "chiffre d affaires, chiffre d affaires annuel, ca annuel, revenu annuel, chiffre affaires, ca ht, "
    "recettes annuelles",
    "currency": "devise, monnaie, code devise",
    "renewal_on": "date de renouvellement, renouvellement, échéance du contrat, date d échéance, fin de contrat, "
    "date de fin de contrat, échéance, prochain renouvellement",
    "customer_since": "client depuis, client depuis le, date d entrée en relation, date de début de contrat",
    "last_contact_on": "dernier contact, dernière prise de contact, date du dernier contact, dernier appel, "
    "dernière activité, date de dernière activité, dernier échange, dernière interaction, dernier contact le, "
    "date de la dernière activité",
    "health": "santé, score de santé, santé du client, santé client, état de santé, santé du compte",
    "nps": "score nps, note nps",
    "segment": "segment client, catégorie client, type de client abc",
    "open_cases": "tickets ouverts, cas ouverts, requêtes ouvertes, dossiers ouverts, nombre de tickets ouverts",
    "do_not_call": "ne pas appeler, ne pas téléphoner, pas d appel, opposition téléphonique, liste rouge, bloctel",
    "notes": "remarques, remarque, commentaires, commentaire, observations, observation",
}
