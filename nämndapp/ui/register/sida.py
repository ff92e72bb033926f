"""The page Register."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QSplitter, QTabWidget, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.services import register
from nämndapp.services.uppgifter import NämndUppgifter, PersonUppgifter
from nämndapp.services.vyer import Nämndrad, Personrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.register import inklistrat
from nämndapp.ui.register.husstil import Husstilsredigerare
from nämndapp.ui.register.kommun import Kommunredigerare
from nämndapp.ui.register.namnd import Nämndredigerare
from nämndapp.ui.register.person import Personredigerare
from nämndapp.ui.sida import Sida

NÄMNDER, PERSONER, KOMMUN = range(3)
_NY = ("&Ny nämnd", "&Ny person", "")


class Registersida(Sida):
    """Lists at the left, the chosen one at the right."""

    namn = "Register"
    ikonnamn = "register"
    har_kontroll = False

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.bort_knapp = QPushButton(ikon("ta-bort"), "", self)
        self.bort_knapp.clicked.connect(self.ta_bort)
        self.ny_knapp = QPushButton(ikon("ny"), "", self)
        self.ny_knapp.setToolTip("Ctrl+N")
        self.ny_knapp.clicked.connect(self.nytt)
        self.klistra_knapp = QPushButton("&Klistra in ledamöter", self)
        self.klistra_knapp.setToolTip("Kopierade rader ur Excel eller från webben: namn, parti, roll, e-post (Ctrl+V)")
        self.klistra_knapp.clicked.connect(self.klistra_in)
        self.rubrikrad.addWidget(self.klistra_knapp)
        self.rubrikrad.addWidget(self.bort_knapp)
        self.rubrikrad.addWidget(self.ny_knapp)
        self.nämnder = Tabellvy(
            Radmodell[Nämndrad](
                (
                    Kolumn("Kod", lambda r: r.kod, bredd=58),
                    Kolumn("Nämnd", lambda r: r.namn, lambda r: r.namn if r.aktiv else f"{r.namn} (ej aktiv)",
                           sträck=True),
                ),
                lambda r: r.id,
            ),
            "Nämnder",
            "Inga nämnder ännu. Tryck Ctrl+N.",
        )  # fmt: skip
        self.personer = Tabellvy(
            Radmodell[Personrad](
                (
                    Kolumn("Namn", lambda r: r.namn, bredd=120),
                    Kolumn("Uppdrag", lambda r: "; ".join(filter(None, (r.uppdrag, r.befattning))),
                           sträck=True),
                ),
                lambda r: r.id,
            ),
            "Personer",
            "Inga personer ännu. Tryck Ctrl+N, eller kopiera ledamöterna i Excel och tryck Ctrl+V här.",
        )  # fmt: skip
        self.flikar = QTabWidget(self)
        self.nämnd = Nämndredigerare(kontext, self.flikar)
        self.person = Personredigerare(kontext, self.flikar)
        self.kommun = Kommunredigerare(kontext, self.flikar)
        klistra = QAction("Klistra in ledamöter", self.personer)
        klistra.setShortcut(QKeySequence.StandardKey.Paste)
        klistra.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        klistra.triggered.connect(lambda _: self.klistra_in())
        self.personer.addAction(klistra)
        self.nämnder.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.personer.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.nämnder.vald.connect(lambda r: self._visa(self.nämnd, r))
        self.personer.vald.connect(lambda r: self._visa(self.person, r))
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.flikar.addTab(self._delad(self.nämnder, "Filtrera nämnder", self.nämnd, 260), "Nämnder")
        self.flikar.addTab(self._delad(self.personer, "Filtrera personer", self.person, 340), "Personer")
        self.flikar.addTab(self.kommun, "Kommun")
        self.ram.addWidget(self.flikar, 1)
        self.husstil = Husstilsredigerare(kontext, self)
        self.husstil.hide()
        self.ram.addWidget(self.husstil, 1)
        self.nämnd.utseende.connect(self.visa_husstil)
        self.husstil.stängd.connect(self._husstil_stängd)
        self.flikar.currentChanged.connect(lambda _: self._flik_bytt())
        self.nämnd.visa(None)
        self.person.visa(None)
        self._flik_bytt()

    @staticmethod
    def _delad(tabell: Tabellvy, filtertext: str, redigerare: QWidget, bredd: int) -> QSplitter:
        delare = QSplitter(Qt.Orientation.Horizontal)
        vänster = Filtrerad(tabell, filtertext)
        if (layout := vänster.layout()) is not None:
            layout.setContentsMargins(0, 10, 8, 0)
        delare.addWidget(vänster)
        delare.addWidget(redigerare)
        delare.setStretchFactor(1, 1)
        delare.setChildrenCollapsible(False)
        delare.setSizes([bredd, 1050 - bredd])
        return delare

    @property
    def redigerare(self) -> Redigerare:
        """The editor on the chosen tab."""
        return (self.nämnd, self.person, self.kommun)[self.flikar.currentIndex()]

    def visa_husstil(self, nämnd_id: int) -> None:
        """Papperens utseende, in the place of the lists."""
        self.lämna()
        for del_ in (self.flikar, self.rubrik, self.ny_knapp, self.bort_knapp):
            del_.hide()
        self.husstil.öppna(nämnd_id)

    def _husstil_stängd(self) -> None:
        self.rubrik.show()
        self.flikar.show()
        self._flik_bytt()
        self.nämnd.utseende_knapp.setFocus()

    def _flik_bytt(self) -> None:
        nr = self.flikar.currentIndex()
        self.ny_knapp.setVisible(bool(_NY[nr]))
        self.bort_knapp.setVisible(bool(_NY[nr]))
        self.klistra_knapp.setVisible(nr == PERSONER)
        self.ny_knapp.setText(_NY[nr])
        self._knappar()

    def _knappar(self) -> None:
        skrivbar = self.kontext.db.skrivbar
        self.ny_knapp.setEnabled(skrivbar)
        self.klistra_knapp.setEnabled(skrivbar)
        vy = self.redigerare.vy
        self.bort_knapp.setEnabled(skrivbar and vy is not None)
        vem = getattr(vy.uppgifter, "kod", vy.uppgifter.namn) if vy is not None else ""
        self.bort_knapp.setText(f"Ta bort {vem}".strip())

    def _visa(self, redigerare: Redigerare, rad: Nämndrad | Personrad | None) -> None:
        if rad is not None and (redigerare.vy is None or redigerare.vy.id != rad.id):
            redigerare.visa(rad.id)
        self._knappar()

    def uppdatera(self) -> None:
        db = self.kontext.db
        nämnder: list[Nämndrad] = self.kontext.försök(lambda: register.lista_nämnder(db)) or []
        personer: list[Personrad] = self.kontext.försök(lambda: register.lista_personer(db)) or []
        self.nämnder.uppdatera(nämnder)
        self.personer.uppdatera(personer)
        self.kommun.visa_kommunen()
        if self.nämnd.vy is None and nämnder:
            valt = self.kontext.nämnd_id
            self.nämnder.välj(valt if valt in {n.id for n in nämnder} else nämnder[0].id)
        if self.person.vy is None and personer:
            self.personer.välj(personer[0].id)
        self._knappar()

    def nytt(self) -> None:
        """A new nämnd or person, ready to be named."""
        if not self.kontext.db.skrivbar or self.flikar.currentIndex() == KOMMUN or self.husstil.isVisible():
            return
        self.lämna()
        db = self.kontext.db
        tabell: Tabellvy
        redigerare: Redigerare
        if self.flikar.currentIndex() == PERSONER:
            ändring = self.kontext.utför(
                lambda: register.spara_person(db, None, PersonUppgifter(namn="Ny person"), None)
            )
            tabell, redigerare = self.personer, self.person
        else:
            kod = self._ledig_kod()
            ny = NämndUppgifter(namn="Ny nämnd", kod=kod)
            ändring = self.kontext.utför(lambda: register.spara_nämnd(db, None, ny, None))
            tabell, redigerare = self.nämnder, self.nämnd
        if ändring is not None:
            tabell.välj(ändring.objekt_id)
            redigerare.gå_till(Plats(fält="namn"))
            fält = self.window().focusWidget()
            if isinstance(fält, QLineEdit):
                fält.selectAll()

    def klistra_in(self) -> None:
        """The copied lines become persons with an uppdrag in the chosen nämnd; those who are there already are not
        added again. One undo takes all of them back."""
        db = self.kontext.db
        finns = {r.namn.casefold() for r in register.lista_personer(db)}
        alla = inklistrat.tolka(QGuiApplication.clipboard().text(), self.kontext.nämnd_id)
        nya = [p for p in alla if p.namn.casefold() not in finns]
        if not alla:
            self.kontext.notiser.visa(
                "tips", "Kopiera först raderna i Excel eller på webben: namn, parti, roll och e-post."
            )
            return
        self.kontext.ångrastack.beginMacro(f"Klistrade in {len(nya)} personer")
        for person in nya:
            self.kontext.utför(partial(register.spara_person, db, None, person, None))
        self.kontext.ångrastack.endMacro()
        redan = f" {len(alla) - len(nya)} fanns redan." if len(nya) < len(alla) else ""
        self.kontext.notiser.visa("tips", f"{len(nya)} personer lades till.{redan} Ctrl+Z tar bort dem igen.")

    def _ledig_kod(self) -> str:
        tagna = {n.kod for n in register.lista_nämnder(self.kontext.db)}
        return next(kod for nr in range(1, len(tagna) + 2) if (kod := f"NY{nr}" if nr > 1 else "NY") not in tagna)

    def ta_bort(self) -> None:
        """Removes the shown nämnd or person; Ctrl+Z brings it back."""
        vy, db = self.redigerare.vy, self.kontext.db
        if vy is None:
            return
        tjänst = register.ta_bort_person if self.flikar.currentIndex() == PERSONER else register.ta_bort_nämnd
        if self.kontext.utför(lambda: tjänst(db, vy.id, vy.version)) is not None:
            self.redigerare.visa(None)
            self.uppdatera()

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == "husstil" and plats.id is not None:
            self.nämnder.välj(plats.id)
            self.visa_husstil(plats.id)
            return True
        if self.husstil.isVisible():
            self.husstil.stäng()
        flik = {"person": PERSONER, "uppdrag": PERSONER, "kommun": KOMMUN}.get(plats.typ, NÄMNDER)
        self.flikar.setCurrentIndex(flik)
        if flik == NÄMNDER and plats.id is not None:
            self.nämnder.välj(plats.id)
        if plats.typ == "person" and plats.id is not None:
            self.personer.välj(plats.id)
        return self.redigerare.gå_till(plats) or (not plats.fält and self.redigerare.vy is not None)

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """A draft comes back."""
        {"person": self.person, "kommun": self.kommun, "husstil": self.husstil}.get(slag, self.nämnd).återställ(data)

    def lämna(self) -> None:
        for redigerare in (self.nämnd, self.person, self.kommun, self.husstil):
            redigerare.lämna_fält()
