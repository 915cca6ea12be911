"""Decisions beside the award, endings without one, and what comes after."""
