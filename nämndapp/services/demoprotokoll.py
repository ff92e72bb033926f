"""The demo's held meeting: attendance, a vote decided by the chair, jäv, återremiss, bordläggning, a justerat protocol.

Everything happens through the services, on the nämnd and the list that the example already has.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from nämndapp.models import (
    Avgörande,
    Justering,
    Närvaroroll,
    Omröstning,
    Paragraf,
    Paragrafutgång,
    Propositionsslag,
    Röstval,
    Sammanträdesstatus,
    Utfall,
    Yrkandeslag,
    Yttrandeslag,
)
from nämndapp.services import (
    aggregat,
    justering,
    narvaroandringar,
    narvaroforslag,
    paragrafordning,
    protokoll,
    radsamling,
)
from nämndapp.services.narvaro import NÄRVARO
from nämndapp.services.protokoll import PARAGRAF
from nämndapp.services.protokolluppgifter import (
    AjourneringUppgifter,
    IntervallUppgifter,
    JusterareUppgifter,
    JävUppgifter,
    NärvarandeUppgifter,
    NärvaroUppgifter,
    PropositionUppgifter,
    RöstUppgifter,
    YrkandeUppgifter,
    YttrandeUppgifter,
)
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.skrivelseuppgifter import SatsUppgifter
from nämndapp.services.uppgifter import ParagrafUppgifter
from nämndapp.storage import Enhet, kallelseurval, urval

_HÅLLET = date(2026, 10, 27)
_JUSTERAT = date(2026, 10, 30)
_RÄTTAT = date(2026, 11, 6)
_JA = ("Maj Ekdahl", "Göran Åfeldt", "Samira Haddad", "Malin Åsberg")
_NEJ = ("Vera Lindqvist", "Claes Rönn", "Birgitta Almlöf", "Lars-Erik Ödman")
_AVSTÅR = ("Oskar Brandt",)
_FÖREDRAGANDE = {"Nour Khalil": 1, "Per-Olof Strand": 2, "Rut Hedlund": 4}  # each there for one §, counted from 0


def bygg(enhet: Enhet, möte_id: int, åter_id: int) -> None:
    """Holds the meeting of seven §§ and makes its protocol justerat; ``åter_id`` is the meeting for what is put off."""
    möte = aggregat.hämta(enhet, SAMMANTRÄDE, möte_id)
    uppgifter = replace(SAMMANTRÄDE.läs(enhet.session, möte), status=Sammanträdesstatus.GENOMFÖRT)
    aggregat.spara(enhet, SAMMANTRÄDE, möte_id, uppgifter, None)
    paragrafer = paragrafordning.i_ordning(enhet.session, möte_id)
    vem = _närvaro(enhet, möte_id, paragrafer)
    ändringar = (_information, _votering, _jäv, _bordläggning, _återremiss)
    for nr, ändra in enumerate(ändringar):
        u = PARAGRAF.läs(enhet.session, aggregat.hämta(enhet, PARAGRAF, paragrafer[nr]))
        protokoll.spara_i(enhet, paragrafer[nr], ändra(u, vem, åter_id), None)
    brådskar = [enhet.hämta(Paragraf, paragrafer[1])]
    justering.justera_omedelbart_i(enhet, brådskar, _justering(möte_id, _HÅLLET, time(16, 0)))
    justering.klart_i(enhet, möte_id, _JUSTERAT)
    justering.justera_i(enhet, _justering(möte_id, _JUSTERAT, time(14, 20)))
    text = "I andra beslutspunkten ska uppföljningen göras senast den 31 oktober 2028."
    justering.rätta_i(enhet, paragrafer[2], _RÄTTAT, "Lovisa Qvist", text)


def _justering(möte_id: int, dag: date, kl: time) -> Justering:
    underskrifter = (("Maj Ekdahl", "ordförande"), ("Oskar Brandt", "justerare"))
    av = [{"namn": namn, "uppgift": uppgift, "paragrafer": ""} for namn, uppgift in underskrifter]
    return Justering(sammanträde_id=möte_id, datum=dag, tidpunkt=datetime.combine(dag, kl), av=av)


def _närvaro(enhet: Enhet, möte_id: int, paragrafer: list[int]) -> dict[str, int]:
    """Ylva Hagström is away and Malin Åsberg serves for her; Claes Rönn comes during the second §; two listen."""
    narvaroforslag.föreslå_i(enhet, möte_id)
    tjänstemän = {p.namn: p.id or 0 for p in urval.personer(enhet.session) if p.namn in _FÖREDRAGANDE}
    personer = kallelseurval.personer(enhet.session, tjänstemän.values())
    nu = NÄRVARO.läs(enhet, möte_id)
    nya = tuple(
        NärvarandeUppgifter(
            namn,
            Närvaroroll.TJÄNSTEPERSON,
            id_,
            titel=next((b.titel for b in personer[id_].befattningar), ""),
            intervall=(IntervallUppgifter(paragrafer[_FÖREDRAGANDE[namn]], paragrafer[_FÖREDRAGANDE[namn]]),),
        )
        for namn, id_ in tjänstemän.items()
    )
    radsamling.spara(enhet, NÄRVARO, möte_id, replace(nu, närvarande=(*nu.närvarande, *nya)), None)
    nu = NÄRVARO.läs(enhet, möte_id)
    vem = {n.namn: n.id or 0 for n in nu.närvarande}
    n = narvaroandringar.frånvarande(nu, vem["Ylva Hagström"])
    n = narvaroandringar.inträder(n, vem["Malin Åsberg"], vem["Ylva Hagström"], paragrafer[0], ordning=paragrafer)
    for lyssnar in ("Tuva Sundell", "Folke Tegnér"):
        n = narvaroandringar.kom(n, vem[lyssnar], None, ordning=paragrafer)
    n = narvaroandringar.kom(
        n, vem["Claes Rönn"], paragrafer[1], ordning=paragrafer, del_av=True, kl=time(13, 50), tjänstgör=True
    )
    n = replace(
        _med_arvode(n),
        justerare=(
            JusterareUppgifter(vem["Oskar Brandt"]),
            JusterareUppgifter(vem["Lars-Erik Ödman"], ersättare=True),
        ),
        ajourneringar=(AjourneringUppgifter(time(14, 40), time(14, 55), paragrafer[2]),),
    )
    radsamling.spara(enhet, NÄRVARO, möte_id, n, None)
    return vem


def _med_arvode(n: NärvaroUppgifter) -> NärvaroUppgifter:
    return replace(n, närvarande=tuple(map(_arvode, n.närvarande)))


def _arvode(p: NärvarandeUppgifter) -> NärvarandeUppgifter:
    match p.namn:
        case "Lars-Erik Ödman":
            return replace(p, resa_km=46, restid=50)
        case "Malin Åsberg":
            return replace(p, resa_km=18, restid=25)
        case "Samira Haddad":
            return replace(p, förlorad_tid=180, förlorad_inkomst=690)
        case "Claes Rönn":
            return replace(p, resa_km=12, anteckning="försenat tåg")
        case _:
            return p


# --- under the §§ ---------------------------------------------------------------------------------------------------


def _information(u: ParagrafUppgifter, _vem: dict[str, int], _åter: int) -> ParagrafUppgifter:
    beslut = (SatsUppgifter("Nämnden har tagit del av informationen."),)
    return replace(u, utgång=Paragrafutgång.INFORMATION, beslutspunkter=beslut)


def _votering(u: ParagrafUppgifter, vem: dict[str, int], _åter: int) -> ParagrafUppgifter:
    """Four against four, one abstains: the chair decides."""
    röster = [(Röstval.JA, _JA), (Röstval.NEJ, _NEJ), (Röstval.AVSTÅR, _AVSTÅR)]
    val = {vem[namn]: v for v, namnen in röster for namn in namnen}
    return replace(
        u,
        yrkanden=(
            YrkandeUppgifter("bifall", Yrkandeslag.BIFALL, personer=(vem["Maj Ekdahl"], vem["Samira Haddad"])),
            YrkandeUppgifter("avslag", Yrkandeslag.AVSLAG, personer=(vem["Vera Lindqvist"], vem["Birgitta Almlöf"])),
        ),
        propositioner=(
            PropositionUppgifter(
                Propositionsslag.BIFALL,
                "bifall",
                "avslag",
                omröstning=Omröstning.ÖPPEN,
                avgörande=Avgörande.UTSLAGSRÖST,
                utfall=Utfall.JA,
                röster=tuple(RöstUppgifter(n, v) for n, v in sorted(val.items())),
            ),
        ),
        yttranden=(
            YttrandeUppgifter(
                Yttrandeslag.RESERVATION,
                yrkande="avslag",
                anmäld=time(14, 20),
                personer=tuple(vem[namn] for namn in _NEJ),
            ),
        ),
    )


def _jäv(u: ParagrafUppgifter, vem: dict[str, int], _åter: int) -> ParagrafUppgifter:
    """Göran Åfeldt sits on the board of the housing company; Tuva Sundell serves in his place."""
    jäv = JävUppgifter(
        vem["Göran Åfeldt"], 3, anteckning="ledamot i styrelsen för Ekbrohem AB", ersättare_id=vem["Tuva Sundell"]
    )
    return replace(u, jäv=(jäv,))


def _bordläggning(u: ParagrafUppgifter, _vem: dict[str, int], åter: int) -> ParagrafUppgifter:
    return replace(u, utgång=Paragrafutgång.BORDLÄGGNING, åter_sammanträde_id=åter)


def _återremiss(u: ParagrafUppgifter, vem: dict[str, int], _åter: int) -> ParagrafUppgifter:
    """Agreed without a vote; it goes back to the förvaltning and not on to fullmäktige."""
    avsnitt = tuple(replace(a, text="- Förvaltningen") if a.rubrik == "Skickas till" else a for a in u.avsnitt)
    return replace(
        u,
        avsnitt=avsnitt,
        utgång=Paragrafutgång.ÅTERREMISS,
        skäl="leveransens kostnad behöver redovisas för sig",
        åter_till="Förvaltningen",
        beslutspunkter=(
            SatsUppgifter(
                "Nämnden återremitterar ärendet till förvaltningen för att leveransens kostnad ska redovisas."
            ),
        ),
        yrkanden=(
            YrkandeUppgifter(
                "återremiss",
                Yrkandeslag.ÅTERREMISS,
                "leveransens kostnad redovisas för sig",
                personer=(vem["Oskar Brandt"],),
            ),
        ),
        propositioner=(PropositionUppgifter(Propositionsslag.ÅTERREMISS, "", "återremiss", utfall=Utfall.NEJ),),
    )
