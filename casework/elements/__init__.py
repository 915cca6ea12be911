"""要素: both sides' statements side by side and what each version comes to, for every track that works with them."""
