"""What is done with a särskilt protokoll: justerat, anslaget, nedtaget, rättat, taken back. Legal acts ask first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nämndapp.services import anslag, sarskilda_protokoll
from nämndapp.services.andring import Ändring
from nämndapp.services.sarskilda_protokoll import ProtokollVy
from nämndapp.ui.kit.falt import Datumfält, Flerradsfält, Textfält
from nämndapp.ui.kit.fraga import Frågerad
from nämndapp.ui.kit.menyknapp import Menyknapp
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.protokoll.aktpanel import Aktpanel, Värden


class Protokollsakter(QObject):
    """The next act's button, the menu of all, and the panel that asks. ``lagrad``: the locked PDF is to be shown."""

    lagrad = Signal()

    def __init__(self, kontext: Kontext, parent: QWidget) -> None:
        super().__init__(parent)
        self.kontext = kontext
        self.vy: ProtokollVy | None = None
        self.fråga = Frågerad(parent)
        self.panel = Aktpanel(parent)
        self.knapp = QPushButton("&Justera …", parent)
        self.knapp.setProperty("roll", "primär")
        self.knapp.clicked.connect(self._gå_vidare)
        self._nästa: Callable[[], object] = self.justera
        self.meny_knapp = Menyknapp(
            "&Mer",
            "Mer om protokollet: anslag, rättelse, ta tillbaka",
            (
                ("justera", "&Justera …", self.justera),
                ("anslå", "&Anslå …", self.anslå),
                ("ned", "Ta &ned anslaget …", self.ta_ned),
                ("rätta", "&Rättelse …", self.rätta),
                ("lagrad", "&Papperet som det justerades", self.lagrad.emit),
                ("bort", "Ta &tillbaka utkastet", self.ta_tillbaka),
            ),
            parent,
        )
        self.val = self.meny_knapp.val

    def _gå_vidare(self) -> None:
        self._nästa()

    def visa(self, vy: ProtokollVy | None) -> None:
        """The acts that the chosen protocol is ready for."""
        if vy is None or self.vy is None or vy.id != self.vy.id:
            self.fråga.stäng()
            self.panel.stäng()
        self.vy = vy
        skrivs = vy is not None and self.kontext.db.skrivbar
        justerat = vy is not None and vy.uppgifter.justerat is not None
        upp = self._uppe()
        nedtaget = justerat and vy is not None and vy.bild.anslagssak is not None and not upp and self._har_anslag()
        for namn, går in (
            ("justera", not justerat),
            ("anslå", justerat and not upp),
            ("ned", upp),
            ("rätta", justerat),
            ("bort", not justerat),
        ):
            self.val[namn].setEnabled(skrivs and går)
        self.val["lagrad"].setEnabled(vy is not None and vy.uppgifter.pdf_sha256 is not None)
        text, self._nästa = "&Justera …", self.justera
        if upp:
            text, self._nästa = "Ta &ned …", self.ta_ned
        elif nedtaget:
            text, self._nästa = "R&ättelse …", self.rätta
        elif justerat:
            text, self._nästa = "Ansl&å …", self.anslå
        self.knapp.setText(text)
        self.knapp.setEnabled(skrivs)
        self.meny_knapp.setEnabled(vy is not None)

    def _har_anslag(self) -> bool:
        sak = self.vy.bild.anslagssak if self.vy else None
        return sak is not None and sak.gällande is not None

    def _uppe(self) -> bool:
        """Is it on the board, as far as it has been noted?"""
        sak = self.vy.bild.anslagssak if self.vy else None
        return sak is not None and sak.gällande is not None and sak.gällande.nedtaget is None

    def _gör(self, tjänst: Callable[[], Ändring]) -> bool:
        return self.kontext.utför(tjänst) is not None

    # -- the acts -----------------------------------------------------------------------------
    def justera(self) -> None:
        """Signed: when, by whom. Locks it."""
        vy, db = self.vy, self.kontext.db
        if vy is None or vy.uppgifter.justerat is not None:
            return

        def gör(v: Värden) -> bool:
            dag = v["datum"] or date.today()
            return self._gör(
                lambda: sarskilda_protokoll.justera(
                    db, vy.id, dag, av=v["av"], titel=v["titel"], väntad_version=vy.version
                )
            )

        self.panel.öppna(
            f"Är särskilt protokoll {vy.bild.nummer} undertecknat? Då låses det med sina beslut och sin PDF; fel "
            "rättas sedan med en rättelse. Det kan inte ångras.",
            f"Justera {vy.bild.nummer}",
            [
                (Datumfält("datum", "Justerat den", lambda: vy.uppgifter.datum.year), date.today(), 1),
                (Textfält("av", "Av"), vy.uppgifter.av, 1),
                (Textfält("titel", "Titel"), vy.uppgifter.titel, 2),
            ],
            gör,
        )

    def anslå(self) -> None:
        """Put up on the anslagstavla: when, and where the protocol is kept."""
        vy, db = self.vy, self.kontext.db
        sak = vy.bild.anslagssak if vy else None
        if vy is None or sak is None:
            return
        nämnd = vy.uppgifter.nämnd_id
        plats = self.kontext.försök(lambda: anslag.föreslagen_förvaringsplats(db, nämnd, särskilt=True)) or ""

        def gör(v: Värden) -> bool:
            tavla = anslag.Tavla(v["plats"], v["av"])
            return self._gör(lambda: anslag.sätt_upp(db, sak, v["datum"] or date.today(), tavla))

        self.panel.öppna(
            f"När sattes anslaget om protokoll {vy.bild.nummer} upp på anslagstavlan? Det ska vara uppe senast "
            f"{sak.senast.isoformat()} och sitta hela överklagandetiden, tre veckor.",
            "Anteckna anslaget",
            [
                (Datumfält("datum", "Uppsatt den", lambda: sak.justerat.year), date.today(), 1),
                (Textfält("av", "Av"), "", 1),
                (Textfält("plats", "Protokollet förvaras"), plats, 2),
            ],
            gör,
        )

    def ta_ned(self) -> None:
        """The day that it was taken down."""
        vy, db = self.vy, self.kontext.db
        sak = vy.bild.anslagssak if vy else None
        a = sak.gällande if sak else None
        if vy is None or a is None or a.id is None:
            return
        self.panel.öppna(
            f"När togs anslaget om protokoll {vy.bild.nummer} ned? Det får tas ned tidigast "
            f"{a.ned_tidigast.isoformat()}.",
            "Anteckna nedtagningen",
            [(Datumfält("datum", "Nedtaget den", lambda: a.uppsatt.year), date.today(), 1)],
            lambda v: self._gör(lambda: anslag.ta_ned(db, a.id or 0, v["datum"] or date.today(), a.version)),
        )

    def rätta(self) -> None:
        """A dated note on a justerat protocol."""
        vy = self.vy
        if vy is None or vy.uppgifter.justerat is None:
            return
        self.panel.öppna(
            f"Rättelse av protokoll {vy.bild.nummer}. Protokollet självt ändras inte: rättelsen antecknas med datum "
            "och namn, och kan inte tas bort.",
            f"Rätta {vy.bild.nummer}",
            [
                (Datumfält("datum", "Datum"), date.today(), 1),
                (Textfält("av", "Av"), "", 3),
                (Flerradsfält("text", "Vad som är fel och vad som är rätt", 2), "", 4),
            ],
            partial(self._rätta, vy),
        )

    def _rätta(self, vy: ProtokollVy, v: Värden) -> bool:
        dag = v["datum"] or date.today()
        return self._gör(
            lambda: sarskilda_protokoll.rätta(
                self.kontext.db, vy.id, dag, av=v["av"], text=v["text"], väntad_version=vy.version
            )
        )

    def ta_tillbaka(self) -> None:
        """The draft goes; Ctrl+Z brings it back."""
        vy, db = self.vy, self.kontext.db
        if vy is not None and vy.uppgifter.justerat is None:
            self._gör(lambda: sarskilda_protokoll.ta_tillbaka(db, vy.id, vy.version))
