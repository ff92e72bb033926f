"""Papperens utseende: a nämnd's house style at the left, one of its papers as it will look at the right."""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from nämndapp.bas.luhn import organisationsnummer_stämmer
from nämndapp.services import register, stilar
from nämndapp.services.andring import Ändring
from nämndapp.services.uppgifter import NämndUppgifter
from nämndapp.services.vyer import KommunVy, NämndVy
from nämndapp.ui.ikoner import ikon
from nämndapp.ui.kit.falt import Fält, Kryssfält, Textfält, Valfält
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.kit.tabbordning import ordna
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.redigerare import Redigerare
from nämndapp.ui.register.husstilsfalt import Decimalfält, Färgfält, Ordningsfält
from nämndapp.ui.register.logotyp import läs_bild
from nämndapp.ui.register.papperstitt import Papperstitt

_ADRESSER = (
    ("postadress", "Postadress", "postadress"),
    ("besöksadress", "Besöksadress", "besöksadress"),
    ("telefon", "Telefon växel", "telefon"),
    ("webb", "Webbplats", "webb"),
    ("e_post", "E-post", "e_post"),
    ("organisationsnr", "Organisationsnummer", "organisationsnummer"),
)
"""Key of the style's addresses, label, attribute of the kommun that holds when the nämnd has none of its own."""

_SKRIVELSEAVSNITT = {n: stilar.AVSNITTSRUBRIKER[n] for n in stilar.SKRIVELSEAVSNITT}
_AVSNITT = {"ingress": "Inledning utan rubrik", **stilar.AVSNITTSRUBRIKER}


