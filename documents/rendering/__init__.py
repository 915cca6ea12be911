"""From a catalogue kind and its data to HTML and a PDF that looks the same on every run."""
