"""Electronic seals on finished papers: the key, the signature, and what a file's signatures say."""
