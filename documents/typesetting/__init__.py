"""How words, dates, sums and numbers are set on a paper; nothing here knows Django or a case."""
