"""Files in, proposals with source lines out. Never touches the database."""
