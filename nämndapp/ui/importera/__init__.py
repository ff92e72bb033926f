"""Reading papers from files: what was found, beside the source it was read from."""
