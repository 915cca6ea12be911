"""The worker's and the employer's side, on a phone."""
