"""Exports of address books, of shops that keep one, and what callprogram itself writes for CRMs."""

from callprogram.adapters.exports.columns.systems.preset import NOTHING, Preset

PRESETS = (
    Preset(
        "callprogram",
        ("callprogram ID, WhatId, Account.Name, Contact.Phone",),
        {
            "crm_id": "WhatId, WhoId",
            "company": "Account.Name",
            "contact": "Contact.Name",
            "phone": "Contact.Phone",
            NOTHING: "Description, Status, Type",
        },
    ),
    Preset(
        "callprogram",
        (
            "callprogram ID, Record ID, Company name, Phone number",
            "callprogram ID, CRM ID, Company, Phone, What",
        ),
        {
            "crm_id": "Record ID, CRM ID",
            "company": "Company name, Company",
            "contact": "Contact name, Contact",
            "phone": "Phone number, Phone",
            NOTHING: "Assigned to, Activity date, Call notes, Note body, Task notes, Text, When, State",
        },
    ),
    Preset(
        "Google Contacts",
        ("Phone 1 - Value", "E-mail 1 - Value", "Organization 1 - Name", "Phone 1 - Label", "E-mail 1 - Label"),
        {
            "company": "Organization Name, Organization 1 - Name",
            "title": "Organization Title, Organization 1 - Title",
            "email": "E-mail 1 - Value",
            "country": "Address 1 - Country",
        },
    ),
    Preset(
        "Outlook",
        (
            "E-mail Address, Business Phone",
            "Business Phone, Home Phone, Assistant's Phone",
            "Job Title, Business Street,E-mail Address",
            "Telefon geschäftlich, E-Mail-Adresse",
            "Business Country/Region",
            "Tél. bureau, Adresse de messagerie",
            "Téléphone (bureau), Adresse de messagerie",
            "Teléfono del trabajo, Dirección de correo electrónico",
            "Indirizzo posta elettronica, Cellulare",
            "Telefoon op werk, E-mailadres",
            "Telefone comercial, Endereço de correio eletrônico",
            "会社電話, 電子メール アドレス",
            "Company Main Phone",
        ),
        {
            "company": "Company, Firma, Société",
            "title": "Job Title, Position",
            "email": "E-mail Address, E-Mail-Adresse, Adresse de messagerie",
            "country": "Business Country/Region, Business Country, Land/Region geschäftlich, Home Country/Region",
            NOTHING: "Responsable, Manager's Name, Responsabile",
        },
    ),
    Preset(
        "Shopify",
        (
            "Accepts Email Marketing",
            "Default Address Company",
            "Default Address Phone",
            "Accepts Marketing, Total Spent",
            "Customer ID, Total Spent, Total Orders",
            "Default Address Country Code",
        ),
        {
            "crm_id": "Customer ID, ID",
            "company": "Default Address Company, Company, Address Company",
            "phone": "Phone, Default Address Phone, Address Phone",
            "country": "Default Address Country Code, Default Address Country, Country, Country Code, Address Country",
        },
    ),
)
