"""Papers: built from the database, written as PDF, Word or web page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Dokumentfel, Inmatningsfel, orsak
from nämndapp.bas.filbyte import byt
from nämndapp.bas.filnamn import rent_filnamn
from nämndapp.models import Justering, Kommun, Nämnd, Paragraf, Sammanträde
from nämndapp.reports import byggare
from nämndapp.reports.dokument import Dokument
from nämndapp.reports.stil import Husstil
from nämndapp.rules.listan import givna_nummer
from nämndapp.rules.ordningsjamforelse import jämför
from nämndapp.services import (
    anslagspapper,
    arvode,
    attestpapper,
    delegation,
    delegationsanmalan,
    delegationsdiagram,
    expediering,
    mallfiler,
    osparat,
    paket,
    protokoll,
    publicering,
    riskbild,
    sarskilt_underlag,
    uppdragskalla,
)
from nämndapp.services.delegationsbild import Versioner
from nämndapp.services.dokumenttyper import DOKUMENTTYPER, FORMAT
from nämndapp.services.paket import Paket
from nämndapp.services.vilken import Val, hitta_objekt, hitta_ordning
from nämndapp.storage import (
    Databas,
    filer,
    kallelseurval,
    logg,
    planer,
    planering,
    protokollurval,
    sarskilda_protokoll,
    urval,
)

__all__ = [
    "DOKUMENTTYPER",
    "FORMAT",
    "Papper",
    "bygg",
    "bygg_i",
    "bygg_valt",
    "filnamn",
    "innehåll",
    "klä",
    "pdf_bytes",
    "skriv",
]

Framsteg = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Papper:
    """A built paper with the house style it will be rendered in, and the nämnd's Word template when there is one."""

    typ: str
    dokument: Dokument
    stil: Husstil
    mall: bytes | None = None
    fält: Mapping[str, str] = field(default_factory=dict)
    paket: Paket | None = None  # files that the PDF is joined with

    @property
    def titel(self) -> str:
        """The paper's title."""
        return self.dokument.titel


def bygg(db: Databas, typ: str, **val: Any) -> Papper:
    """Builds a paper; ``val`` are the fields of ``Val``.

    Raises Saknas when there is none such, Inmatningsfel when it is not said which one, or for an unknown type.
    """
    return bygg_valt(db, typ, Val(**val))


def bygg_valt(db: Databas, typ: str, val: Val) -> Papper:
    """``bygg`` with the choice as one value."""
    if typ not in _BYGG:
        kända = ", ".join(DOKUMENTTYPER)
        raise Inmatningsfel(f"Dokumenttypen ”{typ}” finns inte.", f"Välj en av: {kända}.")
    with db.läsning() as enhet:
        return bygg_i(enhet.session, typ, val)


def bygg_i(session: Session, typ: str, val: Val) -> Papper:
    """A known type, built in an open session."""
    objekt_id = hitta_objekt(session, typ, val)
    dokument, ägare = _BYGG[typ](session, objekt_id, val)
    papper = klä(session, typ, dokument, ägare)
    if typ == "handlingar":
        return _med_paket(session, papper, objekt_id, val)
    if (mall := mallfiler.mall_för(session, ägare, typ)) is None:
        return papper
    return replace(papper, mall=mall, fält=mallfiler.pappersfält(session, ägare, typ, objekt_id))


def klä(session: Session, typ: str, dokument: Dokument, ägare: Nämnd | None) -> Papper:
    """The built paper with its house style and logotype."""
    stil = byggare.husstil(ägare)
    kommun = ägare.kommun if ägare else None
    sha, alttext = "", ""
    if stil.logotypval == "egen":
        sha, alttext = stil.logotyp, stil.logotyp_alttext
    elif stil.logotypval == "kommunens" and kommun:
        sha, alttext = kommun.logotyp_sha256 or "", kommun.logotyp_alttext
    if sha:
        dokument = byggare.med_logotyp(dokument, filer.läs(session, sha), alttext or _alttext(kommun), stil)
    return Papper(typ, dokument, stil)


def _alttext(kommun: Kommun | None) -> str:
    return f"Logotyp: {kommun.namn}" if kommun and kommun.namn else "Logotyp"


