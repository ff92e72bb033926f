"""Översikt: what is next; in an empty file the first start."""
