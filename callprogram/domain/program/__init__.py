"""The program: when its hour is, and by which numbers a list is made."""
