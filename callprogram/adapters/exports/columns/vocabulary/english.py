"""What CRMs call their columns in English, the preferred name of each meaning first."""

NAMES = {
    "crm_id": "account id, associated company ids primary, associated company id primary, "
    "primary associated company id, associated company ids, associated company id, company id, customer id, "
    "organization id, organisation id, client id, account record id, company record id, customer number, customer no, "
    "customer code, client number, client code, account number, account no, account code, debtor number, debtor no, "
    "crm id, external id, lead id, record id, contact record id, contact id, person id, object id, hs object id, id",
    "company": "account name, company name, company, associated company, account, organization name, organization, "
    "organisation name, organisation, business name, legal name, legal company name, trading name, employer, "
    "account company name, company account, lead company, company or account, parent customer, company last name",
    "customer_name": "customer, customer name, client, client name, customer full name, debtor, debtor name, cust name",
    "name": "name, display name, complete name, file as, item, item name, title and name",
    "contact": "contact name, full name, contact person, primary contact, primary contact name, contact, main contact, "
    "contact full name, person name, person, lead name, key contact, attention, primary contact full name, "
    "primary contact display name, decision maker, contact person name, main contact name, point of contact, poc, "
    "ceo, managing director, proprietor, sponsor, champion",
    "first_name": "first name, given name, forename, contact first name, first, fname",
    "last_name": "last name, surname, family name, contact last name, last, lname",
    "title": "job title, title, position, role, job position, designation, contact title, organization title, "
    "job role, function",
    "email": "email, email address, work email, business email, contact email, primary email, primary email address, "
    "main email, office email, email work, email primary, mail, company email, home email, email home, personal email, "
    "private email, email id",
    "phone_direct": "direct, direct phone, direct dial, direct line, direct number, phone direct, ddi, ddi number, "
    "direct phone number, direct dial number",
    "phone_work": "phone, phone number, business phone, work phone, office phone, telephone, telephone number, tel, "
    "tel no, tel number, phone no, contact phone, phone work, phone office, phone business, primary phone, "
    "contact number, primary phone number, landline, phone landline, phone primary, work number, office number, "
    "business number, work phone number, business phone number, office phone number, ph, phone ddi, tel work, "
    "telephone work, fixed line",
    "phone_main": "main, main phone, company phone, account phone, company main phone, switchboard, main number, "
    "main phone number, company phone number, phone main, headquarters phone, hq phone, main line, reception, "
    "organization phone",
    "phone_mobile": "mobile, mobile phone, mobile number, mobile phone number, mobile no, phone mobile, cell, "
    "cell phone, cell phone number, cell number, cellphone, cellular, mobile work, tel mobile, phone cell, "
    "work mobile, telephone mobile",
    "phone_home": "home phone, phone home, home phone number, home number, home telephone, private phone",
    "country": "country, country region, mailing country, billing country, business country, business country region, "
    "country country, country country name, country id, country name, work country, company country, address country, "
    "primary address country, mailing country region, billing country region, address country region, "
    "country or region, address work country, mailing address country, billing address country, office country, "
    "headquarters country, hq country, country territory, nation, country code, country iso, mailing country code, "
    "billing country code, business country code, address country code, iso country code, country iso code, "
    "ip country, home country, home country region",
    "language": "language, preferred language, locale, language code, spoken language",
    "time_zone": "time zone, timezone, tz",
    "account_owner": "account owner, company owner, contact owner, customer owner, lead owner, organization owner, "
    "person owner, record owner, owner, owner name, owner full name, account owner name, contact owner name, "
    "account owner full name, account manager, key account manager, customer success manager, csm, sales rep, "
    "sales representative, salesperson, sales person, acct mgr, account mgr, am, "
    "account lead, sales lead, client lead, account director, sales owner, relationship manager, "
    "responsible, responsible person, person responsible, user responsible, assigned to, assigned user, "
    "assigned user name, assigned to name, assigned agent, owned by, account executive, assignee, rep, record manager, "
    "bdm, kam, tam, "
    "account owner email, company owner email, contact owner email, owner email, account manager email, "
    "owner email address, hubspot owner name, account owner alias, owner alias, contact owner alias, account owner id, "
    "company owner id, contact owner id, owner id, hubspot owner id, assigned user id, user id name, assigned to id, "
    "assignee id",
    "revenue": "annual revenue, revenue, arr, annual recurring revenue, yearly revenue, total revenue, turnover, "
    "annual turnover, account value, contract value, acv, annual sales",
    "currency": "currency, annual revenue currency, currency code, account currency, revenue currency, "
    "currency iso code, default currency, preferred currency",
    "renewal_on": "renewal date, renewal, renewal on, contract renewal date, next renewal, contract end date, "
    "next renewal date, contract end, subscription renewal date, contract expiry date, expiry date",
    "customer_since": "customer since, client since, customer start date, became a customer date, since, "
    "customer since date, contract start date, start of relationship",
    "last_contact_on": "last contact, last contacted, last contact date, last contacted date, last contacted on, "
    "last contacted at, date last contacted, date of last contact, notes last contacted, last activity, "
    "last activity date, last activity time, last activity on, last interaction, last interaction date, "
    "last communication, last communication date, last communication time, last touch, last touchpoint, last call, "
    "last call date, last conversation, last engagement date, last reach",
    "health": "health, health score, customer health, customer health score, account health, health status, "
    "health rating, health grade, health color, health colour, health category, overall health, rag, rag status, "
    "csm sentiment, csm pulse",
    "nps": "nps, nps score, net promoter score, last nps, latest nps",
    "segment": "segment, tier, customer segment, customer tier, account tier, account segment, abc class",
    "open_cases": "open cases, open tickets, number of open cases, number of open tickets, open case count, "
    "open support tickets, cases open, tickets open",
    "do_not_call": "do not call, dnc, do not phone, no calls, donotphone, do not allow phone calls, phone opt out, "
    "call opt out, do not contact",
    "notes": "notes, note, description, comments, comment, remarks, remark, internal notes, background, "
    "background info, about, account description, additional notes, customer note",
}
