"""What goes wrong unexpectedly, written down for whoever looks after the machine."""

import logging
import logging.handlers
from io import TextIOWrapper
from pathlib import Path

from callprogram.discretion import keep_logs_discreet
from callprogram.private_files import keep_private, make_private_folder, private
from callprogram.settings import data_directory


class _PrivateLog(logging.handlers.RotatingFileHandler):
    """A log that its owner alone reads."""

    def _open(self) -> TextIOWrapper:
        keep_private(Path(f"{self.baseFilename}.1"))
        return open(self.baseFilename, "a", encoding=self.encoding, opener=private)


def log_file() -> str:
    """Where the log is."""
    return str(data_directory() / "callprogram.log")


def log() -> logging.Logger:
    """The log that goes into the file."""
    make_private_folder(data_directory())
    keep_logs_discreet()
    found = logging.getLogger("callprogram")
    found.propagate = False
    found.addHandler(_PrivateLog(log_file(), maxBytes=1_000_000, backupCount=1))
    return found
