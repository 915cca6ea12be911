"""The legal acts of a mediation, one public function a file."""
