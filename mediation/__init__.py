"""Union, people's, judicial and joint mediation: one model and machine."""
