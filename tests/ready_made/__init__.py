"""An app of the tests alone: an empty SQLite database is copied from one that the migrations made before."""
