"""Finding anything while typing."""
