"""The arbitration walked at random: any person, any act, any case, and what must hold after every step."""
