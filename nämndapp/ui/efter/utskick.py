"""The recipients of a meeting's decisions: a table with § × recipient, many marked at once, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas.svenska import datum_kort
from nämndapp.models import Expedieringssätt
from nämndapp.services import expediering, utskicksbrev
from nämndapp.services.andring import Ändring
from nämndapp.services.expediering import Nyckel, Paragrafutskick, Utskick
from nämndapp.services.protokollsbild import beteckning
from nämndapp.services.utskicksbrev import Utskicksbrev
from nämndapp.services.vyer import Paragrafrad
from nämndapp.ui.kit.bakgrund import Framsteg
from nämndapp.ui.kit.falt import Datumfält, Textfält, Valfält
from nämndapp.ui.kit.genvagar import genvägar
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll.aktpanel import Aktpanel, Värden

ANTECKNING = 6  # its column
_TOMT = (
    "Inget beslut har någon mottagare ännu. De hämtas ur avsnittet Skickas till i paragraferna när sammanträdet har "
    "hållits. Tryck Ins för att lägga till en."
)


@dataclass(frozen=True, slots=True)
class Utskicksrad:
    """A recipient of a §."""

    plats: int  # in the order of the list
    paragraf: Paragrafutskick
    utskick: Utskick

    @property
    def nyckel(self) -> Nyckel:
        """What the service knows it by."""
        return self.paragraf.id, self.utskick.mottagare


def läge(rad: Utskicksrad) -> str:
    """The day that it was sent, or "kvar" with what to think of: "kvar, utan adress"."""
    u = rad.utskick
    delar = [datum_kort(u.skickat)] if u.skickat else ["kvar"]
    if rad.paragraf.hemlig:
        delar.append("sekretess")
    elif u.skickat is None and u.sätt is Expedieringssätt.E_POST and not u.adresser:
        delar.append("utan adress")
    if not u.vid_paragrafen:
        delar.append("inte i paragrafen")
    return ", ".join(delar)


class Utskickslista(QWidget):
    """One meeting's. ``förhandsvisa`` carries the type of paper and its choice."""

    förhandsvisa = Signal(str, dict)

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._id: int | None = None
        self._paragrafer: list[Paragrafrad] = []
        self._rader: list[Utskicksrad] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._knapprad())
        self.panel = Aktpanel(self)
        layout.addWidget(self.panel)
        self.modell = Radmodell[Utskicksrad](
            (
                Kolumn("§", lambda r: r.plats, lambda r: r.paragraf.beteckning, bredd=62),
                Kolumn("Ärende", lambda r: r.paragraf.rubrik, sträck=True),
                Kolumn("Mottagare", lambda r: r.utskick.mottagare, bredd=150),
                Kolumn("Sätt", lambda r: r.utskick.sätt.value, bredd=90),
                Kolumn("Skickat", lambda r: r.utskick.skickat or date.min, läge, bredd=162, ikon=_bild),
                Kolumn("Delfången", lambda r: r.utskick.delfången or date.min, _delfången, bredd=106),
                Kolumn("Anteckning", lambda r: r.utskick.anteckning, bredd=116, skriv=self._anteckna),
            ),
            lambda r: r.nyckel,
        )
        self.tabell = Tabellvy(self.modell, "Utskick", _TOMT, sortering=(-1, Qt.SortOrder.AscendingOrder), viker=(5,))
        self.tabell.flera_valda.connect(lambda _: self._visa_knappar())
        self._genvägar()
        self.filtrerad = Filtrerad(self.tabell, "Filtrera utskick", räkna=("utskick", "utskick"))
        self.filtrerad.lägg_till(self.kvar)
        layout.addWidget(self.filtrerad, 1)

    def _knapprad(self) -> QHBoxLayout:
        self.dag = Datumfält("dag", "Dag", parent=self)
        self.dag.setFixedWidth(124)
        self.dag.sätt(date.today())
        self.sätt = Valfält(
            "sätt", "Hur", [(None, "som i listan"), *((s, s.value) for s in Expedieringssätt)], parent=self
        )
        self.sätt.setFixedWidth(130)
        self.skickat_knapp = QPushButton("Markera som s&kickat", self)
        self.skickat_knapp.setToolTip("De valda, den dag som står i fältet (Mellanslag)")
        self.skickat_knapp.setProperty("roll", "primär")
        self.skickat_knapp.clicked.connect(self.markera)
        self.mejla_knapp = QPushButton("Me&jla", self)
        self.mejla_knapp.setToolTip("Ett e-postutkast till var och en av de valda, med utdragen bifogade")
        self.mejla_knapp.clicked.connect(self.mejla)
        self.utdrag_knapp = QPushButton("Skriv &utdrag", self)
        self.utdrag_knapp.setToolTip("Protokollsutdragen av de valda som PDF i en mapp")
        self.utdrag_knapp.clicked.connect(self.skriv_utdrag)
        self.kvar = QCheckBox("&Bara det som är kvar", self)
        self.kvar.toggled.connect(self._visa_rader)
        rad = QHBoxLayout()
        rad.setSpacing(8)
        rad.addWidget(self.dag)
        rad.addWidget(self.sätt)
        self.meny_knapp = self._meny()
        for widget in (self.skickat_knapp, self.mejla_knapp, self.utdrag_knapp, self.meny_knapp):
            rad.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        rad.addStretch(1)
        return rad

    def _meny(self) -> Menyknapp:
        knapp = Menyknapp(
            "&Mer",
            "Mer att göra med utskicken",
            (
                ("alla", "Markera &allt som är kvar som skickat", self.markera_allt),
                ("mottagare", "Välj alla utskick till samma &mottagare", self.välj_mottagarens),
                ("kvar", "&Inte skickat", self.ångra_skickat),
                ("delfången", "&Delfången den dag som står i fältet", self.delfången),
                ("utan", "Ta bort dagen för de&lfående", partial(self._delfången, None)),
                ("sätt", "&Ändra hur de valda skickas", self.ändra_sätt),
                ("anteckning", "Skriv en a&nteckning (F2)", self.skriv_anteckning),
                ("ny", "&Lägg till en mottagare …", self.ny),
                ("bort", "&Ta bort det som är noterat", self.ta_bort),
                ("utdrag", "&Visa protokollsutdraget", self.visa_utdrag),
                ("lista", "Visa &expedieringslistan", lambda: self._visa("expedieringslista", sammanträde_id=self._id)),
            ),
            self,
        )
        self.val = knapp.val
        knapp.meny.aboutToShow.connect(self._visa_knappar)
        return knapp

    def _genvägar(self) -> None:
        genvägar(
            self.tabell,
            (
                ("Markera som skickat", "Space", self.markera),
                ("Lägg till en mottagare", "Ins", self.ny),
                ("Ta bort det som är noterat", "Del", self.ta_bort),
                ("Skriv en anteckning", "F2", self.skriv_anteckning),
            ),
        )
        self.tabell.öppnad.connect(lambda _rad: self._öppnad())

    # -- showing ------------------------------------------------------------------------------
    def visa(self, sammanträde_id: int | None, paragrafer: list[Paragrafrad]) -> None:
        """Shows a meeting's; ``paragrafer`` are those that a recipient can be added to."""
        if sammanträde_id != self._id:
            self.panel.stäng()
            self.kvar.setChecked(False)
            self.dag.sätt(date.today())
        self._id, self._paragrafer = sammanträde_id, paragrafer
        alla: list[Paragrafutskick] = []
        if sammanträde_id is not None:
            alla = self.kontext.försök(lambda: expediering.mötets_utskick(self.kontext.db, sammanträde_id)) or []
        par = [(p, u) for p in alla for u in p.utskick]
        self._rader = [Utskicksrad(nr, p, u) for nr, (p, u) in enumerate(par)]
        self._visa_rader()

    def _visa_rader(self) -> None:
        bara = self.kvar.isChecked()
        rader = [r for r in self._rader if not bara or r.utskick.skickat is None]
        if rader != self.modell.rader:
            self.tabell.uppdatera(rader)
        kvar = sum(r.utskick.skickat is None for r in self._rader)
        self.kvar.setText(f"&Bara det som är kvar ({kvar})")
        self._visa_knappar()

    def _visa_knappar(self) -> None:
        skrivs = self._id is not None and self.kontext.db.skrivbar
        valda = bool(self.tabell.valda_rader())
        for knapp in (self.mejla_knapp, self.utdrag_knapp):
            knapp.setEnabled(valda)
        self.skickat_knapp.setEnabled(skrivs and valda)
        for namn in ("kvar", "delfången", "utan", "sätt", "bort", "anteckning"):
            self.val[namn].setEnabled(skrivs and valda)
        for namn in ("mottagare", "utdrag"):
            self.val[namn].setEnabled(valda)
        self.val["sätt"].setEnabled(skrivs and valda and self.sätt.värde() is not None)
        self.val["alla"].setEnabled(skrivs and any(r.utskick.skickat is None for r in self._rader))
        self.val["ny"].setEnabled(skrivs and bool(self._paragrafer))
        self.val["lista"].setEnabled(bool(self._rader))

    def gå_till(self, paragraf_id: int | None) -> bool:
        """Chooses the first that is left of a §, else its first; the first of all when no § is named."""
        valda = [r for r in self._rader if paragraf_id in (None, r.paragraf.id)]
        rad = next((r for r in valda if r.utskick.skickat is None), valda[0] if valda else None)
        self.tabell.setFocus()
        return rad is not None and self.tabell.välj(rad.nyckel)

    # -- what is done -------------------------------------------------------------------------
    def _valda(self) -> list[Nyckel]:
        return [r.nyckel for r in self.tabell.valda_rader()]

    def _på(self, valda: list[Nyckel], gör: Callable[[int, list[Nyckel]], Ändring]) -> Ändring | None:
        id_ = self._id
        if id_ is None or not valda or not self.kontext.db.skrivbar:
            return None
        return self.kontext.utför(lambda: gör(id_, valda))

    def _dagen(self) -> date | None:
        try:
            dag: date | None = self.dag.tolka(self.dag.råtext())
        except ValueError as fel:
            self.dag.visa_fel(str(fel))
            return None
        self.dag.visa_fel("" if dag else "Skriv dagen.")
        return dag

    def markera(self) -> None:
        """The chosen were sent on the day in the field."""
        self._markera(self._valda())

    def markera_allt(self) -> None:
        """All that is left was sent on that day."""
        self._markera([r.nyckel for r in self._rader if r.utskick.skickat is None])

    def _markera(self, valda: list[Nyckel]) -> None:
        dag, sätt = self._dagen(), self.sätt.värde()
        if dag is not None:
            self._på(valda, lambda id_, v: expediering.markera_skickade(self.kontext.db, id_, v, dag, sätt=sätt))

    def ångra_skickat(self) -> None:
        """The chosen were not sent after all."""
        self._på(self._valda(), partial(expediering.markera_kvar, self.kontext.db))

    def delfången(self) -> None:
        """The chosen were received on the day in the field."""
        if (dag := self._dagen()) is not None:
            self._delfången(dag)

    def _delfången(self, dag: date | None) -> None:
        self._på(self._valda(), lambda id_, v: expediering.sätt_delfången(self.kontext.db, id_, v, dag))

    def _öppnad(self) -> None:
        """A note is written where it stands; any other cell leads to the utdrag."""
        if self.tabell.currentIndex().column() == ANTECKNING:
            self.skriv_anteckning()
        else:
            self.visa_utdrag()

    def skriv_anteckning(self) -> None:
        """The note of the current row, typed in its cell."""
        plats = self.tabell.currentIndex().siblingAtColumn(ANTECKNING)
        if plats.isValid() and self.kontext.db.skrivbar:
            self.tabell.setColumnHidden(ANTECKNING, False)
            self.tabell.setCurrentIndex(plats)
            self.tabell.edit(plats)

    def _anteckna(self, rad: Utskicksrad, text: str) -> None:
        id_ = self._id
        if id_ is not None and text.strip() != rad.utskick.anteckning:
            self.kontext.utför(lambda: expediering.spara_anteckning(self.kontext.db, id_, rad.nyckel, text))

    def ändra_sätt(self) -> None:
        """The chosen go the way that is chosen beside the day."""
        sätt = self.sätt.värde()
        if sätt is not None:
            self._på(self._valda(), lambda id_, v: expediering.sätt_sätt(self.kontext.db, id_, v, sätt))

    def ta_bort(self) -> None:
        """What is noted of the chosen."""
        self._på(self._valda(), partial(expediering.ta_bort, self.kontext.db))

    def välj_mottagarens(self) -> None:
        """All that go to the recipients of the chosen."""
        namn = {r.utskick.mottagare.casefold() for r in self.tabell.valda_rader()}
        rader = [r for r in self.modell.rader if r.utskick.mottagare.casefold() in namn]
        self.tabell.välj_flera([r.nyckel for r in rader])

    def ny(self) -> None:
        """A recipient that does not stand in the §."""
        id_ = self._id
        if id_ is None or not self._paragrafer or not self.kontext.db.skrivbar:
            return
        val = [(p.id, f"{beteckning(p.nummer, p.preliminärt)} {p.rubrik}") for p in self._paragrafer]
        valda = self.tabell.valda_rader()
        paragraf = valda[0].paragraf.id if valda else val[0][0]

        def gör(v: Värden) -> bool:
            gjort = self.kontext.utför(
                lambda: expediering.lägg_till(self.kontext.db, id_, v["paragraf"], v["mottagare"])
            )
            return gjort is not None and self.tabell.välj((v["paragraf"], " ".join(v["mottagare"].split())))

        fält = [(Valfält("paragraf", "Beslut", val), paragraf, 2), (Textfält("mottagare", "Mottagare"), "", 2)]
        self.panel.öppna("Vem mer ska ha beslutet?", "Lägg till", fält, gör)

    # -- papers -------------------------------------------------------------------------------
    def _visa(self, typ: str, **val: Any) -> None:
        self.förhandsvisa.emit(typ, val)

    def visa_utdrag(self) -> None:
        """The chosen §'s protokollsutdrag as it will look."""
        valda = self.tabell.valda_rader()
        if valda:
            self._visa("utdrag", paragraf_id=valda[0].paragraf.id)

    def _mapp(self) -> Path | None:
        id_ = self._id
        if id_ is None:
            return None
        namn: str | None = self.kontext.försök(lambda: utskicksbrev.mappnamn(self.kontext.db, id_))
        if namn is None:
            return None
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / namn

    def skriv_utdrag(self) -> None:
        """The utdrag of the chosen §§ in a folder of their own."""
        id_, mapp = self._id, self._mapp()
        idn = list(dict.fromkeys(i for i, _ in self._valda()))
        if id_ is None or mapp is None or not idn:
            return

        def gör(framsteg: Framsteg) -> Utskicksbrev:
            return utskicksbrev.skriv_utdrag(self.kontext.db, id_, idn, mapp, framsteg=framsteg)

        self.kontext.i_bakgrunden("Gör protokollsutdrag …", gör, self._klart)

    def mejla(self) -> None:
        """A draft for each recipient; what has a draft is then offered to be marked as sent."""
        id_, mapp, valda = self._id, self._mapp(), self._valda()
        if id_ is None or mapp is None or not valda:
            return

        def gör(framsteg: Framsteg) -> Utskicksbrev:
            return utskicksbrev.skriv_brev(self.kontext.db, id_, valda, mapp, framsteg=framsteg)

        self.kontext.i_bakgrunden("Gör e-postutkast …", gör, self._klart)

    def _klart(self, gjort: Utskicksbrev) -> None:
        for mening in gjort.att_veta:
            self.kontext.notiser.visa("varning", mening)
        if gjort.brev:
            antal = f"{len(gjort.brev)} e-postutkast ligger" if len(gjort.brev) > 1 else "E-postutkastet ligger"
            markera = ("Markera som skickade", lambda: self._markera(list(gjort.med)))
            val = (("Visa i mapp", lambda: _öppna(gjort.mapp)), *((markera,) if self.kontext.db.skrivbar else ()))
            text = f"{antal} i mappen {gjort.mapp.name}. Öppna och skicka, och markera sedan."
            self.kontext.notiser.visa("tips", text, val)
        elif gjort.utdrag:
            antal = f"{len(gjort.utdrag)} utdrag ligger" if len(gjort.utdrag) > 1 else "Utdraget ligger"
            self.kontext.notiser.visa(
                "tips", f"{antal} i mappen {gjort.mapp.name}.", (("Visa i mapp", lambda: _öppna(gjort.mapp)),)
            )
        if gjort.brev or gjort.utdrag:
            _öppna(gjort.mapp)


def _öppna(mapp: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(mapp)))


def _bild(rad: Utskicksrad) -> tuple[str, str]:
    if rad.utskick.skickat is not None:
        return ("bra", "bra")
    return ("las", "varning") if rad.paragraf.hemlig else ("tips", "tips")


def _delfången(rad: Utskicksrad) -> str:
    return datum_kort(rad.utskick.delfången) if rad.utskick.delfången else ""
