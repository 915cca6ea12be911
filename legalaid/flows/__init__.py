"""Who must act next in a legal-aid case. Only this room knows the workflow engine."""
