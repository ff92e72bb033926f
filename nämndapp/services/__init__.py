"""One function per thing that a user does."""
