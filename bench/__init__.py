"""Measures the figures that the project promises: `make bench` writes bench/RESULTS.md."""
