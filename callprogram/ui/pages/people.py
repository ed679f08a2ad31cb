"""People: who uses callprogram, as what, and who is to be added."""

from callprogram.ui.components.people import members_form
from callprogram.ui.components.words import page
from callprogram.ui.session import program

page.head("People", "Who uses callprogram, and as what.")
members_form.show(program())
