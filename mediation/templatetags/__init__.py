"""Words of mediation in templates."""
