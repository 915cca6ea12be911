"""仲裁审查: the review of a mediation agreement."""
