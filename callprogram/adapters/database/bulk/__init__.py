"""Customers by the hundred thousand: compared, remembered, brought in."""
