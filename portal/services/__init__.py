"""What the worker and the employer do from a phone: save, compute, file, answer."""
