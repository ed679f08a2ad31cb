"""What was not brought in, in words."""

from callprogram.domain.customers.left_out import (
    NotCustomer,
    UnusedColumn,
    callable_in_words,
    losses,
    not_customers_in_words,
    unused_in_words,
)


def test_rows_that_are_no_customers_are_named_the_first_ones_by_each_reason() -> None:
    apart = [NotCustomer(3, "Cy Noe", "deleted"), *(NotCustomer(row, "", "no customer") for row in (5, 6, 7, 8))]
    assert not_customers_in_words(apart) == "no customer: row 5, row 6, row 7 and 1 more; deleted: row 3 “Cy Noe”"
    assert not_customers_in_words(apart[:1]) == "deleted: row 3 “Cy Noe”"


def test_of_many_reasons_the_commonest_are_said() -> None:
    apart = [NotCustomer(row, "", why) for row, why in enumerate("aabbccde", 1)]
    assert not_customers_in_words(apart) == "a: row 1, row 2; b: row 3, row 4; c: row 5, row 6; and 2 more"


def test_columns_that_could_fill_a_field_come_first_and_empty_ones_are_not_worth_a_word() -> None:
    text, empty = UnusedColumn("Fax", "text", 0.5, ("x",)), UnusedColumn("Old", "nothing", 0.0, ())
    money = UnusedColumn("ACV", "amounts of money", 1.0, ("5",), ("revenue",))
    assert unused_in_words([text, empty, money]) == "ACV (amounts of money), Fax (text)"
    assert unused_in_words([text] * 8).endswith(", 2 more")


def test_a_list_loses_by_what_no_column_fills_of_whoever_is_new() -> None:
    there = {"phone", "revenue", "account_owner", "renewal_on"}
    assert losses(there, ["Acme"]) == ("no country: times are guessed from numbers",)
    assert losses(there, []) == ()


def test_a_file_without_numbers_does_not_say_that_nobody_can_be_called() -> None:
    assert callable_in_words(0, 0, {"phone"}) == "0 callable"
    assert callable_in_words(0, 0, {"health"}) == "no telephone numbers in this file"


def test_who_is_not_to_be_called_is_counted_beside_those_who_can_be() -> None:
    assert callable_in_words(3314, 923, {"phone"}) == "3,314 callable, 923 not to be called"