def pdf_bytes(papper: Papper, *, framsteg: Framsteg | None = None) -> bytes:
    """The paper as a tagged PDF. ``framsteg`` gets 0.0–1.0 and may raise to cancel."""
    from nämndapp.reports.rendera import till_pdf

    visa = None if framsteg is None else lambda andel: framsteg(andel, f"Gör PDF av {papper.titel} …")
    if papper.paket is None:
        return till_pdf(papper.dokument, papper.stil, framsteg=visa)
    return paket.foga(
        till_pdf(papper.dokument, papper.stil),
        papper.paket,
        lambda dokument: till_pdf(dokument, papper.stil),
        papper.titel,
        papper.titel.removeprefix("Kallelse till "),
        framsteg=framsteg,
    )


def innehåll(papper: Papper, format_: str, *, framsteg: Framsteg | None = None) -> bytes:
    """The paper's bytes in one of ``FORMAT``."""
    from nämndapp.reports import rendera

    match format_:
        case "pdf":
            return pdf_bytes(papper, framsteg=framsteg)
        case "docx" if papper.mall is not None:
            from nämndapp.reports import mall

            return mall.fyll(papper.mall, papper.dokument, papper.typ, fält=papper.fält).innehåll
        case "docx":
            return rendera.till_docx(papper.dokument, papper.stil)
        case "html":
            return rendera.till_html(papper.dokument, papper.stil).encode("utf-8")
        case _:
            raise Inmatningsfel(f"Formatet ”{format_}” finns inte.", f"Välj en av: {', '.join(FORMAT)}.")


def skriv(papper: Papper, format_: str, sökväg: Path, *, framsteg: Framsteg | None = None) -> None:
    """Writes the paper; the earlier file is replaced only when the new one is complete."""
    _kräv_plats(sökväg)
    skriv_fil(innehåll(papper, format_, framsteg=framsteg), sökväg)


def _kräv_plats(sökväg: Path) -> None:
    if not sökväg.parent.is_dir():
        raise Dokumentfel(f"Mappen {sökväg.parent} finns inte.", "Skapa mappen eller välj en annan plats.")
    if sökväg.is_dir():  # Windows would only say that access is denied
        raise Dokumentfel(
            f"Filen {sökväg.name} kan inte skrivas i {sökväg.parent} (det är en mapp).", "Välj en annan plats."
        )


def skriv_fil(data: bytes, sökväg: Path) -> None:
    """Writes a finished paper, such as a justerat protocol as it was locked. Raises Dokumentfel as ``skriv`` does."""
    _kräv_plats(sökväg)
    tillfällig = sökväg.with_name(f".{sökväg.name}.skrivs")
    try:
        tillfällig.write_bytes(data)
        byt(tillfällig, sökväg)
    except OSError as fel:
        raise Dokumentfel(
            f"Filen {sökväg.name} kan inte skrivas i {sökväg.parent} ({orsak(fel)}).",
            "Stäng den om den är öppen i ett annat program, eller välj en annan plats."
            if isinstance(fel, PermissionError)
            else "Välj en annan plats.",
        ) from fel
    finally:
        with contextlib.suppress(OSError):  # a scanner may hold it: what was wrong first is what is told
            tillfällig.unlink(missing_ok=True)


def skrivs_annorlunda(papper: Papper) -> tuple[str, ...]:
    """Swedish sentences on what cannot be printed as it was written (a character that the fonts lack)."""
    from nämndapp.reports.rensa import rensa

    return rensa(papper.dokument).påpekanden


def skriv_eller_bredvid(papper: Papper, format_: str, sökväg: Path, *, framsteg: Framsteg | None = None) -> Path:
    """Writes the paper; where another program holds the file open, "namn (2).pdf" is written beside it.

    Returns the file that was written. Raises Dokumentfel when no name can be written in the folder.
    """
    nummer = 1
    while True:
        mål = sökväg if nummer == 1 else sökväg.with_name(f"{sökväg.stem} ({nummer}){sökväg.suffix}")
        try:
            skriv(papper, format_, mål, framsteg=framsteg)
        except Dokumentfel as fel:
            hålls_öppen = isinstance(fel.__cause__, PermissionError) and mål.exists()
            if not hålls_öppen or nummer == 10:
                raise
            nummer += 1
        else:
            return mål


def filnamn(papper: Papper) -> str:
    """A name for the file without its ending, which every file system takes."""
    return rent_filnamn(papper.titel, DOKUMENTTYPER[papper.typ])


# --- how they are built ---------------------------------------------------------------------------------------------

Byggd = tuple[Dokument, Nämnd | None]


def _nummer(session: Session, id_: int) -> dict[int, int]:
    return givna_nummer(publicering.listor(session, id_))


