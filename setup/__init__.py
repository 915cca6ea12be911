"""Sets a fresh machine up and starts or checks Lüdao. Knows the standard library only: nothing is installed yet."""
