"""附带的决定: partial award, preliminary execution, correction, supplement, deliberation, terminations."""
