"""Whether aid is given, and when it ends."""
