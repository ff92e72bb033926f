"""What the program wrote unseen in a Word file that it made (``bas.wordfalt.Pappersmärke``)."""

from __future__ import annotations

import io
import zipfile

from nämndapp.bas.wordfalt import EGENSKAP, Pappersmärke
from nämndapp.importers import wordtext

_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


def läs_märke(innehåll: bytes) -> Pappersmärke | None:
    """What the program wrote in a file that it made; None for any other file."""
    try:
        with zipfile.ZipFile(io.BytesIO(innehåll)) as arkiv:
            xml = arkiv.read("docProps/custom.xml")
        rot = wordtext.tolka_xml(xml)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, RuntimeError, NotImplementedError):
        return (
            None  # whatever zipfile and the XML raise for a file that is not ours: broken, encrypted, packed otherwise
        )
    for egenskap in rot.iter(_CUSTOM):
        if egenskap.get("name") == EGENSKAP:
            return Pappersmärke.ur_text("".join(egenskap.itertext()))
    return None
