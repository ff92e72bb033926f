"""The tab Årsplan: a pattern in words, the days it gives with warnings, edited here and made in one stroke."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.datummonster import EXEMPEL
from nämndapp.bas.fel import NämndappFel
from nämndapp.bas.svenska import datum_kort, tolka_datum, veckodag
from nämndapp.services import arsplan, kalender
from nämndapp.services.arsplan import Mötesförslag, VidHelg, Årsplanval
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Talfält, Textfält, Tidsfält, Valfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Cellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.planering.planutkast import Planutkast, rader_till_data, rader_ur_data
from nämndapp.ui.sida import Beställning

BEREDNING, UTSKOTT = 5, 6
_STANDARD: dict[str, Any] = {"vid_helg": VidHelg.EFTER, "stoppdagar": 10, "mönster": EXEMPEL[0]}


class Veckofält(Textfält):
    """Weeks: "8, 44" or "25-32"."""

    def tolka(self, text: str) -> tuple[int, ...]:
        veckor: set[int] = set()
        for del_ in filter(None, re.split(r"[,\s]+", text.lower().replace("v.", " ").replace("vecka", " "))):
            träff = re.fullmatch(r"(\d{1,2})(?:[-–](\d{1,2}))?", del_)
            första, sista = (int(träff[1]), int(träff[2] or träff[1])) if träff else (0, 0)
            if not 1 <= första <= sista <= 53:
                raise ValueError("Skriv veckornas nummer, till exempel 8, 44 eller 25–32.")
            veckor |= set(range(första, sista + 1))
        return tuple(sorted(veckor))

    def visa(self, värde: Any) -> str:
        return ", ".join(map(str, värde)) if värde else ""


class Årsplansflik(QWidget):
    """The choices above, the proposed days below."""

    förhandsvisa = Signal(object)

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._val: Årsplanval | None = None
        self._minnen: dict[int, dict[str, Any]] = {}  # what was begun for the other nämnder
        self.utkast = Planutkast(kontext, self._innehåll, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addLayout(self._bygg_fält())
        layout.addLayout(self._bygg_knappar())
        self.modell: Cellmodell[Mötesförslag] = Cellmodell(self._kolumner(), self)
        self.modell.ändrad.connect(self._rader_ändrade)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.tabell = Cellvy(
            self.modell,
            "Förslag till sammanträden",
            "Skriv ett mönster och tryck på Föreslå dagar. Ingenting läggs in förrän du säger till.",
            ny_rad=self._ny_rad,
            första=1,
            flyttbar=False,
            parent=self,
        )
        layout.addWidget(self.tabell, 1)
        self._nollställ()
        self._från_början = self._råtexter()
        for fält in self._alla_fält():
            fält.skrivs.connect(lambda *_: self.utkast.ändrat())
            fält.lämnat.connect(lambda *_: self.utkast.ändrat())

    # -- what is chosen -----------------------------------------------------------------------
    def _bygg_fält(self) -> QGridLayout:
        nät = QGridLayout()
        nät.setHorizontalSpacing(12)
        nät.setVerticalSpacing(6)
        self.mönster = Textfält("mönster", "När (&mönster eller datum)", EXEMPEL[0])
        self.mönster.föreslå(EXEMPEL)
        self.år = Talfält("år", "&År", 1990, 2100)
        self.vid_helg = Valfält.av_enum("vid_helg", "Vid h&elg", VidHelg)
        self.fält: dict[str, Any] = {
            f.namn: f
            for f in (
                Tidsfält("starttid", "&Börjar"), Tidsfält("sluttid", "Slu&tar"), Textfält("plats", "&Plats"),
                Talfält("stoppdagar", "Stopp&datum, dagar före", 0, 60),
                Talfält("beredning_dagar", "Beredni&ng före", 0, 60),
                Tidsfält("beredning_tid", "Beredning kl."),
                Valfält("utskott_id", "&Utskott", [(None, "Inget")]),
                Talfält("utskott_dagar", "Dagar &före", 0, 90),
                Tidsfält("utskott_tid", "Utskott k&l."),
                Veckofält("lovveckor", "Skoll&ov, veckor", "8, 44"),
            )
        }  # fmt: skip
        rader = (
            ((self.mönster, 3), (self.år, 1), (self.vid_helg, 2), (self.fält["lovveckor"], 1)),
            (
                (self.fält["starttid"], 1), (self.fält["sluttid"], 1), (self.fält["plats"], 1),
                (self.fält["stoppdagar"], 2), (self.fält["beredning_dagar"], 1), (self.fält["beredning_tid"], 1),
            ),
            ((self.fält["utskott_id"], 2), (self.fält["utskott_dagar"], 1), (self.fält["utskott_tid"], 1)),
        )  # fmt: skip
        for nr, rad in enumerate(rader):
            kolumn = 0
            for fält, bredd in rad:
                nät.addWidget(fält, nr, kolumn, 1, bredd, Qt.AlignmentFlag.AlignTop)
                kolumn += bredd
        for kolumn in range(7):
            nät.setColumnStretch(kolumn, 1)
        return nät

    def _bygg_knappar(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        self.föreslå_knapp = QPushButton("Före&slå dagar", self)
        self.föreslå_knapp.clicked.connect(self.föreslå)
        self.skapa_knapp = QPushButton("Lägg &in", self)
        self.skapa_knapp.setProperty("roll", "primär")
        self.skapa_knapp.clicked.connect(self.skapa)
        self.text = QLabel("", self)
        self.text.setProperty("roll", "svag")
        self.kalender_knapp = QPushButton(ikon("pdf"), "&Kalender", self)
        self.kalender_knapp.setToolTip("Visa årets sammanträden på en sida (Ctrl+P)")
        self.kalender_knapp.clicked.connect(lambda: self.förhandsvisa.emit(self.beställningar()[0]))
        self.ics_knapp = QPushButton(ikon("spara"), "Spara .i&cs …", self)
        self.ics_knapp.setToolTip("Spara sammanträden och frister som en kalenderfil (iCalendar)")
        self.ics_knapp.clicked.connect(self._spara_ics)
        rad.addWidget(self.föreslå_knapp)
        rad.addWidget(self.skapa_knapp)
        rad.addWidget(self.text, 1)
        rad.addWidget(self.kalender_knapp)
        rad.addWidget(self.ics_knapp)
        return rad

    def _kolumner(self) -> list[Cellkolumn[Mötesförslag]]:
        return [
            Cellkolumn(
                "Med", lambda f, _: "ja" if f.med else "", lambda f, t: dataclasses.replace(f, med=bool(t)),
                bredd=50, kryss=True, hel_rubrik="Läggs in",
            ),
            Cellkolumn("Datum", lambda f, _: datum_kort(f.datum), self._byt_dag, bredd=100),
            Cellkolumn("Dag", lambda f, _: veckodag(f.datum), bredd=72, hel_rubrik="Veckodag"),
            Cellkolumn("Stoppdatum", lambda f, _: _dag(f.stoppdatum), _byt("stoppdatum"), bredd=100),
            Cellkolumn("Kalla senast", lambda f, _: _dag(f.kallelse_senast), bredd=104),
            Cellkolumn("Beredning", lambda f, _: _dag(f.beredning), _byt("beredning"), bredd=100),
            Cellkolumn("Utskott", lambda f, _: _dag(f.utskott), _byt("utskott"), bredd=100),
            Cellkolumn("Att tänka på", lambda f, _: f"⚠ {f.anmärkning}" if f.anmärkning else "", sträck=True),
        ]  # fmt: skip

    def _ny_rad(self) -> Mötesförslag | None:
        """Another day, a week after the last one."""
        if self._val is None:
            return None
        rader = self.modell.rader
        sista = max((f.datum for f in rader), default=date(self._val.år, 1, 1))
        grund = Mötesförslag(sista, id=1 + max((f.id or 0 for f in rader), default=0))
        return arsplan.räkna_om(self.kontext.db, self._val, grund, sista + timedelta(days=7))

    def _byt_dag(self, f: Mötesförslag, text: str) -> Mötesförslag:
        ny = _läs_dag(text, f.datum)
        if ny is None or self._val is None:
            raise ValueError("Ett sammanträde måste ha en dag. Ta bort krysset om det inte ska läggas in.")
        return arsplan.räkna_om(self.kontext.db, self._val, f, ny)

    def _rader_ändrade(self, rader: Any) -> None:
        self.modell.sätt([f for f in rader if f is not None])
        self._berätta()
        self.utkast.ändrat()

    # -- the year -----------------------------------------------------------------------------
    def _nollställ(self) -> None:
        self.modell.sätt(())
        self._val = None
        for fält in (self.mönster, self.vid_helg, *self.fält.values()):
            fält.sätt(_STANDARD.get(fält.namn))
        self.fält["utskott_dagar"].sätt(14)
        self.år.sätt(date.today().year + (1 if date.today().month >= 7 else 0))
        self._berätta()

    def nämnd_bytt(self) -> None:
        """The proposals belong to the former nämnd, and are there again when it is chosen again."""
        förra = self.utkast.nämnd_id
        if förra is not None:
            self.utkast.spara_nu()
            if (innehåll := self._innehåll()) is not None:
                self._minnen[förra] = innehåll
        self._nollställ()
        self.utkast.nämnd_id = nämnd = self.kontext.nämnd_id
        if nämnd is not None and (minne := self._minnen.pop(nämnd, None)) is not None:
            self.återställ(minne)

    def uppdatera(self) -> None:
        """What can be chosen and done now."""
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        self.utkast.nämnd_id = nämnd
        utskott = (self.kontext.försök(lambda: arsplan.utskott(db, nämnd)) or []) if nämnd else []
        self.fält["utskott_id"].sätt_val([(None, "Inget"), *utskott])
        if self.fält["utskott_id"].värde() is None:
            self.fält["utskott_id"].sätt(None)
        for namn in ("utskott_id", "utskott_dagar", "utskott_tid"):
            self.fält[namn].setVisible(bool(utskott))
        self.föreslå_knapp.setEnabled(nämnd is not None)
        self.kalender_knapp.setEnabled(nämnd is not None)
        self.ics_knapp.setEnabled(nämnd is not None)
        self._berätta()

    def _läs_val(self) -> Årsplanval | None:
        """The choices; None when one of them cannot be read (the field says so)."""
        nämnd = self.kontext.nämnd_id
        värden: dict[str, Any] = {}
        for fält in (self.år, *self.fält.values()):
            if isinstance(fält, Valfält):
                värden[fält.namn] = fält.värde()
                continue
            try:
                värden[fält.namn] = fält.tolka(fält.råtext())
            except ValueError as fel:
                fält.visa_fel(str(fel))
                fält.inmatning.setFocus()
                return None
            fält.visa_fel("")
        if nämnd is None or värden["år"] is None:
            self.år.visa_fel("Skriv vilket år det gäller.")
            return None
        värden["utskott_dagar"] = värden["utskott_dagar"] or 0
        helg = self.vid_helg.värde() or VidHelg.EFTER
        return Årsplanval(nämnd_id=nämnd, mönster=self.mönster.råtext(), vid_helg=helg, **värden)

    def föreslå(self) -> None:
        """Shows the days; what was proposed before is replaced."""
        val = self._läs_val()
        if val is None:
            return
        try:
            förslag = arsplan.föreslå(self.kontext.db, val)
        except NämndappFel as fel:
            self.mönster.visa_fel(str(fel))
            self.mönster.inmatning.setFocus()
            return
        self.mönster.visa_fel("")
        self._val = val
        self.modell.sätt(())
        self.modell.sätt(förslag)
        self.tabell.setColumnHidden(BEREDNING, val.beredning_dagar is None)
        self.tabell.setColumnHidden(UTSKOTT, val.utskott_id is None)
        self.tabell.setFocus()
        self.tabell.välj([0])
        self._berätta()
        self.utkast.ändrat()

    def skapa(self) -> None:
        """Makes what is chosen; one Ctrl+Z takes it back."""
        val, rader = self._val, self.modell.rader
        if val is None:
            return
        ändring = self.kontext.utför(lambda: arsplan.skapa(self.kontext.db, val, rader))
        if ändring is not None:
            self.modell.sätt(())
            self._berätta()
            self.utkast.släng()
            self.kontext.notiser.visa("tips", f"{ändring.beskrivning}. Ctrl+Z tar bort alla.")

    def _berätta(self) -> None:
        med = [f for f in self.modell.rader if f.med]
        varnas = sum(1 for f in med if f.anmärkning)
        self.skapa_knapp.setText(f"Lägg &in {len(med)} sammanträden" if len(med) != 1 else "Lägg &in 1 sammanträde")
        self.skapa_knapp.setEnabled(bool(med) and self.kontext.db.skrivbar)
        self.skapa_knapp.setVisible(bool(self.modell.rader))
        self.text.setText(f"{varnas} att tänka på" if varnas else "")

    # -- what is kept until it is laid in -----------------------------------------------------
    def _alla_fält(self) -> tuple[Any, ...]:
        return (self.mönster, self.år, self.vid_helg, *self.fält.values())

    def _råtexter(self) -> dict[str, str]:
        return {fält.namn: fält.råtext() for fält in self._alla_fält()}

    def _innehåll(self) -> dict[str, Any] | None:
        """The form as plain JSON; None when it is as it was from the beginning."""
        texter = self._råtexter()
        if not self.modell.rader and texter == self._från_början:
            return None
        return {"fält": texter, "rader": rader_till_data(self.modell.rader)}

    def återställ(self, data: dict[str, Any]) -> None:
        """Puts a draft back; nothing is laid in."""
        self.uppdatera()
        for fält in self._alla_fält():
            if fält.namn in data.get("fält", {}):
                fält.sätt_råtext(data["fält"][fält.namn])
        rader = rader_ur_data(data.get("rader", ()))
        val = self._läs_val() if rader else None
        if val is not None:
            self._val = val
            self.modell.sätt(rader)
            self.tabell.setColumnHidden(BEREDNING, val.beredning_dagar is None)
            self.tabell.setColumnHidden(UTSKOTT, val.utskott_id is None)
        self._berätta()
        self.utkast.återställt()

    # -- papers and calendar ------------------------------------------------------------------
    def beställningar(self) -> list[Beställning]:
        """The nämnd's calendar, and that of all nämnder."""
        skrivet = self.år.råtext().strip()
        år = int(skrivet) if skrivet.isdigit() else date.today().year
        return [
            Beställning(
                "sammantradeskalender", f"Sammanträdeskalender {år}", {"nämnd": self.kontext.nämnd_id, "år": år}
            ),
            Beställning("sammantradeskalender", f"Sammanträdeskalender {år}, alla nämnder", {"år": år}),
        ]

    def _spara_ics(self) -> None:
        namn, _ = QFileDialog.getSaveFileName(self, "Spara kalendern", "sammantraden.ics", "Kalender (*.ics)")
        if namn:
            self.spara_kalender(Path(namn))

    def spara_kalender(self, fil: Path) -> None:
        """Writes the nämnd's calendar with its deadlines."""

        def gör() -> kalender.Kalenderexport:
            export = kalender.exportera_kalender(self.kontext.db, self.kontext.nämnd_id, frister=True)
            kalender.skriv_kalender(export, fil)
            return export

        export = self.kontext.försök(gör)
        if export is not None:
            self.kontext.notiser.visa("tips", f"{fil.name} är sparad med {export.antal} kalenderposter.")


def _dag(dag: date | None) -> str:
    return datum_kort(dag) if dag else ""


def _läs_dag(text: str, förr: date | None) -> date | None:
    if not text:
        return None
    ny = tolka_datum(text, standardår=förr.year if förr else date.today().year)
    if ny is None:
        raise ValueError("Datumet går inte att läsa. Skriv till exempel 2027-02-09 eller 9 feb.")
    return ny


def _byt(fält: str) -> Any:
    """A day of the row that may be empty."""
    return lambda f, text: dataclasses.replace(f, **{fält: _läs_dag(text, getattr(f, fält) or f.datum)})
