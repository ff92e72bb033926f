"""The protocol draft: paragraphs at the left, the chosen one's text at the right."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from nämndapp.bas.svenska import paragraf
from nämndapp.services import protokoll
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import AvsnittUppgifter, ParagrafUppgifter, SatsUppgifter
from nämndapp.services.vyer import Paragrafrad, ParagrafVy
from nämndapp.ui.kit.falt import Flerradsfält, Kryssfält, Textfält
from nämndapp.ui.kit.tabell import Kolumn, Radmodell, Tabellvy
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare


def paragrafbeteckning(rad: Paragrafrad) -> str:
    """§ 104, or (§ 3) while the number is preliminary."""
    if rad.nummer is not None:
        return paragraf(rad.nummer)
    return f"({paragraf(rad.preliminärt)})" if rad.preliminärt is not None else "§"


class Paragrafredigerare(Redigerare):
    """One paragraph: title, decisions (one per paragraph of text), and its sections."""

    slag = "paragraf"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._avsnittsfält: list[Flerradsfält] = []
        yttre = QVBoxLayout(self)
        yttre.setContentsMargins(0, 0, 0, 0)
        innehåll = QWidget()
        innehåll.setObjectName("rullyta")
        self._layout = QVBoxLayout(innehåll)
        self._layout.setContentsMargins(8, 8, 12, 8)
        self._layout.setSpacing(10)
        self._läge = QLabel("", innehåll)
        self._läge.setProperty("roll", "svag")
        self._layout.addWidget(self._läge)
        self._layout.addWidget(self.bind(Textfält("rubrik", "Rubrik")))
        self._layout.addWidget(self.bind(Textfält("diarienummer", "Diarienummer")))
        self._beslut = Flerradsfält("beslut", "Beslut (en tom rad mellan beslutspunkterna)", 3)
        self._beslut.lämnat.connect(lambda _n, text: self._spara_beslut(text))
        self._beslut.skrivs.connect(self._skrivs)
        self._fält["beslut"] = self._beslut
        self._layout.addWidget(self._beslut)
        self._layout.addWidget(self.bind(Kryssfält("omedelbart_justerad", "Paragrafen justeras omedelbart")))
        self._avsnittsyta = QVBoxLayout()
        self._avsnittsyta.setSpacing(10)
        self._layout.addLayout(self._avsnittsyta)
        self._layout.addStretch(1)
        rullyta = QScrollArea(self)
        rullyta.setWidgetResizable(True)
        rullyta.setWidget(innehåll)
        rullyta.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        yttre.addWidget(rullyta)

    def hämta(self, objekt_id: int) -> ParagrafVy:
        return protokoll.hämta_paragraf(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return protokoll.spara_paragraf(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def spara(self, nya: ParagrafUppgifter) -> bool:
        """What is touched by hand is never overwritten by a new proposal."""
        return super().spara(dataclasses.replace(nya, redigerad=True))

    def _fyll_fält(self) -> None:
        self._skrivet.clear()
        skyddad = not self.kontext.db.skrivbar
        u: ParagrafUppgifter | None = self.uppgifter
        for namn, fält in list(self._fält.items()):
            if namn == "beslut":
                fält.sätt("\n\n".join(s.text for s in u.beslutspunkter) if u else "")
            elif not namn.startswith("avsnitt-"):
                fält.sätt(getattr(u, namn) if u else None)
            fält.skrivskydda(skyddad)
        self._fyll_avsnitt(u.avsnitt if u else (), skyddad)
        if u is None:
            self._läge.setText("")
        else:
            self._läge.setText("Ändrad för hand: ett nytt förslag skriver inte över den." if u.redigerad else "Förslag")

    def _fyll_avsnitt(self, avsnitt: tuple[AvsnittUppgifter, ...], skyddad: bool) -> None:
        nu = [f.etikett.text() for f in self._avsnittsfält]
        if nu != [a.rubrik for a in avsnitt]:
            for fält in self._avsnittsfält:
                self._fält.pop(fält.namn, None)
                fält.deleteLater()
            self._avsnittsfält = []
            for nr, a in enumerate(avsnitt):
                fält = Flerradsfält(f"avsnitt-{nr}", a.rubrik, 2)
                fält.lämnat.connect(lambda _n, text, plats=nr: self._spara_avsnitt(plats, text))
                fält.skrivs.connect(self._skrivs)
                self._fält[fält.namn] = fält
                self._avsnittsyta.addWidget(fält)
                self._avsnittsfält.append(fält)
        for fält, a in zip(self._avsnittsfält, avsnitt, strict=True):
            fält.sätt(a.text)
            fält.skrivskydda(skyddad)

    def nuvarande(self) -> ParagrafUppgifter | None:
        """As saved, with what is being typed in the decision."""
        if self.vy is None:
            return None
        uppgifter: ParagrafUppgifter = self.uppgifter
        if "beslut" in self._skrivet:
            uppgifter = dataclasses.replace(uppgifter, beslutspunkter=self._satser(self._skrivet["beslut"]))
        return uppgifter

    def _satser(self, text: str) -> tuple[SatsUppgifter, ...]:
        gamla = [s.id for s in self.uppgifter.beslutspunkter]
        delar = [" ".join(d.split()) for d in text.split("\n\n") if d.strip()]
        return tuple(SatsUppgifter(d, id=gamla[nr] if nr < len(gamla) else None) for nr, d in enumerate(delar))

    def _spara_beslut(self, text: str) -> None:
        self._skrivet.pop("beslut", None)
        self.spara(dataclasses.replace(self.uppgifter, beslutspunkter=self._satser(text)))

    def _spara_avsnitt(self, plats: int, text: str) -> None:
        self._skrivet.pop(f"avsnitt-{plats}", None)
        avsnitt = list(self.uppgifter.avsnitt)
        avsnitt[plats] = dataclasses.replace(avsnitt[plats], text=text)
        self.spara(dataclasses.replace(self.uppgifter, avsnitt=tuple(avsnitt)))


class Protokollflik(QWidget):
    """The tab: make the draft, choose a paragraph, edit it."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._sammanträde_id: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        rad = QHBoxLayout()
        self.knapp = QPushButton("Skapa &utkast av listan", self)
        self.knapp.setToolTip("Gör en paragraf av varje punkt, med beslut efter tjänsteskrivelsens förslag")
        self.knapp.clicked.connect(self.skapa)
        rad.addWidget(self.knapp)
        self._text = QLabel("", self)
        self._text.setProperty("roll", "svag")
        rad.addWidget(self._text, 1)
        layout.addLayout(rad)
        self.modell = Radmodell[Paragrafrad](
            (
                Kolumn("§", lambda r: r.nummer or r.preliminärt or 0, paragrafbeteckning, bredd=64),
                Kolumn("Rubrik", lambda r: r.rubrik, sträck=True),
                Kolumn("Beslut", lambda r: r.antal_beslut, lambda r: str(r.antal_beslut or "saknas"), bredd=70),
            ),
            lambda r: r.id,
        )
        self.tabell = Tabellvy(
            self.modell, "Paragrafer", "Inget utkast ännu. Skapa det av föredragningslistan med knappen ovanför."
        )
        self.redigerare = Paragrafredigerare(kontext, self)
        self.redigerare.visad.connect(lambda: self.redigerare.setVisible(self.redigerare.vy is not None))
        self.tabell.vald.connect(lambda r: self.redigerare.visa(r.id if r else None))
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(self.tabell)
        delare.addWidget(self.redigerare)
        delare.setSizes([300, 420])
        delare.setChildrenCollapsible(False)
        layout.addWidget(delare, 1)

    def visa(self, sammanträde_id: int | None) -> None:
        """Shows a meeting's paragraphs."""
        nytt = sammanträde_id != self._sammanträde_id
        self._sammanträde_id = sammanträde_id
        rader: list[Paragrafrad] = []
        if sammanträde_id is not None:
            rader = self.kontext.försök(lambda: protokoll.lista_paragrafer(self.kontext.db, sammanträde_id)) or []
        self.tabell.uppdatera(rader)
        utan = sum(r.antal_beslut == 0 for r in rader)
        self._text.setText(f"{len(rader)} paragrafer, {utan} utan beslut" if rader else "")
        self.knapp.setText("&Uppdatera utkastet" if rader else "Skapa &utkast av listan")
        self.knapp.setEnabled(sammanträde_id is not None and self.kontext.db.skrivbar)
        if nytt or (self.redigerare.vy is not None and self.redigerare.vy.id not in {r.id for r in rader}):
            self.redigerare.visa(None)
            if rader:
                self.tabell.välj(self.modell.nyckel(rader[0]))

    def skapa(self) -> None:
        """Proposes paragraphs from the list; edited ones are left alone. Undoable."""
        if self._sammanträde_id is not None:
            self.redigerare.lämna_fält()
            self.kontext.utför(lambda: protokoll.föreslå_protokollsutkast(self.kontext.db, self._sammanträde_id or 0))
            self.visa(self._sammanträde_id)

    def gå_till(self, paragraf_id: int | None) -> bool:
        """Chooses a paragraph."""
        return self.tabell.välj(paragraf_id)
