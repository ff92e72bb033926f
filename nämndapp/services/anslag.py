"""Anslag are put up, taken down, changed and removed (KL 8:10, 8:12); each is one undoable change.

Something to announce is an ``Anslagssak``: a meeting's protocol, the §§ of it that were justerade at once, each
justering on its own, or a särskilt protokoll. The log has an entry of days and ids for every one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from nämndapp.bas import svenska
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.bas.papekande import Plats
from nämndapp.models import Anslag, Justering, Paragraf, Sammanträde, Sammanträdesstatus, SärskiltProtokoll
from nämndapp.rules.anslag import Anslagsläge, Anslagssak, får_tas_ned, i_tur, läge, läge_i_ord, rubrik
from nämndapp.services import aggregat
from nämndapp.services.aggregat import Aggregat
from nämndapp.services.andring import Ändring, ångras_inom
from nämndapp.services.efteruppgifter import AnslagUppgifter
from nämndapp.services.spegling import Form
from nämndapp.storage import Databas, Enhet, efterurval, logg, planer, protokollurval

__all__ = [
    "ANSLAG",
    "Anslagsläge",
    "Anslagssak",
    "Tavla",
    "föreslagen_förvaringsplats",
    "föreslagen_förvaringsplats_i",
    "hel_justerad",
    "hämta_anslag",
    "lista_anslag",
    "läge",
    "läge_i_ord",
    "mötets_saker",
    "mötets_saker_i",
    "rubrik",
    "släpp",
    "särskilt_protokolls_sak",
    "sätt_upp",
    "sätt_upp_i",
    "ta_bort",
    "ta_ned",
    "ta_ned_i",
    "ändra",
]

ANSLAG = Aggregat(
    "anslag",
    Form(AnslagUppgifter, Anslag),
    efterurval.ladda_anslag,
    lambda u: f"anslaget {u.uppsatt.isoformat()}",
)


# --- what there is to announce --------------------------------------------------------------------------------------


def mötets_saker(db: Databas, sammanträde_id: int) -> list[Anslagssak]:
    """What a meeting has to announce, the §§ that were justerade at once first; empty before any justering."""
    with db.läsning() as enhet:
        return mötets_saker_i(enhet.session, planer.ladda_närvaro(enhet.session, sammanträde_id))


def mötets_saker_i(session: Session, möte: Sammanträde) -> list[Anslagssak]:
    """``mötets_saker`` of a meeting whose §§ have been loaded."""
    id_ = möte.id or 0
    justeringar = protokollurval.justeringar(session, id_)
    alla = efterurval.mötets_anslag(session, id_)
    paragrafer = {p.id or 0: p for p in möte.paragrafer}
    saker = [_paragrafsak(id_, j.datum, tuple(j.paragrafer), paragrafer, alla) for j in justeringar if j.paragrafer]
    tagna = {p for s in saker for p in s.paragrafer}
    hel = hel_justerad(möte, justeringar)
    if hel is not None:
        # marked, but without a justering of their own: from an imported protocol
        märkta = tuple(i for i, p in paragrafer.items() if p.omedelbart_justerad and i not in tagna)
        if märkta:
            saker.append(_paragrafsak(id_, möte.datum, märkta, paragrafer, alla))
        egna = i_tur([a for a in alla if not a.paragrafer])
        plats = Plats("sammantrade", id_, "anslag")
        saker.append(Anslagssak("Protokollet", hel, (), egna, plats, sammanträde_id=id_))
    return saker


def hel_justerad(möte: Sammanträde, justeringar: Sequence[Justering]) -> date | None:
    """The day that the whole protocol was justerat; None while it is not."""
    hel = next((j for j in justeringar if not j.paragrafer), None)
    if hel is not None:
        return hel.datum
    return möte.justering_datum if möte.status is Sammanträdesstatus.JUSTERAT else None


def _paragrafsak(
    möte_id: int, dag: date, idn: tuple[int, ...], paragrafer: dict[int, Paragraf], alla: Iterable[Anslag]
) -> Anslagssak:
    nummer = [n for i in idn if i in paragrafer and (n := paragrafer[i].nummer) is not None]
    namn = svenska.paragrafer(nummer) or ("Paragrafen" if len(idn) == 1 else "Paragraferna")
    egna = i_tur([a for a in alla if set(a.paragrafer) & set(idn)])
    plats = Plats("paragraf", idn[0], "anslag", text=namn)
    return Anslagssak(namn, dag, idn, egna, plats, sammanträde_id=möte_id)


def särskilt_protokolls_sak(session: Session, protokoll: SärskiltProtokoll) -> Anslagssak | None:
    """What a särskilt protokoll has to announce; None until it is justerat."""
    if protokoll.justerat is None or protokoll.id is None:
        return None
    return Anslagssak(
        f"Det särskilda protokollet {protokoll.datum.year}:{protokoll.nr}",
        protokoll.justerat,
        (),
        i_tur(efterurval.särskilda_protokolls_anslag(session, protokoll.id)),
        Plats("sarskilt_protokoll", protokoll.id, "anslag"),
        särskilt_protokoll_id=protokoll.id,
    )


# --- the acts -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tavla:
    """What stands on the anslag beside the days; None of it is asked for by law but ``förvaringsplats`` (KL 8:12)."""

    förvaringsplats: str = ""
    av: str = ""
    anteckning: str = ""


def sätt_upp(db: Databas, sak: Anslagssak, dag: date, tavla: Tavla | None = None) -> Ändring:
    """Notes that it was put up on the board that day; ``tavla`` None takes the place of the nämnd's latest.

    A day before the justering, or too late, is noted as it is: the rules tell. Raises Saknas when the meeting is gone.
    """
    with db.skrivning() as enhet:
        return sätt_upp_i(enhet, sak, dag, tavla)


def sätt_upp_i(enhet: Enhet, sak: Anslagssak, dag: date, tavla: Tavla | None = None) -> Ändring:
    """``sätt_upp`` in a unit of work."""
    if sak.särskilt_protokoll_id is not None:
        nämnd_id = enhet.hämta(SärskiltProtokoll, sak.särskilt_protokoll_id).nämnd_id
    else:
        nämnd_id = enhet.hämta(Sammanträde, sak.sammanträde_id).nämnd_id
    särskilt = sak.särskilt_protokoll_id is not None
    hur = tavla or Tavla(föreslagen_förvaringsplats_i(enhet.session, nämnd_id, särskilt=särskilt))
    uppgifter = AnslagUppgifter(
        nämnd_id,
        sak.justerat,
        dag,
        får_tas_ned(dag),
        sak.sammanträde_id,
        sak.särskilt_protokoll_id,
        sak.paragrafer,
        None,
        hur.förvaringsplats.strip(),
        hur.av.strip(),
        hur.anteckning.strip(),
    )
    ändring = aggregat.spara(enhet, ANSLAG, None, uppgifter, None)
    _logga(enhet, ändring)
    return replace(ändring, beskrivning="Satte upp anslaget")


def ta_ned(db: Databas, anslag_id: int, dag: date, väntad_version: int | None) -> Ändring:
    """Notes the day that it was taken down. Raises Inmatningsfel for one before it was put up; too early is noted."""
    with db.skrivning() as enhet:
        return ta_ned_i(enhet, anslag_id, dag, väntad_version)


def ta_ned_i(enhet: Enhet, anslag_id: int, dag: date, väntad_version: int | None) -> Ändring:
    """``ta_ned`` in a unit of work."""
    nu = ANSLAG.läs(enhet.session, aggregat.hämta(enhet, ANSLAG, anslag_id))
    return replace(_spara(enhet, anslag_id, replace(nu, nedtaget=dag), väntad_version), beskrivning="Tog ned anslaget")


def ändra(db: Databas, anslag_id: int, uppgifter: AnslagUppgifter, väntad_version: int | None) -> Ändring:
    """Saves days, place and note. With a new ``uppsatt`` the first day to take it down follows, unless it is given too.

    Raises Inmatningsfel when it would be taken down before it was put up.
    """
    with db.skrivning() as enhet:
        före = ANSLAG.läs(enhet.session, aggregat.hämta(enhet, ANSLAG, anslag_id))
        if uppgifter.uppsatt != före.uppsatt and uppgifter.ned_tidigast == före.ned_tidigast:
            uppgifter = replace(uppgifter, ned_tidigast=får_tas_ned(uppgifter.uppsatt))
        return _spara(enhet, anslag_id, uppgifter, väntad_version)


def _spara(enhet: Enhet, anslag_id: int, uppgifter: AnslagUppgifter, väntad_version: int | None) -> Ändring:
    if uppgifter.nedtaget is not None and uppgifter.nedtaget < uppgifter.uppsatt:
        raise Inmatningsfel(
            f"Anslaget kan inte tas ned före {svenska.datum_kort(uppgifter.uppsatt)}, dagen då det sattes upp.",
            "Rätta någon av dagarna.",
        )
    ändring = aggregat.spara(enhet, ANSLAG, anslag_id, uppgifter, väntad_version)
    _logga(enhet, ändring)
    return ändring


def ta_bort(db: Databas, anslag_id: int, väntad_version: int | None) -> Ändring:
    """Removes one that was noted by mistake."""
    with db.skrivning() as enhet:
        ändring = aggregat.ta_bort(enhet, ANSLAG, anslag_id, väntad_version)
        _logga(enhet, ändring)
        return ändring


def släpp(enhet: Enhet, sammanträde_id: int) -> list[Ändring]:
    """The anslag of a meeting that is going to be removed go first, so that they come back with it."""
    idn = [a.id or 0 for a in efterurval.mötets_anslag(enhet.session, sammanträde_id)]
    return [aggregat.ta_bort(enhet, ANSLAG, i, None) for i in idn]


def _ångra(enhet: Enhet, ändring: Ändring) -> Ändring:
    åter = aggregat.ångra_i(enhet, ANSLAG, ändring)
    _logga(enhet, åter)
    return åter


ångras_inom(ANSLAG.slag, _ångra)


def _logga(enhet: Enhet, ändring: Ändring) -> None:
    """Days and ids, never names; an anslag that was undone or removed has an entry of that too."""
    if ändring.tom:
        return
    u = ändring.efter
    data: dict[str, object] = {"borttaget": True}
    if isinstance(u, AnslagUppgifter):
        data = {
            "sammanträde": u.sammanträde_id,
            "särskilt_protokoll": u.särskilt_protokoll_id,
            "paragrafer": list(u.paragrafer),
            "uppsatt": u.uppsatt.isoformat(),
            "nedtaget": u.nedtaget.isoformat() if u.nedtaget else None,
        }
    logg.skriv(enhet, ANSLAG.slag, f"anslag:{ändring.objekt_id}", data)


# --- reading --------------------------------------------------------------------------------------------------------


def hämta_anslag(db: Databas, anslag_id: int) -> tuple[AnslagUppgifter, int]:
    """The content and the version; raises Saknas."""
    with db.läsning() as enhet:
        rad = aggregat.hämta(enhet, ANSLAG, anslag_id)
        return ANSLAG.läs(enhet.session, rad), rad.version


def lista_anslag(db: Databas, nämnd_id: int, från: date | None = None) -> list[tuple[int, AnslagUppgifter]]:
    """Id and content of the nämnd's anslag (put up on ``från`` or later), in the order in which they were put up."""
    with db.läsning() as enhet:
        rader = efterurval.nämndens_anslag(enhet.session, nämnd_id, från)
        return [(r.id or 0, ANSLAG.läs(enhet.session, r)) for r in rader]


def föreslagen_förvaringsplats(db: Databas, nämnd_id: int, *, särskilt: bool = False) -> str:
    """Where the protocol of the nämnd's latest anslag (of a särskilt protokoll) is kept; "" for the first."""
    with db.läsning() as enhet:
        return föreslagen_förvaringsplats_i(enhet.session, nämnd_id, särskilt=särskilt)


def föreslagen_förvaringsplats_i(session: Session, nämnd_id: int, *, särskilt: bool = False) -> str:
    """``föreslagen_förvaringsplats`` in an open session."""
    senaste = efterurval.senaste_anslag(session, nämnd_id, särskilt=särskilt)
    return senaste.förvaringsplats if senaste else ""
