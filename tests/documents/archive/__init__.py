"""Bound volumes, who reads and who borrows them."""
