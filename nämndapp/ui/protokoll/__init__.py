"""What the meeting became: the tabs Närvaro and Protokoll."""
