"""Forms about the meeting: a raised matter, a note, where to go, the close, and the list of what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from nämndapp.bas.papekande import Nivå
from nämndapp.services import rumskontroll, rumsmote
from nämndapp.services.andring import Ändring
from nämndapp.services.rumsvy import RumsVy
from nämndapp.ui.kit.falt import Textfält, Tidsfält, Valfält
from nämndapp.ui.kontext import Kontext
from nämndapp.ui.rummet.kommandon import Kommando
from nämndapp.ui.rummet.panel import Panel, flerrad

_EFTER, _SIST = "Efter den här paragrafen", "Sist"


class Väcktpanel(Panel):
    """W: a matter that somebody raises at the meeting."""

    slag, rubrik, knapptext = "väckt", "Väckt ärende", "Ny paragraf"

    def bygg(self) -> None:
        self.lägg(Textfält("rubrik", "Ärendets rubrik"))
        plats = Valfält("plats", "Var?", [(_SIST, _SIST), (_EFTER, _EFTER)])
        plats.sätt(_SIST)
        self.lägg(Textfält("av", "Vem väcker det? (kan vara tomt)"), plats)

    def tjänst(self) -> Ändring:
        efter = self.nu.id if self.värde("plats") == _EFTER else None
        return rumsmote.väck_ärende(
            self.kontext.db, self.vy.sammanträde_id, self.värde("rubrik"), self.värde("av"), efter
        )


class Egenanteckning(Panel):
    """I: a note for the afternoon, never printed."""

    slag, rubrik = "anteckning", "Egen anteckning (skrivs aldrig ut)"

    def bygg(self) -> None:
        self.lägg(flerrad("text", f"Om {self.nu.beteckning} {self.nu.uppgifter.rubrik}", 3))

    def tjänst(self) -> Ändring:
        return rumsmote.anteckna(
            self.kontext.db, self.vy.sammanträde_id, self.nu.uppgifter.rubrik, self.värde("text") or "", self.kl()
        )


class Kontrollpanel(Panel):
    """C: what the rules say of the §. It is mended with the room's own keys, or on the page afterwards."""

    slag, rubrik, knapptext = "kontroll", "Kontroll", "Stäng"

    def bygg(self) -> None:
        fynd = rumskontroll.kontrollera(self.kontext.db, self.vy.sammanträde_id, self.nu.id)
        for p in fynd.om_paragrafen:
            lagrum = f" ({p.lagrum})" if p.lagrum else ""
            self.text(f"{TECKEN[p.nivå]} {p.text}{lagrum} {p.förslag}".rstrip(), "")
        if not fynd.om_paragrafen:
            self.text("Ingenting att anmärka på paragrafen.", "")
        if fynd.övriga:
            antal = "1 anmärkning" if fynd.övriga == 1 else f"{fynd.övriga} anmärkningar"
            self.text(f"{antal} om resten av sammanträdet: se Kontroll på sidan Sammanträden.")
        self.hjälp.setText("Enter eller Esc: stäng")
        self.avbrytknapp.hide()

    def spara(self) -> None:
        self.stängd.emit()


TECKEN = {Nivå.FEL: "✗ Fel:", Nivå.VARNING: "⚠ Varning:", Nivå.TIPS: "• Tips:"}
"""A sign and a word for each level, so that the colour is not needed."""


