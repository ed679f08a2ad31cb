"""The exports of other CRMs."""

from callprogram.adapters.exports.columns.systems.preset import Preset

PRESETS = (
    Preset(
        "Freshsales",
        ("Sales owner", "Sales Account", "Sales owner, Lifecycle stage", "Sales Accounts, Sales owner"),
        {
            "company": "Sales Account, Sales accounts, Account, Accounts, Account name, Name",
            "phone": "Work, Work phone, Mobile, Phone",
            "account_owner": "Sales owner, Owner",
            "last_contact_on": "Last contacted time, Last contacted",
        },
    ),
    Preset(
        "SugarCRM",
        (
            "Primary Address Country, Assigned User Name",
            "Billing Country, Assigned User",
            "Office Phone, Assigned User",
            "account_name, phone_work",
            "phone_office, billing_address_country",
            "assigned_user_name, date_entered",
            "primary_address_country, phone_work",
            "Primary Address Country, Office Phone",
            "assigned_user_id, date_modified",
        ),
        {
            "crm_id": "account_id, Account ID, ID",
            "company": "account_name, Account Name",
            "phone": "phone_work, phone_office, phone_mobile, Office Phone, Mobile",
            "email": "email1, email_address, Email Address",
            "country": "billing_address_country, primary_address_country, Primary Address Country, Billing Country",
            "account_owner": "assigned_user_name, Assigned User Name, Assigned to, Assigned User, assigned_user_id",
        },
    ),
    Preset(
        "SugarCRM",
        (
            "name, phone_office, billing_address_country",
            "name, phone_office, assigned_user_name",
            "name, account_type,date_entered",
        ),
        {
            "crm_id": "id",
            "company": "name",
            "phone": "phone_office",
            "country": "billing_address_country",
            "account_owner": "assigned_user_name, assigned_user_id",
        },
    ),
    Preset(
        "EspoCRM",
        (
            "Account Name, Assigned User, Phone",
            "accountName, assignedUserName",
            "name, billingAddressCountry,assignedUserName",
            "addressCountry, assignedUserName",
            "emailAddress, phoneNumber, assignedUserId",
        ),
        {
            "crm_id": "accountId, Account ID, id, ID",
            "company": "accountName, Account Name, Account",
            "email": "emailAddress, Email",
            "phone": "phoneNumber, Phone",
            "country": "billingAddressCountry, addressCountry, Billing Address Country, Address Country",
            "account_owner": "assignedUserName, Assigned User, assignedUserId",
        },
    ),
    Preset(
        "Copper",
        (
            "Copper ID",
            "Owned By, Phone Number",
            "Owned By, Company, Work Email",
            "Owned By, Contact Type",
            "Owner Id, Owned By",
            "Owned By, Tags",
        ),
        {
            "crm_id": "Company Id, Copper ID, Id",
            "company": "Company, Company Name",
            "email": "Email, Work Email",
            "account_owner": "Owned By, Owner",
        },
    ),
    Preset(
        "Insightly",
        (
            "RecordId, Organisation",
            "OrganizationName, RecordId",
            "OrganizationName, PhoneBusiness",
            "Contact Record ID",
            "Organization Record ID",
            "Business Phone, Organization, Date of Next Activity",
            "Record Id, Organization Name,User Responsible",
        ),
        {
            "crm_id": "Organization Record ID, Contact Record ID, RecordId, Record ID",
            "company": "OrganizationName, Organization Name, Organization, Organisation",
            "phone": "PhoneBusiness, Business Phone, PhoneMobile, Phone",
            "country": "AddressMailCountry, MailAddressCountry, Mailing Country, BillingAddressCountry",
            "account_owner": "User Responsible, UserResponsible, Organization Owner, Contact Owner, OwnerUser",
        },
    ),
    Preset(
        "monday.com",
        ("Name, Subitems, Person", "Name, Item ID", "Item ID (auto generated)", "Name, Subitems"),
        {"account_owner": "Owner, Account Manager, Person, People", "crm_id": "Item ID, Item ID (auto generated)"},
    ),
    Preset(
        "Zendesk Sell",
        (
            "Contact Type, Organization Name, Owner",
            "is_organization, organisation_name",
            "Work Phone, Prospect Status,Customer Status",
            "Is Organization",
            "prospect_status, customer_status",
        ),
        {
            "company": "Company Name, Organization Name, organisation_name, organization_name, Company",
            "country": "Country, address.country, Billing Country",
            "account_owner": "Owner, owner_name, Owned By, Owner Name",
        },
    ),
    Preset(
        "NetSuite",
        (
            "Internal ID",
            "Internal ID, Sales Rep",
            "Company Name, Primary Contact, Sales Rep",
            "Billing Country, Sales Rep,Subsidiary",
            "Office Phone, Subsidiary",
        ),
        {
            "crm_id": "Internal ID, ID",
            "company": "Company Name, Company",
            "contact": "Primary Contact",
            "country": "Billing Country, Country, Shipping Country",
            "account_owner": "Sales Rep",
        },
    ),
    Preset(
        "Act!",
        ("Record Manager", "Contact, Company, ID/Status", "Last Reach", "Contact, Company, Phone, Last Results"),
        {
            "company": "Company",
            "contact": "Contact",
            "account_owner": "Record Manager",
            "last_contact_on": "Last Reach",
        },
    ),
    Preset(
        "Bitrix24",
        (
            "Responsible person",
            "Responsible, Work Phone",
            "Responsible person, Work Phone",
            "Company Name, Responsible person",
            "ASSIGNED_BY_ID",
            "Verantwortliche Person",
        ),
        {
            "crm_id": "ID",
            "company": "Company Name, Company, COMPANY_TITLE, Company: Company Name",
            "phone": "Work Phone, PHONE_WORK, Mobile",
            "email": "Work E-mail, Work Email, EMAIL_WORK",
            "account_owner": "Responsible person, Responsible, ASSIGNED_BY, Verantwortliche Person, ASSIGNED_BY_ID",
        },
    ),
    Preset(
        "Capsule",
        (
            "Type, Organisation, First Name, Phone Number",
            "Organisation, Job Title, Owner, Last Contacted",
            "Type, Name,Organisation",
            "Type, Organization, Job Title, Email Address",
            "Person/Organisation",
        ),
        {"company": "Organisation, Organization, Organisation Name", "account_owner": "Owner"},
    ),
    Preset(
        "Nutshell",
        (
            "Company Name, Contact Name, Assigned To",
            "Account name, Account territory",
            "Person name, Company name, Assigned to",
            "Nutshell ID",
        ),
        {
            "company": "Company Name, Account name",
            "contact": "Contact Name, Person name",
            "account_owner": "Assigned to, Owner",
        },
    ),
    Preset(
        "Keap",
        (
            "Phone 1, Phone 1 Ext",
            "Contact Id, Owner ID, Phone 1",
            "Id, Company, Phone 1, Email, Owner ID",
            "Phone 1 Type,Street Address 1, Company",
        ),
        {
            "crm_id": "CompanyID, Contact Id, Id",
            "company": "Company, Company Name",
            "country": "Country, Billing Country, Address 1 Country",
            "account_owner": "Owner, Owner Name, Owner ID",
        },
    ),
    Preset(
        "Streak",
        (
            "Pipeline, Box Name",
            "Box Key",
            "Name, Stage, Assigned To, Streak Link",
            "Pipeline, Name, Stage, Assigned To",
        ),
        {"crm_id": "Box Key", "company": "Company, Organization, Box Name", "account_owner": "Assigned To"},
    ),
    Preset(
        "Brevo",
        ("ID_CONTACT, EMAIL", "CONTACT ID, EMAIL, FIRSTNAME", "EMAIL, SMS, NOM", "EMAIL, SMS, LASTNAME"),
        {"email": "EMAIL", "phone": "SMS, WHATSAPP"},
    ),
    Preset(
        "Nimble",
        ("first name, last name, parent company",),
        {"company": "parent company, company name", "account_owner": "owner"},
    ),
    Preset(
        "Attio",
        ("Record, Connection strength", "Record, Domains", "Record, Team > Name"),
        {"company": "Record", "contact": "Team > Name", "email": "Team > Email addresses"},
    ),
    Preset(
        "Mailchimp",
        ("Email Address, MEMBER_RATING", "MEMBER_RATING, OPTIN_TIME", "LEID, EUID"),
        {"email": "Email Address", "country": "Country, CC"},
    ),
    Preset(
        "Salesflare",
        ("Account, Account Owner, Email, Last Interaction", "Account, Position, Owner, Phone", "Salesflare ID"),
        {"company": "Account, Account name", "account_owner": "Account Owner, Owner"},
    ),
)
