"""The clock of the 45 days."""
