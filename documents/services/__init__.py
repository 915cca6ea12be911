"""What is done with papers: one act a file."""
