"""Files by the hundred thousand rows: what the reader of exports hands to the database."""