def _bygg_kallelse(session: Session, id_: int, val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, id_)
    kallade = kallelseurval.kallade(session, id_)
    papper = byggare.kallelse(möte, nummer=_nummer(session, id_), kallade=kallade, offentlig=val.offentlig)
    return papper, möte.nämnd


def _bygg_föredragningslista(session: Session, id_: int, val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, id_)
    return byggare.föredragningslista(möte, nummer=_nummer(session, id_), offentlig=val.offentlig), möte.nämnd


def _bygg_tilläggslista(session: Session, id_: int, val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, id_)
    nummer, tidpunkt, skillnad = publicering.tilläggslistan(session, möte)
    papper = byggare.tilläggslista(möte, skillnad, nummer=nummer, tidpunkt=tidpunkt, offentlig=val.offentlig)
    return papper, möte.nämnd


def _bygg_meddelanden(session: Session, id_: int, _val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, id_)
    poster = kallelseurval.meddelanden_under(session, id_)
    return byggare.meddelanden(möte, poster, sedan=kallelseurval.senaste_före(session, möte.nämnd_id, möte.datum)), (
        möte.nämnd
    )


def _bygg_uppropslista(session: Session, id_: int, _val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, id_)
    return byggare.uppropslista(
        möte, kallade=kallelseurval.kallade(session, id_), partier=urval.partibeteckningar(session)
    ), möte.nämnd


def _bygg_voteringslista(session: Session, id_: int, val: Val) -> Byggd:
    möte = planer.ladda_sammanträde(session, id_)
    papper = byggare.voteringslista(
        möte,
        antal=val.voteringar,
        punkter=val.punkter,
        nummer=givna_nummer(publicering.listor(session, id_)),
        partier=urval.partibeteckningar(session),
    )
    return papper, möte.nämnd


def _med_paket(session: Session, papper: Papper, id_: int, val: Val) -> Papper:
    """The kallelse with the list of what goes along, and the files that its PDF is joined with."""
    möte = planer.ladda_sammanträde(session, id_)
    innehållet = paket.samla(session, möte, utan_hemliga=val.offentlig)
    klädda = tuple(
        f
        if f.dokument is None
        else replace(f, dokument=klä(session, "tjansteskrivelse", f.dokument, möte.nämnd).dokument)
        for f in innehållet.filer
    )
    innehållet = replace(innehållet, filer=klädda)
    med = replace(
        papper.dokument,
        titel=f"{papper.dokument.titel} med handlingar",
        block=(*papper.dokument.block, *paket.förteckning(innehållet)),
    )
    return replace(papper, dokument=med, paket=innehållet)


def _bygg_omedelbart(session: Session, id_: int, val: Val) -> Byggd:
    """The §§ that are marked so, or of them the one that is named."""
    möte = planer.ladda_protokoll(session, id_)
    valda = [
        p
        for p in möte.paragrafer
        if p.omedelbart_justerad and val.paragraf in (None, p.nummer, p.preliminärt) and val.paragraf_id in (None, p.id)
    ]
    if not valda:
        dag = möte.datum.isoformat()
        fel = (
            f"Ingen paragraf från sammanträdet {dag} justeras omedelbart."
            if val.paragraf is None
            else f"{svenska.paragraf(val.paragraf)} från sammanträdet {dag} justeras inte omedelbart."
        )
        raise Inmatningsfel(fel, "Markera paragrafen på fliken Protokoll.")
    return omedelbart_i(session, möte, valda), möte.nämnd


def omedelbart_i(session: Session, möte: Sammanträde, valda: Sequence[Paragraf]) -> Dokument:
    """Those §§ as a paper of their own, with how they were justerade. Needs loaded: as ``planer.ladda_protokoll``."""
    justerad = _justerad(session, möte, valda)
    kedja = logg.länk(session, justerad.logg_id) if justerad else ""
    return byggare.omedelbart_justerade(möte, valda, justering=justerad, kedja=kedja)


def _justerad(session: Session, möte: Sammanträde, paragrafer: Sequence[Paragraf] = ()) -> Justering | None:
    """How the protocol (or those §§ of it) was justerat, None while it is not."""
    alla = protokollurval.justeringar(session, möte.id or 0)
    vilka = {p.id for p in paragrafer}
    return next((j for j in alla if (vilka <= set(j.paragrafer) if vilka else not j.paragrafer)), None)


