"""Acts. One public function a file; each checks access, locks, asks the rules, moves the state, records one event."""
