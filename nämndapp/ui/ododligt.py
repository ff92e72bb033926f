"""Keeps ``True``, ``False`` and ``None`` alive under PySide 6.12.0 and Python 3.11.

Every ``Signal.emit()`` there gives back a ``True``, and every call without an answer (``setText`` …) a ``None``, that
it has not counted, so that after some thousands of them the interpreter stops with "deallocating True or False" or
"deallocating None" (measured 2026-11-23; tests/ui/test_ododligt.py). Python 3.12 and later never count them (PEP 683);
here they are given more references than a program can use up.
"""

from __future__ import annotations

import ctypes
import sys

_TILLSKOTT = 1 << 40


def gör_sant_odödligt() -> None:
    """Does what Python 3.12 does by itself. Safe to call many times."""
    if sys.version_info >= (3, 12):
        return
    for ensam in (True, False, None):
        if sys.getrefcount(ensam) < _TILLSKOTT:
            ctypes.c_ssize_t.from_address(id(ensam)).value += _TILLSKOTT  # the count stands first in every object
