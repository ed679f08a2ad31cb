"""Components of our own (components v2), each put together of files, some of which several of them share."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

SHARED = Path(__file__).parent


def component(name: str, *files: Path) -> ComponentRenderer:
    """The component of these files, in this order: its markup, its styles, and its scripts, of which one exports it."""
    return st.components.v2.component(
        f"callprogram_{name}",
        html=_together(files, ".html") or None,
        css=_together(files, ".css") or None,
        js=_together(files, ".js"),
    )


def files(module: str, name: str) -> tuple[Path, ...]:
    """The markup, the styles and the script of that name which lie beside a module."""
    return tuple(Path(module).with_name(f"{name}.{kind}") for kind in ("html", "css", "js"))


def _together(files: tuple[Path, ...], suffix: str) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.suffix == suffix)
