"""What is read across the table: the § with what has happened, who is there, what comes next, the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from nämndapp.bas import svenska
from nämndapp.models import Paragrafutgång
from nämndapp.services.rumsvy import Del, Rumsparagraf, Rumsperson, RumsVy
from nämndapp.ui.kit.rullyta import rullyta
from nämndapp.ui.rummet.kommandon import KOMMANDON
from nämndapp.ui.tema import aktuella_färger


def etikett(roll: str, förälder: QWidget) -> QLabel:
    """A label of wrapped plain text in one of the room's sizes."""
    rad = QLabel("", förälder)
    rad.setProperty("roll", roll)
    rad.setWordWrap(True)
    rad.setTextFormat(Qt.TextFormat.PlainText)
    return rad


def sätt(rad: QLabel, text: str) -> None:
    """Text, or no line at all."""
    rad.setText(text)
    rad.setVisible(bool(text))


def visa_antal(rad: QLabel, vy: RumsVy) -> None:
    """The quorum in words, and in the colour of yes or no."""
    sätt(rad, antalstext(vy))
    rad.setProperty("lage", "bra" if vy.beslutför else "fel")
    rad.style().unpolish(rad)
    rad.style().polish(rad)


class Paragrafkort(QFrame):
    """The § at the left. Up and down scroll it; every other key is the room's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rumskort")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 12, 12)
        layout.setSpacing(4)
        self.beteckning = etikett("rum-nummer", self)
        self.rubrik = etikett("rum-rubrik", self)
        layout.addWidget(self.beteckning)
        layout.addWidget(self.rubrik)
        inre = QWidget()
        ilayout = QVBoxLayout(inre)
        ilayout.setContentsMargins(0, 4, 8, 0)
        ilayout.setSpacing(8)
        self.läge = etikett("rum-klubbat", inre)
        self.föredragande = etikett("rum-svag", inre)
        self.beslutsrubrik = etikett("rum-etikett", inre)
        self.beslut = etikett("rum-text", inre)
        self.händelserubrik = etikett("rum-etikett", inre)
        self.händelser = etikett("rum-text", inre)
        self.anteckningar = etikett("rum-svag", inre)
        for rad in (self.läge, self.föredragande, self.beslutsrubrik, self.beslut, self.händelserubrik,
                    self.händelser, self.anteckningar):  # fmt: skip
            ilayout.addWidget(rad)
        ilayout.addStretch(1)
        self.yta: QScrollArea = rullyta(inre)
        layout.addWidget(self.yta, 1)

    def visa(self, vy: RumsVy) -> None:
        """Shows the room's §."""
        nu = vy.nu
        if nu is None:
            for rad in self.findChildren(QLabel):
                sätt(rad, "")
            sätt(self.rubrik, "Inga paragrafer")
            return
        u = nu.uppgifter
        nummer = f"{nu.beteckning}   {u.diarienummer or ''}".rstrip()
        sätt(self.beteckning, nummer)
        sätt(self.rubrik, u.rubrik)
        sätt(self.läge, lägestext(nu, vy.starttid))
        sätt(self.föredragande, f"Föredragande: {nu.föredragande}" if nu.föredragande else "")
        punkter = [s.text for s in u.beslutspunkter if s.text.strip()]
        sätt(self.beslutsrubrik, ("Beslut" if u.klubbat is not None else "Förslag till beslut") if punkter else "")
        numrade = [f"{nr}. {t}" for nr, t in enumerate(punkter, 1)] if len(punkter) > 1 else punkter
        sätt(self.beslut, "\n".join(numrade))
        sätt(self.händelserubrik, "Vad som har hänt" if nu.händelser else "")
        sätt(self.händelser, "\n".join(f"• {h}" for h in nu.händelser))
        egna = [
            r for r in vy.anteckning.splitlines() if u.rubrik and r.startswith((f"{u.rubrik}, kl. ", f"{u.rubrik}: "))
        ]
        sätt(self.anteckningar, "\n".join(f"✎ {r.removeprefix(u.rubrik).lstrip(',: ')}" for r in egna))
        self.setAccessibleName(f"{nu.beteckning} {u.rubrik}")
        delar = (self.läge, self.föredragande, self.beslutsrubrik, self.beslut, self.händelser)
        self.setAccessibleDescription(". ".join(r.text() for r in delar if r.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steg = {Qt.Key.Key_Down: 48, Qt.Key.Key_Up: -48}.get(Qt.Key(event.key()))
        if steg and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            stapel = self.yta.verticalScrollBar()
            stapel.setValue(stapel.value() + steg)
        else:
            event.ignore()


def lägestext(nu: Rumsparagraf, starttid: time | None) -> str:
    """ "✓ Beslutat kl. 14.05", with what is special about the §; no time where it was written up another day."""
    u = nu.uppgifter
    ord_ = {
        Paragrafutgång.BORDLÄGGNING: "Bordlagt",
        Paragrafutgång.ÅTERREMISS: "Återremitterat",
        Paragrafutgång.INFORMATION: "Klart",
        Paragrafutgång.UTGÅR: "Utgår",
    }.get(u.utgång, "Beslutat")
    kl = f" kl. {svenska.klockslag(u.klubbat)}" if u.klubbat and u.klubbat not in {starttid, time()} else ""
    delar = [f"✓ {ord_}{kl}"] if u.klubbat is not None else []
    delar += ["Justerad och låst"] if nu.låst else ["Justeras omedelbart"] if u.omedelbart_justerad else []
    delar += ["Val: sluten votering"] if u.val else []
    return "   ".join(delar)


class Närvarokort(QFrame):
    """Who is there under the §, at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rumsnarvaro")
        self.setAccessibleName("Närvaro under paragrafen")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 12)
        layout.setSpacing(6)
        self.antal = etikett("rum-antal", self)
        layout.addWidget(self.antal)
        inre = QWidget()
        ilayout = QVBoxLayout(inre)
        ilayout.setContentsMargins(0, 0, 8, 0)
        self.namn = etikett("rum-namn", inre)
        self.namn.setTextFormat(Qt.TextFormat.RichText)
        ilayout.addWidget(self.namn)
        ilayout.addStretch(1)
        layout.addWidget(rullyta(inre), 1)

    def visa(self, vy: RumsVy) -> None:
        """Shows the presence of the room's §."""
        visa_antal(self.antal, vy)
        rader = list(_grupper(vy.nu))
        self.namn.setText("".join(f"<p style='margin:0 0 10px 0'><b>{rubrik}</b><br>{'<br>'.join(r)}</p>"
                                  for rubrik, r in rader))  # fmt: skip
        self.setAccessibleDescription(antalstext(vy))


def antalstext(vy: RumsVy) -> str:
    """ "7 av 9 – beslutför"; without seats in the register only how many serve."""
    if vy.nu is None:
        return ""
    if vy.platser is None:
        return f"{vy.antal} tjänstgör"
    return (
        f"{vy.antal} av {vy.platser} – beslutför" if vy.beslutför else f"⚠ {vy.antal} av {vy.platser} – inte beslutför"
    )


def _grupper(nu: Rumsparagraf | None) -> Iterator[tuple[str, list[str]]]:
    if nu is None:
        return
    for rubrik, delar in (
        ("Tjänstgör", (Del.TJÄNSTGÖR,)),
        ("Jäviga", (Del.JÄVIG,)),
        ("Också i salen", (Del.NÄRVARANDE,)),
        ("Inte här", (Del.FRÅNVARANDE,)),
    ):
        rader = [_personrad(p) for p in nu.med(*delar)]
        if rader:
            yield rubrik, rader


def _personrad(p: Rumsperson) -> str:
    extra = [
        "ordförande" if p.ordförande else "",
        f"för {p.för}" if p.för else "",
        "på distans" if p.distans and p.del_ in {Del.TJÄNSTGÖR, Del.NÄRVARANDE} else "",
        "del av §" if p.del_av else "",
        "deltar inte" if p.deltar_inte else "",
        p.titel,
    ]
    svag = aktuella_färger().text_svag
    slut = ", ".join(escape(e) for e in extra if e)
    return f"{escape(p.namn)}{f' <span style=color:{svag}>{slut}</span>' if slut else ''}"


def tangentrad(*, kort: bool) -> str:
    """The bottom line as links, so that the mouse can press a key too; ``kort``: the letters alone, but for a few."""
    svag = aktuella_färger().text_svag
    return "&nbsp;&nbsp; ".join(_länkar(kort=kort, svag=svag))


def _länkar(*, kort: bool, svag: str) -> Iterable[str]:
    for k in KOMMANDON:
        if not k.kort:
            continue
        ord_ = k.kort if not kort or k.tangent in {"Enter", "K", "?"} else ""
        namn = f"<span style='color:{svag}'>&nbsp;{escape(k.kort).replace(' ', '&nbsp;')}</span>" if ord_ else ""
        yield f"<a href='{k.gör}' style='text-decoration:none'><b>{escape(k.tangent)}</b>{namn}</a>"
