"""All papers the system knows: what they are called, who gets them, when they fall due, what they need."""
