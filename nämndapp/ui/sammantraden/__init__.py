"""Meetings: the list, the meeting with its föredragningslista, the protocol draft."""
