"""The paper's editor: what the diarium needs to know, what it says, and its files."""

from __future__ import annotations

import contextlib
import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.forslag import Dokumenttyp
from nämndapp.bas.papekande import Plats
from nämndapp.models import Frasplats, Handlingsriktning
from nämndapp.services import arenden, fraser, handlingar, register, stilar, underlag
from nämndapp.services.andring import Ändring
from nämndapp.services.skrivelseuppgifter import HandlingUppgifter
from nämndapp.services.vyer import HandlingVy
from nämndapp.ui.arenden import innehall
from nämndapp.ui.arenden.arendefalt import Ärendefält
from nämndapp.ui.arenden.fillista import Fillista
from nämndapp.ui.arenden.skrivelse import Skrivelseflik
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.elid import Elidetikett
from nämndapp.ui.kit.falt import Datumfält, Fält, Kryssfält, Textfält, Valfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.sida import Beställning

SEKRETESSHJÄLP = (
    "En sekretessmarkering anger bestämmelsen, dagen då den gjordes och myndigheten som gjorde den (OSL 5:5). "
    "Den är en varning: sekretessen prövas när någon begär ut handlingen."
)


class Handlingsredigerare(Redigerare):
    """Shown in place of the matter; Esc goes back to it."""

    slag = "handling"
    stängd = Signal()
    förhandsvisa = Signal(object)  # Beställning
    underlag_öppnat = Signal(object)  # Underlagsträff

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._huvudrad())
        self.flikar = QTabWidget(self)
        self.flikar.setDocumentMode(True)
        self.flikar.tabBar().setDrawBase(False)
        self.flikar.addTab(self._uppgiftsflik(), "Uppgifter")
        self.skrivelseflik = Skrivelseflik(self)
        self.flikar.addTab(self.skrivelseflik, "Innehåll")
        self.skrivelseflik.underlag.öppna.connect(self.underlag_öppnat.emit)
        self._slå_upp = QTimer(self)
        self._slå_upp.setSingleShot(True)
        self._slå_upp.setInterval(300)
        self._slå_upp.timeout.connect(self.skrivelseflik.visa_underlag)
        self.redigeras.connect(self._slå_upp.start)
        self.källtext = QPlainTextEdit(self)
        self.källtext.setReadOnly(True)
        self.källtext.setTabChangesFocus(True)
        self.källtext.setAccessibleName("Handlingens text")
        self.flikar.addTab(self.källtext, "Text")
        layout.addWidget(self.flikar, 1)
        tillbaka = QAction("Tillbaka till ärendet", self)
        tillbaka.setShortcut(Qt.Key.Key_Escape)
        tillbaka.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tillbaka.triggered.connect(lambda _: self.stängd.emit())
        self.addAction(tillbaka)

    def _huvudrad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(8)
        self.tillbaka = QPushButton("‹ &Tillbaka", self)
        self.tillbaka.setToolTip("Tillbaka till ärendet (Esc)")
        self.tillbaka.clicked.connect(self.stängd.emit)
        rad.addWidget(self.tillbaka)
        self.rubrik = Elidetikett(parent=self)
        rad.addWidget(self.rubrik, 1)
        self.pdf_knapp = QPushButton(ikon("pdf"), "Visa &PDF", self)
        self.pdf_knapp.setToolTip("Visa skrivelsen som den kommer att se ut (Ctrl+P)")
        self.pdf_knapp.clicked.connect(self._visa_pdf)
        self.ta_bort_knapp = QPushButton(ikon("ta-bort"), "Ta &bort handlingen", self)
        self.ta_bort_knapp.clicked.connect(self.ta_bort)
        rad.addWidget(self.pdf_knapp)
        rad.addWidget(self.ta_bort_knapp)
        return rad

    def _uppgiftsflik(self) -> QWidget:
        innehåll = QWidget()
        nät = QGridLayout(innehåll)
        nät.setContentsMargins(2, 12, 12, 12)
        nät.setHorizontalSpacing(16)
        nät.setVerticalSpacing(10)
        rader: tuple[tuple[Fält, ...], ...] = (
            (Textfält("rubrik", "Rubrik (offentlig)"),),
            (
                Valfält("typ", "Typ", [(t, t.namn) for t in Dokumenttyp]),
                Valfält.av_enum("riktning", "Riktning", Handlingsriktning),
                Datumfält("datum", "Kom in eller upprättades"),
            ),
            (Textfält("diarienummer", "Diarienummer"), Textfält("motpart", "Avsändare eller mottagare")),
        )
        for radnr, fält_på_rad in enumerate(rader):
            bredd = 6 // len(fält_på_rad)
            for nr, fält in enumerate(fält_på_rad):
                nät.addWidget(self.bind(fält), radnr, nr * bredd, 1, bredd, Qt.AlignmentFlag.AlignTop)
        self.ärenden = Ärendefält()
        nät.addWidget(self.bind(self.ärenden), 3, 0, 1, 3, Qt.AlignmentFlag.AlignTop)
        dold = self.bind(Kryssfält("motpart_dold", "Dölj avsändare eller mottagare utåt"))
        nät.addWidget(dold, 3, 3, 1, 3, Qt.AlignmentFlag.AlignBottom)
        self.fillista = Fillista(self.kontext, innehåll)
        self.fillista.ta_bort.connect(self._ta_bort_fil)
        self.fillista.lägg_till.connect(self._välj_fil)
        nät.addWidget(self.fillista, 4, 0, 1, 6)
        sekretess = QLabel("Sekretessmarkering", innehåll)
        sekretess.setProperty("roll", "rubrik")
        nät.addWidget(sekretess, 5, 0, 1, 6)
        for nr, fält in enumerate(
            (
                Textfält("sekretess_lagrum", "Bestämmelse", "till exempel OSL 26:1"),
                Datumfält("sekretess_datum", "Markerad den"),
                Textfält("sekretess_myndighet", "Myndighet"),
            )
        ):
            nät.addWidget(self.bind(fält), 6, nr * 2, 1, 2, Qt.AlignmentFlag.AlignTop)
        hjälp = QLabel(SEKRETESSHJÄLP, innehåll)
        hjälp.setWordWrap(True)
        hjälp.setProperty("roll", "svag")
        nät.addWidget(hjälp, 7, 0, 1, 6)
        for kolumn in range(6):
            nät.setColumnStretch(kolumn, 1)
        nät.setRowStretch(8, 1)
        return rullyta(innehåll)

    # -- content ------------------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> HandlingVy:
        return handlingar.hämta_handling(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return handlingar.spara_handling(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def släpp(self, namn: str) -> None:
        """A bound field is going away."""
        self._fält.pop(namn, None)
        self._skrivet.pop(namn, None)

    def nuvarande(self) -> HandlingUppgifter | None:
        if self.vy is None:
            return None
        nu: HandlingUppgifter = self.uppgifter
        for namn, text in self._skrivet.items():
            with contextlib.suppress(ValueError, IndexError):
                nu = innehall.med(nu, namn, self._fält[namn].tolka(text))
        return nu

    def _fyll_fält(self) -> None:
        self._skrivet.clear()
        u: HandlingUppgifter | None = self.uppgifter
        self.skrivelseflik.bygg_avsnitt(u)
        skyddad = not self.kontext.db.skrivbar
        if u is not None:
            nämnd = u.nämnd_id
            self.ärenden.sätt_ärenden(self.kontext.försök(lambda: arenden.lista_ärenden(self.kontext.db, nämnd)) or [])
        for namn, fält in self._fält.items():
            fält.sätt(innehall.värde(u, namn) if u else None)
            fält.skrivskydda(skyddad)
        self.fyll()

    def fyll(self) -> None:
        u: HandlingUppgifter | None = self.uppgifter
        skrivbar = self.kontext.db.skrivbar and u is not None
        self.rubrik.sätt(f"{u.typ.namn}: {u.rubrik}" if u else "")
        self.pdf_knapp.setEnabled(u is not None and u.skrivelse is not None)
        self.ta_bort_knapp.setEnabled(skrivbar)
        self.fillista.visa(self.vy.filer if self.vy else (), skrivbar)
        self.skrivelseflik.visa(u, skrivbar)
        self.källtext.setPlainText(u.text if u else "")
        self.flikar.setTabVisible(2, bool(u and u.text))
        har = u is not None and (u.skrivelse is not None or u.typ in innehall.SKRIVELSETYPER)
        self.flikar.setTabVisible(1, har)

    def _lämnat(self, namn: str, värde: Any) -> None:
        if self.vy is None:
            return
        if namn == "rubrik" and not värde:
            self._fält["rubrik"].visa_fel("En handling måste ha en rubrik (OSL 5:2).")
            return
        if namn == "typ" and värde is None:
            return
        self._skrivet.pop(namn, None)
        nya = innehall.med(self.uppgifter, namn, värde)
        if namn == "sekretess_lagrum" and värde:
            nya = self._med_markeringens_dag(nya)
        self.spara(nya)

    def _med_markeringens_dag(self, nya: HandlingUppgifter) -> HandlingUppgifter:
        """A new marking is made today by this nämnd, unless something else has been written."""
        vy = self.kontext.försök(lambda: register.hämta_nämnd(self.kontext.db, nya.nämnd_id))
        return dataclasses.replace(
            nya,
            sekretess_datum=nya.sekretess_datum or date.today(),
            sekretess_myndighet=nya.sekretess_myndighet or (vy.uppgifter.namn if vy else ""),
        )

    # -- what the buttons do ------------------------------------------------------------------
    def beställning(self) -> Beställning | None:
        """The paper as a PDF; None when nothing has been written in it."""
        u: HandlingUppgifter | None = self.uppgifter
        if self.vy is None or u is None or u.skrivelse is None:
            return None
        return Beställning("tjansteskrivelse", u.typ.namn, {"handling_id": self.vy.id})

    def _visa_pdf(self) -> None:
        self.lämna_fält()
        if (beställning := self.beställning()) is not None:
            self.förhandsvisa.emit(beställning)

    def ta_bort(self) -> None:
        """Removes the paper from the matter and from lists; Ctrl+Z brings it back."""
        if self.vy is None:
            return
        id_, version = self.vy.id, self.vy.version
        self._skrivet.clear()
        self.vy = None
        self.kontext.utför(lambda: handlingar.ta_bort_handling(self.kontext.db, id_, version))
        self.stängd.emit()

    def _ta_bort_fil(self, bilaga_id: int) -> None:
        bilagor = tuple(b for b in self.uppgifter.bilagor if b.id != bilaga_id)
        self.spara(dataclasses.replace(self.uppgifter, bilagor=bilagor))

    def _välj_fil(self) -> None:
        namn, _ = QFileDialog.getOpenFileName(self, "Lägg till fil", "", "Alla filer (*)")
        if namn:
            self.lägg_till_fil(Path(namn))

    def lägg_till_fil(self, fil: Path) -> None:
        """Attaches one more file."""
        self.lämna_fält()
        if self.vy is not None:
            id_, version = self.vy.id, self.vy.version
            self.kontext.utför(lambda: handlingar.lägg_till_fil(self.kontext.db, id_, fil, version))

    def gå_till(self, plats: Plats) -> bool:
        """A field of the paper or of its skrivelse, on the tab where it stands."""
        return any(self.gå_till_fält(namn) for namn in (plats.fält, f"skrivelse.{plats.fält}", f"{plats.fält}.0"))

    def återställ(self, data: dict[str, Any]) -> None:
        """A draft; its proposals may have been more than are shown now, or one text (as they were before)."""
        fält: dict[str, str] = data.get("fält", {})
        kvar = {namn: text for namn, text in fält.items() if namn in self._fält}
        nya: HandlingUppgifter | None = self.uppgifter
        for namn, text in fält.items():
            if nya is not None and namn not in kvar and namn.split(".")[0] in ("skrivelse", "satser"):
                with contextlib.suppress(ValueError, IndexError, AttributeError):
                    nya = innehall.med(nya, namn, text)
        if nya is not None and nya != self.uppgifter:
            self.spara(nya)
        super().återställ({**data, "fält": kvar})

    # -- what the fields offer ----------------------------------------------------------------
    def fraser(self, plats: Frasplats) -> tuple[fraser.Fras, ...]:
        """The nämnd's phrases for a place."""
        nämnd = self.uppgifter.nämnd_id if self.vy else None
        return self.kontext.försök(lambda: fraser.fraser(self.kontext.db, nämnd, plats)) or ()

    def mottagare(self) -> list[str]:
        """Names that a line of recipients may be completed to."""
        return self.kontext.försök(lambda: handlingar.lista_mottagare(self.kontext.db)) or []

    def rubriker(self) -> tuple[str, ...]:
        """The sections that the nämnd's papers have, in its own order."""
        nämnd = self.uppgifter.nämnd_id if self.vy else None
        vy = self.kontext.försök(lambda: register.hämta_nämnd(self.kontext.db, nämnd)) if nämnd else None
        return stilar.skrivelserubriker(vy.uppgifter.husstil) if vy else ()

    def förslag_på_underlag(self) -> list[str]:
        """Lines for Beslutsunderlag from the matter."""
        if self.vy is None:
            return []
        u, id_ = self.uppgifter, self.vy.id
        return self.kontext.försök(lambda: underlag.förslag_på_underlag(self.kontext.db, u, id_)) or []

    def gå_till_fält(self, namn: str) -> bool:
        """Puts the focus in a field by its path."""
        fält = self._fält.get(namn)
        if fält is None:
            return False
        self.flikar.setCurrentIndex(1 if "." in fält.namn else 0)
        fält.inmatning.setFocus()
        return True
