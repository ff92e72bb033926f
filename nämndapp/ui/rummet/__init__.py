"""Sammanträdesläget (F5): the meeting in the room, by keyboard alone."""
