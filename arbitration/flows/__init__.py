"""Who must act next in an arbitration. Only this room knows the workflow engine."""
