"""Diarienummer: many forms are in use; the raw string is always kept (R42).

Forms seen in real papers: ``SN 2023/173``, ``KS/2020:248-003``, ``SOCN/2021:6``, ``SON2018.0097``,
``KS 2017/0472``, ``Dnr 31/16``, ``SN 9/2021 7706``, ``2007/555``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from nämndapp.bas.fel import Inmatningsfel

_ORGAN = r"(?P<organ>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,9})"
_FORMER = tuple(
    re.compile(mönster)
    for mönster in (
        rf"{_ORGAN}[ /]?(?P<år>(?:19|20)\d{{2}})[/:.\-](?P<löp>\d{{1,6}})(?:[-:. ](?P<klass>\d{{1,6}}(?:\.\d+)*))?",
        rf"{_ORGAN}[ /](?P<löp>\d{{1,6}})/(?P<år>(?:19|20)\d{{2}})(?: (?P<klass>\d{{2,6}}))?",
        rf"{_ORGAN}[ /](?P<löp>\d{{1,6}})/(?P<kort>\d{{2}})",
        r"(?P<år>(?:19|20)\d{2})[/:](?P<löp>\d{1,6})(?:-(?P<klass>\d{1,6}))?",
        r"(?P<löp>\d{1,6})/(?P<kort>\d{2})",
    )
)
_ETIKETT = re.compile(r"^\s*(?:dnr|diarienr|diarienummer|ärendenummer|ärende)\b[.:]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Diarienummer:
    """A number taken apart. ``organ`` is None for forms without one; ``klass`` is the trailing code."""

    rå: str
    organ: str | None
    år: int
    löpnummer: int
    klass: str | None = None

    @property
    def nyckel(self) -> tuple[str, int, int]:
        """Equal for two spellings of the same number ("SN 2023/173", "SN 2023/0173"); the class code is left out."""
        return ((self.organ or "").upper(), self.år, self.löpnummer)


def tolka(text: str) -> Diarienummer | None:
    """Takes a number apart; None when the string is no diarienummer. A leading "Dnr" is allowed."""
    rå = _ETIKETT.sub("", " ".join(unicodedata.normalize("NFC", text).split()))
    for form in _FORMER:
        träff = form.fullmatch(rå)
        if träff:
            delar = träff.groupdict()
            år = int(delar["år"]) if delar.get("år") else _helt_år(int(delar["kort"]))
            return Diarienummer(rå, delar.get("organ"), år, int(delar["löp"]), delar.get("klass"))
    return None


def _helt_år(kort: int) -> int:
    return 2000 + kort if kort < 70 else 1900 + kort


def nyckel(text: str | None) -> tuple[str, int, int] | str | None:
    """What two documents are joined on: the parsed key, or the folded raw string for unknown forms; None when blank."""
    if not text or not text.strip():
        return None
    tolkat = tolka(text)
    return tolkat.nyckel if tolkat else " ".join(_ETIKETT.sub("", text).split()).casefold()


_HITTA = re.compile(r"\b[A-ZÅÄÖ]{2,6}[ \u00a0\u2007\u202f]?(?:/)?(?:19|20)\d{2}[/:.]\d{1,6}\b")


def hitta_i_text(text: str) -> list[str]:
    """All numbers of the organ–year–number kind in running text, in order ("SN 2023/28"), with plain spaces."""
    return [" ".join(m.group(0).split()) for m in _HITTA.finditer(text)]


_FÄLT = re.compile(r"\{(organ|år|kortår|löpnr|klass)(?::0(\d))?\}")


def formatera(mönster: str, *, organ: str, år: int, löpnummer: int, klass: str = "") -> str:
    """Writes a number after a pattern such as ``{organ} {år}/{löpnr}`` or ``{organ}/{år}:{löpnr:04}-{klass}``.

    ``{löpnr:04}`` pads to four digits, ``{kortår}`` is two digits. Raises Inmatningsfel for a bad pattern.
    """
    granska_mönster(mönster)
    värden = {"organ": organ, "år": str(år), "kortår": f"{år % 100:02d}", "löpnr": str(löpnummer), "klass": klass}
    return _FÄLT.sub(lambda m: värden[m[1]].zfill(int(m[2] or 0)), mönster).strip(" -:/")


def granska_mönster(mönster: str) -> None:
    """Raises Inmatningsfel unless the pattern has a running number, a year and no unknown field."""
    if (
        "{löpnr" not in mönster
        or not re.search(r"\{(?:kort)?år\}", mönster)
        or re.search(r"[{}]", _FÄLT.sub("", mönster))
    ):
        raise Inmatningsfel(
            f"Mönstret ”{mönster}” kan inte användas för diarienummer.",
            "Skriv till exempel {organ} {år}/{löpnr}; fälten är organ, år, kortår, löpnr och klass.",
        )
