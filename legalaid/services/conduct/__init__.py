"""What happens while the lawyer works."""
