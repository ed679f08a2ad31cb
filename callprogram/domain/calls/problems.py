"""What kept a call from coming about, as those read it who cannot open the provider's console."""

_THE_OFFICES = (
    ("allow it under Geo permissions", "the office has to allow them"),
    ("Geo permissions", "the office has to see whether the number is right and that country may be called"),
    ("account", "the office has to see to it"),
    ("Twilio", "the office has to see to it"),
    ("TWILIO_", "the office has to see to it"),
    ("CALLPROGRAM_", "the office has to see to it"),
)


def for_the_caller(problem: str) -> str:
    """The problem as it is, but for a remedy that only an admin can reach: that is the office's."""
    what, _, remedy = problem.partition("; ")
    return next((f"{what}; {office}." for of_admins, office in _THE_OFFICES if of_admins in remedy), problem)
