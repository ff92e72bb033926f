"""After the meeting: the anslag and what is sent out."""