class Husstilsredigerare(Redigerare):
    """The settings of one nämnd. Fields are named after the style's settings; "adresser.webb" is one of a mapping."""

    slag = "nämnd"
    stängd = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget | None = None) -> None:
        super().__init__(kontext, parent)
        self._kommun: KommunVy | None = None
        self.titt = Papperstitt(kontext, self)
        delare = QSplitter(Qt.Orientation.Horizontal, self)
        delare.addWidget(rullyta(self._inställningar()))
        delare.addWidget(self.titt)
        delare.setChildrenCollapsible(False)
        delare.setStretchFactor(1, 1)
        delare.setSizes([430, 620])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._överrad())
        layout.addWidget(delare, 1)
        self.redigeras.connect(self._titta)
        kontext.ändrat.connect(self._kommun_ändrad)
        tillbaka = QAction("Tillbaka", self)
        tillbaka.setShortcut(Qt.Key.Key_Escape)
        tillbaka.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tillbaka.triggered.connect(self.stäng)
        self.addAction(tillbaka)
        ordna(self)

    # -- how it is built ----------------------------------------------------------------------
    def _överrad(self) -> QHBoxLayout:
        rad = QHBoxLayout()
        rad.setSpacing(12)
        self.tillbaka = QPushButton("‹ &Tillbaka", self)
        self.tillbaka.setToolTip("Esc")
        self.tillbaka.clicked.connect(self.stäng)
        self.rubrik = QLabel("", self)
        self.rubrik.setProperty("roll", "rubrik")
        rad.addWidget(self.tillbaka)
        rad.addWidget(self.rubrik, 1)
        return rad

    def _inställningar(self) -> QWidget:
        innehåll = QWidget()
        self._nät = QGridLayout(innehåll)
        self._nät.setContentsMargins(2, 2, 14, 12)
        self._nät.setHorizontalSpacing(12)
        self._nät.setVerticalSpacing(10)
        for kolumn in range(6):
            self._nät.setColumnStretch(kolumn, 1)
        self._grundform(innehåll)
        self._brevhuvud(innehåll)
        self._typografi()
        self._rubriker()
        self._datum_och_tid()
        self._sidfot()
        self._nät.setRowStretch(self._nät.rowCount(), 1)
        return innehåll

    def _grupp(self, text: str) -> None:
        rubrik = QLabel(text)
        rubrik.setProperty("roll", "rubrik")
        rubrik.setContentsMargins(0, 14 if self._nät.count() else 0, 0, 0)
        self._nät.addWidget(rubrik, self._nät.rowCount(), 0, 1, 6)

    def _rad(self, *fälten: Fält | QWidget) -> None:
        """Fields beside each other in equal parts of the six columns."""
        rad, bredd = self._nät.rowCount(), 6 // len(fälten)
        for nr, fält in enumerate(fälten):
            if isinstance(fält, Fält):
                self.bind(fält)
            läge = Qt.AlignmentFlag.AlignVCenter if isinstance(fält, Kryssfält) else Qt.AlignmentFlag.AlignTop
            self._nät.addWidget(fält, rad, nr * bredd, 1, bredd, läge)

    def _grundform(self, parent: QWidget) -> None:
        self._grupp("Grundform")
        self._rad(Valfält("nyckel", "&Grundform", stilar.lista_stilar()))
        self._egna = QLabel("", parent)
        self._egna.setProperty("roll", "svag")
        self._egna.setWordWrap(True)
        self.återställ_knapp = QPushButton("Ta bort egna &inställningar", parent)
        self.återställ_knapp.clicked.connect(self.ta_bort_egna)
        self._rad(self._egna, self.återställ_knapp)

    def _brevhuvud(self, parent: QWidget) -> None:
        self._grupp("Brevhuvud")
        val = (("kommunens", "Kommunens"), ("egen", "Nämndens egen"), ("ingen", "Ingen"))
        self.bild_knapp = QPushButton(ikon("fil"), "&Välj bild …", parent)
        self.bild_knapp.setToolTip("En PNG- eller SVG-fil")
        self.bild_knapp.clicked.connect(self.välj_bild)
        bilddel = QWidget(parent)
        bildram = QVBoxLayout(bilddel)
        bildram.setContentsMargins(0, 20, 0, 0)
        bildram.addWidget(self.bild_knapp)
        self._rad(Valfält("logotypval", "&Logotyp", val), bilddel)
        alttext = Textfält("logotyp_alttext", "Logotypen i &ord", "Ekbro kommuns vapen")
        self._rad(alttext, Decimalfält("logotypbredd", "Bredd i millimeter", stilar.GRÄNSER["logotypbredd"]))
        fälten = [Textfält(f"adresser.{nyckel}", etikett) for nyckel, etikett, _ in _ADRESSER]
        for par in (fälten[:2], fälten[2:4], fälten[4:]):
            self._rad(*par)
        self._org = fälten[5]
        self._org.lämnat.connect(lambda *_: self._granska_org())

    def _typografi(self) -> None:
        self._grupp("Typografi")
        self._rad(
            Valfält("typsnitt", "Typ&snitt", list(stilar.TYPSNITT.items())),
            self._tal("radavstånd", "Radavstånd"),
        )
        self._rad(
            self._tal("brödstorlek", "Text, punkter"),
            self._tal("tabellstorlek", "Tabeller"),
            self._tal("etikettstorlek", "Etiketter"),
        )
        self._rad(self._tal("marginal_vänster", "Vänstermarginal, mm"), self._tal("marginal_höger", "Högermarginal"))
        self._rad(self._tal("marginal_topp", "Övre marginal"), self._tal("marginal_botten", "Nedre marginal"))
        self._rad(Färgfält("färg", "&Färg på rubriker och linjer"))
        self._rad(Kryssfält("färgade_rubriker", "Även underrubrikerna i färg"))
        self._rad(Kryssfält("avstavning", "Avstava långa ord"))

    @staticmethod
    def _tal(namn: str, etikett: str) -> Decimalfält:
        return Decimalfält(namn, etikett, stilar.GRÄNSER[namn])

    def _rubriker(self) -> None:
        self._grupp("Rubriker och ordning")
        self._rad(
            Valfält("rubrikform", "&Rubrikerna står", (("löpande", "Över texten"), ("marginal", "I marginalen"))),
            Valfält("beslut_först", "&Beslutet står", ((True, "Först"), (False, "Efter beslutsgången"))),
        )
        self._rad(self._tal("marginalspalt", "Marginalspalt, mm"), self._tal("vänsterspalt", "Handläggarspalt, mm"))
        self._rad(Ordningsfält("avsnitt", "Avsn&itt i en paragraf", _AVSNITT, kan_döpas=True, fasta=("ingress",)))
        self._rad(Kryssfält("skrivelseordning", "Avsnitten i en tjänsteskrivelse i ordningen nedan"))
        self._rad(Ordningsfält("skrivelseavsnitt", "Avsnitt i en tjänsteskrivelse", _SKRIVELSEAVSNITT))
        self._rad(Textfält("beteckning", "Ordet för diarienummer", "Diarienummer"))
        self._rad(Textfält("underlagsinledning", "Mening före beslutsunderlaget", "Ingen"))
        for namn, etikett in (
            ("underskrift_först", "Underskrift före ärendebeskrivningen"),
            ("en_paragraf_per_sida", "Varje paragraf på ny sida"),
            ("innehållsförteckning", "Innehållsförteckning i långa protokoll"),
            ("preliminära_nummer", "Visa preliminära paragrafnummer"),
            ("versal_dokumenttyp", "Dokumenttypen i VERSALER"),
            ("tomma_etiketter", "Skriv ut tomma etiketter"),
        ):
            self._rad(Kryssfält(namn, etikett))

    def _datum_och_tid(self) -> None:
        self._grupp("Datum och tid")
        self._rad(
            Valfält("datumform", "&Datum", [(f, f) for f in stilar.DATUMFORMER]),
            Valfält("tidsform", "&Klockslag", [(f, f) for f in stilar.TIDSFORMER]),
        )

    def _sidfot(self) -> None:
        self._grupp("Sidfot och underskrifter")
        self._rad(Ordningsfält("fotfält", "Fält i sidf&oten", stilar.FOTFÄLT, kan_kryssas=True))
        self._rad(Valfält("digital_justering", "Protokollet &undertecknas", ((False, "Med penna"), (True, "Digitalt"))))
        self._rad(Kryssfält("justeringsrutor", "Ruta för justerandes sign på varje sida"))
        self._rad(Textfält("utkastmärkning", "&Märkning tills protokollet är justerat", "Ingen"))

    # -- the editor's part --------------------------------------------------------------------
    @property
    def nyckel(self) -> str:
        """Its own draft beside the nämnd's."""
        return f"husstil:{self.vy.id}"

    @property
    def stil(self) -> stilar.Husstil:
        """The stored style with every setting."""
        return stilar.tolka(self.uppgifter.husstil if self.vy else {})

    def hämta(self, objekt_id: int) -> NämndVy:
        return register.hämta_nämnd(self.kontext.db, objekt_id)

    def spara_tjänst(self, objekt_id: int | None, uppgifter: Any, väntad_version: int | None) -> Ändring:
        return register.spara_nämnd(self.kontext.db, objekt_id, uppgifter, väntad_version)

    def _fyll_fält(self) -> None:
        self._skrivet.clear()
        self._kommun = self.kontext.försök(lambda: register.hämta_kommun(self.kontext.db))
        skyddad = not self.kontext.db.skrivbar
        for namn, fält in self._fält.items():
            fält.sätt(self._värde(namn))
            fält.skrivskydda(skyddad)
        self.fyll()

    def fyll(self) -> None:
        stil, skyddad = self.stil, not self.kontext.db.skrivbar
        self.rubrik.setText(f"Papperens utseende: {self.uppgifter.namn}" if self.vy else "")
        antal = len(stilar.egna(self.uppgifter.husstil)) if self.vy else 0
        self._egna.setText(
            "Grundformen som den är."
            if not antal
            else "1 egen inställning."
            if antal == 1
            else f"{antal} egna inställningar."
        )
        self.återställ_knapp.setEnabled(bool(antal) and not skyddad)
        self.bild_knapp.setEnabled(stil.logotypval != "ingen" and not skyddad)
        for namn in ("logotyp_alttext", "logotypbredd"):
            self._fält[namn].setEnabled(stil.logotypval != "ingen")
        self._fält["marginalspalt"].setEnabled(stil.rubrikform == "marginal")
        self._fält["justeringsrutor"].setEnabled(not stil.digital_justering)
        kommun = self._kommun.uppgifter if self._kommun else None
        for nyckel, _, attribut in _ADRESSER:
            vanlig = str(getattr(kommun, attribut, "") or "")
            inmatning: Any = self._fält[f"adresser.{nyckel}"].inmatning
            inmatning.setPlaceholderText(vanlig and f"{vanlig} (kommunens)")
        self._granska_org()
        self._titta()

    def _värde(self, namn: str) -> Any:
        if self.vy is None:
            return None
        stil = self.stil
        if namn == "nyckel":
            return stilar.vald_stil(self.uppgifter.husstil)
        if namn.startswith("adresser."):
            return stil.adresser.get(namn.removeprefix("adresser."), "")
        if namn == "avsnitt":
            return stilar.avsnittsordning(stil), dict(stil.avsnittsnamn)
        if namn == "logotyp_alttext" and stil.logotypval == "kommunens":
            return self._kommun.uppgifter.logotyp_alttext if self._kommun else ""
        return getattr(stil, namn)

    def med(self, husstil: dict[str, Any], namn: str, värde: Any) -> dict[str, Any]:
        """The stored style as it would be with a field's value."""
        stil = stilar.tolka(husstil)
        if namn == "nyckel":
            return stilar.med_stil(husstil, värde)
        if namn.startswith("adresser."):
            adresser = dict(stil.adresser) | {namn.removeprefix("adresser."): värde}
            return stilar.ändra(husstil, adresser={n: v for n, v in adresser.items() if v})
        if namn == "avsnitt":
            ordning, egna = värde
            först = ordning.index("beslut") <= (1 if ordning[0] == "ingress" else 0)
            return stilar.ändra(husstil, avsnitt=list(ordning), avsnittsnamn=egna, beslut_först=först)
        if namn == "beslut_först":
            ordning = stilar.avsnittsordning(stil.med(beslut_först=värde))
            return stilar.ändra(husstil, beslut_först=värde, avsnitt=ordning)
        if namn == "beteckning" and not värde:
            värde = "Diarienummer"
        return stilar.ändra(husstil, **{namn: list(värde) if isinstance(värde, tuple) else värde})

    def nuvarande(self) -> Any:
        """The nämnd with what has been typed, as far as it can be read."""
        if self.vy is None:
            return None
        husstil = self.uppgifter.husstil
        for namn, text in self._skrivet.items():
            with contextlib.suppress(ValueError):
                husstil = self.med(husstil, namn, self._fält[namn].tolka(text))
        return dataclasses.replace(self.uppgifter, husstil=husstil)

    def _lämnat(self, namn: str, värde: Any) -> None:
        if self.vy is None:
            return
        self._skrivet.pop(namn, None)
        if namn == "logotyp_alttext" and self.stil.logotypval == "kommunens":
            self._spara_kommun(logotyp_alttext=värde)
        else:
            self._spara_stil(self.med(self.uppgifter.husstil, namn, värde))

    def _spara_stil(self, husstil: dict[str, Any]) -> bool:
        uppgifter: NämndUppgifter = self.uppgifter
        return self.spara(dataclasses.replace(uppgifter, husstil=husstil))

    def _spara_kommun(self, **ändringar: Any) -> None:
        vy = self._kommun
        if vy is not None:
            nya = dataclasses.replace(vy.uppgifter, **ändringar)
            self.kontext.utför(lambda: register.spara_kommun(self.kontext.db, vy.id, nya, vy.version))

    def ta_bort_egna(self) -> None:
        """Back to the ground as it ships; Ctrl+Z brings the own settings back."""
        if self.vy is not None:
            self._spara_stil({"nyckel": stilar.vald_stil(self.uppgifter.husstil)})

    def _kommun_ändrad(self, slag: str, _id: int) -> None:
        if slag == "kommun" and self.vy is not None and self.isVisible():
            self._fyll_fält()
            self.titt.rita_om()

    def _granska_org(self) -> None:
        """Kindly: the number is kept as it was typed."""
        nummer = self._org.råtext().strip()
        stämmer = not nummer or organisationsnummer_stämmer(nummer)
        self._org.visa_fel("" if stämmer else "Kontrollsiffran stämmer inte. Se efter om någon siffra blev fel.")

    def _titta(self) -> None:
        if self.vy is not None and self.isVisible():
            self.titt.visa(self.vy.id, self.nuvarande().husstil)

    # -- the logotype -------------------------------------------------------------------------
    def välj_bild(self) -> None:
        """Asks for a picture file."""
        namn, _ = QFileDialog.getOpenFileName(self, "Välj logotyp", "", "Bilder (*.png *.svg)")
        if namn:
            self.ta_bild(Path(namn))

    def ta_bild(self, sökväg: Path) -> None:
        """Stores the picture as the kommun's or the nämnd's own logotype, by what is chosen."""
        sha = self.kontext.försök(lambda: stilar.spara_logotyp(self.kontext.db, läs_bild(sökväg)))
        if sha is None or self.vy is None:
            return
        if self.stil.logotypval == "kommunens":
            self._spara_kommun(logotyp_sha256=sha)
        else:
            self._spara_stil(stilar.ändra(self.uppgifter.husstil, logotyp=sha))
        if not self._fält["logotyp_alttext"].råtext().strip():
            self._fält["logotyp_alttext"].visa_fel("Skriv vad bilden föreställer, för den som lyssnar på papperet.")
            self._fält["logotyp_alttext"].inmatning.setFocus()

    # -- coming and going ---------------------------------------------------------------------
    def öppna(self, nämnd_id: int) -> None:
        """Shows the panel for a nämnd."""
        self.show()
        self.visa(nämnd_id)
        self._fält["nyckel"].inmatning.setFocus()

    def stäng(self) -> None:
        """Saves what is typed and goes back."""
        self.lämna_fält()
        self.titt.sluta()
        self.hide()
        self.stängd.emit()
