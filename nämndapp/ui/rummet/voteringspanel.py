"""V: a question of the chair's, and its answer: by acclamation, by an open or by a closed vote."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from nämndapp.models import Avgörande, Omröstning, Röstval, Utfall
from nämndapp.services import rummet, rumsfragor, rumsvotering
from nämndapp.services.andring import Ändring
from nämndapp.services.protokolluppgifter import PropositionUppgifter
from nämndapp.services.rumsfragor import Fråga
from nämndapp.ui.kit.falt import Fält, Talfält, Valfält
from nämndapp.ui.rummet.panel import Bekräftelse, Panel
from nämndapp.ui.rummet.rostlista import Röstlista

_VAL = "val"
_SÄTT = (
    (Omröstning.ÖPPEN, "Öppen votering"),
    (Omröstning.INGEN, "Utan votering (acklamation)"),
    (Omröstning.SLUTEN, "Sluten votering"),
    (_VAL, "Val eller anställning: sluten votering, lotten vid lika röstetal"),
)
_TOTALER = ("ja", "nej", "avstår")


class Röstfält(Fält):
    """The list of votes as a field of the form."""

    def __init__(self, lista: Röstlista) -> None:
        super().__init__("röster", "Röster: J ja, N nej, A avstår, D deltar inte, Backsteg ett steg tillbaka", lista)
        self.lista = lista
        lista.setObjectName("rostlista")
        lista.ändrad.connect(lambda: self.skrivs.emit(self.namn, self.råtext()))

    def råtext(self) -> str:
        return self.lista.som_text()

    def sätt_råtext(self, text: str) -> None:
        self.lista.av_text(text)

    def tolka(self, text: str) -> Any:
        del text
        return dict(self.lista.röster)


class Voteringspanel(Panel):
    """The questions that the yrkanden give rise to, the first unanswered one chosen; then how, and the votes."""

    slag, rubrik = "votering", "Proposition och votering"
    stor = True

    def bygg(self) -> None:
        u = self.nu.uppgifter
        self._frågor = rumsfragor.frågor(u)
        obesvarade = rumsfragor.obesvarade(u)
        self._bekräfta = Bekräftelse()
        vad = Valfält("fråga", "Fråga", [(nr, self._frågetext(f)) for nr, f in enumerate(self._frågor)])
        vad.sätt(self._frågor.index(obesvarade[0]) if obesvarade else 0)
        hur = Valfält("hur", "Hur", _SÄTT)
        hur.sätt(_VAL if u.val else Omröstning.ÖPPEN)
        self.lägg(vad, hur)
        self._sidor: QLabel = self.text(" ")
        self.röster = Röstlista(self.nu.beslutande)
        self.lägg(Röstfält(self.röster))
        antal = len(self.nu.beslutande)
        self.lägg(*(Talfält(namn, namn.capitalize(), 0, max(antal, 1)) for namn in _TOTALER))
        self._summa = self.text(" ", "rumssumma")
        self.lägg(Valfält("utfall", "Vad vann?", [(Utfall.JA, "Ja"), (Utfall.NEJ, "Nej")]))
        for f in (vad, hur):
            f.inmatning.currentIndexChanged.connect(self._visa_det_som_behövs)  # type: ignore[attr-defined]
        self.röster.ändrad.connect(self._räkna)
        for namn in _TOTALER:
            self.fält[namn].skrivs.connect(lambda _n, _t: self._räkna())
        self._visa_det_som_behövs()

    # -- the question -------------------------------------------------------------------------
    def _vald(self) -> Fråga:
        nr = self._valfält("fråga").värde()
        return self._frågor[nr if nr is not None else 0]

    def _valfält(self, namn: str) -> Valfält:
        f = self.fält[namn]
        assert isinstance(f, Valfält)
        return f

    def _frågetext(self, f: Fråga) -> str:
        fråga, ja, nej = self.nu.frågetexter[f]
        return f"{fråga}: {ja} (ja) – {nej} (nej)"

    def _hur(self) -> Omröstning:
        värde = self._valfält("hur").värde()
        return Omröstning.SLUTEN if värde == _VAL else värde or Omröstning.ÖPPEN

    def _är_val(self) -> bool:
        return bool(self._valfält("hur").värde() == _VAL)

    def _visa_det_som_behövs(self) -> None:
        hur = self._hur()
        _, ja, nej = self.nu.frågetexter[self._vald()]
        self._sidor.setText(f"Ja: {ja}.   Nej: {nej}.")
        self._valfält("utfall").sätt_val([(Utfall.JA, f"Ja: {ja}"), (Utfall.NEJ, f"Nej: {nej}")])
        if self._valfält("utfall").värde() is None:
            self._valfält("utfall").sätt(Utfall.JA)
        self.fält["röster"].setVisible(hur is Omröstning.ÖPPEN)
        for namn in _TOTALER:
            self.fält[namn].setVisible(hur is Omröstning.SLUTEN)
        self._summa.setVisible(hur is not Omröstning.INGEN)
        self._räkna()

    # -- the votes ----------------------------------------------------------------------------
    def _räkning(self) -> rumsvotering.Räkning:
        if self._hur() is Omröstning.ÖPPEN:
            return rumsvotering.räkna(self.röster.röster)
        tal = [int(t) if (t := self.fält[n].råtext().strip()).isdigit() else 0 for n in _TOTALER]
        return rumsvotering.Räkning(*tal)

    def _utgång(self) -> rumsvotering.Utgång:
        ordförandens: Röstval | None = None
        if self._hur() is Omröstning.ÖPPEN:
            ordförandens = rumsvotering.ordförandens_röst(self.nu.personer, self.röster.röster)
        return rumsvotering.utgång(self._räkning(), val=self._är_val(), ordförandens=ordförandens)

    def _räkna(self) -> None:
        """The sums, and at a tie the question who decides."""
        hur, r = self._hur(), self._räkning()
        utfall = self._valfält("utfall")
        if hur is Omröstning.INGEN:
            utfall.etikett.setText("Vad vann?")
            utfall.show()
            return
        kvar = self.röster.kvar if hur is Omröstning.ÖPPEN else 0
        klart = bool(r.ja or r.nej) and not kvar
        u = self._utgång()
        lika = klart and u.avgörande is not Avgörande.MAJORITET
        text = rumsvotering.summa(r, kvar)
        if klart and not lika:
            text += f" {'Ja' if u.utfall is Utfall.JA else 'Nej'} vinner."
        self._summa.setText(text)
        self._summa.setAccessibleName(text)
        if lika and utfall.isHidden():
            utfall.sätt(u.utfall)
        utfall.etikett.setText(rumsvotering.HUR[u.avgörande] if lika else "Vad vann?")
        utfall.setVisible(lika)

    def tjänst(self) -> Ändring:
        f, hur = self._vald(), self._hur()
        utfall, avgörande, r = self._valfält("utfall").värde(), Avgörande.MAJORITET, self._räkning()
        for namn in _TOTALER if hur is Omröstning.SLUTEN else ():
            self.värde(namn)
        if hur is not Omröstning.INGEN:
            u = self._utgång()
            avgörande = u.avgörande
            utfall = u.utfall if u.avgörande is Avgörande.MAJORITET else utfall
            if avgörande is not Avgörande.MAJORITET and r.summa and utfall is None:
                raise ValueError("Välj vad som vann: rösterna är lika många.")
        if hur is Omröstning.SLUTEN:
            if not (r.ja or r.nej):
                raise ValueError("Skriv hur många som röstade ja och nej.")
            self._bekräfta(rumsvotering.stämmer(r, len(self.nu.beslutande)))
        sluten = hur is Omröstning.SLUTEN
        q = PropositionUppgifter(
            f.slag,
            f.ja,
            f.nej,
            omröstning=hur,
            röst_ja=r.ja if sluten else None,
            röst_nej=r.nej if sluten else None,
            röst_avstår=r.avstår if sluten else None,
            avgörande=avgörande,
            utfall=utfall,
            röster=rumsvotering.röstuppgifter(self.nu.personer, self.röster.röster) if hur is Omröstning.ÖPPEN else (),
        )
        sätter = self._är_val() if hur is not Omröstning.INGEN else None
        return rummet.ställ_proposition(self.kontext.db, self.nu.id, q, val=sätter)
