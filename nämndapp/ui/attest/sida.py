"""The page Attest: choose a version of the list, work on its rows, compare, decide; ask who may approve a code."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.papekande import Plats, Påpekande
from nämndapp.services import attest, attestfil, attestskrivelse
from nämndapp.services.andring import Ändring
from nämndapp.services.attestuppgifter import Attestlistrad
from nämndapp.ui.attest import papper
from nämndapp.ui.attest.beslut import Beslutspanel
from nämndapp.ui.attest.byte import Bytespanel
from nämndapp.ui.attest.excel import Filpanel, välj_fil, välj_mål
from nämndapp.ui.attest.fraga import Attestfråga
from nämndapp.ui.attest.jamforelse import Jämförelseflik
from nämndapp.ui.attest.knappar import Knapprad
from nämndapp.ui.attest.kontroll import Listkontroll
from nämndapp.ui.attest.lista import Radredigerare
from nämndapp.ui.attest.uppgifter import Uppgiftsflik
from nämndapp.ui.attest.versioner import Versionslista
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kit.tomyta import Tomyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.sida import Beställning, Sida

RADER, JÄMFÖR, UPPGIFTER = range(3)


class Attestsida(Sida):
    """One version at a time; a decided one is read only."""

    namn = "Attest"
    ikonnamn = "attest"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._listor: list[Attestlistrad] = []
        self.kontroll = Listkontroll(kontext, self)
        self.kontroll.svarat.connect(lambda: self.påpekanden_ändrade.emit([]))
        self._bygg_rubrikrad()
        self.ram.addWidget(self._bygg_tom(), 1)
        self._bygg_yta()
        self.fil = Filpanel(kontext, self)
        self.fil.stängd.connect(self._fil_stängd)
        self.fil.inläst.connect(self._inläst)
        self.ram.addWidget(self.yta, 1)
        self.ram.addWidget(self.fil, 1)
        self.rader.visad.connect(self._visad)
        self.rader.byt_person.connect(self.byt_person)
        self.jämförelse.gå_till.connect(self.gå_till)
        self.jämförelse.visa_papper.connect(self._visa_markerad)
        kontext.nämnd_bytt.connect(self._nämnd_bytt)
        ordna(self)

    # -- building -----------------------------------------------------------------------------
    def _bygg_yta(self) -> None:
        """The question, the panels of the acts, the versions and the tabs."""
        kontext = self.kontext
        self.yta = QWidget(self)
        inre = QVBoxLayout(self.yta)
        inre.setContentsMargins(0, 0, 0, 0)
        inre.setSpacing(8)
        self.fråga = Attestfråga(kontext, self.yta)
        self.fråga.gå_till.connect(self._visa_rad)
        inre.addWidget(self.fråga)
        self.frågerad = Frågerad(self.yta)
        self.beslut = Beslutspanel(kontext, self.frågerad, self.yta)
        self.byte = Bytespanel(kontext, self.yta)
        for panel in (self.beslut, self.byte):
            panel.stängd.connect(self._till_raderna)
            inre.addWidget(panel)
        inre.addWidget(self.frågerad)
        delare = QSplitter(Qt.Orientation.Horizontal, self.yta)
        self.versioner = Versionslista(self.yta)
        self.versioner.currentRowChanged.connect(lambda _: self._visa_vald())
        self.versioner.ta_bort.connect(self.ta_bort)
        delare.addWidget(self.versioner)
        self.flikar = QTabWidget(self.yta)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.rader = Radredigerare(kontext, self.flikar)
        self.jämförelse = Jämförelseflik(kontext, self.flikar)
        self.uppgifter = Uppgiftsflik(self.rader, self.flikar)
        rullad = rullyta(self.uppgifter)
        for flik, ord_ in ((self.rader, "Rader"), (self.jämförelse, "Jämför"), (rullad, "Uppgifter")):
            self.flikar.addTab(flik, ord_)
        höger = QWidget(delare)
        luft = QVBoxLayout(höger)
        luft.setContentsMargins(8, 0, 0, 0)
        luft.addWidget(self.flikar)
        delare.addWidget(höger)
        delare.setStretchFactor(1, 1)
        delare.setSizes([146, 640])
        delare.setCollapsible(1, False)
        delare.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        delare.setMinimumHeight(230)  # else wrapped text above makes the page scroll
        inre.addWidget(delare, 1)

    def _bygg_rubrikrad(self) -> None:
        self.knappar = Knapprad(self)
        k = self.knappar
        self.papper_knapp, self.ny_knapp, self.beslut_knapp = k.papper, k.ny, k.beslut
        self.byt_knapp, self.fil_knapp, self.läs_in, self.exportera = k.byt, k.fil, k.läs_in, k.exportera
        self.pappersmeny = k.pappersmeny
        for signal, gör in (
            (k.pappersmeny.aboutToShow, self._fyll_pappersmeny),
            (k.årsmeny.aboutToShow, self._fyll_årsmeny),
            (k.beslut.clicked, self.besluta),
            (k.byt.clicked, self.byt_person),
            (k.läs_in.triggered, self.välj_fil),
            (k.exportera.triggered, self.exportera_lista),
        ):
            signal.connect(gör)
        for widget in k.alla:
            self.rubrikrad.addWidget(widget)

    def _fyll_årsmeny(self) -> None:
        """The years that a new version of the chosen list may be for, the likeliest first."""
        vald, meny = self.vald, self.knappar.årsmeny
        meny.clear()
        if vald is None:
            return
        förval = max(self._nästa_år(), vald.år)
        for år in (förval, *(å for å in range(vald.år, vald.år + 4) if å != förval)):
            meny.addAction(f"För &{år}" + ("  (Ctrl+N)" if år == förval else "")).triggered.connect(
                partial(self.ny_version, år)
            )

    def _bygg_tom(self) -> QWidget:
        self.tomyta = Tomyta("", self.nytt, self)
        self.tom, self.tom_knapp = self.tomyta.text, self.tomyta.knapp
        self.tom_fil = self.tomyta.lägg_till("&Läs in en fil …", self.välj_fil)
        return self.tomyta

    # -- versions -----------------------------------------------------------------------------
    @property
    def lista_id(self) -> int | None:
        """The list that is shown."""
        return self.rader.vy.id if self.rader.vy else None

    @property
    def vald(self) -> Attestlistrad | None:
        """The chosen version in the list at the left."""
        nr = self.versioner.currentRow()
        return self._listor[nr] if 0 <= nr < len(self._listor) else None

    def uppdatera(self) -> None:
        nämnd, db = self.kontext.nämnd_id, self.kontext.db
        nya = self.kontext.försök(lambda: attest.lista_listor(db, nämnd)) or [] if nämnd else []
        if nya != self._listor or self.versioner.count() != len(nya):
            self._fyll_versioner(nya)
            self.jämförelse.visa(self.rader.vy, nya)
        self._visa_vald()
        finns, skrivbar = bool(self._listor), nämnd is not None and db.skrivbar
        läser = not self.fil.isHidden()
        self.yta.setVisible(finns and not läser)
        self.tomyta.setVisible(not finns and not läser)
        self.tom.setText(
            "Välj eller lägg till en nämnd i Register först."
            if nämnd is None
            else "Här finns ingen attestlista ännu. Börja på en tom lista (Ctrl+N) och klistra in raderna ur Excel,\n"
            "läs in en Excel- eller CSV-fil, eller dra in papperet med den beslutade listan i fönstret."
        )
        self.tom_knapp.setText(f"&Börja på {self._nästa_år()}")
        self.tom_knapp.setVisible(skrivbar)
        self.tom_fil.setVisible(skrivbar)
        for knapp in self.knappar.alla:
            knapp.setVisible(finns and not läser)
        self._slå_på()

    def _slå_på(self) -> None:
        """What can be done with the chosen version."""
        vy = self.rader.vy
        skrivbar = self.kontext.db.skrivbar and vy is not None
        beslutad = vy is not None and vy.uppgifter.beslutad
        self.ny_knapp.setEnabled(skrivbar)
        self.beslut_knapp.setEnabled(skrivbar)
        self.beslut_knapp.setText("Rätta besl&utet …" if beslutad else "Besl&uta …")
        self.byt_knapp.setEnabled(skrivbar and not beslutad)
        self.läs_in.setEnabled(skrivbar)
        self.exportera.setEnabled(vy is not None)

    def _fyll_versioner(self, nya: list[Attestlistrad]) -> None:
        valt, self._listor = self.lista_id, nya
        self.versioner.fyll(nya, valt)

    def _visa_vald(self) -> None:
        vald = self.vald
        if (vald.id if vald else None) != self.lista_id:
            self.rader.visa(vald.id if vald else None)

    def välj_lista(self, lista_id: int | None) -> bool:
        """Shows a version of this nämnd; False when it is not here."""
        nr = next((nr for nr, r in enumerate(self._listor) if r.id == lista_id), None)
        if nr is None:
            return False
        self.versioner.setCurrentRow(nr)
        self._visa_vald()
        return True

    def _visad(self) -> None:
        self.kontroll.börja(self.rader.vy)
        self.jämförelse.visa(self.rader.vy, self._listor)
        self._slå_på()
        self.påpekanden_ändrade.emit([])

    def _nämnd_bytt(self) -> None:
        self.lämna()
        self.rader.visa(None)
        self._listor = []
        self.versioner.clear()
        self.fråga.svara()
        if self.isVisible():
            self.uppdatera()

    def _nästa_år(self) -> int:
        idag = date.today()
        return idag.year + (1 if idag.month >= 9 else 0)

    def nytt(self) -> None:
        """Ctrl+N: a new version of the chosen list, or the first list of the coming year."""
        år = self._nästa_år()
        self.ny_version(max(år, self.vald.år) if self.vald is not None else år)

    def ny_version(self, år: int, _på: bool = False) -> None:
        """A proposal for that year with the chosen list's rows; empty when there is none."""
        nämnd, db, vald = self.kontext.nämnd_id, self.kontext.db, self.vald
        if nämnd is None or not db.skrivbar:
            return
        self.lämna()

        def gör() -> Ändring:
            return attest.skapa_lista(db, nämnd, år) if vald is None else attest.ny_version(db, vald.id, år)

        svar = self.kontext.utför(gör)
        if svar is not None:
            self.uppdatera()
            self.välj_lista(svar.objekt_id)
            self.flikar.setCurrentIndex(RADER)
            self.rader.tabell.setFocus()

    # -- acts ---------------------------------------------------------------------------------
    def _till_raderna(self) -> None:
        if self.flikar.currentIndex() == RADER:
            self.rader.tabell.setFocus()

    def besluta(self) -> None:
        """§, day and from when; of a decided list what was said is corrected."""
        self.lämna()
        if self.rader.vy is not None:
            self.flikar.setCurrentIndex(RADER)
            self.byte.hide()
            self.beslut.visa(self.rader.vy)

    def byt_person(self) -> None:
        """Everywhere, from a day; the person of the current cell is the one who goes."""
        self.lämna()
        if self.rader.vy is not None and not self.rader.modell.skyddad:
            self.flikar.setCurrentIndex(RADER)
            self.beslut.hide()
            self.byte.visa(self.rader.vy, self.rader.katalog(), self.rader.vald_person())

    def ta_bort(self) -> None:
        """Del in the list of versions: a proposal with its rows; a decided list stays. Ctrl+Z brings it back."""
        self.lämna()
        vy = self.rader.vy
        if vy is not None and self.kontext.db.skrivbar:
            self.kontext.utför(lambda: attest.ta_bort_lista(self.kontext.db, vy.id, vy.version))

    def skriv_tjänsteskrivelse(self) -> None:
        """The proposed tjänsteskrivelse, saved in the list's matter and shown there."""
        self.lämna()
        vy = self.rader.vy
        if vy is None:
            return
        if vy.uppgifter.ärende_id is None:
            self.flikar.setCurrentIndex(UPPGIFTER)
            self.uppgifter.ärende.inmatning.setFocus()
            self.kontext.notiser.visa("tips", "Skriv först ärendets diarienummer. Tjänsteskrivelsen sparas i ärendet.")
            return
        db = self.kontext.db
        svar = self.kontext.utför(lambda: attestskrivelse.skapa_skrivelse(db, vy.id, datum=date.today()))
        if svar is not None:
            self.gå_till_sida.emit("Ärenden", Plats("handling", svar.objekt_id))

    def välj_fil(self) -> None:
        """Asks for a file and shows what it would change."""
        fil = välj_fil(self)
        if fil is not None:
            self.läs_fil(fil)

    def läs_fil(self, fil: Path) -> None:
        """Shows what the file would change in the chosen proposal, or the new list that it would make."""
        nämnd = self.kontext.nämnd_id
        self.lämna()
        if nämnd is not None and self.fil.öppna(fil, self.rader.vy, nämnd, self._nästa_år()):
            self.uppdatera()

    def _fil_stängd(self) -> None:
        self.uppdatera()
        self._till_raderna()

    def _inläst(self, lista_id: int) -> None:
        self.uppdatera()
        self.välj_lista(lista_id)

    def exportera_lista(self) -> None:
        """Writes the list where the user says, in the background."""
        self.lämna()
        vy = self.rader.vy
        mål = välj_mål(self, vy.uppgifter) if vy is not None else None
        if vy is None or mål is None:
            return
        db, notiser = self.kontext.db, self.kontext.notiser
        self.kontext.i_bakgrunden(
            "Exporterar attestlistan …",
            lambda _f: attestfil.exportera(db, vy.id, mål),
            lambda antal: notiser.visa("tips", f"{antal} rader ligger i {mål}."),
        )

    # -- what the window asks -----------------------------------------------------------------
    @property
    def granskar(self) -> bool:
        return self.kontroll.granskar

    def påpekanden(self) -> list[Påpekande]:
        return self.kontroll.påpekanden(self.rader.vy)

    def lagens_dag(self) -> date | None:
        return self.rader.första_dag

    def beställningar(self) -> list[Beställning]:
        return papper.beställningar(self.rader.vy, self._listor)

    def _fyll_pappersmeny(self) -> None:
        self.pappersmeny.clear()
        for beställning in self.beställningar():
            self.pappersmeny.addAction(beställning.namn).triggered.connect(partial(self._visa_papper, beställning))

        if self.kontext.db.skrivbar:
            self.pappersmeny.addSeparator()
            self.pappersmeny.addAction("Skriv tjänsteskrivelsen i ärendet", self.skriv_tjänsteskrivelse)

    def _visa_papper(self, beställning: Beställning, _på: bool = False) -> None:
        self.lämna()
        self.förhandsvisa.emit(beställning)

    def _visa_markerad(self, mot: int) -> None:
        if self.rader.vy is not None:
            self._visa_papper(papper.markerad(self.rader.vy, mot))

    def _visa_rad(self, lista_id: int, plats: Plats) -> None:
        if self.välj_lista(lista_id):
            self.gå_till(plats)

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ == "attestlista" and plats.id is not None and not self.välj_lista(plats.id):
            return False
        if plats.typ == "attestrad":
            self.flikar.setCurrentIndex(RADER)
            return self.rader.gå_till(plats)
        if plats.typ == "attestlista" and plats.fält:
            self.flikar.setCurrentIndex(UPPGIFTER)
            return self.rader.gå_till(plats)
        return plats.typ == "attestlista"

    def återställ(self, slag: str, data: dict[str, object]) -> None:
        """A draft comes back."""
        del slag
        self.rader.återställ(data)

    def lämna(self) -> None:
        self.rader.lämna_fält()
