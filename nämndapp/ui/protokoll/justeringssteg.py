"""The protocol's way from draft to justerat: numbers, klart för justering, justerat, rättelse. Each act asks first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nämndapp.bas.svenska import datum_kort, paragrafer
from nämndapp.models import Justeringssätt, Sammanträdesstatus
from nämndapp.services import justering, numrering
from nämndapp.services.andring import Ändring
from nämndapp.services.justering import JusteradAv, Justeringsrad
from nämndapp.services.vyer import Paragrafrad
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Talfält, Textfält, Valfält
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll.aktpanel import Aktpanel, Värden

_SÄTT = [(Justeringssätt.UNDERSKRIFT, "med underskrift på papper"), (Justeringssätt.DIGITALT, "digitalt")]


UTANFÖR = (
    "Läget är justerat, men protokollet justerades inte i programmet: här finns ingen låst PDF och texten är inte låst."
)


def av_text(av: Sequence[JusteradAv]) -> str:
    """One a line: "Åsa Öberg, ordförande, §§ 1–3"."""
    return "\n".join(", ".join(del_ for del_ in (a.namn, a.uppgift, a.paragrafer) if del_) for a in av)


def tolka_av(text: str) -> tuple[JusteradAv, ...]:
    """The lines taken apart again; empty ones are left out."""
    ut = []
    for rad in text.splitlines():
        namn, uppgift, stycken = [*(del_.strip() for del_ in rad.split(",", 2)), "", ""][:3]
        if namn:
            ut.append(JusteradAv(namn, uppgift, stycken))
    return tuple(ut)


def justerat_text(rad: Justeringsrad) -> str:
    """ "Justerat 2026-09-20 av Åsa Öberg och Bo Al, digitalt"."""
    namn = list(dict.fromkeys(a.namn for a in rad.av))  # who presided for a while is named once
    vilka = " och ".join([", ".join(namn[:-1]), namn[-1]] if len(namn) > 1 else namn)
    hur = "digitalt" if rad.sätt is Justeringssätt.DIGITALT else "med underskrift"
    return f"Justerat {datum_kort(rad.datum)} av {vilka}, {hur}"


class Justeringssteg(QObject):
    """The next step's button and the menu of all steps; ``ändrat``: the locks are other than before."""

    ändrat = Signal()

    def __init__(self, kontext: Kontext, valda: Callable[[], list[Paragrafrad]], parent: QWidget) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self._valda = valda
        self._id: int | None = None
        self._status = Sammanträdesstatus.PLANERAT
        self._datum = date.today()
        self._rader: Sequence[Paragrafrad] = ()
        self.justeringar: list[Justeringsrad] = []
        self.låsta: frozenset[int] = frozenset()
        self.fråga = Frågerad(parent)
        self.panel = Aktpanel(parent)
        self.knapp = QPushButton("", parent)
        self.knapp.setProperty("roll", "primär")
        self.knapp.clicked.connect(self._gå_vidare)
        self._nästa: Callable[[], object] = self.klart
        self.meny_knapp = Menyknapp(
            "Justering",
            "Justering: numrera, justera, rätta",
            (
                ("numrera", "&Numrera paragraferna …", self.numrera),
                ("klart", "&Klart för justering …", self.klart),
                ("utkast", "Tillbaka till &utkast …", self.tillbaka),
                ("justera", "&Justera protokollet …", self.justera),
                ("omedelbart", "Justera de valda &omedelbart …", self.omedelbart),
                ("rätta", "&Rättelse av den valda …", self.rätta),
            ),
            parent,
        )
        self.val = self.meny_knapp.val
        self.meny_knapp.meny.aboutToShow.connect(self._visa_val)

    def _gå_vidare(self) -> None:
        self._nästa()

    @property
    def justerat(self) -> Justeringsrad | None:
        """How the whole protocol was justerat; None while it is not."""
        return next((j for j in self.justeringar if not j.paragrafer), None)

    @property
    def utanför(self) -> bool:
        """Is the protocol said to be justerat without having been so here? Then nothing is locked."""
        return self.justerat is None and self._status is Sammanträdesstatus.JUSTERAT

    def låst_text(self, paragraf_id: int | None) -> str:
        """Why the § cannot be changed; "" when it can."""
        hela = self.justerat
        if hela is not None:
            return f"{justerat_text(hela)}. Protokollet är låst; fel rättas med en rättelse."
        if paragraf_id in self.låsta:
            en = next((j for j in self.justeringar if paragraf_id in j.paragrafer), None)
            hur = justerat_text(en).replace("Justerat", "Omedelbart justerad", 1) if en else "Omedelbart justerad"
            return f"{hur}. Paragrafen är låst; fel rättas med en rättelse."
        return ""

    def visa(
        self, sammanträde_id: int | None, status: Sammanträdesstatus, datum: date, rader: Sequence[Paragrafrad]
    ) -> None:
        """Shows where the protocol is."""
        if sammanträde_id != self._id:
            self.fråga.stäng()
            self.panel.stäng()
        self._id, self._status, self._datum, self._rader = sammanträde_id, status, datum, rader
        db = self.kontext.db
        förr = self.låsta
        self.justeringar, self.låsta = [], frozenset()
        if sammanträde_id is not None and rader:
            self.justeringar = self.kontext.försök(lambda: justering.hämta_justeringar(db, sammanträde_id)) or []
            self.låsta = (
                frozenset(r.id for r in rader)
                if self.justerat
                else frozenset(i for j in self.justeringar for i in j.paragrafer)
            )
        skrivs = sammanträde_id is not None and db.skrivbar and bool(rader)
        self.knapp.setVisible(bool(rader))
        self.meny_knapp.setVisible(bool(rader))
        self.knapp.setEnabled(skrivs)
        self.meny_knapp.setEnabled(skrivs)
        if self.justerat is not None:
            text, self._nästa = "Rättelse …", self.rätta
        elif status is Sammanträdesstatus.FÖR_JUSTERING:
            text, self._nästa = "&Justera …", self.justera
        else:
            text, self._nästa = "Klart för &justering …", self.klart
        if self.utanför:  # justerat before there was a justering here, or set by hand
            text = "Justerat utanför programmet"
            self.knapp.setEnabled(False)
        self.knapp.setToolTip(UTANFÖR if self.utanför else "")
        self.knapp.setText(text)
        if förr != self.låsta:
            self.ändrat.emit()

    def _visa_val(self) -> None:
        justerat = self.justerat is not None
        klart = self._status is Sammanträdesstatus.FÖR_JUSTERING
        valda = self._valda()
        onumrerade = any(r.nummer is None for r in self._rader)
        self.val["numrera"].setEnabled(not justerat and onumrerade)
        self.val["klart"].setEnabled(not justerat and not klart and not self.utanför)
        self.val["utkast"].setEnabled(klart)
        self.val["justera"].setEnabled(klart)
        self.val["omedelbart"].setEnabled(
            not justerat and not self.utanför and bool(valda) and not any(r.id in self.låsta for r in valda)
        )
        self.val["rätta"].setEnabled(len(valda) == 1 and valda[0].id in self.låsta)

    # -- the acts -----------------------------------------------------------------------------
    def _gör(self, tjänst: Callable[[], Ändring]) -> bool:
        return self.kontext.utför(tjänst) is not None

    def numrera(self) -> None:
        """The §§ get their numbers; the first one can be said where the year's earlier protocols are elsewhere."""
        id_ = self._id
        utan = [r for r in self._rader if r.nummer is None]
        if id_ is None or not utan:
            return
        db, förslag = self.kontext.db, utan[0].preliminärt

        def gör(v: Värden) -> bool:
            första = v["första"] if v["första"] != förslag else None
            return self._gör(lambda: numrering.numrera(db, id_, första=första))

        antal = f"{len(utan)} paragrafer" if len(utan) > 1 else "1 paragraf"
        self.panel.öppna(
            f"Numrera {antal}? Numren ligger sedan fast: de flyttas inte, används inte igen och kan inte ångras.",
            "Numrera",
            [(Talfält("första", "Första numret", 1), förslag, 1)],
            gör,
        )

    def klart(self) -> None:
        """Ready to be signed: §§ get their numbers."""
        id_ = self._id
        if id_ is not None:
            db = self.kontext.db
            self.fråga.fråga(
                "Klart för justering? Paragraferna får sina nummer, som sedan ligger fast. Texten går att ändra tills "
                "protokollet är justerat.",
                "Klart för justering",
                lambda: self._gör(lambda: justering.klart_för_justering(db, id_)),
            )

    def tillbaka(self) -> None:
        """A draft again."""
        id_ = self._id
        if id_ is not None:
            db = self.kontext.db
            self.fråga.fråga(
                "Ta tillbaka protokollet till utkast? Numren ligger kvar.",
                "Tillbaka till utkast",
                lambda: self._gör(lambda: justering.tillbaka_till_utkast(db, id_)),
            )

    def justera(self) -> None:
        """Signed: when, by whom and how."""
        id_ = self._id
        if id_ is None:
            return
        db = self.kontext.db
        av = self.kontext.försök(lambda: justering.föreslå_justerande(db, id_)) or ()

        def gör(v: Värden) -> bool:
            return self._gör(
                lambda: justering.justera(db, id_, v["datum"], tolka_av(v["av"]), v["sätt"], anteckning=v["anteckning"])
            )

        self._fråga_om_justering(
            "Är protokollet justerat? Då låses det med sin PDF och kan inte öppnas igen; fel rättas sedan med en "
            "rättelse. Det kan inte ångras.",
            "Justera protokollet",
            av,
            gör,
        )

    def omedelbart(self) -> None:
        """The chosen §§ are justerade at once; they and all before them get their numbers."""
        idn = [r.id for r in self._valda()]
        id_ = self._id
        if id_ is None or not idn:
            return
        db = self.kontext.db
        av = self.kontext.försök(lambda: justering.föreslå_justerande(db, id_, idn)) or ()

        def gör(v: Värden) -> bool:
            return self._gör(
                lambda: justering.justera_omedelbart(
                    db, idn, v["datum"], tolka_av(v["av"]), v["sätt"], anteckning=v["anteckning"]
                )
            )

        nummer = [r.nummer or r.preliminärt or 0 for r in self._valda()]
        self._fråga_om_justering(
            f"Är {paragrafer(nummer)} justerad omedelbart? De paragraferna låses, och de och alla före dem får sina "
            "nummer. Det kan inte ångras.",
            "Justera omedelbart",
            av,
            gör,
        )

    def _fråga_om_justering(
        self, text: str, knapp: str, av: Sequence[JusteradAv], gör: Callable[[Värden], bool]
    ) -> None:
        self.panel.öppna(
            text,
            knapp,
            [
                (Datumfält("datum", "Justerat den", lambda: self._datum.year), date.today(), 1),
                (Valfält("sätt", "Hur", _SÄTT), Justeringssätt.UNDERSKRIFT, 3),
                (Flerradsfält("av", "Av (namn, uppgift – en per rad)", 2), av_text(av), 4),
                (Textfält("anteckning", "Anteckning"), "", 4),
            ],
            gör,
        )

    def rätta(self) -> None:
        """A dated note on the chosen §."""
        valda = self._valda()
        if len(valda) != 1 or valda[0].id not in self.låsta:
            self.kontext.notiser.visa("tips", "Välj den justerade paragraf som ska rättas.")
            return
        rad = valda[0]
        self.panel.öppna(
            f"Rättelse av § {rad.nummer}. Protokollet självt ändras inte: rättelsen antecknas med datum och namn, och "
            "kan inte tas bort.",
            f"Rätta § {rad.nummer}",
            [
                (Datumfält("datum", "Datum"), date.today(), 1),
                (Textfält("av", "Av"), "", 3),
                (Flerradsfält("text", "Vad som är fel och vad som är rätt", 2), "", 4),
            ],
            partial(self._rätta, rad.id),
        )

    def _rätta(self, paragraf_id: int, v: Värden) -> bool:
        db = self.kontext.db
        return self._gör(lambda: justering.rätta(db, paragraf_id, v["datum"] or date.today(), v["av"], v["text"]))
