"""Lists that are none of customers are told by what their columns are called, and answered by one sentence."""

import pytest

from callprogram.adapters.exports import read
from callprogram.domain.customers.imports import Reading
from callprogram.errors import BadInputError, ColumnMissingError

DEALS = (
    "Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company\nRenewal,Won,2026-12-01,Ana Roy,12,Acme Inc\n"
)
TICKETS = "Ticket ID,Subject,Priority,Requester,Organization,Assignee\n1,Login,high,Ann Lee,Acme Inc,Ana Roy\n"
INVOICES = "Invoice Number,Invoice Date,Customer,Amount,Billing Phone\nINV-1,2026-11-01,Acme Inc,1200,\n"
RECHNUNGEN = "Rechnungsnummer;Rechnungsdatum;Kunde;Betrag\nR1;01.11.2026;Weiß GmbH;1.200,00\n"
TASKS = "Subject,Activity Type,Due Date,Assigned To,Company,Contact\nCall,Call,2026-12-01,Ana Roy,Acme Inc,Ann Lee\n"
ORDERS = "Order Number,Order Date,Quantity,Unit Price,Customer\n1001,2026-11-01,2,10.00,Acme Inc\n"
PRODUCTS = "SKU,Product name,Price,Stock,Supplier\nA1,Screw,0.10,1000,Bolt\n"
OPPORTUNITIES = (
    "Opportunity Name,Account Name,Stage,Close Date,Opportunity Owner\nRenewal,Acme Inc,Won,2026-12-01,Ana Roy\n"
)


def read_text(text: str, mapping: dict[str, list[str]] | None = None) -> Reading:
    return read("list.csv", text.encode(), "US", mapping or {})


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        (DEALS, "deals"),
        (OPPORTUNITIES, "deals"),
        (TICKETS, "tickets"),
        (INVOICES, "invoices"),
        (RECHNUNGEN, "invoices"),
        (TASKS, "tasks"),
        (ORDERS, "orders"),
        (PRODUCTS, "products"),
    ],
)
def test_a_list_without_numbers_that_is_none_of_customers_is_refused_by_its_name(text: str, lists: str) -> None:
    with pytest.raises(
        ColumnMissingError, match=rf"^list\.csv lists {lists}, not customers: export the accounts"
    ) as said:
        read_text(text)
    assert said.value.choose.endswith("if a column has these, choose it below.")


def test_what_stands_in_such_a_list_may_be_given_by_hand() -> None:
    found = read_text(DEALS, {"company": ["Associated Company"], "account_owner": ["Deal owner"]})
    assert [each.company for each in found.customers] == ["Acme Inc"]


def test_a_list_of_deals_that_says_when_contracts_are_renewed_tells_of_companies() -> None:
    found = read_text("Account Name,Opportunity Name,Stage,Renewal Date\nAcme Inc,Renewal,Won,2026-12-31\n")
    assert [each.company for each in found.customers] == ["Acme Inc"]


def test_a_list_with_numbers_is_read_and_what_it_lists_is_said() -> None:
    found = read_text(
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Organization,Deal - Contact person,Person - Phone\n"
        "7,Renewal,Won,Acme Inc,Ann Lee,(212) 555-0177\n"
    )
    (customer,) = found.customers
    assert (customer.company, customer.crm_id, customer.contact.name, customer.contact.title) == (
        "Acme Inc",
        None,
        "Ann Lee",
        "",
    )
    assert found.source.in_words == (
        "list.csv lists deals, not customers: whoever stands in a row is taken for a customer.",
    )


def test_one_such_column_among_those_of_customers_says_nothing() -> None:
    found = read_text("Company,Phone,Close Date,Subject\nAcme,(212) 555-0177,2026-12-01,Hello\n")
    assert found.source.in_words == ()


def test_a_list_of_names_alone_is_answered_as_before() -> None:
    with pytest.raises(BadInputError, match=r"No column of list\.csv has telephone numbers"):
        read_text("Company,Industry\nAcme,Tools\n")
