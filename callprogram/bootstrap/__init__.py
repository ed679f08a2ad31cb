"""Puts the pieces together, once per process: the only importer of adapters and reader of settings.

What one page or command needs beside the pieces is in the other modules, so that no command loads it for another.
"""

from callprogram.bootstrap.pieces import App, app, build, now

__all__ = ["WANTED_COOKIE", "App", "app", "build", "now"]

WANTED_COOKIE = "callprogram_wanted"
