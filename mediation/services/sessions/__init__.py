"""The work: who mediates, the sessions, what was said and offered in them."""
