"""Dokument → tagged PDF (PDF/UA-1, PDF/A-2a). Only ``rendera`` is meant for others.

skrift (fonts, widths) → sats (lines) → skarva (boxes, page breaks) → yta (marked content) → struktur, arkiv (pikepdf).
"""