def _bygg_protokoll(session: Session, id_: int, _val: Val) -> Byggd:
    möte = planer.ladda_protokoll(session, id_)
    if not möte.paragrafer:  # no draft has been made: the paper shows what it would say
        punkter = {p.id: p for p in möte.punkter if p.id is not None}
        tänkta = protokoll.tänkta_paragrafer(session, möte)
        osparat.med_paragrafer(möte, [osparat.paragraf(u, None, punkter) for u in tänkta])
    justerad = _justerad(session, möte)
    kedja = logg.länk(session, justerad.logg_id) if justerad else ""
    return byggare.protokoll(möte, justering=justerad, kedja=kedja), möte.nämnd


def _bygg_utdrag(session: Session, id_: int, _val: Val) -> Byggd:
    paragraf = planer.ladda_paragraf(session, id_)
    return byggare.protokollsutdrag(paragraf), paragraf.sammanträde.nämnd if paragraf.sammanträde else None


def _bygg_tjänsteskrivelse(session: Session, id_: int, _val: Val) -> Byggd:
    handling = planer.ladda_handling(session, id_)
    nämnd = planer.ladda_nämnd(session, handling.nämnd_id)
    return byggare.tjänsteskrivelse(handling, nämnd), nämnd


def _bygg_plan(session: Session, id_: int, _val: Val) -> Byggd:
    plan = planer.ladda_internkontrollplan(session, id_)
    analys = plan.riskanalys
    förra = riskbild.läs_förra(session, analys.nämnd_id, analys.år) if analys is not None else None
    return byggare.internkontrollplan(plan, förra), plan.nämnd


def _bygg_riskanalys(session: Session, id_: int, _val: Val) -> Byggd:
    analys = planer.ladda_riskanalys(session, id_)
    return byggare.riskanalys(analys, riskbild.läs_förra(session, analys.nämnd_id, analys.år)), analys.nämnd


def _bygg_riskunderlag(session: Session, id_: int, _val: Val) -> Byggd:
    workshop = planer.ladda_workshop(session, id_)
    return byggare.riskunderlag(workshop), workshop.nämnd


def _bygg_kontrollrapport(session: Session, id_: int, val: Val) -> Byggd:
    plan = planer.ladda_internkontrollplan(session, id_)
    return byggare.internkontrollrapport(plan, val.datum or date.today()), plan.nämnd


def _bygg_kontrollårsrapport(session: Session, id_: int, val: Val) -> Byggd:
    plan = planer.ladda_internkontrollplan(session, id_)
    return byggare.internkontrollarsrapport(plan, val.datum or date.today()), plan.nämnd


def _bygg_diarieförteckning(session: Session, id_: int, val: Val) -> Byggd:
    nämnd = planer.ladda_nämnd(session, id_)
    ärenden = urval.ärenden_i_diariet(session, id_, val.år)
    dag = val.datum or max((ä.registrerat for ä in ärenden if ä.registrerat), default=None)
    return byggare.diarieförteckning(ärenden, nämnd, datum=dag), nämnd


def _bygg_sammanträdeskalender(session: Session, id_: int, val: Val) -> Byggd:
    """Of one nämnd with its utskott, or (no nämnd said) of all that are active, in the first one's house style."""
    alla = [n for n in urval.nämnder(session) if n.aktiv]
    ägare = planer.ladda_nämnd(session, id_) if id_ else None
    vald = None if val.nämnd is None and len(alla) > 1 else ägare
    organ = [vald, *(n for n in alla if n.överordnad_id == vald.id)] if vald else [None]
    möten = sorted((m for o in organ for m in planering.möten(session, o.id if o else None)), key=lambda m: m.datum)
    år = val.år or max((m.datum.year for m in möten), default=date.today().year)
    return byggare.sammanträdeskalender(möten, {n.id or 0: n for n in alla}, år, vald, ägare), ägare


def _bygg_uppdragslista(session: Session, id_: int, val: Val) -> Byggd:
    nämnd = planer.ladda_nämnd(session, id_)
    uppdrag = planering.bevakningar(session, id_)
    källor = uppdragskalla.gällande(session, uppdrag)
    return byggare.uppdragslista(uppdrag, nämnd, datum=val.datum or date.today(), källor=källor), nämnd


