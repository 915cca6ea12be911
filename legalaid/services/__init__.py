"""The legal acts of legal aid, one public function a file."""
