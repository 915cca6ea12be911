"""审限: extension, suspension, resumption."""
