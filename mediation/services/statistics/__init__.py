"""Figures of the mediation bodies, counted in SQL over what the person sees."""
