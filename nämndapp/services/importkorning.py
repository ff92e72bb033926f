"""One import: the chosen papers become handlingar, matters, meetings, lists and plans in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.forslag import Dokumentförslag, Fält, Importförslag
from nämndapp.bas.papekande import Nivå, Plats, Påpekande
from nämndapp.models import Attestradslag, Handling, ImporteratDokument, Nämnd, Ärende, Ärendestatus
from nämndapp.services import (
    aggregat,
    attest,
    attestimport,
    delegationsinlasning,
    importbygge,
    kontrollimport,
    wordretur,
)
from nämndapp.services.andring import Ändring
from nämndapp.services.arenden import ÄRENDE, registrera_i
from nämndapp.services.diarium import diarienyckel, läs_inställningar
from nämndapp.services.handlingar import HANDLING, mediatyp
from nämndapp.services.internkontroll import PLAN, RISKANALYS
from nämndapp.services.internkontrolluppgifter import PlanUppgifter, RiskanalysUppgifter
from nämndapp.services.internkontrollval import val_i
from nämndapp.services.listsammanslagning import slå_ihop
from nämndapp.services.sammantraden import SAMMANTRÄDE
from nämndapp.services.skrivelseuppgifter import BilagaUppgifter, HandlingUppgifter
from nämndapp.services.troligt_arende import ärende_av_val
from nämndapp.services.uppgifter import PunktUppgifter, ÄrendeUppgifter
from nämndapp.storage import Enhet, filer, urval
from nämndapp.storage import attest as attestlager

VALT_HÄR = "valt här"  # the reason of an ärende that the user has chosen in the preview
Framsteg = Callable[[float, str], None]
Avbruten = Callable[[], bool]


@dataclass(slots=True)
class InlästFil(Importförslag):
    """The proposals of a file with its content, so that the source is stored beside what was made of it."""

    innehåll: bytes = b""


@dataclass(frozen=True, slots=True)
class Importval:
    """What the user decided in the preview. ``dokument`` are places in ``förslag.dokument``; None takes all."""

    dokument: frozenset[int] | None = None
    sammanträde_id: int | None = None  # None: the nämnd's meeting on the same day, else a new one
    nämnd_namn: str = ""  # of a nämnd to be made; "" takes what the papers say
    nämnd_kod: str = ""


@dataclass(frozen=True, slots=True)
class Importresultat:
    """What was added and what was there already, by kind ("handlingar": 11)."""

    nämnd_id: int
    nämnd_kod: str
    nya: dict[str, int]
    fanns: dict[str, int]
    sammanträde_id: int | None = None
    ärenden: tuple[int, ...] = ()
    handlingar: tuple[int, ...] = ()
    meddelanden: tuple[str, ...] = ()
    ändringar: tuple[Ändring, ...] = ()  # of papers that came back from Word, to be undone like any other

    @property
    def antal_nya(self) -> int:
        """0 when the file had been imported before."""
        return sum(self.nya.values())


INGET_VAL = Importval()


def annan_kommun(enhet: Enhet, förslag: Importförslag) -> tuple[Dokumentförslag, Påpekande] | None:
    """The warning that the bundle comes from another kommun than the register's, with the paper that says so."""
    egen = urval.kommun(enhet.session)
    namn = importbygge.organ(förslag).kommun
    if förslag.dokument and förslag.dokument[0].av_brev:  # other kommuner write to us
        return None
    if egen is None or not namn or importbygge.samma_kommun(namn, egen.namn):
        return None
    dok = next(d for d in förslag.dokument if importbygge.fält(d, "kommun") == namn)
    fält = dok.fält["kommun"]
    rad = fält.rad if isinstance(fält, Fält) else None
    text = f"Handlingarna kommer från {namn}, men registret är {egen.namn}s."
    råd = "Kontrollera att filen är rätt innan den sparas."
    plats = Plats(typ="rad", rad=rad, text=f"rad {rad}" if rad else "")
    return dok, Påpekande("IMP-annan-kommun", Nivå.VARNING, text, plats=plats, förslag=råd)


