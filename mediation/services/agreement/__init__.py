"""The agreement: written, checked against the law, read back, signed, or recorded as spoken."""