class Gåtillpanel(Panel):
    """G: to a § by its number or a word of its title."""

    slag, rubrik, knapptext = "gå till", "Gå till paragraf", "Gå"
    valt = Signal(int)

    def bygg(self) -> None:
        f = self.lägg(Textfält("vart", "Nummer, eller ett ord ur rubriken"))
        self._träff = self.text(" ")
        f.skrivs.connect(lambda _n, text: self._visa(text))

    def _visa(self, text: str) -> None:
        id_ = self._hitta(text)
        rad = next((r for r in self.vy.rader if r.id == id_), None)
        self._träff.setText(f"{rad.beteckning} {rad.rubrik}" if rad else "Ingen paragraf stämmer.")

    def _hitta(self, text: str) -> int | None:
        sökt = " ".join(text.replace("§", " ").casefold().split())
        if not sökt:
            return None
        if sökt.isdigit():
            return next((r.id for r in self.vy.rader if r.nummer == int(sökt)), None)
        return next((r.id for r in self.vy.rader if sökt in r.rubrik.casefold()), None)

    def spara(self) -> None:
        id_ = self._hitta(self.fält["vart"].råtext())
        if id_ is None:
            self.visa_fel("Ingen paragraf stämmer. Skriv ett nummer eller ett ord ur rubriken.")
            return
        self.valt.emit(id_)
        self.stängd.emit()


class Avslutapanel(Panel):
    """X: what is left, and the closing time."""

    slag, rubrik, knapptext = "avsluta", "Avsluta sammanträdet", "Avsluta sammanträdet"

    def bygg(self) -> None:
        kvar = rumsmote.vad_är_kvar(self.kontext.db, self.vy.sammanträde_id)
        self.text("\n".join(kvar) if kvar else "Alla paragrafer är klubbade. Ingenting är kvar.").setProperty(
            "roll", ""
        )
        kl = self.lägg(Tidsfält("kl", "Sammanträdet slutade kl."))
        kl.sätt(self.vy.sluttid or self.kl())

    def tjänst(self) -> Ändring:
        kl = self.värde("kl")
        if kl is None:
            raise ValueError("Skriv när sammanträdet slutade.")
        return rumsmote.avsluta(self.kontext.db, self.vy.sammanträde_id, kl)


class Kommandopanel(Panel):
    """?: everything that can be done, filtered by what is typed; Enter does it."""

    stor = True
    slag, rubrik, knapptext = "kommandon", "Vad vill du göra?", "Gör"
    valt = Signal(object)  # Kommando

    def __init__(
        self, kontext: Kontext, vy: RumsVy, kommandon: Sequence[Kommando], parent: QWidget | None = None
    ) -> None:
        self._kommandon = kommandon
        super().__init__(kontext, vy, parent)

    def bygg(self) -> None:
        f = self.lägg(Textfält("sök", "Skriv några bokstäver, eller välj med pilarna"))
        self.lista = QListWidget(self)
        self.lista.setAccessibleName("Kommandon")
        self.lista.setMinimumHeight(96)
        self.lista.itemActivated.connect(lambda _: self.spara())
        self.lista.installEventFilter(self)
        self.innehåll.addWidget(self.lista, 1)
        self.ram.setStretchFactor(self.innehåll, 100)
        f.skrivs.connect(lambda _n, text: self._filtrera(text))
        self._filtrera("")

    def _titel(self) -> str:
        return self.rubrik

    def _filtrera(self, text: str) -> None:
        self.lista.clear()
        for k in self._kommandon:
            if all(o in f"{k.namn} {k.tangent}".casefold() for o in text.casefold().split()):
                post = QListWidgetItem(f"{k.tangent}\t{k.namn}")
                post.setData(Qt.ItemDataRole.UserRole, k)
                post.setData(Qt.ItemDataRole.AccessibleTextRole, f"{k.namn}, {k.tangent}")
                self.lista.addItem(post)
        self.lista.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steg = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if steg and isinstance(watched, QLineEdit):
                self.lista.setCurrentRow(min(max(self.lista.currentRow() + steg, 0), self.lista.count() - 1))
                return True
            if watched is self.lista and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.spara()
                return True
        return super().eventFilter(watched, event)

    def spara(self) -> None:
        if self.lista.currentRow() < 0:
            self.visa_fel("Inget kommando heter så.")
            return
        kommando = self.lista.currentItem().data(Qt.ItemDataRole.UserRole)
        self.stängd.emit()
        self.valt.emit(kommando)
