"""Bind many files into one: the order of a file, its sheets, and page numbers on every page."""
