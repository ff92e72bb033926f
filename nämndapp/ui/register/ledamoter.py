"""A nämnd's seats party by party, the reglemente's order of service, and who is next for the chosen ledamot."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from nämndapp.models import Inkallelsemodell, Uppdragsroll
from nämndapp.services import inkallelse, kallelse, ordningsinlasning, registerlistor
from nämndapp.services.andring import Ändring
from nämndapp.services.inkallelse import Platsrad
from nämndapp.services.registerlistor import Lista
from nämndapp.services.registeruppgifter import InkallelseordningUppgifter, InkallelseradUppgifter
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.kit.falt import Datumfält, Kryssfält, Talfält, Valfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.register.listfil import välj_listfil

_MODELLER = (
    (Inkallelsemodell.PARTI, "Parti för parti"),
    (Inkallelsemodell.PERSONLIG, "Personliga ersättare"),
    (Inkallelsemodell.LISTA, "En lista för hela nämnden"),
)


@dataclass(frozen=True, slots=True)
class _Vy:
    """``id`` is the nämnd's, so that a draft finds its way back also before the order has been saved."""

    id: int
    ordning_id: int | None
    version: int | None
    uppgifter: InkallelseordningUppgifter


class Ledamotsflik(Cellredigerare):
    """The seats at the left, the order at the right."""

    slag = "inkallelseordning"
    läs_in = Signal(object)  # Ordningsplan, to be shown before it is done

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.platser: Cellmodell[Platsrad] = Cellmodell(
            (
                Cellkolumn("Parti", lambda r, _: r.parti, skriv_text("parti"), bredd=50),
                Cellkolumn("Namn", lambda r, _: r.namn, sträck=True),
                Cellkolumn("Roll", lambda r, _: r.roll.value, bredd=104),
                Cellkolumn("Ordn.", lambda r, _: str(r.ordning or ""), self._byt_ordning, bredd=56, höger=True,
                           hel_rubrik="Tjänstgöringsordning för ersättare"),
                Cellkolumn("Ersätter", lambda r, _: r.ersätter, self._byt_ersätter, bredd=88, val=self._ledamöter,
                           hel_rubrik="Personlig ersättare för"),
            ),
            self,
        )  # fmt: skip
        self.platser.ändrad.connect(self._plats_ändrad)
        self.platser.fel.connect(lambda text: kontext.notiser.visa("varning", text))
        self.platsvy = Cellvy(
            self.platser,
            "Ledamöter och ersättare",
            "Inga ledamöter ännu. Kopiera listan i Excel och tryck Ctrl+V här, eller läs in ett gammalt protokoll med "
            "Läs in fil.",
            ny_rad=lambda: None,
            flyttbar=False,
        )
        for åtgärd in [a for a in self.platsvy.actions() if a.text() in {"Ny rad", "Ta bort raden"}]:
            self.platsvy.removeAction(åtgärd)  # seats come and go on the tab Personer
        self.platsvy.vald_rad.connect(lambda _: self._visa_tur())
        self.rader: Cellmodell[InkallelseradUppgifter] = Cellmodell(
            (
                Cellkolumn("För ledamot av", lambda r, _: r.parti, self._byt_parti, bredd=128),
                Cellkolumn("Sedan ersättare från", lambda r, _: ", ".join(r.reservpartier), self._byt_reserver,
                           sträck=True, hel_rubrik="Sedan ersättare från, i ordning"),
            ),
            self,
        )  # fmt: skip
        self.rader.ändrad.connect(lambda rader: self._spara_rader(tuple(rader)))
        self.rader.fel.connect(lambda text: kontext.notiser.visa("varning", text))
        self.radvy = Cellvy(
            self.rader,
            "Reglementets tabell",
            "Ingen tabell ännu. Tryck Ins, skriv partiet och sedan reservpartierna i ordning: M, KD. "
            "Eller kopiera tabellen i Excel och tryck Ctrl+V.",
            ny_rad=self._ny_rad,
        )
        klistra = QAction("Klistra in tabellen", self.radvy)
        klistra.setShortcut(QKeySequence.StandardKey.Paste)
        klistra.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        klistra.triggered.connect(lambda _: self.klistra_in())
        self.radvy.addAction(klistra)
        self.vakta(self.radvy)
        self.vakta(self.platsvy)
        self.tabell = Celltabell(self.radvy, "Ny ra&d")
        self.klistra_knapp = QPushButton("Kl&istra in", self)
        self.klistra_knapp.setAccessibleName("Klistra in tabellen")
        self.klistra_knapp.setToolTip("Parti och reservpartier, kopierade i Excel (Ctrl+V). De visas först.")
        self.klistra_knapp.clicked.connect(lambda _: self.klistra_in())
        self.fil_knapp = QPushButton("&Ur fil …", self)
        self.fil_knapp.setToolTip("Tabellen ur en Excelfil, en CSV-fil eller reglementet (Word, PDF). Den visas först.")
        self.fil_knapp.clicked.connect(lambda _: self.läs_fil())
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        platser = self._bygg_platser()
        platser.setMinimumWidth(300)  # in a narrow window the page is scrolled rather than the names squeezed
        delare.addWidget(platser)
        delare.addWidget(rullyta(self._bygg_ordning()))
        delare.setStretchFactor(0, 1)
        delare.setChildrenCollapsible(False)
        delare.setSizes([410, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(delare)

    def _bygg_platser(self) -> QWidget:
        vänster = QWidget()
        layout = QVBoxLayout(vänster)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self.platsvy, 1)
        self.tur = QLabel("", vänster)
        self.tur.setWordWrap(True)
        layout.addWidget(self.tur)
        return vänster

    def _bygg_ordning(self) -> QWidget:
        höger = QWidget()
        nät = QGridLayout(höger)
        nät.setContentsMargins(8, 0, 4, 0)
        nät.setVerticalSpacing(8)
        nät.setHorizontalSpacing(16)
        rubrik = QLabel("Tjänstgöringsordning", höger)
        rubrik.setProperty("roll", "rubrik")
        nät.addWidget(rubrik, 0, 0)
        knappar = QHBoxLayout()
        knappar.addStretch(1)
        knappar.addWidget(self.klistra_knapp)
        knappar.addWidget(self.fil_knapp)
        nät.addLayout(knappar, 0, 1)
        nät.addWidget(self.bind(Valfält("modell", "Så kalla&s ersättare", _MODELLER)), 1, 0, 1, 2)
        self.tabell.vy.setMinimumHeight(120)
        nät.addWidget(self.tabell, 2, 0, 1, 2)
        nät.setRowStretch(2, 1)
        kryss = (
            ("personlig_först", "&Personlig ersättare går före partiets"),
            ("växling", "Vä&xling: den som är närmare i tur får ta över"),
            ("sen_ledamot_inträder", "Leda&mot som kommer sent tar sin plats"),
            ("åter_efter_avbrott", "Den som avbrutit får återk&omma samma dag"),
        )
        for nr, (namn, text) in enumerate(kryss, 3):
            nät.addWidget(self.bind(Kryssfält(namn, text)), nr, 0, 1, 2)
        nät.addWidget(self.bind(Datumfält("antagen_datum", "Antag&en den")), 7, 0)
        nät.addWidget(self.bind(Talfält("antagen_paragraf", "Fullmäk&tiges paragraf", 1, 9999)), 7, 1)
        return höger

    # -- cells --------------------------------------------------------------------------------
    @staticmethod
    def _byt_ordning(r: Platsrad, text: str) -> Platsrad:
        if text and not text.isdecimal():
            raise ValueError("Tjänstgöringsordningen är ett helt tal, 1 för den första ersättaren.")
        return dataclasses.replace(r, ordning=int(text) if text else None)

    def _ledamöter(self) -> list[str]:
        return ["", *(r.namn for r in self.platser.rader if r.roll in kallelse.PLATSER)]

    def _byt_ersätter(self, r: Platsrad, text: str) -> Platsrad:
        if not text:
            return dataclasses.replace(r, ersätter_id=None, ersätter="")
        if r.roll is not Uppdragsroll.ERSÄTTARE:
            raise ValueError(f"{r.namn} är {r.roll.value}. Bara en ersättare kan vara någons personliga ersättare.")
        ledamot = next((x for x in self.platser.rader if x.namn == text and x.roll is not Uppdragsroll.ERSÄTTARE), None)
        if ledamot is None:
            raise ValueError(f"Det finns ingen ledamot som heter ”{text}”.")
        return dataclasses.replace(r, ersätter_id=ledamot.id, ersätter=ledamot.namn)

    @staticmethod
    def _byt_parti(r: InkallelseradUppgifter, text: str) -> InkallelseradUppgifter:
        if not text.strip("() "):
            raise ValueError("Skriv partiets beteckning, till exempel C. Tryck Del på raden om den ska bort.")
        return dataclasses.replace(r, parti=text.strip("() "))

    @staticmethod
    def _byt_reserver(r: InkallelseradUppgifter, text: str) -> InkallelseradUppgifter:
        led = [d.strip("() ") for d in text.replace("→", ",").replace(";", ",").split(",")]
        return dataclasses.replace(r, reservpartier=tuple(dict.fromkeys(filter(None, led))))

    def _ny_rad(self) -> InkallelseradUppgifter:
        finns = {r.parti.casefold() for r in self.rader.rader}
        nästa = next((p.parti for p in self.platser.rader if p.parti and p.parti.casefold() not in finns), "Nytt")
        return InkallelseradUppgifter(nästa)

    def _plats_ändrad(self, rader: tuple[Platsrad, ...]) -> None:
        for gammal, ny in zip(self.platser.rader, rader, strict=True):
            if gammal != ny:
                ändring = self.kontext.utför(lambda n=ny: inkallelse.ändra_plats(self.kontext.db, n))  # type: ignore[misc]
                self.cellen_sparad(ändring is not None)

    def _spara_rader(self, rader: tuple[InkallelseradUppgifter, ...]) -> None:
        if self.vy is not None:
            self.spara(dataclasses.replace(self.uppgifter, rader=rader))

    def klistra_in(self) -> None:
        """A copied table: shown first, with what becomes of each row."""
        db, tabell = self.kontext.db, ordningsinlasning.läs_text(QGuiApplication.clipboard().text())
        if self.vy is None or not db.skrivbar or not tabell:
            self.kontext.notiser.visa(
                "tips", "Kopiera först tabellen i Excel: partiet, sedan reservpartierna i ordning."
            )
            return
        self._visa_tabellen(tabell)

    def läs_fil(self) -> None:
        """The table out of a list or the reglemente itself: shown first."""
        fil = välj_listfil(self, papper=True) if self.vy is not None and self.kontext.db.skrivbar else None
        tabell = self.kontext.försök(lambda: ordningsinlasning.läs_fil(fil)) if fil is not None else None
        if tabell:
            self._visa_tabellen(tabell)
        elif fil is not None and tabell is not None:
            text = f"I {fil.name} finns ingen tabell med partier. Kopiera den i stället och klistra in."
            self.kontext.notiser.visa("varning", text)

    def _visa_tabellen(self, tabell: list[list[str]]) -> None:
        db = self.kontext.db
        partier = self.kontext.försök(lambda: registerlistor.hämta_lista(db, Lista.PARTIER)) or ()
        self.läs_in.emit(ordningsinlasning.föreslå(self.rader.rader, tabell, partier))

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> _Vy:
        vy = inkallelse.hämta_inkallelseordning(self.kontext.db, objekt_id)
        return _Vy(objekt_id, vy.id, vy.version, vy.uppgifter)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        del objekt_id
        return inkallelse.spara_inkallelseordning(self.kontext.db, self.vy.ordning_id, uppgifter, väntad_version)

    def _ändrat_utifrån(self, slag: str, objekt_id: int) -> None:
        del objekt_id
        if slag in {self.slag, "samling", "person", "parti"} and self.vy is not None:
            kvar = dict(self._skrivet)
            self.läs_om()
            for namn, text in kvar.items():
                self._fält[namn].sätt_råtext(text)

    def fyll(self) -> None:
        skyddad = not self.kontext.db.skrivbar or self.vy is None
        self.tabell.skrivskydda(skyddad)
        self.klistra_knapp.setEnabled(not skyddad)
        self.fil_knapp.setEnabled(not skyddad)
        self.platser.skyddad = skyddad
        self.rader.sätt(self.uppgifter.rader if self.vy else ())
        platser = self.kontext.försök(lambda: inkallelse.lista_platser(self.kontext.db, self.vy.id)) if self.vy else ()
        self.platser.sätt(platser or ())
        modell = self.uppgifter.modell if self.vy else Inkallelsemodell.PARTI
        personligt = modell is Inkallelsemodell.PERSONLIG or (self.vy is not None and self.uppgifter.personlig_först)
        self.platsvy.setColumnHidden(4, not personligt)
        self.tabell.setVisible(modell is not Inkallelsemodell.LISTA)
        self.klistra_knapp.setVisible(modell is not Inkallelsemodell.LISTA)
        self.fil_knapp.setVisible(modell is not Inkallelsemodell.LISTA)
        self._fält["personlig_först"].setVisible(modell is Inkallelsemodell.PARTI)
        self._visa_tur()

    def _visa_tur(self) -> None:
        """Who is next for the chosen ledamot, and why."""
        valda = self.platsvy.valda()
        rad = self.platser.rader[valda[0]] if len(valda) == 1 and valda[0] < len(self.platser.rader) else None
        if rad is None or self.vy is None:
            råd = "Välj en ledamot i listan, så står det här vem som är närmast i tur."
            self.tur.setText(råd if self.platser.rader else "")
            return
        tur = self.kontext.försök(lambda: inkallelse.turordning(self.kontext.db, rad.id, self.vy.id)) or []
        if not tur:
            self.tur.setText(f"Ingen ersätter {rad.namn}." if rad.roll is not Uppdragsroll.ERSÄTTARE else "")
            return
        led = [f"{nr}. {t.namn} ({t.parti or '–'}): {t.skäl}" for nr, t in enumerate(tur[:3], 1)]
        self.tur.setText("\n".join([f"Är {rad.namn} borta kallas:", *led]))

    def välj(self, uppdrag_id: int) -> bool:
        """Shows a seat."""
        nr = next((i for i, r in enumerate(self.platser.rader) if r.id == uppdrag_id), None)
        if nr is None:
            return False
        self.platsvy.välj([nr])
        self.platsvy.setFocus()
        return True
