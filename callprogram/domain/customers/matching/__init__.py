"""Who is one customer: names of companies, addresses, people, rows of a file, and customers who are known."""
