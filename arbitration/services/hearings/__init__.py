"""组庭与开庭: the tribunal, the sitting and its record."""
