"""Wage-arrears clues, early warning, construction projects, union letters, the dishonesty list: an empty room so far."""
