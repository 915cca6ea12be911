"""The shared kernel: what every track speaks."""
