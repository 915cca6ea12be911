"""Who must act next in a mediation. Only this room knows the workflow engine."""
