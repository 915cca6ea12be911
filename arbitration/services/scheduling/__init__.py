"""集中排期: hearings of many cases proposed at once, confirmed by a person, set row by row."""
