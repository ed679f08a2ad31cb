"""What came of the hours, for the CRM."""
