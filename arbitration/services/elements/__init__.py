"""要素: both sides compared, and what is found."""
