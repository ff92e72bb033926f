"""Intern kontroll: the year's riskanalys with its matrix, and the plan that rests on it."""
