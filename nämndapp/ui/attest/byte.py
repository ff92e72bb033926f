"""Byt person överallt: who goes, who comes, from which day; the usual reason for a new version."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from nämndapp.services import attestpersoner, attestrader
from nämndapp.services.attestpersoner import Personkatalog
from nämndapp.services.attestuppgifter import AttestlistaVy, Personval
from nämndapp.ui.attest.panel import Handlingspanel
from nämndapp.ui.kit.falt import Datumfält, Textfält
from nämndapp.ui.kontext import Kontext


class Bytespanel(Handlingspanel):
    """Tells on how many rows while it is typed; one undo takes all of it back."""

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__("Byt person överallt", "B&yt", parent)
        self.avbryt_knapp.setText("Avbryt (Esc)")
        self.avbryt_knapp.setToolTip("Stäng utan att byta (Esc)")
        self._kontext = kontext
        self._vy: AttestlistaVy | None = None
        self._katalog = Personkatalog()
        self._i_listan: tuple[Personval, ...] = ()
        self.gammal = Textfält("gammal", "Den som &lämnar", "namn")
        self.ny = Textfält("ny", "Den som &tar över", "namn")
        self.från = Datumfält("från", "&Från och med")
        for fält, sträck in ((self.gammal, 3), (self.ny, 3), (self.från, 2)):
            self.lägg(fält, sträck)
            fält.skrivs.connect(lambda *_: self._räkna())
            fält.lämnat.connect(lambda *_: self._räkna())
        self.klar()

    def visa(self, vy: AttestlistaVy, katalog: Personkatalog, namn: str = "") -> None:
        """Opens it for a list; ``namn`` stands in the current cell."""
        self._vy, self._katalog = vy, katalog
        self._i_listan = attestpersoner.i_listan(vy.rader)
        self.gammal.föreslå([p.namn for p in self._i_listan])
        self.ny.föreslå(katalog.namn)
        self.gammal.sätt(namn)
        self.ny.sätt("")
        self.från.sätt(vy.uppgifter.gäller_från or date.today())
        self._räkna()
        self.öppna()
        (self.ny if namn else self.gammal).inmatning.setFocus()

    def _vem(self) -> Personval | None:
        sökt = " ".join(self.gammal.råtext().split()).casefold()
        return next((p for p in self._i_listan if p.namn.casefold() == sökt), None)

    def _räkna(self) -> None:
        vem, vy = self._vem(), self._vy
        antal = attestpersoner.antal_rader(vy.rader, vem) if vem is not None and vy is not None else 0
        ny = self.ny.råtext().strip()
        okänd = bool(ny) and self._katalog.person(ny).person_id is None
        rader = f"{antal} {'rad' if antal == 1 else 'rader'}"
        text = "Byt person överallt i listan. Den som lämnar står kvar till dagen före."
        if vem is not None:
            text = f"{vem.namn} står på {rader}."
        elif self.gammal.råtext().strip():
            text = f"{self.gammal.råtext().strip()} står inte i listan."
        if okänd:
            text += f" {ny} finns inte i registret; namnet skrivs ändå."
        self.ord.setText(text)
        self.gör_knapp.setText(f"B&yt på {rader}" if antal else "B&yt")
        self.gör_knapp.setEnabled(bool(antal and ny))

    def utför(self) -> None:
        vem, vy = self._vem(), self._vy
        try:
            dag: Any = self.från.tolka(self.från.råtext())
        except ValueError as fel:
            self.från.visa_fel(str(fel))
            return
        self.från.visa_fel("" if dag else "Skriv första dagen för den som tar över.")
        if vem is None or vy is None or dag is None:
            return
        ny = self._katalog.person(self.ny.råtext())
        svar = self._kontext.utför(
            lambda: attestrader.ersätt_person(self._kontext.db, vy.id, vem, ny, dag, väntad_version=vy.version)
        )
        if svar is not None:
            self._kontext.notiser.visa("tips", f"{svar.beskrivning} från {dag.isoformat()}. Ctrl+Z tar tillbaka det.")
            self.stäng()
