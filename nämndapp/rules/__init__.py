"""The law and the trade's practice as pure functions: model objects in, list of Påpekande out."""
