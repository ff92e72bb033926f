"""Besluta: the § and day of the decision, and from when the list holds. From then on it can only be read."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from nämndapp.services import attest
from nämndapp.services.attestuppgifter import AttestlistaVy
from nämndapp.ui.attest.panel import Handlingspanel
from nämndapp.ui.kit.falt import Datumfält, Talfält
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kontext import Kontext


class Beslutspanel(Handlingspanel):
    """Asks twice: once for the days, once whether it is so. For a decided list it corrects what was said."""

    def __init__(self, kontext: Kontext, fråga: Frågerad, parent: QWidget | None = None) -> None:
        super().__init__("Besluta attestlistan", "Beslu&ta …", parent)
        self._kontext = kontext
        self._fråga = fråga
        self._vy: AttestlistaVy | None = None
        self.dag = Datumfält("datum", "Bes&lutad den")
        self.paragraf = Talfält("paragraf", "&§", 1)
        self.från = Datumfält("gäller_från", "Gäller &från och med")
        for fält, sträck in ((self.dag, 2), (self.paragraf, 1), (self.från, 2)):
            self.lägg(fält, sträck)
        self.klar()

    def visa(self, vy: AttestlistaVy) -> None:
        """Opens it for a list, with what is known."""
        u, self._vy = vy.uppgifter, vy
        self.dag.sätt(u.beslutad_datum)
        self.paragraf.sätt(u.beslutad_paragraf)
        self.från.sätt(u.gäller_från)
        self.ord.setText(
            f"Rätta uppgifterna om beslutet om attestlistan {u.år} version {u.nummer}. Raderna ändras inte."
            if u.beslutad
            else f"När nämnden har beslutat attestlistan {u.år} version {u.nummer} kan den bara läsas. "
            "Listan som gäller före den slutar gälla dagen innan."
        )
        self.gör_knapp.setText("Rä&tta …" if u.beslutad else "Beslu&ta …")
        self.öppna()

    def _värden(self) -> tuple[date, int | None, date] | None:
        svar: list[date | int | None] = []
        for fält, saknas in (
            (self.dag, "Skriv dagen för beslutet."),
            (self.paragraf, ""),
            (self.från, "Skriv första dagen som listan gäller."),
        ):
            try:
                värde = fält.tolka(fält.råtext())
            except ValueError as fel:
                fält.visa_fel(str(fel))
                return None
            fält.visa_fel(saknas if värde is None else "")
            if värde is None and saknas:
                fält.inmatning.setFocus()
                return None
            svar.append(värde)
        dag, paragraf, från = svar
        assert isinstance(dag, date) and isinstance(från, date) and not isinstance(paragraf, date)
        return dag, paragraf, från

    def utför(self) -> None:
        """Asks whether it is so, with everything that will happen."""
        värden, vy = self._värden(), self._vy
        if värden is None or vy is None:
            return
        dag, paragraf, från = värden
        u = vy.uppgifter
        om = f" § {paragraf}" if paragraf is not None else ""
        self._fråga.fråga(
            f"Attestlistan {u.år} version {u.nummer} beslutades {dag.isoformat()}{om} och gäller från "
            f"{från.isoformat()}. Därefter ändras den bara genom en ny version.",
            f"Rätta beslutet om version {u.nummer}" if u.beslutad else f"Besluta version {u.nummer}",
            lambda: self._besluta(vy, dag, paragraf, från),
        )

    def _besluta(self, vy: AttestlistaVy, dag: date, paragraf: int | None, från: date) -> None:
        tjänst = attest.rätta_beslut if vy.uppgifter.beslutad else attest.besluta
        svar = self._kontext.utför(
            lambda: tjänst(
                self._kontext.db, vy.id, datum=dag, paragraf=paragraf, gäller_från=från, väntad_version=vy.version
            )
        )
        if svar is not None:
            self.stäng()