def finns_redan(enhet: Enhet, nämnd_id: int, dok: Dokumentförslag, sha256: str) -> bool:
    """Has the paper been stored before, by its digest?"""
    if (mål := wordretur.hör_hemma(enhet, dok)) is not None:
        return mål.handling_id is not None and mål.senaste_sha256 == sha256
    return urval.importerat(enhet.session, nämnd_id, importbygge.dokumentnyckel(dok)) is not None


@dataclass
class Importkörning:
    """One run: what is known so far, and what has been counted."""

    enhet: Enhet
    nämnd: Nämnd
    förslag: Importförslag
    val: Importval
    nya: Counter[str] = field(default_factory=Counter)
    fanns: Counter[str] = field(default_factory=Counter)
    meddelanden: list[str] = field(default_factory=list)
    ärenden: dict[str, int] = field(default_factory=dict)  # by diarienyckel
    papper: list[tuple[str | None, int]] = field(default_factory=list)  # key of the ärende, id, in bundle order
    planpapper: dict[int, Dokumentförslag] = field(default_factory=dict)  # plans that were new, by year
    nya_handlingar: list[int] = field(default_factory=list)
    nya_ärenden: set[int] = field(default_factory=set)
    ändringar: list[Ändring] = field(default_factory=list)
    möte_id: int | None = None
    brevärende: int | None = None

    def __post_init__(self) -> None:
        self.session = self.enhet.session
        self.nämnd_id = self.nämnd.id or 0
        self.nämnd_kod = self.nämnd.kod
        self.datum = importbygge.mötesdatum(self.förslag)
        bokstäver = (self.nämnd_kod, läs_inställningar(self.nämnd)["diarieorgan"], importbygge.organ(self.förslag).kod)
        self.egna = frozenset(b.casefold() for b in bokstäver if b)

    def kör(self, framsteg: Framsteg | None, avbruten: Avbruten | None) -> Importresultat:
        """Stores what was chosen and tells what it became."""
        alla = self.förslag.dokument
        valda = [d for i, d in enumerate(alla) if self.val.dokument is None or i in self.val.dokument]
        listor = [d for d in valda if d.typ in importbygge.LISTOR]
        for dok in listor:
            for punkt in dok.punkter:
                self._ärende(punkt.diarienummer, punkt.rubrik, på_lista=True)
        if främmande := annan_kommun(self.enhet, self.förslag):
            self.meddelanden.append(f"Varning: {främmande[1].text}")
        for nr, dok in enumerate(valda):
            if avbruten and avbruten():
                raise NämndappFel("Importen avbröts.", "Ingenting har sparats.")
            if framsteg:
                framsteg(nr / len(valda), f"Sparar {importbygge.rubrik(dok)} …")
            self._dokument(dok)
        for dok in listor:
            self._möte(dok)
        self._koppla_papper()
        self._källfil()
        return Importresultat(
            self.nämnd_id,
            self.nämnd_kod,
            {slag: antal for slag, antal in self.nya.items() if antal},
            {slag: antal for slag, antal in self.fanns.items() if antal},
            self.möte_id,
            tuple(self.ärenden.values()),
            tuple(self.nya_handlingar),
            tuple(self.meddelanden),
            tuple(self.ändringar),
        )

    # -- matters --

    def _ärende(self, dnr: str | None, rubrik: str, *, på_lista: bool = False, handläggare: str = "") -> int | None:
        """The matter of a number, made when it is missing; a number of another organ makes none.

        When it was registered is not known here: the day of a kallelse or of a skrivelse is another day.
        """
        if (utan_nummer := ärende_av_val(dnr)) is not None:
            return self._valt_ärende(utan_nummer)
        nyckel = diarienyckel(dnr)
        if nyckel is None or nyckel in self.ärenden:
            return self.ärenden.get(nyckel or "")
        fanns = urval.ärende_med_nyckel(self.session, self.nämnd_id, nyckel)
        if fanns is not None and fanns.id is not None:
            self.fanns["ärenden"] += 1
            self.ärenden[nyckel] = fanns.id
            return fanns.id
        if importbygge.är_främmande(dnr or "", self.egna):
            return None
        status = Ärendestatus.PÅ_LISTA if på_lista else Ärendestatus.ÖPPET
        uppgifter = ÄrendeUppgifter(self.nämnd_id, rubrik, None, dnr, status=status, handläggare=handläggare)
        self.nya["ärenden"] += 1
        id_ = aggregat.spara(self.enhet, ÄRENDE, None, uppgifter, None).objekt_id
        self.ärenden[nyckel] = id_
        self.nya_ärenden.add(id_)
        return id_

    def _valt_ärende(self, id_: int) -> int | None:
        """A matter that was chosen by itself, since it has no number."""
        if (rad := self.session.get(Ärende, id_)) is None or rad.nämnd_id != self.nämnd_id:
            return None
        if f"id:{id_}" not in self.ärenden:
            self.fanns["ärenden"] += 1
            self.ärenden[f"id:{id_}"] = id_
        return id_

    def _brevets_ärende(self) -> int:
        """A new matter for an e-mail that belongs to none, with the next number where the nämnd has its own series."""
        if self.brevärende is None:
            rubrik = importbygge.rubrik(self.förslag.dokument[0])
            self.brevärende = registrera_i(self.enhet, ÄrendeUppgifter(self.nämnd_id, rubrik, None)).objekt_id
            self.nya["ärenden"] += 1
            self.ärenden[f"id:{self.brevärende}"] = self.brevärende
            self.nya_ärenden.add(self.brevärende)
        return self.brevärende

    # -- papers --

    def _dokument(self, dok: Dokumentförslag) -> None:
        if self._tillbaka_från_word(dok):
            return
        lista = dok.typ in importbygge.LISTOR
        ärende_id = None
        if not lista and dok.hör_till is None and self.förslag.dokument[0].av_brev:
            if not finns_redan(self.enhet, self.nämnd_id, dok, self.förslag.sha256):
                ärende_id = self._brevets_ärende()
        elif not lista:
            ärende_id = self._ärende(dok.hör_till, importbygge.rubrik(dok), handläggare=importbygge.handläggare(dok))
            self._handläggare(ärende_id, dok)
            if ärende_id is None and ärende_av_val(dok.hör_till) is not None:  # chosen, but of another nämnd
                ärende_id = self._brevets_ärende()
        handling_id = self._handling(dok, ärende_id)
        if (
            dok.märke is not None and wordretur.hitta(self.enhet, dok.märke) is None
        ):  # from another file: known from now
            wordretur.registrera(self.enhet, dok.märke, self.nämnd_id, handling_id=handling_id, fil=self._ordfil())
        if not lista:
            self.papper.append((diarienyckel(dok.hör_till), handling_id))
        if dok.risker:
            self._riskanalys(dok, ärende_id)
        if dok.typ in kontrollimport.TYPER and dok.kontroller:
            self._uppföljning(dok, ärende_id)
        elif dok.kontroller:
            self._plan(dok, ärende_id)
        if dok.attestrader:
            self._attestlista(dok, ärende_id, handling_id)
        if dok.delegationspunkter:
            self._delegationsordning(dok, ärende_id)
        if dok.statistik:
            self._statistik(dok)

    def _tillbaka_från_word(self, dok: Dokumentförslag) -> bool:
        """A paper that was made here joins its own ärende, or updates its own handling, unless the user says other."""
        mål = wordretur.hör_hemma(self.enhet, dok)
        if mål is None or mål.nämnd_id != self.nämnd_id or dok.hör_till_grund == VALT_HÄR:
            return False
        svar = wordretur.ta_emot_i(self.enhet, dok, mål, self._ordfil())
        slag = "handlingar" if svar.ny else "uppdaterade handlingar"
        (self.fanns if svar.ändring.tom else self.nya)["handlingar" if svar.ändring.tom else slag] += 1
        self.meddelanden += svar.meddelanden
        self.ändringar.append(svar.ändring)
        self.papper.append((diarienyckel(importbygge.dnr(dok)), svar.ändring.objekt_id))
        if mål.ärende_id is not None:
            self.ärenden.setdefault(diarienyckel(importbygge.dnr(dok)) or f"id:{mål.ärende_id}", mål.ärende_id)
        return True

    def _ordfil(self) -> wordretur.Ordfil:
        innehåll = self.förslag.innehåll if isinstance(self.förslag, InlästFil) else b""
        return wordretur.Ordfil(self.förslag.fil, self.förslag.sha256, innehåll)

    def _handläggare(self, ärende_id: int | None, dok: Dokumentförslag) -> None:
        """A matter just made from the agenda gets its handläggare from its first skrivelse."""
        namn = importbygge.handläggare(dok) if dok.förslag else ""
        if ärende_id not in self.nya_ärenden or not namn:
            return
        ärende = self.enhet.hämta(Ärende, ärende_id)
        if not ärende.handläggare:
            ärende.handläggare = namn

    def _handling(self, dok: Dokumentförslag, ärende_id: int | None) -> int:
        nyckel = importbygge.dokumentnyckel(dok)
        tidigare = urval.importerat(self.session, self.nämnd_id, nyckel)
        if tidigare is not None:
            id_ = int(tidigare.objekt.partition(":")[2])
            if self.session.get(Handling, id_) is not None:
                self.fanns["handlingar"] += 1
                return id_
        ärenden = () if ärende_id is None else (ärende_id,)
        uppgifter = importbygge.handling(dok, self.nämnd_id, self.egna, ärenden)
        for namn, innehåll in dok.filer:
            bilaga = BilagaUppgifter(filer.spara(self.session, innehåll, mediatyp(namn)), namn)
            uppgifter = replace(uppgifter, bilagor=(*uppgifter.bilagor, bilaga))
        self.nya["filer"] += len(dok.filer)
        id_ = aggregat.spara(self.enhet, HANDLING, None, uppgifter, None).objekt_id
        self.session.merge(
            ImporteratDokument(
                nyckel=nyckel,
                nämnd_id=self.nämnd_id,
                fil_sha256=self.förslag.sha256,
                filnamn=self.förslag.fil,
                objekt=f"handling:{id_}",
                importerat=datetime.now(UTC),
            )
        )
        self.nya["handlingar"] += 1
        self.nya_handlingar.append(id_)
        return id_

    def _riskanalys(self, dok: Dokumentförslag, ärende_id: int | None) -> None:
        året = importbygge.år(dok, self.datum)
        if året is None:
            self.meddelanden.append("Riskanalysen säger inte vilket år den gäller: den är sparad som handling.")
            return
        ny = importbygge.riskanalys(dok, self.nämnd_id, året, ärende_id)
        id_ = next((r[0] for r in urval.riskanalyser(self.session, self.nämnd_id) if r[2] == året), None)
        if id_ is not None:
            self.fanns["riskanalyser"] += 1
            sparad: RiskanalysUppgifter = RISKANALYS.läs(self.session, aggregat.hämta(self.enhet, RISKANALYS, id_))
            if sparad.risker:
                saknas = importbygge.utan([r.risk for r in ny.risker], [r.risk for r in sparad.risker])
                self._ej_införda(f"Riskanalysen för {året}", saknas, "risk", "risker")
                return
            ny = replace(sparad, risker=ny.risker, skala=max(sparad.skala, ny.skala))
        else:
            ny = kontrollimport.med_nämndens_skala(ny, val_i(self.session, self.nämnd_id))
            self.nya["riskanalyser"] += 1
        aggregat.spara(self.enhet, RISKANALYS, id_, ny, None)
        self.nya["risker"] += len(dok.risker)

    def _uppföljning(self, dok: Dokumentförslag, ärende_id: int | None) -> None:
        """A follow-up or a workshop."""
        året = importbygge.år(dok, self.datum)
        if året is None:
            self.meddelanden.append(f"{dok.typ.namn} säger inte vilket år det gäller: den är sparad som handling.")
            return
        infört = kontrollimport.inför(self.enhet, dok, self.nämnd_id, året, ärende_id=ärende_id)
        self.nya.update(infört.nya)
        self.fanns.update(infört.fanns)
        self.meddelanden += infört.meddelanden

    def _plan(self, dok: Dokumentförslag, ärende_id: int | None) -> None:
        året = importbygge.år(dok, self.datum)
        if året is None:
            self.meddelanden.append("Internkontrollplanen säger inte vilket år den gäller: den är sparad som handling.")
            return
        ny = importbygge.plan(dok, self.nämnd_id, året, ärende_id, None)
        id_ = next((r[0] for r in urval.planer(self.session, self.nämnd_id) if r[2] == året), None)
        if id_ is not None:
            self.fanns["internkontrollplaner"] += 1
            sparad: PlanUppgifter = PLAN.läs(self.session, aggregat.hämta(self.enhet, PLAN, id_))
            if sparad.kontroller:
                saknas = importbygge.utan([k.kontroll for k in ny.kontroller], [k.kontroll for k in sparad.kontroller])
                self._ej_införda(f"Internkontrollplanen för {året}", saknas, "kontrollmoment", "kontrollmoment")
                return
            ny = replace(sparad, kontroller=ny.kontroller, inledning=sparad.inledning or ny.inledning)
        else:
            self.nya["internkontrollplaner"] += 1
        aggregat.spara(self.enhet, PLAN, id_, ny, None)
        self.nya["kontroller"] += len(dok.kontroller)
        self.planpapper[året] = dok

    def _attestlista(self, dok: Dokumentförslag, ärende_id: int | None, handling_id: int) -> None:
        """A proposal of its own for each paper; a paper that was imported before has its list already."""
        if attestlager.av_handling(self.session, handling_id) is not None:
            self.fanns["attestlistor"] += 1
            return
        nyckel = diarienyckel(dok.hör_till)
        syskon = [
            d.text for d in self.förslag.dokument if d is not dok and nyckel and diarienyckel(d.hör_till) == nyckel
        ]
        hel = attestimport.lista_av(dok, self.nämnd_id, syskon, mötesdatum=self.datum)
        uppgifter = replace(hel.uppgifter, ärende_id=ärende_id, handling_id=handling_id)
        rader = attestimport.med_register(self.session, hel.rader)
        attest.skapa_i(self.enhet, replace(hel, uppgifter=uppgifter, rader=rader))
        self.nya["attestlistor"] += 1
        self.nya["attestrader"] += sum(r.slag is not Attestradslag.AVSKILJARE for r in rader)

    def _delegationsordning(self, dok: Dokumentförslag, ärende_id: int | None) -> None:
        """A proposal of the nämnd; nothing in force is touched."""
        allt = " ".join(d.text.casefold() for d in self.förslag.dokument)
        benämning = next(
            (b for b in ("delegeringsordning", "delegationsförteckning") if b in allt), "delegationsordning"
        )
        svar = delegationsinlasning.läs_in(
            self.enhet,
            self.nämnd_id,
            dok.delegationspunkter,
            rubrik=dok.rubrik.värde if dok.rubrik else benämning.capitalize(),
            benämning=benämning,
            ärende_id=ärende_id,
            inledning=delegationsinlasning.inledning(dok.avsnitt, dok.delegationspunkter),
        )
        (self.nya if svar.ny else self.fanns)["delegationsordningar"] += 1
        if svar.ny:
            self.nya["delegationspunkter"] += svar.antal

    def _statistik(self, dok: Dokumentförslag) -> None:
        nya, fanns, olika = delegationsinlasning.läs_in_statistik(self.enhet, self.nämnd_id, dok.statistik)
        self.nya["siffror"] += nya
        self.fanns["siffror"] += fanns
        self.meddelanden += olika

    def _ej_införda(self, vad: str, saknas: list[str], en: str, flera: str) -> None:
        if saknas:
            antal = f"{len(saknas)} {en if len(saknas) == 1 else flera}"
            self.meddelanden.append(
                f"{vad} finns redan och har rader: {antal} i {self.förslag.fil} är inte införda. "
                f"Lägg in dem för hand om de ska vara med (första raden: ”{saknas[0][:80]}”)."
            )

    def _förena_plan_och_analys(self) -> None:
        """A plan rests on the analysis of the same year; only a plan without one is given it."""
        analyser = {r[2]: r[0] for r in urval.riskanalyser(self.session, self.nämnd_id)}
        for rad in urval.planer(self.session, self.nämnd_id):
            plan = aggregat.hämta(self.enhet, PLAN, rad[0])
            if plan.riskanalys_id is None and plan.år in analyser:
                nytt = replace(PLAN.läs(self.session, plan), riskanalys_id=analyser[plan.år])
                if dok := self.planpapper.get(plan.år):
                    analys = RISKANALYS.läs(self.session, aggregat.hämta(self.enhet, RISKANALYS, analyser[plan.år]))
                    nytt = kontrollimport.med_risker(nytt, dok, analys)
                aggregat.spara(self.enhet, PLAN, rad[0], nytt, None)

    # -- the meeting --

    def _möte(self, dok: Dokumentförslag) -> None:
        if self.datum is None:
            self.meddelanden.append("Kallelsen säger inte vilken dag sammanträdet hålls: inget sammanträde skapades.")
            return
        if self.möte_id is None:
            self.möte_id = self.val.sammanträde_id or urval.sammanträde_den(self.session, self.nämnd_id, self.datum)
        dnr_till_ärende = {
            p.diarienummer: id_
            for p in dok.punkter
            if (id_ := self.ärenden.get(diarienyckel(p.diarienummer) or "")) is not None
        }
        lista = importbygge.möteslista(dok.punkter, dnr_till_ärende)
        föreslaget = importbygge.möte(dok, self.nämnd_id, self.datum, lista)
        if self.möte_id is None:
            self.möte_id = aggregat.spara(self.enhet, SAMMANTRÄDE, None, föreslaget, None).objekt_id
            self.nya["sammanträden"] += 1
            self.nya["punkter"] += len(föreslaget.punkter)
            return
        rad = aggregat.hämta(self.enhet, SAMMANTRÄDE, self.möte_id)
        sparat = SAMMANTRÄDE.läs(self.session, rad)
        ihop = slå_ihop(sparat, föreslaget)
        tillkomna = len(ihop.punkter) - len(sparat.punkter)
        self.fanns["sammanträden"] += 1
        self.fanns["punkter"] += len(föreslaget.punkter) - tillkomna
        self.nya["punkter"] += tillkomna
        aggregat.spara(self.enhet, SAMMANTRÄDE, self.möte_id, ihop, None)

    def _koppla_papper(self) -> None:
        """Each paper under the item with its ärende's number, in the order of the bundle; plans under analyses."""
        self._förena_plan_och_analys()
        if self.möte_id is None:
            return
        rad = aggregat.hämta(self.enhet, SAMMANTRÄDE, self.möte_id)
        sparat = SAMMANTRÄDE.läs(self.session, rad)
        lista = tuple(self._med_papper(r) if isinstance(r, PunktUppgifter) else r for r in sparat.lista)
        aggregat.spara(self.enhet, SAMMANTRÄDE, self.möte_id, replace(sparat, lista=lista), None)

    def _med_papper(self, punkt: PunktUppgifter) -> PunktUppgifter:
        nyckel = diarienyckel(punkt.diarienummer)
        egna = [id_ for k, id_ in self.papper if nyckel is not None and k == nyckel]
        tillkomna = [id_ for id_ in dict.fromkeys(egna) if id_ not in punkt.handlingar]
        return replace(punkt, handlingar=(*punkt.handlingar, *tillkomna)) if tillkomna else punkt

    # -- the file itself --

    def _källfil(self) -> None:
        """The file under its name on the first new paper (the kallelse of a bundle)."""
        innehåll = self.förslag.innehåll if isinstance(self.förslag, InlästFil) else b""
        if not innehåll or not self.nya_handlingar:
            return
        första = self.nya_handlingar[0]
        rad = aggregat.hämta(self.enhet, HANDLING, första)
        nu: HandlingUppgifter = HANDLING.läs(self.session, rad)
        sha256 = filer.spara(self.session, innehåll, mediatyp(self.förslag.fil))
        bilagor = (*nu.bilagor, BilagaUppgifter(sha256, self.förslag.fil))
        aggregat.spara(self.enhet, HANDLING, första, replace(nu, bilagor=bilagor), None)
        self.nya["filer"] += 1
