"""Import: a file is looked at, then brought in, or refused with a sentence."""

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app
from callprogram.bootstrap.files import sample_customers
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.ui.conftest import TWO_THAT_MAY_BE_ONE, bring_in, do, errors, labels, main_buttons, open_page, read, seen

GOOD = b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0143\nGlobex,Bob Ray,+1 202 555 0144\n"


def upload(content: bytes, name: str = "customers.csv") -> AppTest:
    return open_page("import").file_uploader("file").upload(name, content, "text/csv").run()


def test_before_a_file_is_chosen_there_is_nothing_to_press() -> None:
    at = open_page("import")
    assert (labels(at), main_buttons(at)) == ([], [])


def test_a_good_file_is_looked_at_before_anything_is_written() -> None:
    at = upload(GOOD)
    assert "2 customers, 2 callable" in seen(at)
    assert main_buttons(at) == ["Import 2 customers"]
    assert app().views.customer_count() == 0


def test_after_an_import_the_page_says_what_came_and_leads_to_this_weeks_draft() -> None:
    at = upload(GOOD).button("main").click().run()
    assert (errors(at), main_buttons(at), app().views.customer_count()) == ([], ["See this week's draft"], 2)
    assert "2 customers are in" in seen(at)
    assert "2 new. Nothing has been called, sent or put in a calendar." in seen(at)
    assert "no revenue: lists cannot weigh it" in seen(at).lower()
    at = at.button("main").click().run()
    assert main_buttons(at) == ["Sign off"]


def test_whoever_cannot_be_called_and_rows_left_out_are_counted_after_an_import() -> None:
    at = upload(GOOD + b"Initech,Cy,call me\n").button("main").click().run()
    assert [header.value for header in at.header] == ["2", "1", "0"]
    assert "Fix 1 number" in labels(at)
    at = at.button("fix").click().run()
    assert "Fix 1 number" in seen(at)


def test_an_import_is_undone_from_its_result() -> None:
    at = upload(GOOD).button("main").click().run()
    at = at.button("undo-import").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 0)
    assert main_buttons(at) == ["Import 2 customers"]


def test_sample_customers_leave_before_the_first_real_file_is_compared_with_anybody() -> None:
    look_around()
    samples = app().views.customer_count()
    name, content = sample_customers()
    at = upload(content, name)
    assert f"There are {samples} sample customers." in seen(at)
    assert main_buttons(at) == ["Remove the sample customers"]
    at = at.button("samples-remove").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 0)
    assert f"{samples} new." in seen(at)
    at = at.button("main").click().run()
    assert (errors(at), app().views.customer_count()) == ([], samples)


def test_sample_customers_who_are_kept_are_asked_about_once() -> None:
    look_around()
    samples = app().views.customer_count()
    at = upload(GOOD).button("samples-keep").click().run().button("main").click().run()
    assert (errors(at), app().views.customer_count()) == ([], samples + 2)
    assert main_buttons(upload(GOOD)) == ["Import 2 customers"]


def test_a_file_that_cannot_be_read_asks_nothing_about_sample_customers() -> None:
    look_around()
    assert main_buttons(upload(b"Colour,Size\nred,12\n")) == []


def look_around() -> None:
    """The sample customers, by their button."""
    at = open_page("this_week").button("sample").click().run()
    assert not errors(at)


def test_an_import_is_remembered_and_taken_back_with_one_button() -> None:
    bring_in()
    at = open_page("import")
    assert "sample_customers.csv" in seen(at).replace("\\", "")
    at = at.button("undo-now-1").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 0)
    assert "undone" in seen(at)


def test_rows_that_need_somebody_are_counted_and_shown() -> None:
    at = upload(GOOD + b"Initech,Cy,call me\n")
    assert "3 customers, 2 callable" in seen(at)
    assert "What needs you: 1 row to look at" in [expander.label for expander in at.expander]


def test_rows_that_needed_somebody_the_last_time_as_well_are_folded() -> None:
    bring_in(GOOD + b"Initech,Cy,call me\n")
    at = upload(GOOD + b"Initech,Cy,call me\n")
    assert {each.label: each.proto.expanded for each in at.expander}["1 row to look at, none of them new"] is False
    at = upload(GOOD + b"Initech,Cy,call me later\nHooli,Di,nobody\n")
    assert "What needs you: 2 rows to look at" in [expander.label for expander in at.expander]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "picture.png"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "book.xlsx"),
        (b"just a line\n", "words.txt"),
    ],
)
def test_what_is_no_list_of_customers_is_a_sentence_and_changes_nothing(content: bytes, name: str) -> None:
    at = upload(content, name)
    (sentence,) = errors(at)
    assert sentence.endswith(".")
    assert (main_buttons(at), app().views.customer_count()) == ([], 0)


