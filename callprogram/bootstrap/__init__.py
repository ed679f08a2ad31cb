"""Puts the pieces together, once per process: the only importer of adapters and reader of settings.

What goes on by itself is in `work`, which most commands need not load.
"""

from callprogram.bootstrap.files import (
    answers_in,
    board_file,
    calendar_feed,
    calendar_file,
    case_bundle,
    draft_file,
    glance,
    headers_of,
    packet_file,
    rates_in,
    read_crm_file,
    rejects_csv,
    results_file,
    sample_customers,
    some_rows,
    wanted_csv,
    written_back,
    written_back_in_one,
)
from callprogram.bootstrap.letters import fetch_letters, letters_in, typed_letter
from callprogram.bootstrap.pieces import App, app, build, now
from callprogram.bootstrap.questions import (
    check_channel,
    examine,
    member_at,
    promises_in,
    signed_in,
    understand,
    vouched,
)
from callprogram.bootstrap.trust import erase, figures, findings, is_migrated, restored

__all__ = [
    "WANTED_COOKIE",
    "App",
    "answers_in",
    "app",
    "board_file",
    "build",
    "calendar_feed",
    "calendar_file",
    "case_bundle",
    "check_channel",
    "draft_file",
    "erase",
    "examine",
    "fetch_letters",
    "figures",
    "findings",
    "glance",
    "headers_of",
    "is_migrated",
    "letters_in",
    "member_at",
    "now",
    "packet_file",
    "promises_in",
    "rates_in",
    "read_crm_file",
    "rejects_csv",
    "restored",
    "results_file",
    "sample_customers",
    "signed_in",
    "some_rows",
    "typed_letter",
    "understand",
    "vouched",
    "wanted_csv",
    "written_back",
    "written_back_in_one",
]

WANTED_COOKIE = "callprogram_wanted"
