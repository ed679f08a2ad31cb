"""Several things of a kind wait in one line."""

from callprogram.services.overview.needs import Kind, Need, in_lines


def to_tell(number: int, name: str) -> Need:
    return Need(Kind.NOT_TOLD, f"Tell {name}", "“Send it” was kept; they do not know yet.", number, name=name)


LATE = Need(Kind.LATE_PROMISES, "2 promises late", "Moorlicht; Tin Roof.")
OLD = Need(Kind.OLD_DATA, "CRM data", "The CRM export is 9 days old.")


def read(*needs: Need) -> list[tuple[str, str]]:
    return [(line.what, line.words) for line in in_lines(needs)]


def test_a_few_of_a_kind_have_a_line_each() -> None:
    few = [to_tell(number, name) for number, name in enumerate(("Alder", "Birch", "Cedar"))]
    assert [what for what, _ in read(LATE, *few, OLD)] == [
        *("2 promises late", "Tell Alder", "Tell Birch", "Tell Cedar", "CRM data")
    ]


def test_more_of_a_kind_are_one_line_that_names_the_first_customers_once_where_the_first_stood() -> None:
    names = ("Alder", "Alder", "Birch", "Cedar", "Damson", "Elder")
    many = [to_tell(number, name) for number, name in enumerate(names)]
    assert read(LATE, *many, OLD) == [
        ("2 promises late", "Moorlicht; Tin Roof."),
        ("6 kept promises to tell", "Alder, Birch, Cedar, and 2 more."),
        ("CRM data", "The CRM export is 9 days old."),
    ]