def test_markup_in_a_file_name_or_header_stays_words() -> None:
    at = upload(b"Company,Phone,:red[x] **y**\nAcme,+12025550143,z\n", "**a**.csv")
    assert "Not used: :red[x] **y**" in seen(at)
    assert not [words for words in at.caption.values if ":red[" in words]


def test_a_program_without_a_country_still_has_the_page() -> None:
    do(programs.set_program, app().program().name, country="ZZ")
    at = upload(sample_customers()[1])
    assert errors(at) == []
    assert "customers" in read(at.subheader[0].value)


def test_what_is_wrong_is_one_line_for_each_kind_with_its_first_rows() -> None:
    at = upload(GOOD + b"Initech,Cy,call me\nHooli,Dee,call them\n")
    assert "3 rows" not in seen(at)
    assert "Phone · 2 rows" in seen(at)
    assert "row 3, Initech “call me”, row 4, Hooli “call them”" in seen(at)


def test_what_would_be_new_changed_and_gone_is_said_before_anything_is_written() -> None:
    bring_in(GOOD)
    at = upload(b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0145\nInitech,Cy Fox,+1 202 555 0146\n")
    assert "1 new, 1 changed." in seen(at)
    assert "The numbers of 1 customer change." in seen(at)
    assert "1 customer is no longer in this export: Globex. Nobody is removed" in seen(at)
    assert app().views.customer_count() == 2


def test_a_column_chosen_by_hand_is_read_at_once() -> None:
    at = upload(b"Company,Contact,Phone,Kontor\nAcme,Ann Lee,,+1 202 555 0143\n")
    assert "1 customer, 0 callable" in seen(at)
    at = at.multiselect("column-phone").set_value(["Phone", "Kontor"]).run()
    assert (errors(at), at.multiselect("column-phone").value) == ([], ["Phone", "Kontor"])
    assert "1 customer, 1 callable" in seen(at)


def test_a_column_that_is_not_meant_can_be_left_out() -> None:
    at = upload(b"Company,Contact,Phone,Country\nAcme,Ann Lee,+1 202 555 0143,US\n")
    at = at.selectbox("column-country").set_value(None).run()
    assert "Not used: Country" in seen(at)


def test_a_file_without_a_column_of_numbers_asks_which_it_is() -> None:
    at = upload(b"Company,Contact,Kontor\nAcme,Ann Lee,202 555 0143\nGlobex,Bob Ray,202 555 0144\n")
    (sentence,) = errors(at)
    assert sentence == "No column of customers.csv has telephone numbers. Choose it below."
    assert at.selectbox("column-company").value == "Company"
    assert at.multiselect("column-contact").value == ["Contact"]
    assert "“Kontor” is not used. What is it? 202 555 0143 · 202 555 0144" in [box.label for box in at.selectbox]
    assert not at.status
    at = at.multiselect("column-phone").set_value(["Kontor"]).run()
    assert errors(at) == []
    assert "2 customers" in seen(at)


def test_columns_remembered_under_a_name_are_known_at_the_next_file() -> None:
    content = b"Company,Contact,Phone,Kontor\nAcme,Ann Lee,,+1 202 555 0143\n"
    at = upload(content)
    at = at.multiselect("column-phone").set_value(["Kontor"]).run()
    at.text_input("profile-name").input("Monday export")
    at = at.button("profile-save").click().run()
    assert "Remembered as Monday export" in seen(at)
    again = upload(content)
    assert "Read as saved under “Monday export”" in seen(again)
    assert again.multiselect("column-phone").value == ["Kontor"]
    (kept,) = app().views.profiles()
    again = again.button(f"forget-now-{kept.id}").click().run()
    assert (errors(again), app().views.profiles()) == ([], ())


KONTOR = b"Company,Contact,Phone,Kontor,Country\nAcme,Ann Lee,,+1 212 555 0143,US\n"


def remembered() -> None:
    """The columns of KONTOR kept under a name: Kontor has the numbers, and nothing says the country."""
    at = upload(KONTOR).multiselect("column-phone").set_value(["Kontor"]).run()
    at = at.selectbox("column-country").set_value(None).run()
    at.text_input("profile-name").input("Monday export")
    at.button("profile-save").click().run()


def test_saved_ways_to_read_are_listed_with_their_last_use_and_forgotten_once_asked() -> None:
    remembered()
    (kept,) = app().views.profiles()
    assert "5 columns, not used yet" in seen(open_page("import"))
    upload(KONTOR).button("main").click().run()
    at = open_page("import")
    assert "5 columns, last used" in seen(at)
    at = at.button(f"forget-now-{kept.id}").click().run()
    assert (errors(at), app().views.profiles()) == ([], ())
    assert "Monday export is forgotten." in seen(at)
    assert "Saved ways to read an export" not in seen(at)


def test_a_column_that_is_left_out_stays_out_where_it_was_remembered() -> None:
    remembered()
    again = upload(KONTOR)
    assert "Read as saved under “Monday export”" in seen(again)
    assert "Not used: Country (text)." in seen(again)


def fields_shown(at: AppTest) -> set[str]:
    """The fields that some column fills."""
    boxes = [*at.selectbox, *at.multiselect]
    return {str(box.key).removeprefix("column-") for box in boxes if str(box.key).startswith("column-") and box.value}


def test_a_column_chosen_beside_a_remembered_one_takes_its_header() -> None:
    remembered()
    again = upload(KONTOR).selectbox("column-company").set_value("Contact").run()
    assert errors(again) == []
    assert again.selectbox("column-company").value == "Contact"
    assert "contact" not in fields_shown(again)


def test_a_file_whose_columns_have_changed_says_why_it_is_not_read_as_remembered() -> None:
    remembered()
    at = upload(b"Company,Contact,Phone,Office,Country\nAcme,Ann Lee,,+1 212 555 0143,US\n")
    changed = "Kontor is missing, Office is new."
    assert f"Not read as saved under “Monday export”, whose columns have changed: {changed}" in seen(at)


def test_customers_who_are_likely_one_are_joined_with_one_button() -> None:
    bring_in(TWO_THAT_MAY_BE_ONE)
    at = open_page("import")
    assert "Are these the same customer?" in seen(at)
    assert "Both have emails at acme.example and similar names" in seen(at)
    at = at.button("join-1-2").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 1)
    assert "Are these the same customer?" not in seen(at)
    at = at.button("undo-just-done").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 2)


