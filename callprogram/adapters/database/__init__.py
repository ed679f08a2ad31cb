"""The database: SQLite on one machine, PostgreSQL for a company."""
