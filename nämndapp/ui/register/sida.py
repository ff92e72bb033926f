"""The page Register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSplitter, QTabWidget, QWidget

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import inkallelse, register
from nämndapp.services.uppgifter import NämndUppgifter, PersonUppgifter
from nämndapp.services.vyer import Nämndrad, Personrad
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.tabell import Filtrerad, Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.register import listor
from nämndapp.ui.register.husstil import Husstilsredigerare
from nämndapp.ui.register.inlasning import Inläsning
from nämndapp.ui.register.kommun import Kommunredigerare
from nämndapp.ui.register.ledamoter import Ledamotsflik
from nämndapp.ui.register.lista import Listredigerare
from nämndapp.ui.register.listfil import välj_listfil
from nämndapp.ui.register.namnd import Nämndredigerare
from nämndapp.ui.register.person import Personredigerare
from nämndapp.ui.sida import Sida

NÄMNDER, PERSONER, LEDAMÖTER, PARTIER, MOTTAGARE, FÖRKORTNINGAR, TEXTFRASER, KOMMUN = range(8)
_NY = {NÄMNDER: "&Ny nämnd", PERSONER: "&Ny person"}
_LISTFLIK = {"partier": PARTIER, "mandatperioder": PARTIER, "mottagare": MOTTAGARE, "grupper": MOTTAGARE,
             "förkortningar": FÖRKORTNINGAR, "fraser": TEXTFRASER}  # fmt: skip


class Registersida(Sida):
    """Lists at the left, the chosen one at the right."""

    namn = "Register"
    ikonnamn = "register"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._bygg_knappar()
        self.nämnder = Tabellvy(
            Radmodell[Nämndrad](
                (
                    Kolumn("Kod", lambda r: r.kod, bredd=70),
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
            "Inga personer ännu. Tryck Ctrl+N, eller kopiera ledamöterna i Excel och tryck Ctrl+V här. Ett gammalt "
            "protokoll läser du in med Läs in fil.",
        )  # fmt: skip
        self._klistras_i(self.personer)
        self.flikar = QTabWidget(self)
        self.nämnd = Nämndredigerare(kontext, self.flikar)
        self.person = Personredigerare(kontext, self.flikar)
        self.kommun = Kommunredigerare(kontext, self.flikar)
        self.ledamöter = Ledamotsflik(kontext, self.flikar)
        self.listor: dict[str, Listredigerare] = {
            ett.slag: ett
            for ett in (
                listor.partier(kontext),
                listor.mandatperioder(kontext),
                listor.mottagare(kontext),
                listor.grupper(kontext),
                listor.förkortningar(kontext),
                listor.textfraser(kontext),
            )
        }
        self._klistras_i(self.ledamöter.platsvy)
        self.nämnder.sortByColumn(1, Qt.SortOrder.AscendingOrder)
        self.personer.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.nämnder.vald.connect(lambda r: self._visa(self.nämnd, r))
        self.personer.vald.connect(lambda r: self._visa(self.person, r))
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.flikar.addTab(self._delad(self.nämnder, "Filtrera nämnder", self.nämnd, 300), "Nämnder")
        self.flikar.addTab(self._delad(self.personer, "Filtrera personer", self.person, 340), "Personer")
        self.flikar.addTab(self.ledamöter, "Ledamöter")
        for namn, slagen in (
            ("Partier", ("partier", "mandatperioder")),
            ("Mottagare", ("mottagare", "grupper")),
            ("Förkortningar", ("förkortningar",)),
            ("Textfraser", ("fraser",)),
        ):
            self.flikar.addTab(self._staplad([self.listor[s] for s in slagen]), namn)
        self.flikar.addTab(self.kommun, "Kommun")
        self.ram.addWidget(self.flikar, 1)
        self.inläsning: Inläsning = Inläsning(self)
        self.ram.addWidget(self.inläsning.panel, 1)
        for lista in self.listor.values():
            lista.läs_in.connect(self.inläsning.visa_lista)
        self.ledamöter.läs_in.connect(self.inläsning.visa_ordning)
        self.husstil = Husstilsredigerare(kontext, self)
        self.husstil.hide()
        self.ram.addWidget(self.husstil, 1)
        self.nämnd.utseende.connect(self.visa_husstil)
        self.husstil.stängd.connect(self._husstil_stängd)
        self.flikar.currentChanged.connect(lambda _: self._flik_bytt())
        self.nämnd.visad.connect(lambda: self.påpekanden_ändrade.emit([]))
        kontext.ändrat.connect(self._många_ändrade)
        self.nämnd.visa(None)
        self.person.visa(None)
        self._flik_bytt()

    def _klistras_i(self, tabell: QWidget) -> None:
        klistra = QAction("Klistra in", tabell)
        klistra.setShortcut(QKeySequence.StandardKey.Paste)
        klistra.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        klistra.triggered.connect(lambda _: self.klistra_in())
        tabell.addAction(klistra)

    def _bygg_knappar(self) -> None:
        self.bort_knapp = QPushButton(ikon("ta-bort"), "", self)
        self.bort_knapp.clicked.connect(self.ta_bort)
        self.ny_knapp = QPushButton(ikon("ny"), "", self)
        self.ny_knapp.setToolTip("Ctrl+N")
        self.ny_knapp.clicked.connect(self.nytt)
        self.klistra_knapp = QPushButton("&Klistra in", self)
        self.klistra_knapp.setToolTip("Kopierade rader ur Excel eller från webben (Ctrl+V). De visas först.")
        self.klistra_knapp.clicked.connect(self.klistra_in)
        self.fil_knapp = QPushButton("&Läs in fil …", self)
        self.fil_knapp.setToolTip(
            "En lista i Excel eller som CSV, för personer också ett protokoll. Raderna visas först."
        )
        self.fil_knapp.clicked.connect(lambda _: self.läs_fil())
        self.skifte_knapp = QPushButton("Mandatski&fte …", self)
        self.skifte_knapp.setToolTip("Avslutar uppdragen och lägger in fullmäktiges val, i ett steg")
        self.skifte_knapp.clicked.connect(lambda _: self.mandatskifte())
        for knapp in (self.skifte_knapp, self.klistra_knapp, self.fil_knapp):
            self.rubrikrad.addWidget(knapp)
        self.rubrikrad.addWidget(self.bort_knapp)
        self.rubrikrad.addWidget(self.ny_knapp)

    @staticmethod
    def _staplad(delar: list[Listredigerare]) -> QWidget:
        if len(delar) == 1:
            return delar[0]
        delare = QSplitter(Qt.Orientation.Vertical)
        delare.setChildrenCollapsible(False)
        for nr, ett in enumerate(delar):
            delare.addWidget(ett)
            delare.setStretchFactor(nr, 3 if nr == 0 else 2)
        return delare

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
        """The editor on the chosen tab (the first of two lists)."""
        nr = self.flikar.currentIndex()
        enkla: dict[int, Redigerare] = {
            NÄMNDER: self.nämnd,
            PERSONER: self.person,
            LEDAMÖTER: self.ledamöter,
            KOMMUN: self.kommun,
        }
        return enkla[nr] if nr in enkla else self.valda_listan()

    def valda_listan(self) -> Listredigerare:
        """The list on the chosen tab: the one with the focus where there are two."""
        här = [self.listor[s] for s, nr in _LISTFLIK.items() if nr == self.flikar.currentIndex()]
        return next((ett for ett in här if ett.isAncestorOf(QApplication.focusWidget() or self)), här[0])

    def visa_husstil(self, nämnd_id: int) -> None:
        """Papperens utseende, in the place of the lists."""
        self.lämna()
        self.göm_listorna()
        self.husstil.öppna(nämnd_id)

    def göm_listorna(self) -> None:
        """The tabs and their buttons give way to what is shown in their place."""
        self.rubrik.hide()
        self.flikar.hide()
        self._visa_kontroll(False)
        for knapp in self._knapparna():
            knapp.hide()

    def visa_listorna(self) -> None:
        """The tabs come back."""
        self.rubrik.show()
        self.flikar.show()
        self._flik_bytt()

    def _knapparna(self) -> tuple[QPushButton, ...]:
        return (self.skifte_knapp, self.klistra_knapp, self.fil_knapp, self.bort_knapp, self.ny_knapp)

    def _husstil_stängd(self) -> None:
        self.visa_listorna()
        self.nämnd.utseende_knapp.setFocus()

    def _flik_bytt(self) -> None:
        nr = self.flikar.currentIndex()
        self.ny_knapp.setVisible(nr in _NY)
        self.bort_knapp.setVisible(nr in _NY)
        for knapp in (self.klistra_knapp, self.fil_knapp):
            knapp.setVisible(nr not in {NÄMNDER, KOMMUN})
        self.skifte_knapp.setVisible(nr == LEDAMÖTER)
        self._visa_kontroll(nr in {NÄMNDER, LEDAMÖTER})
        self.ny_knapp.setText(_NY.get(nr, ""))
        self._knappar()

    def _visa_kontroll(self, på: bool) -> None:
        """The panel stands beside the nämnd and its members; the wide lists have its room."""
        if på != self.har_kontroll:
            self.har_kontroll = på
            if self.isVisible():
                self.gå_till_sida.emit(self.namn, None)  # the window gives the panel its room, or takes it

    def _många_ändrade(self, slag: str, _id: int) -> None:
        if slag == "samling":  # an import or a mandatskifte, done or taken back
            self.person.läs_om()

    def _knappar(self) -> None:
        skrivbar = self.kontext.db.skrivbar
        self.ny_knapp.setEnabled(skrivbar)
        for knapp in (self.klistra_knapp, self.fil_knapp, self.skifte_knapp):
            knapp.setEnabled(skrivbar)
        if self.flikar.currentIndex() not in _NY:
            return
        vy = self.redigerare.vy
        self.bort_knapp.setEnabled(skrivbar and vy is not None)
        vem = getattr(vy.uppgifter, "kod", vy.uppgifter.namn) if vy is not None else ""
        self.bort_knapp.setText(f"Ta &bort {vem.replace('&', '&&')}".strip())

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
        if (self.ledamöter.vy.id if self.ledamöter.vy else None) != self.kontext.nämnd_id:
            self.ledamöter.visa(self.kontext.nämnd_id)
        if self.nämnd.vy is None and nämnder:
            valt = self.kontext.nämnd_id
            self.nämnder.välj(valt if valt in {n.id for n in nämnder} else nämnder[0].id)
        if self.person.vy is None and personer:
            self.personer.välj(personer[0].id)
        self._knappar()

    def nytt(self) -> None:
        """A new nämnd or person, ready to be named."""
        if not self.kontext.db.skrivbar or not self.flikar.isVisible():
            return
        self.lämna()
        nr = self.flikar.currentIndex()
        if nr in _LISTFLIK.values():
            self.valda_listan().tabell.lägg_till()
        if nr == LEDAMÖTER:
            self.ledamöter.radvy.lägg_till()
        if nr not in _NY:
            return
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

    def mandatskifte(self) -> None:
        """What would become of everybody, before it is done."""
        self.inläsning.mandatskifte()

    def klistra_in(self) -> None:
        """Copied rows for the chosen tab; shown before they are saved."""
        if self.flikar.currentIndex() in _LISTFLIK.values():
            self.valda_listan().klistra_in()
        else:
            self.inläsning.klistra_personer()

    def läs_fil(self, fil: Path | None = None) -> None:
        """The rows of a list (or, for persons, a protocol) for the chosen tab; shown before they are saved."""
        fil = fil or välj_listfil(self, papper=self.flikar.currentIndex() not in _LISTFLIK.values())
        if fil is None:
            return
        if self.flikar.currentIndex() in _LISTFLIK.values():
            self.valda_listan().läs_fil(fil)
        else:
            self.inläsning.läs_personer(fil)

    def påpekanden(self) -> list[Påpekande]:
        """The membership of the nämnd that is shown, live."""
        nr, db = self.flikar.currentIndex(), self.kontext.db
        vald = self.nämnd.vy.id if nr == NÄMNDER and self.nämnd.vy else self.kontext.nämnd_id
        if vald is None:
            return []
        return self.kontext.försök(lambda: inkallelse.granska_nämnd(db, vald)) or []

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
        if self.inläsning.panel.isVisible():
            self.inläsning.panel.stäng()
        flik = _LISTFLIK | {"inkallelseordning": LEDAMÖTER, "person": PERSONER, "uppdrag": PERSONER, "kommun": KOMMUN}
        nr = flik.get(plats.typ, NÄMNDER)
        if plats.typ == "inkallelseordning" and plats.id not in {None, self.kontext.nämnd_id}:
            self.kontext.välj_nämnd(plats.id)  # the tab shows the chosen nämnd's
            self.ledamöter.visa(plats.id)
        self.flikar.setCurrentIndex(nr)
        if nr == NÄMNDER and plats.id is not None:
            self.nämnder.välj(plats.id)
        if plats.typ == "person" and plats.id is not None:
            self.personer.välj(plats.id)
        return self.redigerare.gå_till(plats) or (not plats.fält and self.redigerare.vy is not None)

    def återställ(self, slag: str, data: dict[str, Any]) -> None:
        """A draft comes back."""
        redigerare: dict[str, Any] = {
            "person": self.person,
            "kommun": self.kommun,
            "husstil": self.husstil,
            "inkallelseordning": self.ledamöter,
            **self.listor,
        }
        redigerare.get(slag, self.nämnd).återställ(data)

    def lämna(self) -> None:
        for redigerare in (self.nämnd, self.person, self.ledamöter, *self.listor.values(), self.kommun, self.husstil):
            redigerare.lämna_fält()