def _bygg_arvodesunderlag(session: Session, id_: int, val: Val) -> Byggd:
    """Of the meeting that is named (id or day), else of all of the year's."""
    nämnd = planer.ladda_nämnd(session, id_)
    möten = arvode.möten_i(session, id_, val)
    år = val.år if val.år is not None else (None if val.datum or val.sammanträde_id else date.today().year)
    return byggare.arvodesunderlag(möten, nämnd, år=år, datum=date.today()), nämnd


def _bygg_närvarolista(session: Session, id_: int, _val: Val) -> Byggd:
    möte = planer.ladda_protokoll(session, id_)
    return byggare.närvarolista(möte), möte.nämnd


def _bygg_expedieringslista(session: Session, id_: int, _val: Val) -> Byggd:
    möte = planer.ladda_protokoll(session, id_)
    return byggare.expedieringslista(möte, expediering.mötets_utskick_i(session, möte)), möte.nämnd


def _bygg_rättelse(session: Session, id_: int, _val: Val) -> Byggd:
    paragraf = planer.ladda_paragraf(session, id_)
    if not paragraf.rättelser:
        raise Inmatningsfel("Paragrafen har ingen rättelse.", "Skriv en på fliken Protokoll när den är justerad.")
    return byggare.rättelse(paragraf), paragraf.sammanträde.nämnd if paragraf.sammanträde else None


def _bygg_delegationsordning(session: Session, id_: int, val: Val) -> Byggd:
    """Clean; with ``val.jämför`` change-marked against that version."""
    vy = delegation.läs_ordning(session, id_)
    bild = delegation.bild(session, vy)
    nämnd = planer.ladda_nämnd(session, vy.huvud.nämnd_id)
    if val.jämför is None:
        return byggare.delegationsordning(bild, nämnd), nämnd
    mot = hitta_ordning(session, replace(val, nämnd=nämnd.id), val.jämför)
    gammal = delegation.bild(session, delegation.läs_ordning(session, mot))
    return byggare.delegationsordning(bild, nämnd, jämförelse=jämför(gammal, bild)), nämnd


def _bygg_delegationsrapport(session: Session, id_: int, val: Val) -> Byggd:
    rapport = delegationsanmalan.läs_rapport(session, id_)
    möte = session.get(Sammanträde, id_)
    nämnd = planer.ladda_nämnd(session, möte.nämnd_id) if möte else None
    bilder = delegationsdiagram.bilder(rapport.siffror)
    return byggare.delegationsrapport(rapport, nämnd, diagram=bilder, offentlig=val.offentlig), nämnd


def _bygg_särskilt_protokoll(session: Session, id_: int, val: Val) -> Byggd:
    protokollet = sarskilda_protokoll.ladda_protokoll(session, id_)
    bild = sarskilt_underlag.läs_bild(session, protokollet, Versioner(session, protokollet.nämnd_id))
    nämnd = planer.ladda_nämnd(session, protokollet.nämnd_id)
    return byggare.särskilt_protokoll(bild, nämnd, offentlig=val.offentlig), nämnd


_BYGG: dict[str, Callable[[Session, int, Val], Byggd]] = {
    "kallelse": _bygg_kallelse,
    "foredragningslista": _bygg_föredragningslista,
    "protokoll": _bygg_protokoll,
    "omedelbart": _bygg_omedelbart,
    "utdrag": _bygg_utdrag,
    "tjansteskrivelse": _bygg_tjänsteskrivelse,
    "internkontrollplan": _bygg_plan,
    "riskanalys": _bygg_riskanalys,
    "riskunderlag": _bygg_riskunderlag,
    "internkontrollrapport": _bygg_kontrollrapport,
    "internkontrollarsrapport": _bygg_kontrollårsrapport,
    "diarieforteckning": _bygg_diarieförteckning,
    "sammantradeskalender": _bygg_sammanträdeskalender,
    "uppdragslista": _bygg_uppdragslista,
    "tillaggslista": _bygg_tilläggslista,
    "meddelanden": _bygg_meddelanden,
    "uppropslista": _bygg_uppropslista,
    "voteringslista": _bygg_voteringslista,
    **attestpapper.BYGG,
    "arvodesunderlag": _bygg_arvodesunderlag,
    "narvarolista": _bygg_närvarolista,
    "rattelse": _bygg_rättelse,
    **anslagspapper.BYGG,
    "expedieringslista": _bygg_expedieringslista,
    "delegationsordning": _bygg_delegationsordning,
    "delegationsrapport": _bygg_delegationsrapport,
    "sarskiltprotokoll": _bygg_särskilt_protokoll,
    "handlingar": _bygg_kallelse,
}
