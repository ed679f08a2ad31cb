from callprogram.domain.imports import Source


def test_headers_that_fill_no_field_are_ignored_ones_in_the_files_order() -> None:
    source = Source(
        file="crm.csv",
        encoding="utf-8",
        delimiter=",",
        header_row=1,
        headers=("Shoe size", "Company", "Phone", "Mobile", "Fax"),
        mapping={"company": ("Company",), "phone": ("Phone", "Mobile")},
    )
    assert source.ignored_headers == ("Shoe size", "Fax")
