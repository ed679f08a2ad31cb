"""Customers brought in, corrected and told apart."""
