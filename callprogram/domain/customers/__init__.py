"""Customers: who is one, where they are, at which number they can be called."""
