"""What the page Importera works on: the files that were read, what is ticked, and where each paper is to go."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nämndapp.bas.fel import Importfel, NämndappFel
from nämndapp.bas.forslag import Dokumentförslag, Dokumenttyp, Otolkat
from nämndapp.bas.papekande import Påpekande
from nämndapp.bas.svenska import uppräkning
from nämndapp.services import angra_import, importera, importkorning, wordretur
from nämndapp.services.importera import Nämndförslag
from nämndapp.services.importkorning import Importresultat, Importval, InlästFil
from nämndapp.storage import Databas
from nämndapp.ui.importera import falt
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.kortlista import Kort

FIL, DOKUMENT, EJ_TOLKAT, OLÄSLIG = "fil", "dokument", "ej tolkat", "oläslig"
LISTOR = (Dokumenttyp.KALLELSE, Dokumenttyp.FÖREDRAGNINGSLISTA)  # they become a meeting, not a paper in an ärende
Nyckel = tuple[str, int, int]  # kind, file, place in the file
_ORD = {
    "handlingar": ("handling", "handlingar"),
    "uppdaterade handlingar": ("uppdaterad handling", "uppdaterade handlingar"),
    "ärenden": ("ärende", "ärenden"),
    "sammanträden": ("sammanträde", "sammanträden"),
    "riskanalyser": ("riskanalys", "riskanalyser"),
    "attestlistor": ("attestlista", "attestlistor"),
    "attestrader": ("attestrad", "attestrader"),
    "internkontrollplaner": ("internkontrollplan", "internkontrollplaner"),
    "internkontrollworkshop": ("workshop om intern kontroll", "workshoppar om intern kontroll"),
    "delegationsordningar": ("delegationsordning", "delegationsordningar"),
    "siffror": ("siffra i statistiken", "siffror i statistiken"),
    "listpunkter": ("punkt", "punkter"),
}


@dataclass
class Läst:
    """One file: its proposals, or why it could not be read."""

    sökväg: Path
    förslag: InlästFil | None = None
    fel: NämndappFel | None = None
    nämnd: Nämndförslag | None = None
    hör_till: dict[int, str] = field(default_factory=dict)  # place → diarienummer chosen by the user
    valda: set[int] = field(default_factory=set)
    fanns: frozenset[int] = frozenset()
    mål: dict[int, wordretur.Mål] = field(default_factory=dict)  # place → where a paper that was made here belongs

    def bestämt_mål(self, plats: int) -> str:
        """In words where a paper from Word goes; "" for any other, and when the user has chosen an ärende."""
        mål = self.mål.get(plats)
        if mål is None or plats in self.hör_till:
            return ""
        return f"uppdaterar {mål.beskrivning}" if mål.handling_id is not None else f"läggs i {mål.beskrivning}"

    def dokument(self, plats: int) -> Dokumentförslag:
        """A paper with the ärende that the user has chosen for it."""
        assert self.förslag is not None
        dok = self.förslag.dokument[plats]
        if plats not in self.hör_till:
            return dok
        return dataclasses.replace(dok, hör_till=self.hör_till[plats] or None, hör_till_grund=importkorning.VALT_HÄR)


def läs(db: Databas, filer: Sequence[Path], framsteg: Framsteg) -> list[Läst]:
    """Reads the files one by one; a file that cannot be read does not stop the others. Runs in a thread."""
    lästa = []
    for nr, fil in enumerate(filer):
        framsteg(nr / len(filer), f"Läser {fil.name} …")
        läst = Läst(fil)
        try:
            läst.förslag = importera.läs_fil(fil, db)
            läst.nämnd = importera.föreslå_nämnd(db, läst.förslag)
            läst.valda = set(range(len(läst.förslag.dokument)))
            mål = {plats: wordretur.hitta_mål(db, dok) for plats, dok in enumerate(läst.förslag.dokument)}
            läst.mål = {plats: ett for plats, ett in mål.items() if ett is not None}
        except Importfel as fel:
            läst.fel = fel
        lästa.append(läst)
    return lästa


@dataclass
class Underlag:
    """All the files of the page, and what saving them made."""

    filer: list[Läst] = field(default_factory=list)
    spår: list[angra_import.Importspår] = field(default_factory=list)
    utan_nummer: dict[str, str] = field(default_factory=dict)  # choice of an ärende without number → its title
    nästa_nummer: str | None = None  # of the nämnd's own series

    @property
    def antal_valda(self) -> int:
        """How many papers would be saved."""
        return sum(len(f.valda) for f in self.filer)

    @property
    def antal_dokument(self) -> int:
        """How many papers were found."""
        return sum(len(f.förslag.dokument) for f in self.filer if f.förslag)

    @property
    def antal_som_fanns(self) -> int:
        """How many of them the nämnd has already."""
        return sum(len(f.fanns) for f in self.filer)

    def föreslagen_nämnd(self) -> Nämndförslag | None:
        """What the first file that says something says."""
        förslag = [f.nämnd for f in self.filer if f.nämnd and (f.nämnd.id is not None or f.nämnd.namn)]
        return förslag[0] if förslag else None

    @property
    def bara_från_word(self) -> str:
        """Where the papers go, when all were made here and nothing need be asked; else ""."""
        alla = [fil.bestämt_mål(plats) for fil in self.filer if fil.förslag for plats in sorted(fil.valda)]
        return f"{uppräkning(alla)[:1].upper()}{uppräkning(alla)[1:]}." if alla and all(alla) else ""

    def jämför(self, db: Databas, nämnd_id: int | None) -> None:
        """Marks what the nämnd has already."""
        for fil in self.filer:
            fil.fanns = frozenset()
            if nämnd_id is not None and fil.förslag is not None:
                fil.fanns = importera.redan_importerade(db, nämnd_id, fil.förslag)

    def kryssa(self, nyckel: Nyckel, på: bool) -> None:
        """Takes a paper in or leaves it out."""
        _, fil, plats = nyckel
        (self.filer[fil].valda.add if på else self.filer[fil].valda.discard)(plats)

    def kryssa_alla(self, på: bool) -> None:
        """Takes all in, or none."""
        for fil in self.filer:
            fil.valda = set(range(len(fil.förslag.dokument))) if på and fil.förslag else set()

    def kort(self) -> list[Kort]:
        """The list at the left."""
        alla: list[Kort] = []
        for nr, fil in enumerate(self.filer):
            if fil.fel is not None or fil.förslag is None:
                mening = str(fil.fel) if fil.fel else ""
                alla.append(
                    Kort((OLÄSLIG, nr, 0), fil.sökväg.name, mening, ikon=("fel", "fel"), rader=6,
                         uppläst=f"Kunde inte läsas: {fil.sökväg.name}. {mening}")
                )  # fmt: skip
                continue
            antal = len(fil.förslag.dokument)
            ord_ = "handling" if antal == 1 else "handlingar"
            alla.append(
                Kort((FIL, nr, 0), fil.sökväg.name, höger=f"{antal} {ord_}", ikon=("fil", "text_svag"), huvud=True)
            )
            poster: list[tuple[int, Kort]] = [
                (fil.förslag.dokument[plats].rader[0], self.dokumentkort(nr, plats)) for plats in range(antal)
            ]
            poster += [(o.rader[0], _otolkat_kort((EJ_TOLKAT, nr, p), o)) for p, o in enumerate(fil.förslag.ej_tolkat)]
            alla.extend(kort for _, kort in sorted(poster, key=lambda p: p[0]))
        return alla

    def dokumentkort(self, fil: int, plats: int) -> Kort:
        """A paper in the list."""
        läst = self.filer[fil]
        dok = läst.dokument(plats)
        fanns = "finns redan" if plats in läst.fanns else ""
        säker = falt.konfidensord(dok.konfidens)
        ärende = self.utan_nummer.get(dok.hör_till or "", dok.hör_till)
        mål = "sammanträdet" if dok.typ in LISTOR else läst.bestämt_mål(plats) or ärende or self._utan_ärende(fil)
        fot = " · ".join(d for d in (fanns, mål, säker) if d)
        tas_med = plats in läst.valda
        return Kort(
            (DOKUMENT, fil, plats),
            dok.typ.namn,
            falt.rubrik(dok) if dok.rubrik else "",
            fot=fot,
            kryss=tas_med,
            uppläst=f"{dok.typ.namn}: {falt.rubrik(dok)}, {fot}, {'tas med' if tas_med else 'tas inte med'}",
        )

    def _utan_ärende(self, fil: int) -> str:
        """Where a paper goes that belongs to no matter: an e-mail makes one."""
        förslag = self.filer[fil].förslag
        if not förslag or not förslag.dokument[0].av_brev:
            return "inget ärende"
        if self.nästa_nummer is None:
            return "nytt ärende"
        flera = sum(bool(f.förslag and f.förslag.dokument and f.förslag.dokument[0].av_brev) for f in self.filer) > 1
        return "nytt ärende, nummer ur serien" if flera else f"nytt ärende {self.nästa_nummer}"

    def påpekanden(self) -> list[Påpekande]:
        """What the readers had to say; the place's id is the file's number, since a line says nothing without it."""
        return [
            dataclasses.replace(p, plats=dataclasses.replace(p.plats, typ="rad", id=nr))
            for nr, fil in enumerate(self.filer)
            if fil.förslag
            for dok in fil.förslag.dokument
            for p in dok.påpekanden
        ]

    def dokument_på_rad(self, fil: int, rad: int) -> Nyckel | None:
        """The paper that a source line belongs to."""
        förslag = self.filer[fil].förslag if 0 <= fil < len(self.filer) else None
        for plats, dok in enumerate(förslag.dokument if förslag else []):
            if dok.rader[0] <= rad <= dok.rader[1]:
                return (DOKUMENT, fil, plats)
        return None

    def spara(self, db: Databas, nämnd_id: int | None, val: Importval, framsteg: Framsteg) -> list[Importresultat]:
        """Stores the ticked papers of every file. Runs in a thread."""
        resultat: list[Importresultat] = []
        for fil in (f for f in self.filer if f.förslag and f.valda):
            assert fil.förslag is not None
            dokument = [fil.dokument(plats) for plats in range(len(fil.förslag.dokument))]
            förslag = dataclasses.replace(fil.förslag, dokument=dokument)
            svar, spår = angra_import.spara_med_spår(
                db,
                nämnd_id,
                förslag,
                dataclasses.replace(val, dokument=frozenset(fil.valda)),
                framsteg=framsteg,
                avbruten=lambda: framsteg.avbrutet,
            )
            nämnd_id = svar.nämnd_id
            resultat.append(svar)
            self.spår.append(spår)
        return resultat


def _otolkat_kort(nyckel: Nyckel, otolkat: Otolkat) -> Kort:
    return Kort(
        nyckel,
        "Ej tolkat",
        falt.otolkad_text(otolkat),
        fot=falt.radspann(otolkat.rader),
        ikon=("varning", "varning"),
    )


def sammanfattning(resultat: Iterable[Importresultat]) -> str:
    """What was saved and what was there already, in a sentence."""
    nya: dict[str, int] = {}
    fanns: dict[str, int] = {}
    for svar in resultat:
        for mål, källa in ((nya, svar.nya), (fanns, svar.fanns)):
            for slag, antal in källa.items():
                mål[slag] = mål.get(slag, 0) + antal
    sparat = uppräknat(nya)
    redan = fanns.get("handlingar", 0)
    if not sparat:
        return f"Inget nytt att spara: alla {redan} handlingar fanns redan." if redan else "Inget nytt att spara."
    text = f"Sparade {sparat}."
    return f"{text} {redan} handlingar fanns redan." if redan else text


def uppräknat(antal: dict[str, int]) -> str:
    """How many of each kind, in words: 11 handlingar, 3 ärenden och 1 sammanträde."""
    return uppräkning(
        [f"{antal[slag]} {ord_[0 if antal[slag] == 1 else 1]}" for slag, ord_ in _ORD.items() if antal.get(slag)]
    )
