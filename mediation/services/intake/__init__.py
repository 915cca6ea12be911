"""From the application to its acceptance: how it came, what both sides said, what interrupted limitation."""
