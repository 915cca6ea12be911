"""证据: handed in within the period or late, exchanged, answered, seen, weighed; ordered, appraised, looked for."""
