"""Wiring only: settings, addresses, the background runner."""
