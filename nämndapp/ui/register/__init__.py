"""Register: nämnder with their settings, persons with their uppdrag, and the kommun."""