def test_who_was_joined_before_is_parted_again_from_the_list_of_those() -> None:
    bring_in(TWO_THAT_MAY_BE_ONE)
    open_page("import").button("join-1-2").click().run()
    at = open_page("import")
    assert "Joined by hand: 1" in [expander.label for expander in at.expander]
    at = at.button("part-1").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 2)
    assert "Are these the same customer?" in seen(at)


def test_two_who_are_told_apart_are_not_asked_about_again() -> None:
    bring_in(TWO_THAT_MAY_BE_ONE)
    at = open_page("import").button("apart-1-2").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 2)
    assert "Are these the same customer?" not in seen(at)
    assert "Are these the same customer?" not in seen(open_page("import"))


def test_whom_the_export_has_no_more_is_kept_or_not_called_any_more() -> None:
    bring_in(GOOD + b"Hooli,Dee Doe,+1 202 555 0145\n")
    bring_in(b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0143\n")
    at = open_page("import")
    assert "2 customers are no longer in the export" in [expander.label for expander in at.expander]
    at = at.button("keep-2").click().run()
    at = at.button("stop-3").click().run()
    assert errors(at) == []
    assert not at.expander
    assert [each.do_not_call for each in app().views.customers("", 9).customers] == [False, False, True]
    assert "Hooli is not called any more." in seen(at)
    at = at.button("undo-just-done").click().run()
    assert [each.do_not_call for each in app().views.customers("", 9).customers] == [False, False, False]


def test_all_whom_a_part_of_the_customers_left_out_are_kept_at_once() -> None:
    many = [f"Firm {number},Ann Lee,+1 202 555 01{number}\n" for number in range(10, 40)]
    bring_in("".join(["Company,Contact,Phone\n", *many]).encode())
    bring_in(b"Company,Contact,Phone\nFirm 10,Ann Lee,+1 202 555 0110\n")
    at = open_page("import").button("keep-all").click().run()
    assert errors(at) == []
    assert app().views.customers("", 9, vanished=True).total == 0


def test_to_do_leads_to_whom_the_export_has_no_more_which_is_open_then() -> None:
    bring_in(GOOD)
    bring_in(b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0143\n")
    [closed] = [each for each in open_page("import").expander if "no longer" in each.label]
    [opened] = [each for each in open_page("import", show="gone").expander if "no longer" in each.label]
    assert (closed.proto.expanded, opened.proto.expanded) == (False, True)


def test_what_happened_goes_back_to_the_crm_once() -> None:
    bring_in()
    at = open_page("import")
    assert "Nothing new: everything since then has been written back." in seen(at)
    do(promising.promise, app().views.customer("Brindlewick").id, "Send it")
    at = at.run()
    assert "1 activity, each with the CRM's own id." in seen(at)
    assert "Activities (CSV)" in labels(at)
    at = at.button("write-back-done").click().run()
    assert (errors(at), "Nothing new" in seen(at)) == ([], True)
    at = at.toggle("write-back-again").set_value(True).run()
    assert "1 activity" in seen(at)


def tables(at: AppTest) -> list[dict[str, str]]:
    """The rows of every table on the page."""
    rows = [row for each in at.dataframe for row in each.value.astype(str).to_dict("records")]
    return [{str(name): str(cell) for name, cell in row.items()} for row in rows]


def test_a_column_that_goes_with_another_is_not_called_unused() -> None:
    file = b"Company,Record ID,Phone,Phone 2 type,Phone 2,Fruit\nAcme,77,+1 202 555 0143,Mobile,+1 202 555 0144,fig\n"
    at = upload(file).button("main").click().run()
    read_as = {row["In your file"]: row["Read as"] for row in tables(at) if "In your file" in row}
    assert read_as["Fruit"] == "not used"
    assert "not used" not in {read_as[header] for header in read_as if header != "Fruit"}


def test_each_column_is_shown_with_three_cells_and_how_many_are_filled() -> None:
    at = upload(b"Company,Contact,Phone,Tier\nAcme,,+1 202 555 0143,a\nInitech,Cy,+1 202 555 0144,a\n")
    columns = {row["In your file"]: row for row in tables(at) if "In your file" in row}
    assert columns["Company"]["For example"] == "Acme · Initech"
    assert (columns["Contact"]["Read as"], columns["Contact"]["Filled"]) == ("Contact", "1 of 2")
    assert (columns["Tier"]["For example"], columns["Tier"]["Filled"]) == ("a", "2 of 2")


def test_a_column_of_numbers_that_is_not_used_is_a_question() -> None:
    at = upload(b"Company,Phone,Kassenstand\nAcme,+1 202 555 0143,1200.50\nInitech,+1 202 555 0144,900.00\n")
    question = at.selectbox("is-Kassenstand")
    assert read(question.label) == "“Kassenstand” is not used. What is it? 1200.50 · 900.00"
    at = question.set_value("revenue").run()
    assert (errors(at), at.selectbox("column-revenue").value) == ([], "Kassenstand")
    assert "is-Kassenstand" not in [box.key for box in at.selectbox]


def test_a_fax_is_no_question() -> None:
    at = upload(b"Company,Phone,Fax\nAcme,+1 202 555 0143,+1 202 555 0153\nIni,+1 202 555 0144,+1 202 555 0154\n")
    assert [box.key for box in at.selectbox if str(box.key).startswith("is-")] == []


def region_asked(at: AppTest) -> list[tuple[str, str]]:
    return [(read(box.label), str(box.value)) for box in at.selectbox if str(box.key).startswith("region-")]


def test_the_country_of_numbers_is_asked_where_they_leave_it_open_as_the_others_say() -> None:
    at = upload(b"Company,Phone\nAcme,+44 20 7946 0001\nInitech,+44 20 7946 0002\nHooli,020 7946 0003\n")
    assert region_asked(at) == [("1 number without a country: read as from", "GB")]
    assert "3 customers, 3 callable" in seen(at)


def test_the_country_of_numbers_is_not_asked_where_they_or_their_rows_say_it() -> None:
    at = upload(b"Company,Phone,Country\nAcme,+44 20 7946 0001,\nHooli,020 7946 0003,GB\n")
    assert region_asked(at) == []


def test_a_cleared_field_stays_to_be_chosen_again() -> None:
    at = upload(b"Company,Contact,Phone,Country\nAcme,Ann Lee,+1 202 555 0143,US\n")
    at = at.selectbox("column-country").set_value(None).run()
    assert "Not used: Country" in seen(at)
    at = at.selectbox("column-country").set_value("Country").run()
    assert at.selectbox("column-country").value == "Country"
    assert "Not used" not in seen(at)


def test_rows_beyond_the_first_few_open_by_their_customers() -> None:
    rows = "".join(f"Firm {number},call me at {number}\n" for number in range(1, 16))
    good = "".join(f"Good {number},+1 202 555 01{number}\n" for number in range(10, 40))
    at = upload(f"Company,Phone\n{rows}{good}".encode())
    opened = [row for row in tables(at) if "Row" in row]
    assert opened[-1] == {"Row": "15", "Customer": "Firm 15", "Phone": "call me at 15"}
    assert len({row["Row"] for row in opened}) == len(opened)
