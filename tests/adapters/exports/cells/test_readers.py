"""A column's reader reads each text once and says what is wrong instead of raising it."""

from callprogram.adapters.exports.cells.readers import ReadCell, plainly, reader


def test_each_text_is_read_once() -> None:
    seen: list[str] = []

    def read(text: str) -> ReadCell:
        seen.append(text)
        return ReadCell(len(text))

    column = reader(read, ("a", "doubtful"))
    assert [column.read(text).value for text in ("a", "bb", "a")] == [1, 2, 1]
    assert (seen, column.doubts) == (["a", "bb"], (("a", "doubtful"),))


def test_what_cannot_be_read_is_said_with_what_to_take_instead() -> None:
    assert plainly(int)("7") == ReadCell(7)
    assert plainly(int, instead=0)("x") == ReadCell(0, "invalid literal for int() with base 10: 'x'")
