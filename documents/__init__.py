"""Evidence in, papers out: catalogue, numbering, rendering, service, archive."""
