"""The invented Ekbro kommun, from ``resources/demo/*.toml`` into a database."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from nämndapp.bas import svenska
from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.resurser import resurs
from nämndapp.models import (
    Bevakningsläge,
    Handlingsriktning,
    Punkttyp,
    Sammanträdesstatus,
    Uppdragsroll,
    Ärende,
    Ärendestatus,
)
from nämndapp.rules.frekvens import tolka_frekvens
from nämndapp.services import aggregat, demokallelse
from nämndapp.services.arenden import ÄRENDE, byt_status_i, registrera_i
from nämndapp.services.arshjul import ÅRSHJULSPOST, standardhjul
from nämndapp.services.bevakning import BEVAKNING
from nämndapp.services.diarium import egen_serie
from nämndapp.services.handlingar import HANDLING
from nämndapp.services.internkontroll import PLAN, RISKANALYS
from nämndapp.services.protokoll import PARAGRAF, föreslå_i
from nämndapp.services.register import KOMMUN, NÄMND, PERSON
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.uppgifter import (
    AvsnittUppgifter,
    BefattningUppgifter,
    BevakningUppgifter,
    BilagaUppgifter,
    GruppUppgifter,
    HandlingUppgifter,
    KommunUppgifter,
    KontrollUppgifter,
    Listrad,
    NämndUppgifter,
    ParagrafUppgifter,
    PersonUppgifter,
    PlanUppgifter,
    PunktUppgifter,
    RiskanalysUppgifter,
    RiskUppgifter,
    SammanträdeUppgifter,
    SatsUppgifter,
    SkrivelseUppgifter,
    UnderlagUppgifter,
    UndertecknareUppgifter,
    UppdragUppgifter,
    ÄrendeUppgifter,
)
from nämndapp.storage import Enhet, bumpa, filer

_MANDATPERIOD = (date(2023, 1, 1), date(2026, 12, 31))
_GRUPPER = {
    "information": "Information",
    "egen": "Beslut i nämnden",
    "nästa": "Förslag till fullmäktige och andra",
    "anmälan": "Anmälan",
}
_PUNKTTYPER = {"information": Punkttyp.INFORMATION, "anmälan": Punkttyp.ANMÄLAN}
_UPPDRAG = (
    ("Redovisa hur väntetiden till hemtjänst kan kortas", "SN 2026-04-28 § 22", "Socialchef", date(2026, 12, 15),
     Bevakningsläge.PÅGÅR),
    ("Ta fram förslag till gemensam nyckelrutin", "SN 2026-03-24 § 16", "Enhetschef", date(2026, 11, 1),
     Bevakningsläge.ÖPPEN),
    ("Utvärdera försöket med kvällsöppet", "SN 2026-01-27 § 2", "Verksamhetschef", date(2026, 9, 15),
     Bevakningsläge.REDOVISAD),
)  # fmt: skip
Rad = dict[str, Any]


def läs(namn: str) -> Rad:
    """One of the files of the demo."""
    return tomllib.loads(resurs(f"demo/{namn}.toml").read_text(encoding="utf-8"))


@dataclass
class _Nämnd:
    id: int
    kod: str
    namn: str
    förvaltning: str


class Demo:
    """Fills an empty database in one unit of work."""

    def __init__(self, enhet: Enhet) -> None:
        self.enhet = enhet
        self.personer: dict[str, Rad] = {}
        self.nämnder: dict[str, _Nämnd] = {}

    def bygg(self) -> None:
        """Everything, in the order in which it happened."""
        grund = läs("ekbro")
        self._register(grund)
        ärenden = [(rad, self._ärende(self.nämnder["SN"], rad)) for rad in läs("arenden")["arende"]]
        byggärenden = [(rad, self._registrerat(self.nämnder["BMN"], rad)) for rad in läs("bygg")["arende"]]
        for möte in grund["mote"]:
            nämnd = self.nämnder[möte["namnd"]]
            self._möte(nämnd, möte, ärenden if nämnd.kod == "SN" else byggärenden)
        intern = next(id_ for rad, id_ in ärenden if rad.get("intern"))
        self._intern_kontroll(self.nämnder["SN"].id, intern)
        self._planering(self.nämnder["SN"].id)

    def _planering(self, nämnd_id: int) -> None:
        for post in standardhjul(nämnd_id, socialnämnd=True):
            self._spara(ÅRSHJULSPOST, post)
        for text, källa, ansvarig, senast, läge in _UPPDRAG:
            uppdrag = BevakningUppgifter(
                nämnd_id, text, källa=källa, ansvarig=ansvarig, återrapport_senast=senast, läge=läge
            )
            self._spara(BEVAKNING, uppdrag)

    # -- register --

    def _register(self, grund: Rad) -> None:
        self._spara(KOMMUN, KommunUppgifter(**grund["kommun"]))
        for rad in grund["namnd"]:
            uppgifter = NämndUppgifter(
                rad["namn"],
                rad["kod"],
                platser=rad["platser"],
                förvaltning=rad["förvaltning"],
                kallelse_dagar=rad["kallelse_dagar"],
            )
            if "egen_serie" in rad:
                uppgifter = egen_serie(uppgifter, rad["egen_serie"])
            id_ = self._spara(NÄMND, uppgifter)
            self.nämnder[rad["kod"]] = _Nämnd(id_, rad["kod"], rad["namn"], rad["förvaltning"])
        for rad in grund["person"]:
            self.personer[rad["namn"]] = rad
            self._spara(PERSON, self._person(rad))

    def _person(self, rad: Rad) -> PersonUppgifter:
        uppdrag: list[UppdragUppgifter] = []
        if "roll" in rad:
            uppdrag.append(
                UppdragUppgifter(
                    self.nämnder[rad["namnd"]].id,
                    Uppdragsroll(rad["roll"]),
                    rad["parti"],
                    *_MANDATPERIOD,
                    rad.get("ordning"),
                )
            )
        uppdrag += [
            UppdragUppgifter(self.nämnder[kod].id, Uppdragsroll.SEKRETERARE) for kod in rad.get("sekreterare", ())
        ]
        titlar = (BefattningUppgifter(rad["titel"], rad["enhet"], rad["förvaltning"]),) if "titel" in rad else ()
        return PersonUppgifter(
            rad["namn"],
            rad.get("e_post", ""),
            rad.get("telefon", ""),
            uppdrag=tuple(uppdrag),
            befattningar=titlar,
        )

    # -- ärenden --

    def _ärende(self, nämnd: _Nämnd, rad: Rad) -> int:
        """A matter with its number from the kommun's other system."""
        år = rad["registrerat"].year
        löpnummer = rad["nr"] if år == 2026 else rad["nr"] + 180
        return self._spara(ÄRENDE, self._ärendeuppgifter(nämnd, rad, f"{nämnd.kod} {år}/{löpnummer}"))

    def _registrerat(self, nämnd: _Nämnd, rad: Rad) -> int:
        """A matter numbered here, in the nämnd's own series."""
        id_ = registrera_i(self.enhet, self._ärendeuppgifter(nämnd, rad, None)).objekt_id
        if rad.get("makulerat"):
            byt_status_i(self.enhet, aggregat.hämta(self.enhet, ÄRENDE, id_), Ärendestatus.MAKULERAT)
        return id_

    def _ärendeuppgifter(self, nämnd: _Nämnd, rad: Rad, diarienummer: str | None) -> ÄrendeUppgifter:
        return ÄrendeUppgifter(
            nämnd.id,
            rad["rubrik"],
            rad["registrerat"],
            diarienummer,
            handläggare=str(rad.get("handlaggare") or rad.get("foredragande", "")),
        )

    # -- meetings --

    def _möte(self, nämnd: _Nämnd, rad: Rad, ärenden: list[tuple[Rad, int]]) -> None:
        hållet = "slut" in rad
        kallelse: date | None = rad.get("kallelse")
        status = Sammanträdesstatus.PLANERAT
        if kallelse:
            status = Sammanträdesstatus.JUSTERAT if hållet else Sammanträdesstatus.KALLAT
        uppgifter = SammanträdeUppgifter(
            nämnd.id,
            rad["datum"],
            time(13, 30) if nämnd.kod == "SN" else time(9, 0),
            rad.get("slut"),
            "Lilla salen, Kommunhuset",
            status,
            kallelse_datum=kallelse,
            ordförande=self._ordförande(nämnd.kod),
            sekreterare="Lovisa Qvist",
            förslag_justerare=rad.get("justerare", ""),
            förslag_ersättare=rad.get("ersättare", ""),
            justering_plats="Kansliet" if kallelse else "",
            justering_datum=rad["datum"] + timedelta(days=3) if kallelse else None,
            justering_tid=time(9, 0) if kallelse else None,
            anmäl_förhinder="Lovisa Qvist, 0999-140 22",
            lista=tuple(self._lista(nämnd, rad["datum"], kallelse, ärenden)),
        )
        id_ = self._spara(SAMMANTRÄDE, uppgifter)
        for ärende_id in {p.ärende_id for p in uppgifter.punkter} - {None}:
            self._sätt_status(ärende_id, hållet=hållet)
        if rad.get("utkast") and kallelse:
            demokallelse.kalla(self.enhet, id_, kallelse)
        if hållet or rad.get("utkast"):
            for paragraf in föreslå_i(self.enhet, id_).delar:
                if hållet and isinstance(paragraf.efter, ParagrafUppgifter):
                    fast = replace(paragraf.efter, nummer=paragraf.efter.preliminärt)
                    aggregat.spara(self.enhet, PARAGRAF, paragraf.objekt_id, fast, None)

    def _ordförande(self, kod: str) -> str:
        return next(n for n, p in self.personer.items() if p.get("namnd") == kod and p["roll"] == "ordförande")

    def _sätt_status(self, ärende_id: int | None, *, hållet: bool) -> None:
        rad = self.enhet.hämta(Ärende, ärende_id)
        rad.status = Ärendestatus.BESLUTAT if hållet else Ärendestatus.PÅ_LISTA
        bumpa(rad)

    def _lista(
        self, nämnd: _Nämnd, datum: date, kallelse: date | None, ärenden: list[tuple[Rad, int]]
    ) -> Iterator[Listrad]:
        valda = [(rad, id_) for rad, id_ in ärenden if _tas_upp(rad, datum, kallelse)]
        for grupp, rubrik in _GRUPPER.items():
            rader = [(rad, id_) for rad, id_ in valda if rad["grupp"] == grupp]
            if rader:
                yield GruppUppgifter(rubrik)
            for rad, id_ in rader:
                handlingar = self._handlingar(nämnd, rad, id_, kallelse) if kallelse and "beslut" in rad else ()
                nummer = self.enhet.hämta(Ärende, id_).diarienummer
                yield PunktUppgifter(
                    rad["rubrik"],
                    nummer,
                    id_,
                    _PUNKTTYPER.get(grupp, Punkttyp.BESLUT),
                    rad.get("foredragande", ""),
                    minuter=rad.get("minuter"),
                    stängda_dörrar=bool(rad.get("stangda")),
                    handlingar=handlingar,
                )

    # -- papers --

    def _handlingar(self, nämnd: _Nämnd, rad: Rad, ärende_id: int, kallelse: date) -> tuple[int, ...]:
        skrivelse = self._spara(HANDLING, self._skrivelse(nämnd, rad, ärende_id, kallelse))
        bilagor: list[int] = []
        if "remiss" in rad:
            bilagor.append(self._spara(HANDLING, self._remiss(nämnd, rad, ärende_id)))
        if rad.get("intern"):
            for typ, rubrik in (
                (Dokumenttyp.RISKANALYS, "Riskanalys 2027"),
                (Dokumenttyp.INTERNKONTROLLPLAN, "Internkontrollplan 2027"),
            ):
                underlag = HandlingUppgifter(nämnd.id, rubrik, typ, datum=kallelse, ärenden=(ärende_id,))
                bilagor.append(self._spara(HANDLING, underlag))
        return (skrivelse, *bilagor)

    def _skrivelse(self, nämnd: _Nämnd, rad: Rad, ärende_id: int, kallelse: date) -> HandlingUppgifter:
        datum = kallelse - timedelta(days=5)
        vem = self.personer[rad["handlaggare"]]
        nummer = self.enhet.hämta(Ärende, ärende_id).diarienummer
        avsnitt = [AvsnittUppgifter("Sammanfattning", rad["sammanfattning"])]
        avsnitt += [
            AvsnittUppgifter(rubrik, rad[nyckel])
            for rubrik, nyckel in (("Ärendebeskrivning", "bakgrund"), ("Ekonomi", "ekonomi"))
            if nyckel in rad
        ]
        egen = f"{svenska.genitiv(nämnd.förvaltning)} tjänsteskrivelse {datum.isoformat()} {rad['rubrik']}"
        underlag = [UnderlagUppgifter(egen, datum=datum)]
        underlag += [UnderlagUppgifter(t) for t in (*rad.get("underlag", ()), *filter(None, [rad.get("remiss")]))]
        return HandlingUppgifter(
            nämnd.id,
            rad["rubrik"],
            Dokumenttyp.TJÄNSTESKRIVELSE,
            datum=datum,
            diarienummer=nummer,
            sekretess_lagrum=rad.get("sekretess", ""),
            sekretess_datum=datum if "sekretess" in rad else None,
            sekretess_myndighet=nämnd.namn if "sekretess" in rad else "",
            skrivelse=SkrivelseUppgifter(
                handläggare=rad["handlaggare"],
                handläggare_titel=vem["titel"],
                enhet=vem["enhet"],
                förvaltning=vem["förvaltning"],
                telefon=vem["telefon"],
                adressater=(nämnd.namn,),
                skickas_till=tuple(rad.get("skickas_till", ())),
                avsnitt=tuple(avsnitt),
                satser=tuple(SatsUppgifter(t) for t in rad["beslut"]),
                underlag=tuple(underlag),
                undertecknare=(UndertecknareUppgifter(rad["handlaggare"], vem["titel"]),),
            ),
            ärenden=(ärende_id,),
        )

    def _remiss(self, nämnd: _Nämnd, rad: Rad, ärende_id: int) -> HandlingUppgifter:
        text = f"{rad['remiss']}\n\nRegionen ber om synpunkter senast {rad['svar_senast'].isoformat()}.\n"
        sha256 = filer.spara(self.enhet.session, text.encode("utf-8"), "text/plain")
        return HandlingUppgifter(
            nämnd.id,
            rad["remiss"],
            Dokumenttyp.REMISS,
            Handlingsriktning.INKOMMEN,
            rad["registrerat"],
            "RS 2026/811",
            "Regionen",
            text=text,
            skrivelse=SkrivelseUppgifter(
                enhet="Regionens kansli", adressater=(nämnd.namn,), svar_senast=rad["svar_senast"]
            ),
            bilagor=(BilagaUppgifter(sha256, "remiss.txt"),),
            ärenden=(ärende_id,),
        )

    # -- internal control --

    def _intern_kontroll(self, nämnd_id: int, ärende_id: int) -> None:
        data = läs("internkontroll")
        år, rader = data["ar"], data["risk"]
        analys = RiskanalysUppgifter(
            nämnd_id,
            år,
            f"Riskanalys {år}",
            ärende_id,
            risker=tuple(
                RiskUppgifter(
                    r["risk"],
                    r["område"],
                    föregående=r.get("föregående"),
                    sannolikhet=r["s"],
                    konsekvens=r["k"],
                    riskvärde=r["s"] * r["k"],
                    obligatorisk=bool(r.get("obligatorisk")),
                )
                for r in rader
            ),
        )
        sparad = aggregat.spara(self.enhet, RISKANALYS, None, analys, None)
        assert isinstance(sparad.efter, RiskanalysUppgifter)
        kontroller = tuple(
            KontrollUppgifter(
                r["kontroll"],
                r["område"],
                r["ansvarig"],
                r["frekvens"],
                tolka_frekvens(r["frekvens"]),
                r["metod"],
                r["till"],
                risk.id,
            )
            for r, risk in zip(rader, sparad.efter.risker, strict=True)
            if "kontroll" in r
        )
        plan = PlanUppgifter(
            nämnd_id, år, f"Internkontrollplan {år}", data["inledning"], ärende_id, sparad.objekt_id,
            kontroller=kontroller,
        )  # fmt: skip
        self._spara(PLAN, plan)

    def _spara(self, slag: aggregat.Aggregat[Any], uppgifter: Any) -> int:
        return aggregat.spara(self.enhet, slag, None, uppgifter, None).objekt_id


def _tas_upp(rad: Rad, datum: date, kallelse: date | None) -> bool:
    if rad.get("varje"):
        return kallelse is not None
    return rad.get("mote") == datum or datum in rad.get("moten", ())
