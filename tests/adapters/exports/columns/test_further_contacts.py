"""Several contacts of a company stand in one row, each under a number."""

import pytest

from callprogram.adapters.exports.columns.columns import recognition


@pytest.mark.parametrize(
    ("headers", "contact", "phone", "further"),
    [
        (
            "Company,Contact 1,Phone 1,Email 1,Contact 2,Phone 2,Email 2",
            ("Contact 1",),
            ("Phone 1",),
            ({"contact": ("Contact 2",), "email": ("Email 2",), "phone": ("Phone 2",)},),
        ),
        (
            "Firma,Ansprechpartner,Tel.,Ansprechpartner 2,Tel. 2,Mobil 2,Ansprechpartner 3",
            ("Ansprechpartner",),
            ("Tel.",),
            ({"contact": ("Ansprechpartner 2",), "phone": ("Tel. 2", "Mobil 2")}, {"contact": ("Ansprechpartner 3",)}),
        ),
        (
            "name,contact_1_name,contact_1_phone_2,contact_2_first_name,contact_2_last_name,contact_2_title",
            ("contact_1_name",),
            ("contact_1_phone_2",),
            ({"contact": ("contact_2_first_name", "contact_2_last_name"), "title": ("contact_2_title",)},),
        ),
        (
            "会社名,担当者1,電話1,担当者2,電話2",
            ("担当者1",),
            ("電話1",),
            ({"contact": ("担当者2",), "phone": ("電話2",)},),
        ),
        ("Company,Contact,Phone,Phone 2,Email 2", ("Contact",), ("Phone", "Phone 2"), ()),
    ],
)
def test_a_number_with_a_name_is_a_further_contact(
    headers: str, contact: tuple[str, ...], phone: tuple[str, ...], further: tuple[dict[str, tuple[str, ...]], ...]
) -> None:
    found = recognition(headers.split(","), (), {})
    assert (found.mapping["contact"], found.mapping["phone"], found.further) == (contact, phone, further)
