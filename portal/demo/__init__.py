"""Demonstration data: two cities, their offices and about eighty disputes, all invented and marked 演示."""
