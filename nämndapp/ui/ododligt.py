"""Keeps ``True`` alive under PySide 6.12.0 and Python 3.11.

Every ``Signal.emit()`` there gives back a ``True`` that it has not counted, so that after some thousands of signals the
interpreter stops with "deallocating True or False" (measured 2026-11-23; tests/ui/test_ododligt.py). Python 3.12 and
later never count it (PEP 683); here it is given more references than a program can use up.
"""

from __future__ import annotations

import ctypes
import sys

_TILLSKOTT = 1 << 40


def gör_sant_odödligt() -> None:
    """Does what Python 3.12 does by itself. Safe to call many times."""
    if sys.version_info < (3, 12) and sys.getrefcount(True) < _TILLSKOTT:
        ctypes.c_ssize_t.from_address(id(True)).value += _TILLSKOTT  # the count stands first in every object
