"""Matters: the list, the matter with its papers and meetings, and the paper's editor."""
