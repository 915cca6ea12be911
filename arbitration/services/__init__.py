"""The legal acts of an arbitration, one public function a file."""
