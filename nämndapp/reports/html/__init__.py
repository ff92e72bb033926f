"""Dokument → a self-contained, accessible web page."""
