"""Application, exemption or means, grant, assignment, conduct, closing."""
