"""Calls begun, followed and given their outcome."""
