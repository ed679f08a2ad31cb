"""The exports of payment and bookkeeping systems."""

from callprogram.adapters.exports.columns.systems.preset import Preset

PRESETS = (
    Preset(
        "Stripe",
        ("id, Email, Created (UTC)", "Customer ID, Created (UTC)", "Total Spend, Delinquent", "Card ID, Delinquent"),
        {
            "crm_id": "id, Customer ID",
            "country": "Address Country, Shipping Country, Card Address Country, Billing Address Country",
            "notes": "Description",
        },
    ),
    Preset(
        "QuickBooks",
        (
            "Customer, Phone Numbers",
            "Customer, Full Name, Billing Address",
            "Customer full name, Phone numbers",
            "Customer, Main Phone, Rep",
            "Customer, Open Balance",
            "Active Status, Customer, Main Phone",
            "Bill to 1, Customer",
        ),
        {
            "company": "Company, Company name, Customer, Customer full name",
            "contact": "Full Name, Primary Contact",
            "phone": "Phone Numbers, Main Phone, Phone, Mobile",
            "country": "Billing Country, Bill country, Country",
            "account_owner": "Rep, Sales Rep",
        },
    ),
    Preset(
        "Xero",
        (
            "ContactName, POCountry",
            "ContactName, AccountNumber, EmailAddress",
            "ContactName, SACountry",
            "ContactName,POAddressLine1",
        ),
        {
            "crm_id": "AccountNumber",
            "company": "ContactName",
            "email": "EmailAddress",
            "phone": "DDINumber, PhoneNumber, MobileNumber",
            "country": "POCountry, SACountry",
        },
    ),
    Preset(
        "DATEV",
        ("Name (Adressattyp Unternehmen)", "Name (Adressatentyp Unternehmen)", "Konto, Unternehmensgegenstand"),
        {
            "crm_id": "Konto",
            "company": "Name (Adressattyp Unternehmen), Name (Adressatentyp Unternehmen)",
            "first_name": "Vorname (Adressattyp natürl. Person), Vorname (Adressatentyp natürl. Person)",
            "last_name": "Name (Adressattyp natürl. Person), Name (Adressatentyp natürl. Person)",
        },
    ),
    Preset(
        "Lexware",
        (
            "Kundennummer, Firmenname, Anrede",
            "Kunden-Nr., Matchcode",
            "Kundennummer, Matchcode",
            "Kundennr, Matchcode",
            "Matchcode, Anrede, Firma",
        ),
        {"crm_id": "Kundennummer, Kunden-Nr., Kundennr", "company": "Firmenname, Firma"},
    ),
    Preset(
        "SAP Business One",
        ("CardCode, CardName",),
        {
            "crm_id": "CardCode",
            "company": "CardName",
            "contact": "CntctPrsn",
            "phone": "Phone1, Phone2, Cellular",
            "email": "E_Mail",
            "account_owner": "SlpName, SlpCode",
        },
    ),
    Preset(
        "Sage",
        (
            "Account Reference, Account Name, Contact Name",
            "A/C, Name, Contact Name",
            "Account Reference, Trade Contact",
        ),
        {"crm_id": "Account Reference, A/C", "company": "Account Name, Name", "contact": "Contact Name, Trade Contact"},
    ),
)
