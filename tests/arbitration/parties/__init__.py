"""Parties and claims that move."""
