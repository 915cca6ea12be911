"""The joint table: who sits at it, and its end."""
