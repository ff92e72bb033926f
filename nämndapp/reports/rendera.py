"""One Dokument, three outputs. The text is cleaned once, here, so that all three say the same."""

from __future__ import annotations

from collections.abc import Callable

from nämndapp.reports.dokument import Dokument
from nämndapp.reports.rensa import rensa
from nämndapp.reports.stil import STANDARD, Husstil


def till_pdf(dokument: Dokument, stil: Husstil = STANDARD, *, framsteg: Callable[[float], None] | None = None) -> bytes:
    """A tagged PDF (PDF/UA-1 and PDF/A-2a); the same bytes for the same input.

    ``framsteg`` gets 0.0–1.0 and may raise to cancel. Raises Dokumentfel when a font or picture cannot be read.
    """
    from nämndapp.reports.pdf.rendera import rendera

    return rendera(rensa(dokument), stil, framsteg=framsteg)


def till_docx(dokument: Dokument, stil: Husstil = STANDARD) -> bytes:
    """A Word file with real styles that a colleague can go on editing; the same bytes for the same input."""
    from nämndapp.reports.word.rendera import rendera

    return rendera(rensa(dokument), stil)


def till_html(dokument: Dokument, stil: Husstil = STANDARD) -> str:
    """A self-contained, accessible web page."""
    from nämndapp.reports.html.rendera import rendera

    return rendera(rensa(dokument), stil)
