"""Workbooks as small as they can be, for tests: ECMA-376 part 1, section 12 says which parts there must be."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = '<Relationship Id="{id}" Type="{type}" Target="{target}"/>'


def xlsx(*sheets: list[list[str]]) -> bytes:
    """A workbook with these sheets, each cell a text."""
    return xlsx_of(*("".join(map(_row, sheet)) for sheet in sheets))


def xlsx_of(*sheets: str) -> bytes:
    """A workbook with these sheets, given as what is inside <sheetData>."""
    numbers = range(1, len(sheets) + 1)
    inside = "".join(f'<sheet name="Sheet {n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relations([("r1", f"{_OFFICE}/officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{inside}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations([(f"r{n}", f"{_OFFICE}/worksheet", f"{n}.xml") for n in numbers]),
    }
    worksheet = '<worksheet xmlns="{}"><sheetData>{}</sheetData></worksheet>'
    return zipped(parts | {f"xl/{n}.xml": worksheet.format(_MAIN, sheet) for n, sheet in enumerate(sheets, 1)})


def zipped(parts: dict[str, str]) -> bytes:
    """A ZIP archive with these files."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def _relations(relations: list[tuple[str, str, str]]) -> str:
    inside = "".join(_RELATION.format(id=own, type=kind, target=target) for own, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _row(cells: list[str]) -> str:
    inside = "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells)
    return f"<row>{inside}</row>"
