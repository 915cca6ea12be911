"""Receipt, acceptance, fast track, elements, tribunal, hearing, award."""
