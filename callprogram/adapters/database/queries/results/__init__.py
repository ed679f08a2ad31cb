"""What came of the hours, and what a CRM gets back of it."""
