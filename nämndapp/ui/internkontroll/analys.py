"""The riskanalys: a table that is typed in, with the matrix beside it (below it in a narrow window)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from nämndapp.bas.papekande import Plats
from nämndapp.models import Riskbedömning
from nämndapp.services import (
    internkontroll,
    internkontrollval,
    kopplingstext,
    riskarbete,
    riskbild,
    riskkopplingar,
    riskskala,
)
from nämndapp.services.andring import Ändring
from nämndapp.services.internkontrolluppgifter import RiskanalysUppgifter, RiskUppgifter
from nämndapp.services.vyer import RiskanalysVy
from nämndapp.ui.cellredigerare import Cellredigerare
from nämndapp.ui.internkontroll.matris import Riskmatris, tonfärg
from nämndapp.ui.internkontroll.urvalsrad import Urvalsrad
from nämndapp.ui.kit.falt import Talfält, Textfält
from nämndapp.ui.kit.radtabell import Cellkolumn, Cellmodell, Celltabell, Cellvy, skriv_text
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.tema import aktuella_färger

NR, OMRÅDE, RISK, SANNOLIKHET, KONSEKVENS, VÄRDE, FÖREGÅENDE, OBLIGATORISK, ÖVERGRIPANDE = range(9)
KONTROLLER, BEDÖMNING, ORSAK, KOMMENTAR = range(9, 13)
_KOLUMN = {
    "risk": RISK,
    "område": OMRÅDE,
    "föregående": FÖREGÅENDE,
    "sannolikhet": SANNOLIKHET,
    "konsekvens": KONSEKVENS,
    "riskvärde": VÄRDE,
    "obligatorisk": OBLIGATORISK,
    "kommunövergripande": ÖVERGRIPANDE,
    "bedömning": BEDÖMNING,
    "kontroller": KONTROLLER,
    "orsak": ORSAK,
    "kommentar": KOMMENTAR,
}
_SMALT = 860  # narrower than this the matrix lies under the table


def _tal(text: str, högst: int, vad: str) -> int | None:
    if not text:
        return None
    if not text.isdigit() or int(text) > högst:
        raise ValueError(f"{vad} är ett helt tal mellan 0 och {högst}.")
    return int(text)


def _visat(tal: int | None) -> str:
    return "" if tal is None else str(tal)


class Analysredigerare(Cellredigerare):
    """One year's riskanalys."""

    slag = "riskanalys"

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self.kontroller = riskkopplingar.Analyskontroller()
        kontext.ändrat.connect(self._planen_ändrad)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        rubrik = self.bind(Textfält("rubrik", "R&ubrik på papperet", "Riskanalys …"))
        skala = self.bind(
            Talfält("skala", "&Skala, 1 till", internkontrollval.MINSTA_SKALA, internkontrollval.STÖRSTA_SKALA)
        )
        tröskel = self.bind(Talfält("tröskel", "Hög från riskvär&de", 1, 100))
        tröskel.inmatning.setToolTip("Risker med detta värde eller högre ska ha kontrollmoment i planen")
        self.modell: Cellmodell[RiskUppgifter] = Cellmodell(self._kolumner(), self)
        self.modell.ändrad.connect(self._rader_ändrade)
        self.modell.fel.connect(lambda text: self.kontext.notiser.visa("varning", text))
        self.vy_risker = Cellvy(
            self.modell,
            "Risker",
            "Inga risker ännu. Lägg till en risk med knappen ovanför, eller importera en riskanalys.",
            ny_rad=lambda: RiskUppgifter(risk="Ny risk", område=self._områdesförslag()),
            första=RISK,
        )
        self.vakta(self.vy_risker)
        self.tabell = Celltabell(self.vy_risker, "Ny ris&k", self)
        self.tabell.lägg_fält(((rubrik, 6), (skala, 1), (tröskel, 2)))
        self.matris = Riskmatris(self)
        self.förra: riskbild.Förra | None = None
        self.urval = Urvalsrad(self)
        self.urval.alla.connect(lambda: self.matris.välj(None))
        self.matris.vald.connect(self._filtrera)
        self.modell.har_lästs.connect(self._visa_urval)
        self._visade: frozenset[int | None] = frozenset()
        self._kända: set[int | None] = set()
        self.vy_risker.vald_rad.connect(lambda rad: self.matris.markera(rad + 1 if rad >= 0 else None))
        self.delare = QSplitter(Qt.Orientation.Vertical, self)
        self.tabell.lägg_över(self.urval)
        self.delare.addWidget(self.tabell)
        self.delare.addWidget(self.matris)
        self.delare.setChildrenCollapsible(False)
        self.delare.setStretchFactor(0, 1)
        layout.addWidget(self.delare, 1)

    def _kolumner(self) -> Sequence[Cellkolumn[RiskUppgifter]]:
        def bedöm(fält: str, vad: str) -> Callable[[RiskUppgifter, str], RiskUppgifter]:
            return lambda r, text: riskarbete.med_bedömning(r, fält, _tal(text, self._skala(), vad))

        def värde(r: RiskUppgifter, text: str) -> RiskUppgifter:
            siffror = text.lstrip("⚠ ").split(" ")[0]
            return dataclasses.replace(r, riskvärde=_tal(siffror, 999, "Riskvärdet"))

        return (
            Cellkolumn("Nr", lambda _, nr: str(nr + 1), bredd=44, höger=True, hel_rubrik="Nummer"),
            Cellkolumn("Område", lambda r, _: r.område, skriv_text("område"), bredd=96),
            Cellkolumn("Risk", lambda r, _: r.risk, self._byt_risk, bredd=176, sträck=True),
            Cellkolumn(
                "S", lambda r, _: _visat(r.sannolikhet), bedöm("sannolikhet", "Sannolikheten"),
                bredd=36, höger=True, hel_rubrik="Sannolikhet",
            ),
            Cellkolumn(
                "K", lambda r, _: _visat(r.konsekvens), bedöm("konsekvens", "Konsekvensen"),
                bredd=36, höger=True, hel_rubrik="Konsekvens",
            ),
            Cellkolumn(
                "Riskvärde", self._värdetext, värde, bredd=92,
                ton=lambda r: tonfärg(self._nivå(r)[1], aktuella_färger()), mer=self._värdeord,
            ),
            Cellkolumn(
                "Från förra året", self._förändring, self._byt_föregående, bredd=114,
                hel_rubrik="Föregående års riskvärde och förändringen", mer=self._förändringsord,
                rå=lambda r: _visat(r.föregående),
            ),
            Cellkolumn(
                "Obl.", lambda r, _: "ja" if r.obligatorisk else "",
                lambda r, t: dataclasses.replace(r, obligatorisk=t == "ja"),
                bredd=42, kryss=True, hel_rubrik="Obligatorisk enligt kommunstyrelsen",
            ),
            Cellkolumn(
                "KÖ", lambda r, _: "ja" if r.kommunövergripande else "",
                lambda r, t: dataclasses.replace(r, kommunövergripande=t == "ja"),
                bredd=38, kryss=True, hel_rubrik="Kommunövergripande risk",
            ),
            Cellkolumn(
                "Kontroller", lambda r, _: ", ".join(map(str, self._kontrollnummer(r))), self._byt_kontroller,
                bredd=92, flera=lambda: self.kontroller.texter, hel_rubrik="Kontrollmoment i planen",
                mer=self._kontrollord,
            ),
            Cellkolumn(
                "Bedömning", lambda r, _: r.bedömning.value or "–", self._byt_bedömning, bredd=96,
                val=lambda: [b.value or "–" for b in Riskbedömning], hel_rubrik="Vad som görs åt risken",
            ),
            Cellkolumn("Orsak", lambda r, _: r.orsak, skriv_text("orsak"), bredd=110),
            Cellkolumn("Kommentar", lambda r, _: r.kommentar, skriv_text("kommentar"), bredd=120),
        )  # fmt: skip

    def _skala(self) -> int:
        return self.uppgifter.skala if self.vy else 5

    def _nivå(self, r: RiskUppgifter) -> tuple[str, str]:
        """The level's word and its tint, by the analysis' own levels."""
        u: RiskanalysUppgifter | None = self.uppgifter
        nivå = riskarbete.nivå(r, u.tröskel if u else 10, u.nivåer if u else ())
        return nivå.ord, nivå.ton

    def _förändring(self, r: RiskUppgifter, _nr: int) -> str:
        annan = self.förra is not None and self.vy is not None and self.förra.skala != self._skala()
        ord_ = riskarbete.förändring(r, annan_skala=annan)
        if r.föregående is not None and (annan or not ord_):
            return f"{ord_} ({r.föregående})" if ord_ else f"förra året {r.föregående}"
        return ord_

    def _förändringsord(self, r: RiskUppgifter) -> str:
        före = "Förra året: inget värde" if r.föregående is None else f"Förra året: {r.föregående}"
        nu = riskarbete.gällande(r)
        return f"{före}. I år: {'inte bedömd' if nu is None else f'{nu}, {self._förändring(r, 0)}'}."

    @staticmethod
    def _byt_föregående(r: RiskUppgifter, text: str) -> RiskUppgifter:
        return dataclasses.replace(r, föregående=_tal(text, 999, "Föregående riskvärde"))

    @staticmethod
    def _byt_bedömning(r: RiskUppgifter, text: str) -> RiskUppgifter:
        try:
            bedömning = Riskbedömning("" if text == "–" else text.casefold())
        except ValueError:
            ord_ = ", ".join(b.value for b in Riskbedömning if b.value)
            raise ValueError(f"Bedömningen är ett av orden {ord_}, eller –.") from None
        return dataclasses.replace(r, bedömning=bedömning)

    def _värdetext(self, r: RiskUppgifter, _nr: int) -> str:
        ord_, _ = self._nivå(r)
        värde = riskarbete.gällande(r)
        text = ord_ if värde is None else f"{värde} {ord_}"
        return f"⚠ {text}" if riskarbete.avviker(r) else text

    def _värdeord(self, r: RiskUppgifter) -> str:
        if riskarbete.avviker(r):
            return f"Papperet säger {r.riskvärde}, men {r.sannolikhet} × {r.konsekvens} = {riskarbete.beräknat(r)}"
        return self._värdetext(r, 0)

    # -- the controls that answer a risk: the plan has them ------------------------------------
    def _kontrollnummer(self, r: RiskUppgifter) -> tuple[int, ...]:
        return self.kontroller.per_risk.get(r.id or 0, ())

    def _kontrollord(self, r: RiskUppgifter) -> str:
        rader = [f"Kontrollmoment {nr} {self.kontroller.texter[nr - 1]}" for nr in self._kontrollnummer(r)]
        return "\n".join(rader) or ("Inget kontrollmoment" if self.kontroller.plan_id else "Ingen plan än")

    def _byt_kontroller(self, r: RiskUppgifter, text: str) -> RiskUppgifter:
        """Saves the plan; the risk itself is as it was."""
        if self.kontroller.plan_id is None:
            raise ValueError(riskkopplingar.UTAN_PLAN)
        nummer = kopplingstext.tolka(text, self.kontroller.texter, kopplingstext.KONTROLLMOMENT)
        id_ = r.id
        if id_ is not None and nummer != self._kontrollnummer(r):
            idn = {self.kontroller.idn[nr - 1] for nr in nummer}
            ändring = self.kontext.utför(lambda: riskkopplingar.koppla_risk(self.kontext.db, id_, idn))
            self.cellen_sparad(ändring is not None)
        return r

    def _läs_kontroller(self) -> None:
        db, vy = self.kontext.db, self.vy
        läst = self.kontext.försök(lambda: riskkopplingar.analysens_kontroller(db, vy.id)) if vy is not None else None
        self.kontroller = läst or riskkopplingar.Analyskontroller()

    def _planen_ändrad(self, slag: str, objekt_id: int) -> None:
        """The plan's rows, or which of them answer a risk, are other ones."""
        if slag == internkontroll.PLAN.slag and self.vy is not None and not self._min_plan(objekt_id):
            return
        if slag in {internkontroll.PLAN.slag, internkontroll.STEG} and self.vy is not None:
            self._läs_kontroller()
            self.modell.sätt(self.modell.rader)

    def _min_plan(self, plan_id: int) -> bool:
        return self.kontroller.plan_id in {None, plan_id}

    @staticmethod
    def _byt_risk(r: RiskUppgifter, text: str) -> RiskUppgifter:
        if not text:
            raise ValueError("En risk måste ha en text. Tryck Del på raden om den ska bort.")
        return dataclasses.replace(r, risk=text)

    def _områdesförslag(self) -> str:
        """A new risk is most likely in the same area as the one above it."""
        valda = self.vy_risker.valda()
        rad = valda[-1] if valda else len(self.modell.rader) - 1
        return self.modell.rader[rad].område if self.modell.rader else ""

    # -- the editor's part --------------------------------------------------------------------
    def hämta(self, objekt_id: int) -> RiskanalysVy:
        return internkontroll.hämta_riskanalys(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return internkontroll.spara_riskanalys(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def _rader_ändrade(self, rader: Any) -> None:
        if self.vy is not None:
            self.spara(dataclasses.replace(self.uppgifter, risker=tuple(rader)))

    def _lämnat(self, namn: str, värde: Any) -> None:
        if namn in {"skala", "tröskel"} and värde is None:
            self._fält[namn].visa_fel("Skriv ett tal.")
            return
        super()._lämnat(namn, värde)

    def med_värden(self, uppgifter: Any, värden: Mapping[str, Any]) -> Any:
        """The scale's words and the levels go with the scale and the threshold; assessments stay."""
        kvar = {namn: v for namn, v in värden.items() if namn not in {"skala", "tröskel"}}
        nya: RiskanalysUppgifter = super().med_värden(uppgifter, kvar)
        if värden.get("skala"):
            nya = riskskala.med_skala(nya, värden["skala"])
        return riskskala.med_tröskel(nya, värden["tröskel"]) if värden.get("tröskel") else nya

    def spara(self, nya: Any) -> bool:
        bytt = self.vy is not None and (nya.skala, nya.tröskel) != (self.uppgifter.skala, self.uppgifter.tröskel)
        if sparat := super().spara(nya):
            utanför = riskskala.utanför(nya) if bytt else 0
            if bytt:
                text = "Skalan gäller den här analysen. Inga bedömningar har ändrats"
                mer = (
                    f", men {utanför} av riskerna har ett steg över {nya.skala}: bedöm dem på nytt." if utanför else "."
                )
                self.kontext.notiser.visa("varning" if utanför else "tips", text + mer)
        return sparat

    def fyll(self) -> None:
        uppgifter: RiskanalysUppgifter | None = self.uppgifter
        self.tabell.skrivskydda(not self.kontext.db.skrivbar or self.vy is None)
        self._läs_kontroller()
        self.förra = self.kontext.försök(lambda: self._läs_förra(uppgifter)) if uppgifter else None
        self.modell.sätt(uppgifter.risker if uppgifter else ())
        self.matris.visa(riskbild.matris(uppgifter, self.förra) if uppgifter else None)

    def _läs_förra(self, u: RiskanalysUppgifter) -> riskbild.Förra | None:
        return riskbild.förra_året(self.kontext.db, u.nämnd_id, u.år)

    # -- the risks of a cell ------------------------------------------------------------------
    def _filtrera(self, ruta: riskbild.Ruta | None) -> None:
        """Only the risks of the cell; they stay when they are assessed anew, until all are shown again."""
        rader = self.modell.rader
        self._visade = frozenset(rader[nr - 1].id for nr in ruta.nummer) if ruta is not None else frozenset()
        self.urval.visa(f"Visar {len(ruta.nummer)} av {len(rader)}: {riskbild.rutord(ruta)}." if ruta else "")
        self._visa_urval()
        if ruta is not None:
            self.vy_risker.välj([nr - 1 for nr in ruta.nummer])

    def _visa_urval(self) -> None:
        alla = {r.id for r in self.modell.rader}
        if self._visade and not self._visade & alla:  # another analysis is shown
            self.matris.välj(None)
        nya = alla - self._kända if self._visade else set()
        self._visade |= nya if self._visade else set()
        self._kända = alla
        self.vy_risker.visa_bara(self._visade)

    def gå_till(self, plats: Plats) -> bool:
        if plats.typ != "risk":
            return super().gå_till(plats)
        for nr, risk in enumerate(self.modell.rader):
            if risk.id == plats.id:
                if self._visade and risk.id not in self._visade:
                    self.matris.välj(None)
                self.vy_risker.välj([nr], _KOLUMN.get(plats.fält, RISK))
                self.vy_risker.setFocus()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, otherwise the matrix below."""
        super().resizeEvent(event)
        riktning = Qt.Orientation.Vertical if self.width() < _SMALT else Qt.Orientation.Horizontal
        if self.delare.orientation() != riktning or event.oldSize().width() < 0:
            self.delare.setOrientation(riktning)
            liggande = riktning == Qt.Orientation.Horizontal
            matris = min(max(self.width() * 2 // 5, 340), 560) if liggande else 200
            helhet = self.width() if liggande else max(self.height() - 70, 2 * matris)
            self.matris.setContentsMargins(*((12, 0, 0, 0) if liggande else (0, 10, 0, 0)))
            self.delare.setSizes([helhet - matris, matris])
