"""What follows: failure, the ways to make an agreement good, payments, visits, closing."""
