"""Puts the pieces together, once per process: the only importer of adapters and reader of settings."""

from callprogram.bootstrap.files import (
    board_file,
    calendar_feed,
    calendar_file,
    draft_file,
    glance,
    headers_of,
    packet_file,
    read_crm_file,
    rejects_csv,
    results_file,
    sample_customers,
    some_rows,
    written_back,
    written_back_in_one,
)
from callprogram.bootstrap.pieces import App, app, build, now
from callprogram.bootstrap.questions import check_channel, examine, signed_in, understand, vouched
from callprogram.bootstrap.work import (
    WORK,
    finish_hours,
    follow_calls,
    keep_calendars,
    publish_calendars,
    reconcile_calls,
    send_messages,
    sign_off,
    work_once,
)

__all__ = [
    "WANTED_COOKIE",
    "WORK",
    "App",
    "app",
    "board_file",
    "build",
    "calendar_feed",
    "calendar_file",
    "check_channel",
    "draft_file",
    "examine",
    "finish_hours",
    "follow_calls",
    "glance",
    "headers_of",
    "keep_calendars",
    "now",
    "packet_file",
    "publish_calendars",
    "read_crm_file",
    "reconcile_calls",
    "rejects_csv",
    "results_file",
    "sample_customers",
    "send_messages",
    "sign_off",
    "signed_in",
    "some_rows",
    "understand",
    "vouched",
    "work_once",
    "written_back",
    "written_back_in_one",
]

WANTED_COOKIE = "callprogram_wanted"
