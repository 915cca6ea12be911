"""Who is asked to act, in which order, and what he answers."""
