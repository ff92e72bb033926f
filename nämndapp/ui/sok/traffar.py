"""Hits as cards under headings, and the place that each one opens. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nämndapp.bas.papekande import Plats
from nämndapp.services.attestsvar import Attestsvar
from nämndapp.services.sok import Sökträff
from nämndapp.ui.kit.kortlista import Kort

GRUPPER: dict[str, tuple[str, str, str]] = {  # slag → heading, one of it, picture
    "ärende": ("Ärenden", "ärende", "arenden"),
    "handling": ("Handlingar", "handling", "fil"),
    "sammanträde": ("Sammanträden", "sammanträde", "sammantraden"),
    "paragraf": ("Paragrafer", "paragraf", "grupp"),
    "särskilt protokoll": ("Särskilda protokoll", "särskilt protokoll", "delegation"),
    "person": ("Personer", "person", "register"),
}


def utdrag(träff: Sökträff) -> tuple[tuple[str, bool], ...]:
    """The piece of text to show; nothing when it only repeats the title without a word to emphasise."""
    text = "".join(d for d, _ in träff.utdrag).strip()
    if text == träff.rubrik.strip() and not any(betonad for _, betonad in träff.utdrag):
        return ()
    return träff.utdrag


def kort(träffar: Sequence[Sökträff], nämnder: Mapping[int, str], *, visa_nämnd: bool) -> list[Kort]:
    """The kinds in a fixed order; within a kind the best first. The nämnd is told when there are several."""
    alla: list[Kort] = []
    for slag, (rubrik, ett, bild) in GRUPPER.items():
        här = [t for t in träffar if t.slag == slag]
        if här:
            alla.append(Kort(("", slag), rubrik, höger=str(len(här)), huvud=True))
        for träff in här:
            delar = utdrag(träff)
            text = "".join(d for d, _ in delar)
            upprepning = text.strip() == träff.rubrik.strip()
            nämnd = nämnder.get(träff.nämnd_id or 0, "") if visa_nämnd else ""
            alla.append(
                Kort(
                    (träff.slag, träff.objekt_id, träff.nämnd_id),
                    "" if upprepning else träff.rubrik,
                    delar=delar,
                    höger="" if upprepning else nämnd,
                    fot=nämnd if upprepning else "",
                    ikon=(bild, "text_svag"),
                    uppläst=f"{ett}: {träff.rubrik}. {'' if upprepning else text}".strip(),
                )
            )
    return alla


def attestkort(svar: Attestsvar, nämnd: str) -> list[Kort]:
    """Who may approve the code that was typed."""
    ut = [Kort(("", f"attest {nämnd}"), f"Vem får attestera {svar.kod} i dag?", höger=nämnd, huvud=True)]
    lista = f"attestlistan {svar.lista.år} version {svar.lista.nummer}"
    for t in svar.träffar[:3]:
        roller = " · ".join(f"{namn}: {', '.join(p.namn for p in personer)}" for namn, personer in t.roller)
        rubrik = " ".join(filter(None, [t.rad.kod, t.rad.benämning]))
        fot = f"Enligt {lista}. {svar.förbehåll}".strip()
        ut.append(
            Kort(
                ("attestrad", t.rad.id, None),
                rubrik,
                roller or "Ingen i dag",
                fot=fot,
                ikon=("attest", "text_svag"),
                uppläst=f"attest: {rubrik}. {roller or 'Ingen i dag'}. {fot}",
            )
        )
    return ut


def plats(nyckel: tuple[str, int, int | None]) -> Plats:
    """Where a hit is."""
    return Plats(typ=nyckel[0], id=nyckel[1])
