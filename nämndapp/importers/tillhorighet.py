"""Which ärende a paper is proposed to join: by diarienummer and place in the bundle, never by title."""

from __future__ import annotations

from collections import Counter

from nämndapp.bas.diarienummer import tolka
from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Fält

_BÄRARE = {Dokumenttyp.TJÄNSTESKRIVELSE, Dokumenttyp.ORDFÖRANDESKRIVELSE, Dokumenttyp.PROTOKOLLSPARAGRAF}
_UTAN = {Dokumenttyp.KALLELSE, Dokumenttyp.FÖREDRAGNINGSLISTA}


def _organ(dnr: str | None) -> str | None:
    tolkat = tolka(dnr) if dnr else None
    return tolkat.organ.upper() if tolkat and tolkat.organ else None


def nämndens_organkod(dokument: list[Dokumentförslag]) -> str | None:
    """The letters that most of the bundle's skrivelser and points are numbered with ("SN")."""
    koder = Counter(
        kod
        for dok in dokument
        for dnr in (
            [dok.diarienummer.värde]
            if dok.diarienummer and dok.typ in _BÄRARE
            else [p.diarienummer for p in dok.punkter]
        )
        if (kod := _organ(dnr))
    )
    return koder.most_common(1)[0][0] if koder else None


def sätt_tillhörighet(dokument: list[Dokumentförslag]) -> None:
    """Fills ``hör_till`` and its reason in every paper, and the year of a plan from the paper it stands in."""
    egen = nämndens_organkod(dokument)
    bärare: Dokumentförslag | None = None
    föregående: Dokumentförslag | None = None
    for dok in dokument:
        dnr = dok.diarienummer.värde if dok.diarienummer else None
        främmande = dnr is not None and _organ(dnr) is not None and _organ(dnr) != egen
        if dok.typ in _UTAN:
            bärare = None
        elif dnr and not (främmande and bärare):
            dok.hör_till, dok.hör_till_grund = dnr, "eget diarienummer"
        elif bärare and bärare.diarienummer and (dnr or dok.typ not in _BÄRARE):
            dok.hör_till = bärare.diarienummer.värde
            dok.hör_till_grund = f"följer efter {bärare.typ.namn.lower()} {bärare.diarienummer.värde}"
        if dok.typ in _BÄRARE:
            if dnr and not främmande:
                bärare = dok
            elif not dnr:
                bärare = None  # a skrivelse whose number is lost begins another, unknown ärende
        if dok.typ is Dokumenttyp.INTERNKONTROLLPLAN and "ar" not in dok.fält and föregående:
            år = föregående.fält.get("ar")
            if isinstance(år, Fält) and föregående.typ is Dokumenttyp.BILAGA and dok.hör_till == föregående.hör_till:
                dok.fält["ar"] = år
        föregående = dok
