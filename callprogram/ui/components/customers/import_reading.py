"""A chosen CRM file, read and compared once for each way in which it is read."""

from datetime import datetime

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from callprogram.bootstrap.files import glance, headers_of, read_crm_file, some_rows
from callprogram.domain.customers.glances import Glance, name_in
from callprogram.domain.customers.imports import ImportProfile, Reading, outgrown, profile_for
from callprogram.domain.words.dates import counted
from callprogram.services.customers import importing
from callprogram.services.customers.importing import Preview
from callprogram.ui.components.words.waiting import waiting
from callprogram.ui.session import country_to_choose, look_at, pieces, program

Mapping = dict[str, tuple[str, ...]]
Items = tuple[tuple[str, tuple[str, ...]], ...]
Cells = tuple[str, dict[str, str]]
_BY_HAND, _STOPPED = "columns_by_hand", "stopped"


def preview_of(file: UploadedFile, region: str, mapping: Mapping) -> Preview:
    """What bringing the file in would do; raises BadInputError for what is no list of customers."""
    last = pieces().views.last_import()
    way = (file.file_id, region, tuple(sorted(mapping.items())), last.id if last else 0)
    readings, previews = _readings(*way), _previews(*way, pieces().views.as_of())
    if not readings:
        readings.append(_read(file, region, mapping))
    if not previews:
        previews.append(look_at(importing.preview, readings[0]))
    return previews[0]


def profile(file: UploadedFile) -> tuple[ImportProfile | None, str]:
    """The profile saved for exports with this file's headers, and what is to be said where one fits no more.

    Raises BadInputError for no list of customers.
    """
    saved = pieces().views.profiles()
    headers = _headers(file.file_id, tuple((each.name, each.saved_at) for each in saved), file) if saved else ()
    return profile_for(saved, headers), outgrown(saved, headers)


def glance_of(file: UploadedFile, mapping: Mapping) -> Glance:
    """The file's columns and what its numbers say of their country; raises BadInputError for no list of customers."""
    return _glance(file.file_id, tuple(sorted(mapping.items())), file)


def region(file: UploadedFile, seen: Glance, saved: ImportProfile | None) -> str:
    """The country of numbers that leave it open, asked where there are any: as saved, as the file's own, as at home."""
    home = saved.region if saved else seen.region or program().country
    if not seen.without_country:
        return home
    label = f"{counted(seen.without_country, 'number')} without a country: read as from"
    return country_to_choose(label, home, f"region-{file.file_id}-{saved.id if saved else 0}")


def named_rows(file: UploadedFile, mapping: Mapping, numbers: tuple[int, ...]) -> dict[int, Cells]:
    """Rows of the file by their number: the customer's name, and each cell by its header."""
    rows = _rows(file.file_id, tuple(sorted(mapping.items())), numbers, file)
    return {number: (name_in(cells, mapping), cells) for number, cells in rows.items()}


def by_hand(file: UploadedFile) -> Mapping:
    """The columns that somebody has chosen for this file."""
    chosen: dict[str, Mapping] = st.session_state.setdefault(_BY_HAND, {})
    return chosen.get(file.file_id, {})


def choose(file: UploadedFile, field: str, headers: tuple[str, ...]) -> None:
    """Take these columns of the file for a field, from whichever other field has them by choice."""
    others = {
        name: tuple(header for header in chosen if header not in headers) for name, chosen in by_hand(file).items()
    }
    st.session_state[_BY_HAND] = {file.file_id: others | {field: headers}}


def is_stopped(file: UploadedFile) -> bool:
    """Whether somebody has stopped the reading of this file."""
    return bool(st.session_state.get(_STOPPED) == file.file_id)


def show_stopped() -> None:
    """Say that nothing was read, and offer to begin again."""
    st.info("Stopped. Nothing was brought in.")
    st.button("Read it again", key="again", on_click=_stop, args=("",))


def _read(file: UploadedFile, region: str, mapping: Mapping) -> Reading:
    with waiting("Reading the file", lambda: _stop(file.file_id)) as progress:
        return read_crm_file(pieces(), file.name, file.getvalue(), region, mapping, progress)


def _stop(file_id: str) -> None:
    st.session_state[_STOPPED] = file_id


@st.cache_data(max_entries=10, show_spinner=False)
def _headers(file_id: str, saved: tuple[tuple[str, datetime], ...], _file: UploadedFile) -> tuple[str, ...]:
    del file_id, saved
    return headers_of(pieces(), _file.name, _file.getvalue())


@st.cache_data(max_entries=10, show_spinner=False)
def _glance(file_id: str, mapping: Items, _file: UploadedFile) -> Glance:
    del file_id
    return glance(_file.name, _file.getvalue(), dict(mapping))


@st.cache_data(max_entries=4, show_spinner=False)
def _rows(file_id: str, mapping: Items, numbers: tuple[int, ...], _file: UploadedFile) -> dict[int, dict[str, str]]:
    del file_id
    found = some_rows(_file.name, _file.getvalue(), dict(mapping), numbers)
    return {number: dict(cells) for number, cells in found.items()}


# Filled by whoever asks first, for a function that is cached cannot show how far it has come. What has been read may
# wait in temporary files, so it is kept and not copied.
@st.cache_resource(max_entries=2, show_spinner=False)
def _readings(file_id: str, region: str, mapping: Items, last: int) -> list[Reading]:
    del file_id, region, mapping, last
    return []


@st.cache_resource(max_entries=2, show_spinner=False)
def _previews(file_id: str, region: str, mapping: Items, last: int, as_of: str) -> list[Preview]:
    del file_id, region, mapping, last, as_of
    return []
