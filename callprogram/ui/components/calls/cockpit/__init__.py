"""The hour on one screen: its people, who is called now and why, the call, the note, promises and outcomes."""
