"""The law as data, plain Python: read by lawyers, imported by every track."""
