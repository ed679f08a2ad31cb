"""Your profile: how the person at the screen is reached."""

from callprogram.ui.components.people import own_settings
from callprogram.ui.components.words import page
from callprogram.ui.session import pieces

member = pieces().member
page.head("Your profile", f"{member.email} · {', '.join(sorted(member.roles))}")
own_settings.show(member)
