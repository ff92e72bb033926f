"""The page Planering: the year plan, the årshjul, uppdrag, and ärenden on their way."""
