"""Rules on papers; no Django here."""
