"""A nämnd: names and seats, its kallelse and mail draft, where its diarienummer come from, and its house style."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nämndapp.bas import diarienummer
from nämndapp.bas.fel import Inmatningsfel
from nämndapp.models import Nämndtyp
from nämndapp.services import brevmall, register, stilar
from nämndapp.services.andring import Ändring
from nämndapp.services.brevmall import STANDARD
from nämndapp.services.punktlista import FORMALIA_UTAN_PARAGRAF
from nämndapp.services.uppgifter import Numrering, NämndUppgifter
from nämndapp.services.vyer import NämndVy
from nämndapp.ui.kit.falt import Fält, Kryssfält, Talfält, Textfält, Valfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.register.brevmall import Brevmall
from nämndapp.ui.register.wordmallar import Wordmallar

NUMRERING = (
    (Numrering.ANNAT_SYSTEM, "Från annat system (numren skrivs in, inget numreras här)"),
    (Numrering.EGEN_SERIE, "Egen serie (programmet ger nästa nummer)"),
)
DAGTYPER = (("kalenderdag", "Kalenderdagar"), ("arbetsdag", "Arbetsdagar (måndag–fredag utom helgdagar)"))
_UTAN: dict[str, Any] = {"kallelse_dagtyp": "kalenderdag", FORMALIA_UTAN_PARAGRAF: False, **STANDARD}
"""The fields that lie in ``övrigt``, with what holds when nothing is there."""


def exempel(mönster: str, organ: str) -> str:
    """What the pattern gives, in words; or what is wrong with it."""
    try:
        år = date.today().year
        nummer = [diarienummer.formatera(mönster, organ=organ or "SN", år=år, löpnummer=n) for n in (1, 42)]
    except Inmatningsfel as fel:
        return f"⚠ {fel}"
    return f"Så blir numren: {nummer[0]} … {nummer[1]}"


class Nämndredigerare(Redigerare):
    """One nämnd."""

    slag = "nämnd"
    utseende = Signal(int)  # the house style of this nämnd is asked for

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        innehåll = QWidget()
        self._nät = QGridLayout(innehåll)
        self._nät.setContentsMargins(8, 12, 12, 12)
        self._nät.setHorizontalSpacing(16)
        self._nät.setVerticalSpacing(10)
        self._överordnad = Valfält("överordnad_id", "L&yder under", [(None, "–")])
        rad = self._lägg_rader(0, (
            ((Textfält("namn", "Na&mn"), 4), (Textfält("kod", "Ko&d"), 2)),
            ((Valfält.av_enum("typ", "S&lag av organ", Nämndtyp), 3), (self._överordnad, 3)),
            ((Textfält("förvaltning", "&Förvaltning"), 4), (Talfält("platser", "Antal &platser", 1, 200), 2)),
            ((Kryssfält("aktiv", "Ak&tiv (visas i nämndvalet)"), 6),),
        ))  # fmt: skip
        rad = self._rubrik(rad, "Kallelsen", innehåll)
        rad = self._lägg_rader(rad, (
            ((Talfält("kallelse_dagar", "&Kallelsen skickas, dagar före", 0, 60), 3),
             (Valfält("kallelse_dagtyp", "S&å räknas dagarna", DAGTYPER), 3)),
            ((Kryssfält(FORMALIA_UTAN_PARAGRAF, "Formaliapunkter (upprop o&ch liknande) får ingen egen §"), 6),),
        ))  # fmt: skip
        rad = self._rubrik(rad, "Diarienummer", innehåll)
        self._mönster = Textfält("diariemönster", "Mön&ster")
        rad = self._lägg_rader(rad, (
            ((Valfält("numrering", "Numren k&ommer", NUMRERING), 6),),
            ((self._mönster, 4), (Textfält("diarieorgan", "Beteckning (tom = koden)"), 2)),
        ))  # fmt: skip
        self._exempel = QLabel("", innehåll)
        self._exempel.setProperty("roll", "svag")
        self._exempel.setWordWrap(True)
        self._nät.addWidget(self._exempel, rad, 0, 1, 6)
        rad = self._rubrik(rad + 1, "E-postutkastet med kallelsen", innehåll)
        self.brev = Brevmall(kontext, self.bind, innehåll)
        self._nät.addWidget(self.brev, rad, 0, 1, 6)
        rad = self._rubrik(rad + 1, "Papperens utseende", innehåll)
        self._stil = Valfält("stil", "Husst&il", stilar.lista_stilar())
        self._stil.lämnat.connect(lambda _, nyckel: self._välj_stil(nyckel))
        self._nät.addWidget(self._stil, rad, 0, 1, 6)
        self.utseende_knapp = QPushButton("Papperens &utseende …", innehåll)
        self.utseende_knapp.clicked.connect(lambda: self.utseende.emit(self.vy.id) if self.vy else None)
        rad += 1
        self._nät.addWidget(self.utseende_knapp, rad, 0, 1, 6, Qt.AlignmentFlag.AlignLeft)
        self.wordmallar = Wordmallar(kontext, innehåll)
        rad += 1
        self._nät.addWidget(self.wordmallar, rad, 0, 1, 6)
        self._nät.setRowStretch(rad + 1, 1)
        for kolumn in range(6):
            self._nät.setColumnStretch(kolumn, 1)
        self.redigeras.connect(self._visa_exempel)
        self.redigeras.connect(lambda: self.brev.visa(self.vy.id if self.vy else None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(rullyta(innehåll))

    def _lägg_rader(self, rad: int, rader: tuple[tuple[tuple[Fält, int], ...], ...]) -> int:
        for fälten in rader:
            kolumn = 0
            for fält, bredd in fälten:
                läge = Qt.AlignmentFlag.AlignVCenter if isinstance(fält, Kryssfält) else Qt.AlignmentFlag.AlignTop
                self._nät.addWidget(self.bind(fält), rad, kolumn, 1, bredd, läge)
                kolumn += bredd
            rad += 1
        return rad

    def _rubrik(self, rad: int, text: str, parent: QWidget) -> int:
        rubrik = QLabel(text, parent)
        rubrik.setProperty("roll", "rubrik")
        rubrik.setContentsMargins(0, 10, 0, 0)
        self._nät.addWidget(rubrik, rad, 0, 1, 6)
        return rad + 1

    def hämta(self, objekt_id: int) -> NämndVy:
        return register.hämta_nämnd(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return register.spara_nämnd(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def _lämnat(self, namn: str, värde: Any) -> None:
        if namn == "kallelse_dagar" and värde is None:
            self._fält[namn].visa_fel("Skriv hur många dagar före sammanträdet kallelsen ska skickas.")
            return
        super()._lämnat(namn, värde)

    # -- what lies among the nämnd's other settings -------------------------------------------
    def läs_värde(self, uppgifter: Any, namn: str) -> Any:
        if namn in STANDARD:
            return brevmall.mall(uppgifter.övrigt, namn)
        return uppgifter.övrigt.get(namn, _UTAN[namn]) if namn in _UTAN else super().läs_värde(uppgifter, namn)

    def med_värden(self, uppgifter: Any, värden: Mapping[str, Any]) -> Any:
        """A setting that is what it would be without is not kept."""
        övrigt = dict(uppgifter.övrigt)
        for namn, värde in värden.items():
            if namn in _UTAN:
                övrigt.pop(namn, None)
                if värde not in {_UTAN[namn], ""}:
                    övrigt[namn] = värde
        egna = {namn: värde for namn, värde in värden.items() if namn not in _UTAN}
        return super().med_värden(uppgifter, {**egna, "övrigt": övrigt})

    def _välj_stil(self, nyckel: str) -> None:
        if self.vy is not None:
            self.spara(dataclasses.replace(self.uppgifter, husstil=stilar.med_stil(self.uppgifter.husstil, nyckel)))

    def visa(self, objekt_id: int | None) -> None:
        """The choices of what it is under first, so that the chosen one can be shown."""
        alla = self.kontext.försök(lambda: register.lista_nämnder(self.kontext.db)) or []
        self._överordnad.sätt_val([(None, "–"), *((n.id, n.namn) for n in alla if n.id != objekt_id)])
        super().visa(objekt_id)

    def fyll(self) -> None:
        uppgifter: NämndUppgifter | None = self.uppgifter
        self._stil.sätt(stilar.vald_stil(uppgifter.husstil) if uppgifter else None)
        self._stil.skrivskydda(not self.kontext.db.skrivbar)
        egen = uppgifter is not None and uppgifter.numrering is Numrering.EGEN_SERIE
        for fält in (self._mönster, self._fält["diarieorgan"]):
            fält.setVisible(egen)
        self._visa_exempel()
        self.brev.visa(self.vy.id if self.vy else None)
        self.wordmallar.visa(self.vy.id if self.vy else None)

    def _visa_exempel(self) -> None:
        nu: NämndUppgifter | None = self.nuvarande()
        if nu is None or self.vy is None:
            self._exempel.setText("")
        elif nu.numrering is Numrering.ANNAT_SYSTEM:
            self._exempel.setText("Diarienumret får vara tomt eller skrivas som det står i ert ärendesystem.")
        else:
            text = exempel(nu.diariemönster, nu.diarieorgan or nu.kod)
            nästa = self.vy.nästa_diarienummer
            self._exempel.setText(f"{text}. Nästa nummer är {nästa}." if nästa and "⚠" not in text else text)
