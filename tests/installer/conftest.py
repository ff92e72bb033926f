"""The scripts of installer/ are run by the build's Python with their own folder first on the path; so are they here."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "installer"))
