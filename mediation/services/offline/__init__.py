"""Records from the field: what a phone kept while the line was down joins the case; a clash waits for a person."""
