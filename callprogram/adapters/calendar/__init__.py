"""Calendars: files (RFC 5545) and servers (RFC 4791)."""
