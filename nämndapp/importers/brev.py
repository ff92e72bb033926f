"""An e-mail as papers: the message covers what came with it, each file read by the reader of its kind."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import PurePath
from typing import Any

from nämndapp.bas import diarienummer
from nämndapp.bas.fel import Importfel
from nämndapp.bas.forslag import Avsnittsförslag, Dokumentförslag, Dokumenttyp, Fält, Importförslag
from nämndapp.importers.filer.epost import DJUPAST, Brev, läs_brev
from nämndapp.importers.filer.outlook import läs_outlook
from nämndapp.importers.innehall import läs_innehåll

BREV = frozenset({".eml", ".msg"})
FÖLJER = "följer med e-postmeddelandet"


def läs(innehåll: bytes, namn: str) -> Importförslag:
    """The message first, then the papers in its files; the line numbers go through all of it."""
    samlat = Importförslag(namn, hashlib.sha256(innehåll).hexdigest(), [])
    _lägg_till(samlat, läs_meddelande(innehåll, namn), 0)
    return samlat


def är_brev(namn: str) -> bool:
    """By the ending of the name: .eml, or .msg from Outlook."""
    return PurePath(namn).suffix.casefold() in BREV


def läs_meddelande(innehåll: bytes, namn: str) -> Brev:
    """Takes an .eml or a .msg apart. Raises Importfel when it is none."""
    return läs_outlook(innehåll, namn) if PurePath(namn).suffix.casefold() == ".msg" else läs_brev(innehåll, namn)


def _lägg_till(samlat: Importförslag, brev: Brev, djup: int) -> None:
    täcker = _följebrev(brev, len(samlat.källrader))
    samlat.källrader += täcker.text.split("\n")
    samlat.dokument.append(täcker)
    for bilaga in brev.bilagor:
        try:
            if är_brev(bilaga.namn) and djup < DJUPAST:
                inre = läs_meddelande(bilaga.innehåll, bilaga.namn)
                samlat.källrader.append("")
                _lägg_till(samlat, inre, djup + 1)
                continue
            läst = läs_innehåll(bilaga.innehåll, bilaga.namn)
        except Importfel:  # stored as it is, beside the message
            läst = None
        if läst is None or not läst.dokument:
            täcker.filer.append((bilaga.namn, bilaga.innehåll))
            continue
        samlat.källrader.append("")
        flyttat = len(samlat.källrader)
        samlat.källrader += läst.källrader
        papper = [förskjuten(d, flyttat) for d in läst.dokument]
        papper[0].filer.append((bilaga.namn, bilaga.innehåll))
        for ett in papper:
            if ett.hör_till is None and täcker.hör_till is not None:
                ett.hör_till, ett.hör_till_grund = täcker.hör_till, FÖLJER
        samlat.dokument += papper
        samlat.ej_tolkat += [förskjuten(o, flyttat) for o in läst.ej_tolkat]


def _följebrev(brev: Brev, före: int) -> Dokumentförslag:
    """The message itself as an inkommen skrivelse."""
    från = f"{brev.avsändare} <{brev.adress}>" if brev.adress and brev.adress != brev.avsändare else brev.avsändare
    huvud = [f"Från: {från}", f"Till: {', '.join(brev.till)}", f"Datum: {brev.datum or ''}", f"Ämne: {brev.ämne}"]
    if brev.bilagor:
        huvud.append(f"Bilagor: {', '.join(b.namn for b in brev.bilagor)}")
    rader = [*huvud, "", *brev.text.split("\n")] if brev.text else huvud
    nummer = next(iter(diarienummer.hitta_i_text(f"{brev.ämne}\n{brev.text}")), None)
    return Dokumentförslag(
        Dokumenttyp.INKOMMEN_SKRIVELSE,
        (före + 1, före + len(rader)),
        1.0,
        "\n".join(rader),
        rubrik=Fält(brev.rubrik, före + 4),
        datum=Fält(brev.datum, före + 3) if brev.datum else None,
        organ=Fält(brev.avsändare, före + 1) if brev.avsändare else None,
        fält={
            "handlaggare": Fält(brev.adress or None, före + 1),
            "adressat": [Fält(t, före + 2) for t in brev.till],
        },
        avsnitt=[Avsnittsförslag("", brev.text, före + len(huvud) + 2)] if brev.text else [],
        hör_till=nummer,
        hör_till_grund="numret står i e-postmeddelandet" if nummer else "",
        av_brev=True,
    )


def förskjuten(värde: Any, antal: int) -> Any:
    """The same proposal with its line numbers moved down."""
    if isinstance(värde, list):
        return [förskjuten(v, antal) for v in värde]
    if isinstance(värde, dict):
        return {k: förskjuten(v, antal) for k, v in värde.items()}
    if not dataclasses.is_dataclass(värde) or isinstance(värde, type):
        return värde
    nya: dict[str, Any] = {}
    for f in dataclasses.fields(värde):
        gammalt = getattr(värde, f.name)
        if f.name == "rad" and isinstance(gammalt, int):
            nya[f.name] = gammalt + antal
        elif f.name == "rader" and isinstance(gammalt, tuple):
            nya[f.name] = (gammalt[0] + antal, gammalt[1] + antal)
        elif f.name not in {"filer", "märke"}:
            nya[f.name] = förskjuten(gammalt, antal)
    return dataclasses.replace(värde, **nya)
